// Paths and operations in pairs: by the text of the path, else by its shape, so that a renamed
// parameter is no other path.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func comparePaths() {
    let newByText = Dictionary(
      new.paths.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let oldTexts = Set(old.paths.map(\.name))
    // Only paths whose text is not found again are looked for by shape.
    var newByShape: [Name: Entry<PathItem>] = [:]
    for entry in new.paths where !oldTexts.contains(entry.name) {
      newByShape[Self.shape(entry.name)] = entry
    }
    var matched: Set<Name> = []
    var served: Set<Name> = []
    var kept: [Entry<PathItem>] = []
    for entry in old.paths {
      guard
        let other = newByText[entry.name] ?? newByShape[Self.shape(entry.name)]
          ?? newByShape[Self.otherShape(entry.name)]
      else {
        reportRemoved(entry)
        continue
      }
      matched.insert(other.name)
      // One without operations was no path to any request.
      if !entry.value.operations.isEmpty { served.insert(other.name) }
      kept.append(entry)
      compare(entry, other)
    }
    compareRouting(added: new.paths.filter { !served.contains($0.name) }, kept: kept)
    for entry in new.paths where !matched.contains(entry.name) {
      for operation in entry.value.operations {
        reportAdded(operation, in: entry, beside: old.node)
      }
    }
  }

  /// The path with the names of its parameters left out.
  private static func shape(_ path: Name) -> Name {
    guard let template = PathTemplate(path) else { return path }
    return Name(String(decoding: template.shape, as: UTF8.self))
  }

  /// The shape with a slash at its end instead of without, or without instead of with: where a contract has
  /// one of the two, both are served.
  private static func otherShape(_ path: Name) -> Name {
    let shape = shape(path).text
    return Name(shape.hasSuffix("/") ? String(shape.dropLast()) : shape + "/")
  }

  private func reportRemoved(_ entry: Entry<PathItem>) {
    let parent = new.node["paths"] ?? new.node
    for operation in entry.value.operations {
      report(
        OperationFact.pathRemoved, "the path '\(entry.name)' is gone", gone: entry.key,
        from: parent,
        origin: origin(named: "\(operation.method) \(entry.name)"))
    }
  }

  private func reportAdded(
    _ operation: Operation, in entry: Entry<PathItem>, beside other: Node
  ) {
    let name = "\(operation.method) \(entry.name)"
    report(
      OperationFact.operationAdded, "the operation \(name) is new", new: operation.key, old: other,
      origin: origin(named: name))
  }

  private func compare(_ oldEntry: Entry<PathItem>, _ newEntry: Entry<PathItem>) {
    reportRenamedParameters(oldEntry, newEntry)
    let newOperations = newEntry.value.operations
    let newByMethod = newOperations.byName(\.method)
    for operation in oldEntry.value.operations {
      guard let other = newByMethod[operation.method] else {
        let name = "\(operation.method) \(oldEntry.name)"
        report(
          OperationFact.operationRemoved, "the operation \(name) is gone", gone: operation.key,
          from: newEntry.key, origin: origin(named: name))
        continue
      }
      compare(
        EffectiveOperation(operation, of: oldEntry.value, at: oldEntry.name),
        EffectiveOperation(other, of: newEntry.value, at: newEntry.name))
    }
    let oldMethods = Set(oldEntry.value.operations.map(\.method))
    for operation in newOperations where !oldMethods.contains(operation.method) {
      reportAdded(operation, in: newEntry, beside: oldEntry.key)
    }
  }

  private func reportRenamedParameters(_ oldEntry: Entry<PathItem>, _ newEntry: Entry<PathItem>) {
    let oldNames = PathTemplate(oldEntry.name)?.names ?? []
    let newNames = PathTemplate(newEntry.name)?.names ?? []
    for (before, now) in zip(oldNames, newNames) where before != now {
      for operation in newEntry.value.operations {
        report(
          OperationFact.pathParameterRenamed,
          "the path parameter '\(before)' is called '\(now)' now",
          new: newEntry.key, old: oldEntry.key,
          origin: origin(named: "\(operation.method) \(newEntry.name)"))
      }
    }
  }

  private func compare(_ oldUse: EffectiveOperation, _ newUse: EffectiveOperation) {
    let origin = origin(named: "\(newUse.operation.method) \(newUse.path)")
    compareOperationFields(oldUse.operation, newUse.operation, origin)
    compareServers(oldUse, newUse, origin)
    compareSecurity(oldUse.operation, newUse.operation, origin)
    compareOwners(oldUse, newUse, origin)
    compareParameters(oldUse, newUse, origin)
    compareRequestBodies(oldUse.operation, newUse.operation, origin)
    compareResponses(oldUse, newUse, origin)
    compareCallbacks(oldUse.operation, newUse.operation, origin)
  }

  private func compareOperationFields(
    _ oldOperation: Operation, _ newOperation: Operation, _ origin: Origin
  ) {
    let before = oldOperation.operationID
    let now = newOperation.operationID
    if before != now {
      let message =
        switch (before, now) {
        case (let before?, let now?): "the operationId was '\(before)' and is '\(now)'"
        case (let before?, nil): "the operationId '\(before)' is gone"
        case (nil, let now):
          "the operation, which had no operationId, is called '\(now?.text ?? "")'"
        }
      report(
        OperationFact.operationIDChanged, message + ": generated code changes its names",
        new: newOperation.node["operationId"] ?? newOperation.key,
        old: oldOperation.node["operationId"] ?? oldOperation.key, origin: origin)
    }
    compareDeprecation(
      (oldOperation.node, oldOperation.isDeprecated),
      (newOperation.node, newOperation.isDeprecated),
      subject: "the operation", origin)
    compareIdempotency(oldOperation, newOperation, origin)
  }

  /// Compares what is promised to a client that sends a request again with the same key.
  private func compareIdempotency(_ before: Operation, _ now: Operation, _ origin: Origin) {
    let (oldRule, newRule) = (
      before.extensionValue(IdempotencyRule.keyword), now.extensionValue(IdempotencyRule.keyword)
    )
    guard (oldRule?.bool == true) != (newRule?.bool == true) else { return }
    let isPromised = newRule?.bool == true
    report(
      isPromised ? OperationFact.idempotencyKeyAdded : .idempotencyKeyRemoved,
      isPromised
        ? "a request with a key may be sent again: it has its effect once"
        : "a request that is sent again with the same key has its effect again",
      new: newRule ?? now.key, old: oldRule ?? before.key, origin: origin)
  }

  /// Compares the `deprecated` of two objects.
  func compareDeprecation(
    _ before: (node: Node, flag: Bool), _ now: (node: Node, flag: Bool), subject: String,
    _ origin: Origin
  ) {
    compareSunset(before.node, now.node, subject: subject, origin)
    guard before.flag != now.flag else { return }
    report(
      now.flag ? OperationFact.deprecated : .deprecationWithdrawn,
      now.flag ? "\(subject) is deprecated" : "\(subject) is no longer deprecated",
      new: now.node["deprecated"] ?? now.node, old: before.node["deprecated"] ?? before.node,
      origin: origin)
  }

  /// Compares the days from which on two objects may be gone: `x-sunset`, as the header field of
  /// RFC 8594 says it of a response. Dates of RFC 3339 are ordered as their texts are.
  private func compareSunset(_ before: Node, _ now: Node, subject: String, _ origin: Origin) {
    let oldDay = before["x-sunset"].map(\.name)
    let newDay = now["x-sunset"].map(\.name)
    guard oldDay != newDay else { return }
    let isEarlier = newDay.map { day in oldDay.map { day < $0 } ?? true } ?? false
    let shown = { (day: Name?) in day?.text ?? "not announced" }
    report(
      isEarlier ? OperationFact.sunsetBroughtForward : .sunsetPostponed,
      "the end of \(subject) was \(shown(oldDay)) and is \(shown(newDay))",
      new: now["x-sunset"] ?? now, old: before["x-sunset"] ?? before, origin: origin)
  }
}
