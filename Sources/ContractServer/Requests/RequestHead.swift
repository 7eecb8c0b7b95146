// The strict check of a head that the HTTP codec has decoded. The codec refuses malformed lines;
// what it lets through and a server must not (RFC 9112) is refused here: missing or ambiguous Host,
// two ways of framing, leading zeros in lengths, unknown transfer codings, foreign protocols,
// targets in the wrong form.

import ContractRuntime
import NIOHTTP1

/// An acceptable request head, in the terms of Runtime and with its framing decided.
struct RequestHead {
  /// How the body is delimited.
  enum Framing: Equatable {
    case none
    case fixed(Int)
    case chunked
  }

  var method: Request.Method
  var target: String
  var headers: Headers
  var framing = Framing.none
  var origin: String?
  var accept: String?
  var expectsContinue = false
  /// HTTP/1.0 knows no chunked responses and no interim ones.
  var isHTTP10: Bool
  /// Whether the connection can carry another request after this one.
  var keepsConnection: Bool
}

extension RequestHead {
  /// Checks a decoded head.
  ///
  /// - Parameters:
  ///   - head: The head as the codec saw it.
  ///   - isHTTPLine: Whether the request line itself names `HTTP/`: the codec reports RTSP and ICE
  ///     requests as HTTP/1.0.
  ///   - limits: The limit on the target is looked at here.
  init(_ head: HTTPRequestHead, isHTTPLine: Bool, limits: Limits) throws(Refusal) {
    guard isHTTPLine else { throw .malformed }
    guard head.version.major == 1 else { throw .version }
    isHTTP10 = head.version.minor == 0
    keepsConnection = head.isKeepAlive
    method = Self.method(head.method)
    guard head.method != .CONNECT else { throw .unknownMethod }
    headers = Headers()
    target = head.uri
    var fields = FramingFields()
    headers.fields.reserveCapacity(head.headers.count)
    for (name, value) in head.headers {
      try note(name, value, &fields)
      headers.fields.append(Headers.Field(name: name, value: value))
    }
    try checkHost(fields)
    try checkFraming(fields)
    try checkTarget(limit: limits.targetBytes)
    // Content of GET and HEAD means nothing (RFC 9110 section 9.3.1) and is a way to smuggle
    // requests past a front end that does not expect it: it is read, and the connection ends.
    if framing != .none, method == .get || method == .head { keepsConnection = false }
  }

  /// The fields that decide about routing and framing.
  private struct FramingFields {
    var host: String?
    var hostCount = 0
    var length: String?
    var lengthCount = 0
    var coding: String?
    var codingCount = 0
    var contentTypeCount = 0
  }

  /// Picks out the fields that matter here; the length of the name tells most others apart at once.
  private mutating func note(_ name: String, _ value: String, _ fields: inout FramingFields)
    throws(Refusal)
  {
    switch name.utf8.count {
    case 4 where name.isEqualIgnoringASCIICase("host"):
      fields.host = value
      fields.hostCount += 1
    case 6 where name.isEqualIgnoringASCIICase("origin"): origin = value
    case 6 where name.isEqualIgnoringASCIICase("accept"):
      accept = accept.map { "\($0),\(value)" } ?? value
    case 6 where name.isEqualIgnoringASCIICase("expect"):
      guard value.isEqualIgnoringASCIICase("100-continue") else {
        throw Refusal(status: 417, detail: "The only expectation that is met is 100-continue.")
      }
      expectsContinue = true
    // The codec stops after a request that asks for an upgrade. Upgrades are ignored here, so such
    // a request is answered as usual and ends the connection.
    case 7 where name.isEqualIgnoringASCIICase("upgrade"): keepsConnection = false
    case 12 where name.isEqualIgnoringASCIICase("content-type"): fields.contentTypeCount += 1
    case 14 where name.isEqualIgnoringASCIICase("content-length"):
      fields.length = value
      fields.lengthCount += 1
    case 17 where name.isEqualIgnoringASCIICase("transfer-encoding"):
      fields.coding = value
      fields.codingCount += 1
    // Some front ends read `_` as `-`; what one side takes for framing the other must not overlook.
    case 14 where name.isEqualIgnoringASCIICase("content_length"),
      17 where name.isEqualIgnoringASCIICase("transfer_encoding"):
      throw .bad("A framing field is misspelt.")
    default: break
    }
  }

  private func checkHost(_ fields: FramingFields) throws(Refusal) {
    guard fields.hostCount <= 1 else { throw .bad("There is more than one Host field.") }
    guard let host = fields.host else {
      if isHTTP10 { return }
      throw .bad("The Host field is missing.")
    }
    guard Authority.isValid(host) else { throw .bad("The Host field is not valid.") }
  }

