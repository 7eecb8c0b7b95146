// Reads what a schema says about other schemas by name: discriminator mappings; and reports
// schemas that refer to themselves with nothing in between.

extension DocumentReader {
  /// - Parameter effect: What it does to a server that a name stands for no schema.
  func discriminator(_ node: Node, effect: Effect) -> Discriminator {
    var discriminator = Discriminator(node: node)
    for member in node["mapping"]?.members ?? []
    where member.value.isString && !member.isExtension {
      if let target = namedSchema(member.value, effect) {
        discriminator.mapping.append(Entry(key: member.key, value: target))
      }
    }
    discriminator.defaultMapping = node["defaultMapping"].flatMap {
      $0.isString ? namedSchema($0, effect) : nil
    }
    return discriminator
  }

  /// The schema that a mapping's value means: the name of a component, else a reference.
  private func namedSchema(_ text: Node, _ effect: Effect) -> Schema? {
    let isName = text.textBytes.allSatisfy { $0 != 0x2F && $0 != 0x23 }
    if isName, let components = rootNode["components"]?["schemas"],
      let component = resolver.child(of: components, Array(text.textBytes))
    {
      resolver.note(ReferenceTarget(node: component, kind: .schemas), of: text)
      return schema(component)
    }
    if isName, !text.textBytes.contains(0x2E) {
      let components = rootNode["components"]?["schemas"]
      // Such a value of the property names no alternative, so no value that has it is valid.
      report(
        .unresolvedReference, "no schema '\(text.text)' under '#/components/schemas'",
        effect: .harmless, at: text,
        suggestion: Suggestion.didYouMean(
          text.text, among: components?.candidateNames ?? []))
      return nil
    }
    guard let target = resolver.target(of: text, as: .schemas, diagnostics: &diagnostics),
      !checkPlace(of: target, reference: text, expected: .schemas, effect: effect)
    else { return nil }
    return schema(target)
  }

  /// Reports references that lead back to themselves without a schema that says anything between.
  func reportSchemaCycles() {
    var finished = Set<ObjectIdentifier>()
    for start in schemas where start.reference != nil {
      var path: [Schema] = []
      var positions: [ObjectIdentifier: Int] = [:]
      var current: Schema? = start
      while let schema = current, let reference = schema.reference,
        !finished.contains(ObjectIdentifier(schema))
      {
        if let first = positions[ObjectIdentifier(schema)] {
          reportCycle(path[first...])
          break
        }
        positions[ObjectIdentifier(schema)] = path.count
        path.append(schema)
        current = reference.target
      }
      if path.count > resolver.limits.referenceChain {
        report(
          .referenceCycle,
          "more than \(resolver.limits.referenceChain) references follow each other",
          at: start.node)
      }
      for schema in path { finished.insert(ObjectIdentifier(schema)) }
    }
  }

  private func reportCycle(_ cycle: ArraySlice<Schema>) {
    guard let first = cycle.first?.reference else { return }
    let notes = cycle.dropFirst().prefix(8).compactMap { schema in
      schema.reference.map { Diagnostic.Note("through this reference", at: $0.text.location) }
    }
    report(
      .referenceCycle, "'\(first.text.text)' leads back to itself", at: first.text, notes: notes)
  }
}
