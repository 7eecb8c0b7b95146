// Items of a JSON array that need not be in memory at once: pieces of them in, the same JSON out that
// the array would give, written as fast as the peer takes it.

/// The items of a response whose content is an array, made while they are sent.
///
/// What an operation answers with instead of an array that would be too long for the memory. Its
/// length is not known when the response begins, so that HTTP/1.1 sends it in chunks.
public final class ArrayStream<Element: Sendable>: Sendable {
  private enum Pieces {
    case values(@Sendable () async throws -> [Element]?)
    case encoded(@Sendable () async throws -> EncodedArray<Element>?)
  }

  private let pieces: Pieces

  /// A stream of items.
  ///
  /// - Parameter next: Called for the next items once those before have been taken by the peer: some
  ///   of them, or nil after the last. An error ends the connection, so that no client takes what it
  ///   has for all of them. It is not called again after either, and not at all for `HEAD`.
  public convenience init(_ next: @escaping @Sendable () async throws -> [Element]?) {
    self.init(.values(next))
  }

  /// A stream of items that are JSON already.
  ///
  /// - Parameter next: As for a stream of values.
  public static func encoded(
    _ next: @escaping @Sendable () async throws -> EncodedArray<Element>?
  ) -> ArrayStream {
    ArrayStream(.encoded(next))
  }

  private init(_ pieces: Pieces) { self.pieces = pieces }

  /// The next items as the JSON of an array that is not empty; nil after the last.
  fileprivate func next(
    _ write: (_ items: [Element], _ writer: inout JSONWriter) -> Void
  ) async throws -> [UInt8]? {
    switch pieces {
    case .values(let next):
      while let items = try await next() {
        if items.isEmpty { continue }
        var writer = JSONWriter()
        write(items, &writer)
        return writer.finish()
      }
    case .encoded(let next):
      while let items = try await next() {
        if items.count > 0 { return items.json }
      }
    }
    return nil
  }
}

extension ArrayStream: Hashable {
  /// Whether both are the same stream: it can be read only once.
  public static func == (one: ArrayStream, other: ArrayStream) -> Bool { one === other }

  /// Hashes its identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Response {
  /// An array whose items are written as they come.
  ///
  /// - Parameters:
  ///   - status: The status, sent before the first item is known.
  ///   - mediaType: The media type of the array.
  ///   - items: The items, some at a time.
  ///   - headers: Further fields of the response.
  ///   - check: What is wrong with an array of some of the items, for debug builds.
  ///   - write: Writes some of the items as an array.
  public static func stream<Element>(
    _ status: Int, _ mediaType: String, _ items: ArrayStream<Element>,
    _ headers: Headers = Headers(), check: @escaping DeclaredResponse.ContentCheck,
    write: @escaping @Sendable (_ items: [Element], _ writer: inout JSONWriter) -> Void
  ) -> Response {
    content(
      status, mediaType,
      .stream(length: nil) { (output) in
        var isFirst = true
        while var json = try await items.next(write) {
          #if DEBUG
            let part = content(status, mediaType, json, headers)
            if let fault = check(part) { throw ContractViolation(fault) }
          #endif
          // The array of the piece becomes a part of the one array.
          json.removeLast()
          if !isFirst { json[0] = UInt8(ascii: ",") }
          isFirst = false
          try await output.write(json)
        }
        try await output.write(Array((isFirst ? "[]" : "]").utf8))
      }, headers)
  }
}
