// The access level of what is emitted, as the configuration says.

/// Who may use the emitted declarations.
enum AccessLevel: String, CaseIterable, Sendable {
  /// Every package.
  case `public`
  /// The modules of the same package.
  case package
  /// The module itself.
  case `internal`
}

extension AccessLevel: CustomStringConvertible {
  /// What stands before a declaration: the modifier and a space, or nothing, which means `internal`.
  var description: String {
    switch self {
    case .public, .package: "\(rawValue) "
    case .internal: ""
    }
  }
}
