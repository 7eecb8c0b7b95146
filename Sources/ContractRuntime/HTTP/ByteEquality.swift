// Identity of texts: `==` on String holds for canonically equivalent texts, which the database
// and the token's issuer tell apart.

extension String {
  /// Whether both texts have the same UTF-8 bytes.
  public func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
