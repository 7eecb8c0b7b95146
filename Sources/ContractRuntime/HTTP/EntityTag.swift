// Entity tags of content that does not change while the server runs, such as the embedded contract
// (RFC 9110 sections 8.8.3 and 13.1.2).

/// A strong entity tag.
public struct EntityTag: Sendable, Equatable {
  /// The tag as it stands in an `ETag` field, quotes included.
  public let field: String

  /// A tag from its text, quotes included.
  public init(_ field: String) { self.field = field }

  /// Whether an `If-None-Match` field names this tag, so that 304 is due; compared weakly.
  public func matches(ifNoneMatch value: String) -> Bool {
    for element in value.utf8.split(separator: UInt8(ascii: ",")) {
      var tag = Substring(element).trimmingSpaces()
      if tag.utf8.elementsEqual("*".utf8) { return true }
      if tag.utf8.starts(with: "W/".utf8) { tag = Substring(tag.utf8.dropFirst(2)) }
      if tag.utf8.elementsEqual(field.utf8) { return true }
    }
    return false
  }
}
