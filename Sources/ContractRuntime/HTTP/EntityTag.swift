// Entity tags, and the fields that name some of them (RFC 9110 sections 8.8.3, 13.1.1 and 13.1.2):
// text in, whether a precondition holds out.

/// A strong entity tag.
public struct EntityTag: Sendable, Equatable {
  /// The tag as it stands in an `ETag` field, quotes included.
  public let field: String

  /// A tag from its text, quotes included.
  public init(_ field: String) { self.field = field }

  /// Whether an `If-None-Match` field names this tag, so that 304 is due; compared weakly.
  public func matches(ifNoneMatch value: String) -> Bool {
    let named = EntityTagList(value)
    return named.isAny || named.tags.contains { (tag) in tag.text.utf8.elementsEqual(field.utf8) }
  }
}

/// What an `If-Match` or `If-None-Match` field names: some tags, or whatever there is.
///
/// What is no entity tag is passed over, so that it matches nothing; the contract's pattern refuses it
/// where that is wanted.
public struct EntityTagList: Sendable {
  /// One tag of the list.
  public struct Tag: Sendable, Equatable {
    /// Whether `W/` stands before it; such a tag is equal to none where tags compare strongly.
    public let isWeak: Bool
    /// The tag without `W/`, quotes included.
    public let text: Substring
  }

  /// Whether it is `*`, which names every version of what exists.
  public private(set) var isAny = false
  /// The tags in their order.
  public private(set) var tags: [Tag] = []

  /// Reads the value of a field.
  public init(_ field: String) {
    var rest = Substring(field)
    while let start = rest.utf8.firstIndex(where: { (byte) in !Self.isBetween(byte) }) {
      rest = rest[start...]
      let element = rest
      let tag = Self.readTag(&rest)
      // An element ends at the next comma; a quoted text may have commas of its own.
      let end = rest.utf8.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
      let isWhole = rest[..<end].utf8.allSatisfy(Self.isSpace)
      if let tag, isWhole { tags.append(tag) }
      if tag == nil, element[..<end].trimmingSpaces().utf8.elementsEqual("*".utf8) { isAny = true }
      rest = rest[end...]
    }
  }

  /// Takes a tag from the front of a text; nil where none is there.
  private static func readTag(_ text: inout Substring) -> Tag? {
    var rest = text
    let isWeak = rest.utf8.starts(with: "W/".utf8)
    if isWeak { rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...] }
    let quote = UInt8(ascii: "\"")
    guard rest.utf8.first == quote else { return nil }
    let inner = rest[rest.utf8.index(after: rest.startIndex)...]
    guard let close = inner.utf8.firstIndex(of: quote) else { return nil }
    let end = inner.utf8.index(after: close)
    text = inner[end...]
    return Tag(isWeak: isWeak, text: rest[..<end])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isBetween(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ",")
  }
}
