// Lengths of texts as JSON Schema counts them: in Unicode scalars, not in grapheme clusters.

/// The keywords minLength and maxLength (JSON Schema Validation 2020-12 sections 6.3.1 and 6.3.2).
public enum TextLength {
  /// The number of Unicode scalars.
  public static func of(_ text: String) -> Int {
    var count = 0
    for byte in text.utf8 where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether the text has at least this many Unicode scalars.
  public static func isAtLeast(_ minimum: Int, _ text: String) -> Bool {
    // A scalar has one to four bytes, so most texts need not be counted.
    let bytes = text.utf8.count
    if bytes < minimum { return false }
    return bytes / 4 >= minimum || of(text) >= minimum
  }

  /// Whether the text has at most this many Unicode scalars.
  public static func isAtMost(_ maximum: Int, _ text: String) -> Bool {
    text.utf8.count <= maximum || of(text) <= maximum
  }
}
