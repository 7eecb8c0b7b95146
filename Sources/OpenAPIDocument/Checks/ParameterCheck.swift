// Lists of parameters: unique by place and name, at most one for the whole query
// (OpenAPI 3.1, sections 4.8.9 and 4.8.12.2; 3.2 for querystring).

extension DocumentChecks {
  func checkParameterLists() {
    var seen = Set<ObjectIdentifier>()
    for (operation, item, _) in operations {
      if seen.insert(ObjectIdentifier(item)).inserted { checkList(item.parameters) }
      guard seen.insert(ObjectIdentifier(operation)).inserted else { continue }
      checkList(operation.parameters)
      checkQuery(operation, item)
    }
    // Path items without operations.
    let all = document.paths + document.webhooks + document.components.pathItems
    for entry in all where seen.insert(ObjectIdentifier(entry.value)).inserted {
      checkList(entry.value.parameters)
    }
  }

  private func checkList(_ parameters: [Resolved<Parameter>]) {
    var seen: [[UInt8]: Resolved<Parameter>] = [:]
    var whole: Resolved<Parameter>?
    for parameter in parameters {
      let value = parameter.value
      if value.isIgnored {
        report(
          .ignoredParameter, "a header parameter '\(value.name)' is ignored by the specification",
          at: place(parameter),
          suggestion: "media types and security schemes describe it")
      }
      let key = value.identity
      if let first = seen[key] {
        report(
          .duplicateParameter,
          "\(value.place.rawValue) parameter '\(value.name)' is already in the list",
          at: place(parameter), notes: [("the first is here", place(first))])
        continue
      }
      seen[key] = parameter
      guard value.place == .querystring || value.place == .query else { continue }
      if let whole { reportBeside(whole, parameter) }
      if value.place == .querystring { whole = parameter }
    }
  }

  /// The whole query of an operation may also be declared twice by it and by its path item.
  private func checkQuery(_ operation: Operation, _ item: PathItem) {
    func isQuery(_ parameter: Resolved<Parameter>) -> Bool {
      parameter.value.place == .query || parameter.value.place == .querystring
    }
    guard let own = operation.parameters.first(where: isQuery),
      let shared = item.parameters.first(where: isQuery)
    else { return }
    if own.value.place == .querystring, shared.value.place == .query { reportBeside(own, shared) }
    if shared.value.place == .querystring, own.value.place == .query { reportBeside(shared, own) }
  }

  private func reportBeside(
    _ whole: Resolved<Parameter>, _ other: Resolved<Parameter>
  ) {
    report(
      .duplicateParameter,
      "'\(whole.value.name)' is the whole query, so nothing of the query can stand beside it",
      at: place(other), notes: [("it is here", place(whole))])
  }

  private func place(_ parameter: Resolved<Parameter>) -> Node {
    parameter.reference?.text ?? parameter.node["name"] ?? parameter.node
  }
}
