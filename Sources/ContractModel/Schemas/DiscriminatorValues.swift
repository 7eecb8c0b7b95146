// An alternative of a schema with a discriminator -> the values of the property that stand for it
// (OpenAPI 3.0.4, 3.1.1 and 3.2, Discriminator Object). The only place where this is decided.

import OpenAPIDocument

extension Discriminator {
  /// The values that stand for an alternative, those that are written first: the ones that `mapping`
  /// gives it, and the name that its reference gives it, which a mapping does not take away from it ("an
  /// implicit or explicit mapping") unless it gives that to another one.
  ///
  /// Where there is a mapping, the implicit name is left out if the alternative's own property lists its
  /// values without it. There is none for an alternative in place without a mapping, nor for one whose
  /// property can be no text.
  public func values(of alternative: Schema, _ schemas: NormalisedSchemas) -> [Name] {
    let target = alternative.resolved
    guard isText(in: alternative, schemas) else { return [] }
    let mapped = mapping.filter { $0.value.resolved === target }.map(\.name)
    guard let implicit = alternative.reference?.name,
      !mapping.contains(where: { $0.name == implicit }),
      mapped.isEmpty || mayHave(implicit, alternative, schemas)
    else { return mapped }
    return mapped + [implicit]
  }

  /// Whether the property of an alternative may be a text: a mapping names texts alone.
  private func isText(in alternative: Schema, _ schemas: NormalisedSchemas) -> Bool {
    guard
      let member = schemas.merged(alternative).properties.first(where: { $0.name == propertyName })
    else { return true }
    let merged = schemas.merged(member.schemas)
    return merged.types?.contains(.string) ?? true
      && merged.values?.contains(where: \.isString) ?? true
  }

  /// Whether the property of an alternative may have a value by what it lists (`enum`, `const`).
  private func mayHave(
    _ value: Name, _ alternative: Schema, _ schemas: NormalisedSchemas
  ) -> Bool {
    let merged = schemas.merged(alternative)
    guard let member = merged.properties.first(where: { $0.name == propertyName }),
      let listed = schemas.merged(member.schemas).values
    else { return true }
    return listed.contains { $0.isString && $0.name == value }
  }
}
