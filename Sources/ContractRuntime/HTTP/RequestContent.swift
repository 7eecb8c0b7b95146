// The declared content of a request: checks Content-Type before a byte of the body is asked for,
// then collects the body within its limit.

/// The media types that an operation accepts as its body.
public struct RequestContent: Sendable {
  /// Which of the declared media types a request carries.
  public struct Match: Sendable {
    /// The index into the declared media types.
    public var index: Int
    /// The `Content-Type` as sent; `nil` where the request has none.
    public var mediaType: MediaType?
  }

  private let names: [StaticString]
  private let mediaTypes: [MediaType?]
  private let isRequired: Bool
  /// The indices of the media types whose content is handed over as its bytes.
  private let bytes: [Int]
  /// What is found for a field that reads as the contract does, as most do.
  private var matches: [Match?] = []

  /// Declares media types or ranges such as `image/*`, in the order of the contract.
  ///
  /// - Parameters:
  ///   - mediaTypes: The media types and ranges.
  ///   - required: Whether a request without a body is refused.
  ///   - bytes: The indices of those whose content is handed over as its bytes, whatever its
  ///     characters are; of `stream(of:)` all are.
  public init(_ mediaTypes: [StaticString], required: Bool, bytes: [Int] = []) {
    names = mediaTypes
    self.mediaTypes = mediaTypes.map { MediaType($0.description) }
    isRequired = required
    self.bytes = bytes
    matches = self.mediaTypes.map { $0.flatMap(match(of:)) }
  }

  /// Which declared media type the request carries; `nil` where it has no body.
  ///
  /// The most specific declared range wins. Without `Content-Type` the only declared type is
  /// assumed, or JSON among several, since many clients forget the field.
  ///
  /// - Throws: 415 where the type is not declared, cannot be read, is compressed, or is text in
  ///   another character set than UTF-8; 422 where a required body is missing.
  public func match(_ request: Request) throws(ProblemDetails) -> Match? {
    guard let match = try find(request) else { return nil }
    if let mediaType = match.mediaType, !mediaType.isUTF8, !bytes.contains(match.index) {
      throw .unsupportedCharset(names)
    }
    return match
  }

  /// The media type of a request without a byte that says which it carries: no text, a form without
  /// fields and an empty file are values. No byte is no JSON, nor a form in parts.
  private func matchOfNothing(_ headers: Headers) -> Match? {
    guard case .once(let field) = headers.occurrence(of: "Content-Type"), Self.isPlain(headers),
      let match = match(of: field), let mediaType = match.mediaType, !mediaType.isJSON,
      !mediaType.type.isEqualIgnoringASCIICase("multipart")
    else { return nil }
    return match
  }

  /// As `match`, for content that is handed over in the character set that it is sent in.
  func find(_ request: Request) throws(ProblemDetails) -> Match? {
    if request.body.hasNoBytes {
      if isRequired, let match = matchOfNothing(request.headers) { return match }
      return try absent()
    }
    guard Self.isPlain(request.headers) else { throw .unsupportedContentEncoding() }
    switch request.headers.occurrence(of: "Content-Type") {
    case .none:
      if let index = assumedIndex { return Match(index: index, mediaType: nil) }
    case .once(let field):
      if let match = match(of: field) { return match }
    case .repeated: break
    }
    throw .unsupportedMediaType(names)
  }

  /// Which declared media type a field names.
  private func match(of field: String) -> Match? {
    if let place = names.firstIndex(where: field.hasSameBytes(as:)) { return matches[place] }
    return MediaType(field).flatMap(match(of:))
  }

  private func match(of mediaType: MediaType) -> Match? {
    index(of: mediaType).map { Match(index: $0, mediaType: mediaType) }
  }

  /// The matched media type and the whole body; `nil` where there is no body and none is required.
  ///
  /// - Throws: what `match` throws, 413 beyond `limit` bytes, 408 where the peer is too slow.
  nonisolated(nonsending) public func read(
    _ request: Request, limit: Int
  ) async throws(ProblemDetails) -> (match: Match, bytes: [UInt8])? {
    guard let match = try match(request) else { return nil }
    let bytes = try await request.collect(upTo: limit)
    if bytes.isEmpty, mediaTypes[match.index]?.isJSON ?? false {
      // No content at all is no JSON document: the body was announced but left out.
      _ = try absent()
      return nil
    }
    return (match, bytes)
  }

  /// Whether no content coding but `identity` is applied (RFC 9110 section 8.4).
  private static func isPlain(_ headers: Headers) -> Bool {
    for field in headers.fields where field.isNamed("Content-Encoding") {
      for coding in field.value.split(separator: ",") {
        let name = String(coding.trimmingSpaces())
        guard name.isEmpty || name.isEqualIgnoringASCIICase("identity") else { return false }
      }
    }
    return true
  }

  private func absent() throws(ProblemDetails) -> Match? {
    guard isRequired else { return nil }
    throw .unprocessable([
      Violation(pointer: "", keyword: "required", message: "A body is required.")
    ])
  }

  private var assumedIndex: Int? {
    if mediaTypes.count == 1 { return 0 }
    return mediaTypes.firstIndex { $0?.isJSON ?? false }
      ?? index(of: MediaType(type: "application", subtype: "octet-stream", parameters: []))
  }

  private func index(of mediaType: MediaType) -> Int? {
    var best: (index: Int, specificity: Int)?
    for (index, declared) in mediaTypes.enumerated() {
      guard let specificity = declared?.specificity(for: mediaType) else { continue }
      if specificity > best?.specificity ?? -1 { best = (index, specificity) }
    }
    return best?.index
  }
}

extension RequestBody {
  /// Whether it is known that no byte comes.
  fileprivate var hasNoBytes: Bool {
    switch self {
    case .empty: true
    case .bytes(let bytes): bytes.isEmpty
    case .source: false
    }
  }
}

extension Request {
  /// The whole body, at most `limit` bytes of it.
  ///
  /// - Throws: 413 beyond the limit, 408 where the peer is too slow, 400 where it went away.
  nonisolated(nonsending) public func collect(
    upTo limit: Int
  ) async throws(ProblemDetails) -> [UInt8] {
    do throws(RequestBodyError) {
      return try await body.collect(upTo: limit)
    } catch {
      throw error.problem
    }
  }
}

extension RequestBodyError {
  /// The response to a body that could not be read.
  public var problem: ProblemDetails {
    switch self {
    case .tooLarge(let limitBytes):
      ProblemDetails(status: 413, detail: "The body is larger than \(limitBytes) bytes.")
    case .timedOut:
      ProblemDetails(
        status: 408, detail: "The body did not arrive in time.",
        headers: Headers([.init(name: "Connection", value: "close")]))
    case .disconnected: .badRequest("The body ended before it was complete.")
    }
  }
}
