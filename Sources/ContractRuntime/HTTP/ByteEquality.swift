// Identity of texts: `==` on String holds for canonically equivalent texts, which the database
// and the token's issuer tell apart.

extension String {
  /// Whether both texts have the same UTF-8 bytes.
  public func hasSameBytes(as other: String) -> Bool {
    let left = utf8Span.span
    let right = other.utf8Span.span
    guard left.count == right.count else { return false }
    for place in left.indices where left[place] != right[place] { return false }
    return true
  }

  /// Whether a text of the program has the same UTF-8 bytes.
  func hasSameBytes(as other: StaticString) -> Bool {
    utf8.count == other.utf8CodeUnitCount
      && other.withUTF8Buffer { unsafe utf8.elementsEqual($0) }
  }
}
