// Assertions of JSON Schema 2020-12 on values, as generated check functions call them. Each holds for
// values of a type that its keyword is not about.

/// The types that `type` names; a whole number is an integer and a number.
public enum JSONSchemaType: Sendable {
  case null
  case boolean
  case integer
  /// An integer as OpenAPI 3.0 defines it: a number without fraction and exponent.
  case integerLiteral
  case number
  case string
  case array
  case object
}

/// A generated function that answers with what does not hold.
public typealias JSONCheck = (JSONValue) -> CheckViolation?

extension JSONValue {
  /// `type`.
  public func isOne(of types: [JSONSchemaType]) -> Bool {
    switch self {
    case .null: types.contains(.null)
    case .bool: types.contains(.boolean)
    case .number(let number):
      types.contains(.number) || types.contains(.integer) && number.isInteger
        || types.contains(.integerLiteral) && number.isIntegerLiteral
    case .string: types.contains(.string)
    case .array: types.contains(.array)
    case .object: types.contains(.object)
    }
  }

  /// The formats of whole numbers, such as `int32`.
  public func isInteger(from minimum: Int64 = .min, to maximum: Int64 = .max) -> Bool {
    guard case .number(let number) = self else { return true }
    guard let value = number.int64 else { return false }
    return minimum <= value && value <= maximum
  }

  /// The bounds of numbers.
  public func numberViolation(
    minimum: StaticString? = nil, exclusiveMinimum: StaticString? = nil,
    maximum: StaticString? = nil, exclusiveMaximum: StaticString? = nil,
    multipleOf: StaticString? = nil
  ) -> CheckViolation? {
    guard case .number(let number) = self else { return nil }
    return DecimalRules(minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf)
      .violation(of: number.text).map { CheckViolation($0.0) }
  }

  /// The rules of texts.
  public func textViolation(
    minLength: Int = 0, maxLength: Int = .max, format: TextFormat? = nil,
    formatKeyword: StaticString = "format", matching patterns: PatternRule...
  ) -> CheckViolation? {
    guard case .string(let text) = self else { return nil }
    guard TextLength.isAtLeast(minLength, text) else { return "minLength" }
    guard TextLength.isAtMost(maxLength, text) else { return "maxLength" }
    if let format, !format.matches(text) { return CheckViolation(formatKeyword) }
    for rule in patterns where !rule.pattern.matches(text) { return "pattern" }
    return nil
  }
}

// MARK: - Arrays

extension JSONValue {
  /// `minItems`.
  public func hasItems(atLeast minimum: Int) -> Bool { array.map { $0.count >= minimum } ?? true }
  /// `maxItems`.
  public func hasItems(atMost maximum: Int) -> Bool { array.map { $0.count <= maximum } ?? true }
  /// `uniqueItems`.
  public var hasUniqueItems: Bool { array.map { Set($0).count == $0.count } ?? true }

  /// One of `prefixItems`.
  public func itemViolation(at index: Int, _ check: JSONCheck) -> CheckViolation? {
    guard case .array(let items) = self, index < items.count else { return nil }
    return check(items[index])?.inside("\(index)", by: "prefixItems")
  }

  /// `items`, from an index on.
  public func itemsViolation(from start: Int, _ check: JSONCheck) -> CheckViolation? {
    guard case .array(let items) = self else { return nil }
    for (index, item) in items.enumerated().dropFirst(start) {
      if let violation = check(item) { return violation.inside("\(index)", by: "items") }
    }
    return nil
  }

  /// `contains`, `minContains` and `maxContains`, where they are there.
  public func containsViolation(
    _ check: JSONCheck, minContains: Int? = nil, maxContains: Int? = nil
  ) -> CheckViolation? {
    guard case .array(let items) = self else { return nil }
    var count = 0
    for item in items where check(item).isNone { count += 1 }
    if let minContains {
      if count < minContains { return "minContains" }
    } else if count == 0 {
      return "contains"
    }
    if let maxContains, count > maxContains { return "maxContains" }
    return nil
  }
}

// MARK: - Objects

extension JSONValue {
  /// One of `required`.
  public func hasMember(_ name: String) -> Bool { object.map { $0.contains(name) } ?? true }
  /// `minProperties`.
  public func hasMembers(atLeast minimum: Int) -> Bool {
    object.map { $0.count >= minimum } ?? true
  }
  /// `maxProperties`.
  public func hasMembers(atMost maximum: Int) -> Bool {
    object.map { $0.count <= maximum } ?? true
  }

  /// One of `properties`.
  public func memberViolation(_ name: String, _ check: JSONCheck) -> CheckViolation? {
    guard case .object(let object) = self, let value = object[name] else { return nil }
    return check(value)?.inside(name, by: "properties")
  }

  /// One of `patternProperties`.
  public func memberViolation(matching rule: PatternRule, _ check: JSONCheck) -> CheckViolation? {
    guard case .object(let object) = self else { return nil }
    for member in object.members where rule.pattern.matches(member.name) {
      if let violation = check(member.value) {
        return violation.inside(member.name, by: "patternProperties")
      }
    }
    return nil
  }

  /// `additionalProperties`: members that neither a name nor a pattern covers.
  public func memberViolation(
    except names: [String], _ patterns: [PatternRule], _ check: JSONCheck
  ) -> CheckViolation? {
    guard case .object(let object) = self else { return nil }
    for member in object.members {
      if names.contains(where: { $0.hasSameBytes(as: member.name) }) { continue }
      if patterns.contains(where: { $0.pattern.matches(member.name) }) { continue }
      if let violation = check(member.value) {
        return violation.inside(member.name, by: "additionalProperties")
      }
    }
    return nil
  }

  /// `propertyNames`.
  public func nameViolation(_ check: JSONCheck) -> CheckViolation? {
    guard case .object(let object) = self else { return nil }
    let member = object.members.first { !check(.string($0.name)).isNone }
    return member.map { CheckViolation("propertyNames", at: $0.name) }
  }

  /// One of `dependentRequired`.
  public func dependentsViolation(of name: String, _ required: [String]) -> CheckViolation? {
    guard case .object(let object) = self, object.contains(name) else { return nil }
    let absent = required.first { !object.contains($0) }
    return absent.map { CheckViolation("dependentRequired", at: $0) }
  }

  /// One of `dependentSchemas`.
  public func dependentViolation(_ name: String, _ check: JSONCheck) -> CheckViolation? {
    guard case .object(let object) = self, object.contains(name) else { return nil }
    return check(self)
  }

  /// How many alternatives accept the value (`anyOf`, `oneOf`).
  public func matchCount(_ checks: [JSONCheck]) -> Int {
    var count = 0
    for check in checks where check(self).isNone { count += 1 }
    return count
  }
}
