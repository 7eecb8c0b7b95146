// What a check function says against a value: which keyword does not hold, and of which part of it.

/// A keyword that does not hold, and the way to the value that breaks it.
public struct CheckViolation: Sendable, ExpressibleByStringLiteral {
  /// The keyword of the schema.
  public let keyword: StaticString
  /// Names of members and indices of items, from the value that breaks the keyword outwards.
  private var steps: [String] = []

  /// The keyword of a value itself.
  public init(stringLiteral keyword: StaticString) { self.keyword = keyword }

  /// The keyword of a value itself, or of a member that is or should be there.
  public init(_ keyword: StaticString, at member: String? = nil) {
    self.keyword = keyword
    if let member { steps.append(member) }
  }

  /// The same as seen from the value around, which applies a schema to the part by a keyword.
  ///
  /// `false` as a schema has no keyword: the one that applies it does not hold.
  func inside(_ part: String, by keyword: StaticString) -> CheckViolation {
    let isFalse = steps.isEmpty && self.keyword.description == "false"
    var outer = isFalse ? CheckViolation(keyword) : self
    outer.steps.append(part)
    return outer
  }

  /// The JSON pointer from the value that was checked (RFC 6901 section 3), cut after about
  /// `JSONLimits.pointerBytes`.
  var pointer: String {
    var pointer = ""
    for step in steps.reversed() {
      if pointer.utf8.count > JSONLimits.pointerBytes { return pointer + "/..." }
      pointer += Violation.pointer(to: step)
    }
    return pointer
  }
}

extension CheckViolation? {
  /// Whether no keyword was broken.
  public var isNone: Bool { if case .none = self { true } else { false } }
}
