// A schema -> the JSON types that its values can have, alternatives united: what tells the variants of a
// union apart.

import OpenAPIDocument

extension NormalisedSchemas {
  /// The JSON types of the values of a schema, as far as they are known without looking into many
  /// schemas; `base` is what holds beside it.
  public func jsonTypes(of schema: Schema, base: MergedSchema? = nil) -> JSONTypes {
    let merged = adding(schema, to: base ?? MergedSchema())
    if let types = merged.types ?? merged.inferredTypes { return types }
    if !merged.closed.isEmpty, !merged.sources.contains(where: \.isLiteral) { return .object }
    if let values = merged.values {
      return values.reduce(into: JSONTypes()) { $0.formUnion($1.jsonTypes) }
    }
    guard let group = (merged.oneOf + merged.anyOf).first else { return .all }
    return group.reduce(into: JSONTypes()) { types, part in
      if part.schema.resolved !== schema.resolved { types.formUnion(part.schema.statedTypes) }
    }
  }
}

extension Schema {
  /// The types that the schema states itself; all where it states none.
  fileprivate var statedTypes: JSONTypes {
    let target = resolved
    if let types = target.types, target[.type] != nil { return JSONTypes(types) }
    return target.properties.isEmpty || target.isLiteral ? .all : .object
  }
}
