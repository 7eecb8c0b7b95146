// A schema -> whether it accepts `null`, which no Swift type but an optional can be, and which is
// known without a value: only keywords that are about every type decide. 3.0's `nullable` counts
// among the types, and where no `type` stands beside it, not at all (OpenAPI 3.0.3, proposal
// "Clarify Semantics of nullable").

import OpenAPIDocument

/// The verdict of schemas on `null`.
public struct NullAcceptance {
  /// The verdicts known, each found once: alternatives of alternatives are as many ways as 2^n.
  private var known: [ObjectIdentifier: Bool] = [:]

  /// Makes verdicts that are remembered.
  public init() {}

  /// Whether a schema accepts `null`.
  public static func accepts(_ schema: Schema) -> Bool {
    var acceptance = NullAcceptance()
    return acceptance.accepts(schema)
  }

  /// Whether a schema accepts `null`.
  public mutating func accepts(_ schema: Schema) -> Bool {
    if let value = schema.booleanValue { return value }
    let key = ObjectIdentifier(schema)
    if let verdict = known[key] { return verdict }
    // A schema that applies itself to the same value says nothing more by that.
    known[key] = true
    let verdict = acceptsOwnKeywords(of: schema) && acceptsCombinations(of: schema)
    known[key] = verdict
    return verdict
  }

  private func acceptsOwnKeywords(of schema: Schema) -> Bool {
    if schema[.type] != nil, let types = schema.types, !types.contains(.null) { return false }
    if let values = schema.enumeration, !values.contains(where: \.isNull) { return false }
    return schema[.const]?.isNull ?? true
  }

  private mutating func acceptsCombinations(of schema: Schema) -> Bool {
    for reference in [schema.reference, schema.dynamicReference] {
      if let target = reference?.target, !accepts(target) { return false }
    }
    for part in schema.subschemas(of: .allOf) where !accepts(part.schema) { return false }
    let any = schema.subschemas(of: .anyOf)
    if !any.isEmpty, count(any, isEnough: 1) == 0 { return false }
    let one = schema.subschemas(of: .oneOf)
    if !one.isEmpty, count(one, isEnough: 2) != 1 { return false }
    if let not = schema.subschema(of: .not), accepts(not) { return false }
    guard let condition = schema.subschema(of: .if) else { return true }
    let branch = schema.subschema(of: accepts(condition) ? .then : .else)
    return branch.map { accepts($0) } ?? true
  }

  private mutating func count(_ parts: [Subschema], isEnough limit: Int) -> Int {
    var count = 0
    for part in parts where count < limit && accepts(part.schema) { count += 1 }
    return count
  }
}
