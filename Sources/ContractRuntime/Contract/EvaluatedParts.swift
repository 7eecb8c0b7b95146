// What `unevaluatedProperties` and `unevaluatedItems` look back on: the members and items of one value
// that other keywords were about (JSON Schema 2020-12 core, section 11).

/// The members and items of a value that keywords have evaluated.
public struct EvaluatedParts: Sendable {
  private var members: Set<UTF8Key> = []
  private var items: Set<Int> = []
  private var prefix = 0
  private var hasAllMembers = false

  /// Makes a note without anything on it.
  public init() {}

  /// Notes the members of these names and those whose names match a pattern.
  public mutating func addMembers(
    _ names: [String], _ patterns: [PatternRule], of value: JSONValue
  ) {
    guard !hasAllMembers, case .object(let object) = value else { return }
    for name in names { members.insert(UTF8Key(name)) }
    guard !patterns.isEmpty else { return }
    for member in object.members where patterns.contains(where: { $0.pattern.matches(member.name) })
    {
      members.insert(UTF8Key(member.name))
    }
  }

  /// Notes every member.
  public mutating func addAllMembers() { hasAllMembers = true }

  /// Notes the items before an index.
  public mutating func addItems(before index: Int) { prefix = max(prefix, index) }

  /// Notes every item.
  public mutating func addAllItems() { prefix = .max }

  /// Notes the items that a check accepts.
  public mutating func addItems(of value: JSONValue, satisfying check: JSONCheck) {
    guard case .array(let list) = value else { return }
    for index in list.indices where index >= prefix && check(list[index]).isNone {
      items.insert(index)
    }
  }

  func contains(member name: String) -> Bool { hasAllMembers || members.contains(UTF8Key(name)) }

  func contains(item index: Int) -> Bool { index < prefix || items.contains(index) }
}

extension JSONValue {
  /// `unevaluatedProperties`: what the members must satisfy that nothing has evaluated.
  public func unevaluatedMemberViolation(
    _ evaluated: EvaluatedParts, _ check: JSONCheck
  ) -> CheckViolation? {
    guard case .object(let object) = self else { return nil }
    for member in object.members where !evaluated.contains(member: member.name) {
      if let violation = check(member.value) {
        return violation.inside(member.name, by: "unevaluatedProperties")
      }
    }
    return nil
  }

  /// `unevaluatedItems`: what the items must satisfy that nothing has evaluated.
  public func unevaluatedItemViolation(
    _ evaluated: EvaluatedParts, _ check: JSONCheck
  ) -> CheckViolation? {
    guard case .array(let items) = self else { return nil }
    for index in items.indices where !evaluated.contains(item: index) {
      if let violation = check(items[index]) {
        return violation.inside("\(index)", by: "unevaluatedItems")
      }
    }
    return nil
  }
}
