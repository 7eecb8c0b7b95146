// Multipart bodies for generated code, whole in memory.

/// A `multipart/form-data` body in memory (RFC 7578).
public struct MultipartForm: Sendable {
  /// One part.
  public struct Part: Sendable {
    /// The name of the form's field.
    public var name: String
    /// The name of the file as the client gives it: text for people, never a path.
    public var fileName: String?
    /// The `Content-Type`; `nil` where the part has none.
    public var mediaType: MediaType?
    /// The header fields of the part.
    public var headers: Headers
    /// The content.
    public var bytes: [UInt8]

    /// The content as text.
    ///
    /// - Throws: 400 where it is not UTF-8.
    public func text() throws(ProblemDetails) -> String {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .badRequest("A part of the body is not UTF-8.")
      }
      return text
    }
  }

  /// The parts in order.
  public let parts: [Part]

  /// Reads a body.
  ///
  /// - Throws: 400 where the body is malformed or incomplete, 413 and 431 beyond the limits.
  public init(
    _ bytes: [UInt8], mediaType: MediaType?, limits: MultipartLimits = MultipartLimits()
  ) throws(ProblemDetails) {
    var parser = try MultipartParser(mediaType: mediaType, limits: limits)
    parser.append(bytes)
    var parts: [Part] = []
    while let event = try parser.next() {
      switch event {
      case .part(let headers):
        parts.append(
          Part(
            name: headers.name, fileName: headers.fileName, mediaType: headers.mediaType,
            headers: headers.headers, bytes: []))
      case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
      case .endOfPart: break
      }
    }
    guard parser.isComplete else { throw .badRequest("The multipart body is incomplete.") }
    self.parts = parts
  }

  /// The parts of a field.
  public func parts(_ name: StaticString) -> [Part] {
    parts.filter { $0.isNamed(name) }
  }
}
