// Identity of texts: `==` on String holds for canonically equivalent texts, which the database
// and the token's issuer tell apart.

extension String {
  /// Whether both texts have the same UTF-8 bytes.
  public func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8Span.span.hasSameElements(as: other.utf8Span.span)
  }

  /// Whether a text of the program has the same UTF-8 bytes.
  func hasSameBytes(as other: StaticString) -> Bool {
    utf8.count == other.utf8CodeUnitCount
      && other.withUTF8Buffer {
        unsafe utf8Span.span.hasSameElements(as: Span(_unsafeElements: $0))
      }
  }
}

extension Span<UInt8> {
  /// Whether both have the same bytes; they have as many.
  fileprivate func hasSameElements(as other: Span<UInt8>) -> Bool {
    for place in indices where self[place] != other[place] { return false }
    return true
  }
}
