// The access level of what is emitted. Emitters print `public`; this is the one place that writes
// another level.

/// Who may use the emitted declarations.
enum AccessLevel: String, CaseIterable, Sendable {
  /// Every package.
  case `public`
  /// The modules of the same package.
  case package
  /// The module itself.
  case `internal`

  /// Emitted Swift with this level on its declarations; the contract's own text, which begins at the
  /// line `end`, is left as it is.
  func applied(to source: String, until end: String?) -> String {
    if self == .public { return source }
    var isDeclaration = true
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let code = line.drop { $0 == " " }
      if let end, code.hasPrefix(end) { isDeclaration = false }
      guard isDeclaration, let modifier = Self.modifier(of: code) else { return String(line) }
      return line[..<modifier.lowerBound] + (self == .internal ? "" : "\(rawValue) ")
        + line[modifier.upperBound...]
    }
    return lines.joined(separator: "\n")
  }

  /// Where a declaration says `public `: at its beginning, or after its attributes.
  private static func modifier(of code: Substring) -> Range<Substring.Index>? {
    let modifier = "public "
    if code.hasPrefix(modifier) {
      return code.startIndex..<code.index(code.startIndex, offsetBy: modifier.count)
    }
    guard code.hasPrefix("@"), let found = code.firstRange(of: " \(modifier)") else { return nil }
    return code.index(after: found.lowerBound)..<found.upperBound
  }
}
