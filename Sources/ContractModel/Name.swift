// Text that identifies something: two names are one where their bytes are.

/// A text whose identity is its UTF-8 bytes, as names in a contract are.
///
/// Swift's `String` takes canonically equivalent texts for the same; a contract, a token and a
/// database do not.
public struct Name: Hashable, Comparable, Sendable {
  /// The text as written.
  public let text: String

  /// Makes a name of a text.
  public init(_ text: String) { self.text = text }

  /// Whether both are the same bytes.
  public static func == (left: Name, right: Name) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
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
