// Patterns: the automaton and the backtracker say the same of every text.

import ContractPatterns

extension FuzzCheck {
  /// The first line is a pattern, what follows is a text.
  public static let pattern = FuzzCheck("pattern") { (bytes) throws(FuzzFault) in
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let source = String(decoding: bytes[..<end], as: UTF8.self)
    let text = String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
    let isWellFormed = Pattern.isWellFormed(source)
    try promise(Pattern.isWellFormed(source) == isWellFormed, "a pattern is well-formed and not")
    guard let pattern = try? Pattern(source) else { return }
    let matches = pattern.matches(text)
    try promise(pattern.matches(text) == matches, "a text matches and does not")
    // The work of the backtracker is bounded; where it gives up, nothing can be compared.
    guard let other = Pattern.matchesByBacktracking(source, text) else { return }
    try promise(
      other == matches, "/\(source)/ on '\(text)': \(matches), by backtracking \(other)")
  }
}