  private mutating func checkFraming(_ fields: FramingFields) throws(Refusal) {
    guard fields.contentTypeCount <= 1 else {
      throw .bad("There is more than one Content-Type field.")
    }
    if let coding = fields.coding {
      guard fields.lengthCount == 0 else {
        throw .bad("Content-Length and Transfer-Encoding cannot stand together.")
      }
      guard !isHTTP10 else { throw .bad("HTTP/1.0 knows no Transfer-Encoding.") }
      guard fields.codingCount == 1, coding.isEqualIgnoringASCIICase("chunked") else {
        throw Self.refusal(ofCoding: coding)
      }
      framing = .chunked
    } else if let length = fields.length {
      guard fields.lengthCount == 1 else {
        throw .bad("There is more than one Content-Length field.")
      }
      let digits = length.utf8
      guard let value = Int(length), digits.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.count == 1 || digits.first != 0x30
      else { throw .bad("The Content-Length field is not valid.") }
      framing = value == 0 ? .none : .fixed(value)
    }
  }

  /// 501 for codings without parameters that are not known here, in front of a `chunked` that tells the end
  /// (RFC 9112 section 6.1), else 400.
  private static func refusal(ofCoding coding: String) -> Refusal {
    let names = coding.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { name in String(Substring(name).trimmingSpaces()).lowercased() }
    // `identity` is no coding any more, and `chunked` is not applied twice (RFC 9112 sections 6.1 and 7).
    let mayBeCoding = { (name: String) in
      !name.isEmpty && name.utf8.allSatisfy(HTTPToken.isByte)
        && name != "identity" && name != "chunked"
    }
    if names.count > 1, names.last == "chunked", names.dropLast().allSatisfy(mayBeCoding) {
      return Refusal(status: 501, detail: "The only transfer coding that is understood is chunked.")
    }
    return .bad("The Transfer-Encoding field is not valid.")
  }

  /// Brings the target to origin form (RFC 9112 section 3.2); `*` stays for OPTIONS.
  ///
  /// The host of an absolute target takes the place of the Host field (section 3.2.2), so that there
  /// is one answer to which host is meant.
  private mutating func checkTarget(limit: Int) throws(Refusal) {
    guard target.utf8.count <= limit else { throw .targetTooLong }
    guard Self.isPrintable(target.utf8Span.span) else {
      throw .bad("The request target holds bytes that have to be percent-encoded.")
    }
    if target.utf8.first == UInt8(ascii: "/") { return }
    if target == "*", method == .options { return }
    let lower = target.prefix(8).lowercased()
    let scheme = lower.hasPrefix("http://") ? "http" : lower.hasPrefix("https://") ? "https" : nil
    guard let scheme else { throw .bad("The request target is in no form that is served here.") }
    let rest = target.utf8.dropFirst(scheme.utf8.count + 3)
    let end =
      rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    let authority = rest[..<end]
    guard Authority.isValid(authority) else {
      throw .bad("The request target names no valid host.")
    }
    headers.set("Host", String(Substring(authority)))
    let path = rest[end...]
    if path.isEmpty {
      target = method == .options ? "*" : "/"
    } else {
      let text = String(Substring(path))
      target = path.first == UInt8(ascii: "/") ? text : "/" + text
    }
  }

  /// Whether all bytes are ones that may stand in a target, or a reader of targets is to judge.
  private static func isPrintable(_ target: Span<UInt8>) -> Bool {
    for place in target.indices {
      let byte = target[place]
      if byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") { return false }
    }
    return true
  }

  private static func method(_ method: HTTPMethod) -> Request.Method {
    switch method {
    case .GET: .get
    case .POST: .post
    case .PUT: .put
    case .PATCH: .patch
    case .DELETE: .delete
    case .HEAD: .head
    case .OPTIONS: .options
    default: Request.Method(method.rawValue)
    }
  }
}

extension RequestHead {
  /// Fields that a trailer section may not carry, because they were due in the head or change its
  /// meaning (RFC 9110 section 6.5.1); other trailers are ignored.
  private static let forbiddenTrailers: Set<String> = [
    "accept", "authorization", "cache-control", "connection", "content-encoding", "content-length",
    "content-range", "content-type", "cookie", "expect", "forwarded", "host", "if-match",
    "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "keep-alive",
    "max-forwards", "origin", "proxy-authorization", "range", "te", "trailer", "transfer-encoding",
    "upgrade", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto",
  ]

  /// Whether a trailer section may be ignored.
  static func isAcceptable(trailers: HTTPHeaders?) -> Bool {
    guard let trailers else { return true }
    return !trailers.contains { forbiddenTrailers.contains($0.name.lowercased()) }
  }
}
