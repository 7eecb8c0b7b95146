// A request that its client may send again without a second effect (the header Idempotency-Key of
// draft-ietf-httpapi-idempotency-key-header): its key, and its body as received.

/// What makes a request the same as one that was sent before: the key that its client gave it, and
/// its body.
public struct IdempotentRequest: Hashable, Sendable {
  /// The key, without the quotes and escapes of a structured field.
  public let key: String
  /// The bytes of the body as they came.
  public let body: [UInt8]

  /// A request from its parts.
  public init(key: String, body: [UInt8]) {
    self.key = key
    self.body = body
  }

  /// The request with the field's value as its key; nil where it has none.
  ///
  /// The body is received for it, and stays in `request` for whoever reads it.
  /// - Parameters:
  ///   - field: The value of the field, if the request has it.
  ///   - request: The request, which has the whole body afterwards.
  ///   - limits: How large the body may be.
  ///   - content: What the body may be; nothing is received of any other.
  /// - Throws: what `RequestContent.match` and `Request.collect` throw.
  nonisolated(nonsending) public init?(
    _ field: String?, _ request: inout Request, _ limits: RequestLimits,
    content: RequestContent? = nil
  ) async throws(ProblemDetails) {
    guard let field else { return nil }
    key = Self.key(of: field)
    _ = try content?.match(request)
    if case .empty = request.body {
      body = []
      return
    }
    body = try await request.collect(upTo: limits.bodyBytes)
    request.body = .bytes(body)
  }

  /// The text of a structured field's string (RFC 9651 section 3.3.3); any other value is the key
  /// itself, as most clients send it.
  public static func key(of field: String) -> String {
    let bytes = Array(field.utf8)
    let quote = UInt8(ascii: "\"")
    guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return field }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in bytes.dropFirst().dropLast() {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        text.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
