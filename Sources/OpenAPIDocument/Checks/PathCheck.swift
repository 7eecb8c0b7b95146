// Path templates: well formed, not two for one path, and each `{name}` with its parameter
// (OpenAPI 3.1, sections 4.8.8 and 4.8.12).

extension DocumentChecks {
  func checkPaths() {
    var shapes: [[UInt8]: [Entry<PathItem>]] = [:]
    for entry in document.paths {
      guard let template = template(entry.key) else { continue }
      checkAmbiguity(entry, besides: shapes[template.shape] ?? [])
      shapes[template.shape, default: []].append(entry)
      checkParameters(of: entry, names: template.names)
    }
  }

  /// Two paths that match the same requests are one path, if each method is declared once.
  ///
  /// Whether they may be one is the compiler's to decide: whose they are must be the same.
  private func checkAmbiguity(_ entry: Entry<PathItem>, besides others: [Entry<PathItem>]) {
    guard let first = others.first else { return }
    let methods = Set(entry.value.operations.map(\.method))
    let common = others.flatMap(\.value.operations).first { methods.contains($0.method) }
    if let common {
      report(
        .ambiguousPath,
        "'\(entry.name)' matches the same requests as '\(first.name)', and both have \(common.method)",
        at: entry.key, notes: [("the first is here", first.key)])
    } else {
      report(
        .ambiguousPath,
        "'\(entry.name)' matches the same requests as '\(first.name)': both are one",
        effect: .harmless, at: entry.key, notes: [("the first is here", first.key)])
    }
  }

  /// The parts of a path; nil and a report if it is not well formed.
  private func template(_ key: Node) -> PathTemplate? {
    for byte in [0x3F, 0x23] as [UInt8] where key.textBytes.contains(byte) {
      report(
        .invalidPath, "no request's path contains '\(byte == 0x3F ? "?" : "#")'",
        effect: .harmless, at: key)
    }
    do throws(PathTemplate.Malformed) {
      return try PathTemplate(checking: key.name)
    } catch {
      report(.invalidPath, "the path '\(key.text)' is malformed: \(error.reason)", at: key)
      return nil
    }
  }

  private func checkParameters(of entry: Entry<PathItem>, names: [Name]) {
    let shared = entry.value.parameters.filter { $0.value.place == .path }
    let sharedNames = Set(shared.map(\.value.name))
    let wanted = Set(names)
    for operation in entry.value.operations {
      let own = operation.parameters.filter { $0.value.place == .path }
      let ownNames = Set(own.map(\.value.name))
      for name in names
      where !ownNames.contains(name) && !sharedNames.contains(name) {
        // An operation that declares none takes the parts of its path as they come; one that
        // declares some but not all means something else than it says.
        report(
          .undeclaredPathParameter,
          "\(operation.method) has no path parameter '\(name)' for '{\(name)}' in '\(entry.name)'",
          effect: own.isEmpty && shared.isEmpty ? .harmless : .unenforced, at: operation.key,
          notes: [("the path is here", entry.key)],
          suggestion: Suggestion.didYouMean(
            name.text, among: (own + shared).map(\.value.name.text)))
      }
      for parameter in own { checkUse(parameter, wanted, path: entry.key) }
    }
    for parameter in shared { checkUse(parameter, wanted, path: entry.key) }
  }

  private func checkUse(
    _ parameter: Resolved<Parameter>, _ wanted: Set<Name>, path: Node
  ) {
    let name = parameter.value.name
    guard !wanted.contains(name) else { return }
    let place = parameter.reference?.text ?? parameter.node["name"] ?? parameter.node
    report(
      .unusedPathParameter, "path parameter '\(name)' is not in the path '\(path.text)'",
      at: place, notes: [("the path is here", path)],
      suggestion: Suggestion.didYouMean(
        name.text, among: wanted.sorted().map(\.text)))
  }
}
