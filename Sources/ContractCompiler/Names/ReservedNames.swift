// Names that emitted declarations must not take: words of Swift, and the roots of emitted code.

/// Names with a meaning in Swift, wherever they stand.
enum ReservedNames {
  /// Words that need backticks where an identifier is expected.
  static let keywords: Set<String> = [
    "Any", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default",
    "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while", "await", "actor", "macro",
    "unsafe",
  ]

  /// Members with a meaning of their own, which backticks do not change: `x.self`, `x.init`, what the
  /// protocols `RawRepresentable`, `CaseIterable` and `Hashable` demand, and the cases of `Optional`,
  /// with which a case of the same name is confused.
  static let members: Set<String> = [
    "self", "init", "rawValue", "allCases", "hashValue", "none", "some", "_",
  ]

  /// Types that Swift does not let be declared inside another: `X.Type`, `X.Protocol`, `Self`, `Any`.
  static let types: Set<String> = ["Any", "Protocol", "Self", "Type"]

  /// A member's name as a part of another name, where no keyword has a meaning.
  static func bare(_ name: String) -> String { name.filter { $0 != "`" } }

  /// A member's name as the label of an argument, where all keywords but one are names.
  static func label(_ name: String) -> String {
    let bare = bare(name)
    return bare == "inout" ? "`\(bare)`" : bare
  }

  /// The spelling of a member: backticks where it is a keyword.
  static func escapedMember(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }
}
