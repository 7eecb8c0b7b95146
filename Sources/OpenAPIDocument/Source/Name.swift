// Text that identifies something: two names are one where their bytes are. Every name that a document
// gives is of this type, so that none is compared as text by mistake.

/// A text whose identity is its UTF-8 bytes, as names in a contract are.
///
/// Swift's `String` takes canonically equivalent texts for the same; a contract, a token and a
/// database do not.
public struct Name: Hashable, Comparable, Sendable {
  /// The text as written, to be shown or written; it is not what names are compared by.
  public let text: String

  /// Makes a name of a text.
  public init(_ text: String) { self.text = text }

  /// The name without regard to case, as those of header fields are compared (RFC 9110, section 5.1).
  public var lowercased: Name { Name(text.lowercased()) }

  /// Whether both are the same bytes.
  public static func == (left: Name, right: Name) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Orders by bytes.
  public static func < (left: Name, right: Name) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Name: CustomStringConvertible {
  /// The text, for messages.
  public var description: String { text }
}

extension Name: ExpressibleByStringLiteral {
  /// A name that the specification gives.
  public init(stringLiteral text: StaticString) { self.init("\(text)") }
}

extension Node {
  /// The text of a scalar as a name.
  public var name: Name { Name(text) }
}
