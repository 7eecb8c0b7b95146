// Discriminators: the alternatives are references, and the mapping names some of them
// (OpenAPI 3.1, section 4.8.25).

extension DocumentChecks {
  func checkDiscriminators() {
    for schema in document.schemas {
      guard let discriminator = schema.discriminator else { continue }
      let alternatives = schema.subschemas.filter { $0.keyword == .oneOf || $0.keyword == .anyOf }
      guard !alternatives.isEmpty else { continue }
      for alternative in alternatives where alternative.schema.reference == nil {
        report(
          .invalidDiscriminator,
          "an alternative beside a discriminator must be a '$ref': this one has no name",
          at: alternative.schema.node)
      }
      for alternative in alternatives {
        let property = alternative.schema.resolved.properties
          .first { Name($0.key.text) == discriminator.propertyName }?.value.resolved
        guard let property, let types = property.types, !types.contains(.string) else { continue }
        report(
          .invalidDiscriminator,
          "'\(discriminator.propertyName)' is no text here, and a discriminator knows texts alone: which "
            + "alternative a value is will be found by trying them",
          at: property[.type] ?? property.node)
      }
      let targets = Set(alternatives.map { ObjectIdentifier($0.schema.resolved) })
      for entry in discriminator.mapping
      where !targets.contains(ObjectIdentifier(entry.value.resolved)) {
        report(
          .invalidDiscriminator,
          "'\(entry.name)' maps to a schema that is none of the alternatives",
          at: entry.key)
      }
    }
  }
}
