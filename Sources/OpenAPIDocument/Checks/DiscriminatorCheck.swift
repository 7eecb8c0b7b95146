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
