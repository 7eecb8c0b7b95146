// Path templates: well formed, not two for one path, and each `{name}` with its parameter
// (OpenAPI 3.1, sections 4.8.8 and 4.8.12).

extension DocumentChecks {
  func checkPaths() {
    var shapes: [[UInt8]: [Entry<PathItem>]] = [:]
    for entry in document.paths {
      guard let template = template(entry.key) else { continue }
      checkLength(of: template, entry.key)
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
    checkCharacters(of: key)
    do throws(PathTemplate.Malformed) {
      return try PathTemplate(checking: key.name)
    } catch {
      report(.invalidPath, "the path '\(key.text)' is malformed: \(error.reason)", at: key)
      return nil
    }
  }

  private func checkLength(of template: PathTemplate, _ key: Node) {
    let count = template.segments.count + (template.hasTrailingSlash ? 1 : 0)
    guard count > PathTemplate.segmentLimit else { return }
    report(
      .invalidPath,
      "the path has \(count) segments: no request is served that has more than "
        + "\(PathTemplate.segmentLimit)", at: key)
  }

  /// Reports what no request's path contains as it stands (RFC 3986, sections 3.3, 2.1 and 5.2.4).
  private func checkCharacters(of key: Node) {
    let bytes = key.textBytes
    func warn(_ message: String) {
      report(.invalidPath, message, effect: .harmless, at: key)
    }
    if bytes.contains(UInt8(ascii: "?")) {
      warn(
        "'?' ends the path of a request: only requests that send it as '%3F' match; declare query "
          + "parameters instead")
    }
    if bytes.contains(UInt8(ascii: "#")) {
      warn("'#' ends the path of a request: only requests that send it as '%23' match")
    }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      warn("no path has a control character: only requests that send its escape match")
    }
    if PathLiteral.hasMalformedEscape(key.text) {
      warn(
        "'%' without two hexadecimal digits is no escape: only requests that send it as '%25' match"
      )
    }
    let segments = key.text.split(separator: "/").map { PathLiteral.normalised(String($0)) }
    if let dots = segments.first(where: { $0 == "." || $0 == ".." }) {
      warn("clients take '\(dots)' out of a path before they send it: no request has it")
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
