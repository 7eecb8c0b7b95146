// The bytes of a status line and of fields, with the empty line behind them -> status and fields
// (RFC 9112 sections 4 and 5).

import ContractRuntime

/// Status and fields of a response.
struct HTTPResponseHead {
  let status: Int
  /// Names in lower case; values without the white space around them.
  let fields: [(name: String, value: String)]

  init(_ bytes: ArraySlice<UInt8>) throws(FetchError) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst() else { throw .malformedResponse("no status line") }
    status = try Self.status(Self.withoutReturn(first))
    var fields: [(name: String, value: String)] = []
    for line in lines {
      let line = try Self.withoutReturn(line)
      if line.isEmpty { break }
      fields.append(try Self.field(line))
    }
    self.fields = fields
  }

  /// Every value of the fields with this name, which is in lower case; lists are taken apart.
  func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.flatMap { field in
      field.value.split(separator: ",").map { Self.trimmed(Array($0.utf8)[...]) }
    }
  }

  /// `HTTP/1.1 200 reason`; the reason and the space before it may be absent.
  private static func status(_ line: ArraySlice<UInt8>) throws(FetchError) -> Int {
    let text = String(decoding: line, as: UTF8.self)
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, words[0] == "HTTP/1.1" || words[0] == "HTTP/1.0",
      words[1].utf8.count == 3, let status = Int(words[1]), (100...599).contains(status)
    else { throw .malformedResponse("no status line of HTTP/1.1") }
    return status
  }

  private static func field(
    _ line: ArraySlice<UInt8>
  ) throws(FetchError) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(HTTPToken.isByte)
    else { throw .malformedResponse("a field without a name") }
    guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw .malformedResponse("a control character in a field")
    }
    return (
      String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      trimmed(line[(colon + 1)...])
    )
  }

  private static func withoutReturn(
    _ line: ArraySlice<UInt8>
  ) throws(FetchError) -> ArraySlice<UInt8> {
    guard !line.isEmpty else { return line }
    guard line.last == 0x0D else {
      throw .malformedResponse("a line that does not end with CR LF")
    }
    return line.dropLast()
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }
}
