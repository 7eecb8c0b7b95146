// Items of a JSON array that need not be in memory at once: pieces of them in, the same JSON out that
// the array would give, written as fast as the peer takes it.

/// The items of a response whose content is an array, made while they are sent.
///
/// What an operation answers with instead of an array that would be too long for the memory. Its
/// length is not known when the response begins, so that HTTP/1.1 sends it in chunks.
public final class ArrayStream<Element: Sendable>: Sendable {
  fileprivate let next: @Sendable () async throws -> [Element]?

  /// A stream of items.
  ///
  /// - Parameter next: Called for the next items once those before have been taken by the peer: some
  ///   of them, or nil after the last. An error ends the connection, so that no client takes what it
  ///   has for all of them. It is not called again after either, and not at all for `HEAD`.
  public init(_ next: @escaping @Sendable () async throws -> [Element]?) {
    self.next = next
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
        while let piece = try await items.next() {
          if piece.isEmpty { continue }
          var json = json(of: piece, write)
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

  private static func json<Element>(
    of piece: [Element], _ write: (_ items: [Element], _ writer: inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter()
    write(piece, &writer)
    return writer.finish()
  }
}
