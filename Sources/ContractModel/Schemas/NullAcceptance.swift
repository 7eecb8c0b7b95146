// A schema -> whether it accepts `null`, which no Swift type but an optional can be, and which is
// known without a value: only keywords that are about every type decide. 3.0's `nullable` counts
// among the types, and where no `type` stands beside it, not at all (OpenAPI 3.0.3, proposal
// "Clarify Semantics of nullable").

import OpenAPIDocument

/// The verdict of schemas on `null`.
public struct NullAcceptance {
  private var path: Set<ObjectIdentifier> = []

  /// Whether a schema accepts `null`.
  public static func accepts(_ schema: Schema) -> Bool {
    var acceptance = NullAcceptance()
    return acceptance.accepts(schema)
  }

  private mutating func accepts(_ schema: Schema) -> Bool {
    if let value = schema.booleanValue { return value }
    // A schema that applies itself to the same value says nothing more by that.
    guard path.insert(ObjectIdentifier(schema)).inserted else { return true }
    defer { path.remove(ObjectIdentifier(schema)) }
    return acceptsOwnKeywords(of: schema) && acceptsCombinations(of: schema)
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
