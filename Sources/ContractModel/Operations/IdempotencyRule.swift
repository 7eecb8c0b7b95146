// `x-idempotency-key: true` on an operation -> whether a client may send a request of it again, and
// which parameter has the key. What is not as it must be is an error: a client would rely on it.

import OpenAPIDocument

/// The rule that an operation has its effect once for each key that a client gives.
public enum IdempotencyRule {
  /// The extension that states it.
  public static let keyword = "x-idempotency-key"
  /// The header parameter that has the key.
  static let field = "Idempotency-Key"
  /// The longest key that can be asked for, in characters.
  static let longestKey = 255

  /// The parameter with the key of an operation; nil where it has no rule.
  public static func parameter(of operation: Operation, in item: PathItem) -> Parameter? {
    guard operation.extensionValue(keyword)?.bool == true else { return nil }
    return keyParameter(of: operation, in: item)
  }

  fileprivate static func keyParameter(of operation: Operation, in item: PathItem) -> Parameter? {
    operation.effectiveParameters(in: item).map(\.value).first {
      $0.place == .header && $0.name.lowercased == Name(field).lowercased
    }
  }

  /// What is wrong with the rules of a document.
  public static func check(
    _ document: Document, _ ownership: OwnershipModel, _ normalised: NormalisedSchemas
  ) -> Diagnostics {
    var check = Check(ownership: ownership, normalised: normalised)
    check.checkPlace(document.node, "beside the paths")
    // A component that several operations refer to is looked at once.
    var seen: Set<ObjectIdentifier> = []
    for path in document.paths {
      check.checkPlace(path.value.node, "on a path")
      for parameter in path.value.parameters + path.value.operations.flatMap(\.parameters)
      where seen.insert(ObjectIdentifier(parameter.value)).inserted {
        check.checkPlace(parameter.value.node, "on a parameter")
      }
      for operation in path.value.operations { check.check(operation, path) }
    }
    return check.diagnostics
  }
}

/// One check of a document.
private struct Check {
  let ownership: OwnershipModel
  let normalised: NormalisedSchemas
  var diagnostics = Diagnostics()

  init(ownership: OwnershipModel, normalised: NormalisedSchemas) {
    self.ownership = ownership
    self.normalised = normalised
  }

  private mutating func report(_ message: String, _ node: Node) {
    diagnostics.add(Diagnostic(.invalidIdempotencyKey, message, at: node.location))
  }

  mutating func checkPlace(_ node: Node, _ place: String) {
    checkSpelling(node)
    guard let rule = node[IdempotencyRule.keyword] else { return }
    report("'x-idempotency-key' has no effect \(place): it stands on an operation", rule)
  }

  private mutating func checkSpelling(_ node: Node) {
    for member in node.members where member.name.text.lowercased().hasPrefix("x-") {
      let name = member.name.text
      guard name != IdempotencyRule.keyword,
        Suggestion.closest(to: name, among: [IdempotencyRule.keyword]) != nil
      else { continue }
      report("'\(name)' means nothing; did you mean '\(IdempotencyRule.keyword)'?", member.key)
    }
  }

  mutating func check(_ operation: Operation, _ path: Entry<PathItem>) {
    checkSpelling(operation.node)
    guard let rule = operation.extensionValue(IdempotencyRule.keyword) else { return }
    guard rule.bool == true else {
      return report("'x-idempotency-key' is 'true' or is left out", rule)
    }
    if ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].contains(operation.method.text) {
      report(
        "\(operation.method) changes nothing, so that it can be sent again without a key; leave out "
          + "'x-idempotency-key'", rule)
    }
    if case .owned = ownership.ownership(of: operation, at: path.name) {
    } else {
      report(
        "keys are kept for each owner, and nothing says whose this operation is: its path needs the "
          + "owner's parameter, and its security the scheme with 'x-owner'", rule)
    }
    checkParameter(of: operation, path.value, rule)
    for status in ["409", "422"] where !answers(operation, status) {
      report(
        "the operation declares no response \(status), which a key asks for: "
          + (status == "409"
            ? "the first request with it is still under way"
            : "it was sent with another body before"),
        operation.node["responses"] ?? rule)
    }
  }

  private mutating func checkParameter(
    of operation: Operation, _ item: PathItem, _ rule: Node
  ) {
    guard let parameter = IdempotencyRule.keyParameter(of: operation, in: item) else {
      return report(
        "the operation has no header parameter '\(IdempotencyRule.field)', which has the key", rule)
    }
    let schema = parameter.schema.map { normalised.merged($0) }
    let longest = schema?.strings.maximum ?? .max
    let isPlain =
      schema?.types == .string && schema?.values == nil
      && schema?.sources.allSatisfy { $0[.format] == nil } == true
    if !isPlain || longest > IdempotencyRule.longestKey {
      report(
        "the header parameter '\(IdempotencyRule.field)' is a plain string with a 'maxLength' of at "
          + "most \(IdempotencyRule.longestKey)", parameter.node)
    }
  }

  private func answers(_ operation: Operation, _ status: String) -> Bool {
    operation.responses.contains { entry in
      [Name(status), "4xx", "default"].contains(entry.name.lowercased)
    }
  }
}
