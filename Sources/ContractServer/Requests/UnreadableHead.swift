// What can still be told of a head that the HTTP codec refused: enough to answer it properly.

import ContractRuntime

/// The few facts of a malformed head that its refusal depends on.
///
/// `Origin` decides about the CORS fields: without them a browser hides the refusal from the script
/// that caused it. What names the request is for those who look it up later. Who sent it is not asked of what
/// proxies wrote: nobody can tell whether all of them are there.
struct UnreadableHead {
  var method: Request.Method?
  /// The fields that are among ``fieldNames``.
  var headers = Headers()
  /// The request line ends with a well-formed version that is neither 1.0 nor 1.1.
  var namesOtherVersion = false
  /// The method is a token (RFC 9110, section 9.1) in front of what may be the rest of a request line.
  var isMethodToken = false
  /// The target, where the request line is one of HTTP/1 in origin form.
  var target: String?
  /// The request line names HTTP at all.
  var isHTTPLine = false

  private static let fieldNames = ["Origin", "Accept", "X-Request-Id", "traceparent"]

  /// The most bytes of what is taken for a method.
  private static let methodLimit = 64

  init() {}

  /// Looks through the bytes of a head, complete or not, and perhaps of what comes behind it.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var isFirst = true
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let isWhole = end < rest.endIndex
      var line = rest[..<end]
      rest = rest[end...].dropFirst()
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty {
        // Empty lines in front of a request are none of it (RFC 9112 section 2.2).
        if isFirst { continue } else { break }
      }
      if isFirst { readRequestLine(line, isWhole: isWhole) } else if isWhole { readField(line) }
      isFirst = false
    }
  }

  private mutating func readField(_ line: ArraySlice<UInt8>) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = String(decoding: line[..<colon], as: UTF8.self)
    guard let known = Self.fieldNames.first(where: name.isEqualIgnoringASCIICase) else { return }
    headers.add(known, Self.value(line[(colon + 1)...]))
  }

  private mutating func readRequestLine(_ line: ArraySlice<UInt8>, isWhole: Bool) {
    let tail = Array(line.suffix(8))
    isHTTPLine = tail.count == 8 && tail.starts(with: "HTTP/".utf8)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let namesVersion = isHTTPLine && isDigit(tail[5]) && tail[6] == 0x2E && isDigit(tail[7])
    namesOtherVersion = namesVersion && !(tail[5] == 0x31 && tail[7] <= 0x31)
    let space = line.firstIndex(of: 0x20)
    guard space != nil || !isWhole else { return }
    let name = line[..<(space ?? line.endIndex)]
    guard (1...Self.methodLimit).contains(name.count), name.allSatisfy(HTTPToken.isByte) else {
      return
    }
    method = Request.Method(String(decoding: name, as: UTF8.self))
    guard isWhole, let space else {
      isMethodToken = true
      return
    }
    let rest = line[(space + 1)...].dropLast(8)
    // One space behind the target and none in it: else the line is no request line (RFC 9112, section 3).
    isMethodToken = namesVersion && rest.count > 1 && rest.firstIndex(of: 0x20) == rest.endIndex - 1
    guard isMethodToken, !namesOtherVersion, rest.first == UInt8(ascii: "/"),
      rest.dropLast().allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
    else { return }
    target = String(decoding: rest.dropLast(), as: UTF8.self)
  }

  private static func value(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let rest = bytes.drop(while: isBlank)
    let end = rest.lastIndex { !isBlank($0) }.map { rest.index(after: $0) } ?? rest.startIndex
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
