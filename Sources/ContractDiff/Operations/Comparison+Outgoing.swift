// Webhooks and callbacks: requests that the server sends to its clients. What holds for requests
// holds for their responses, and the other way round.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareWebhooks() {
    let oldByName = old.webhooks.byName(\.name)
    let newByName = new.webhooks.byName(\.name)
    for entry in old.webhooks {
      guard let other = newByName[entry.name]?.value else {
        report(
          OutgoingFact.webhookRemoved, "the webhook '\(entry.name)' is gone", gone: entry.key,
          from: new.node["webhooks"] ?? new.node, origin: .document)
        continue
      }
      compareOutgoing(entry, other) { "\($0) webhook:\(entry.name)" }
    }
    for entry in new.webhooks where oldByName[entry.name] == nil {
      report(
        OutgoingFact.webhookAdded, "the webhook '\(entry.name)' is new", new: entry.key,
        old: old.node["webhooks"] ?? old.node, origin: .document)
    }
  }

  func compareCallbacks(_ oldOperation: Operation, _ newOperation: Operation, _ origin: Origin) {
    let before = Self.expressions(oldOperation)
    let now = Self.expressions(newOperation)
    let newByName = Dictionary(now, uniquingKeysWith: { first, _ in first })
    let oldNames = Set(before.map(\.0))
    for (name, entry) in before {
      guard let other = newByName[name] else {
        report(
          OutgoingFact.callbackRemoved, "the callback \(name.text) is gone", gone: entry.key,
          from: newOperation.key, origin: origin)
        continue
      }
      compareOutgoing(entry, other.value, origin)
    }
    for (name, entry) in now where !oldNames.contains(name) {
      report(
        OutgoingFact.callbackAdded, "the callback \(name.text) is new", new: entry.key,
        old: oldOperation.key,
        origin: origin)
    }
  }

  private static func expressions(_ operation: Operation) -> [(Name, Entry<PathItem>)] {
    operation.callbacks.flatMap { callback in
      callback.value.value.expressions.map { (Name("'\(callback.name)' to '\($0.name)'"), $0) }
    }
  }

  private func compareOutgoing(
    _ before: Entry<PathItem>, _ now: PathItem, name: (Name) -> String
  ) {
    for operation in before.value.operations {
      let single = origin(named: name(operation.method))
      compareOutgoing(before, now, operation, single)
    }
    reportAddedOutgoing(before, now, .document)
  }

  private func compareOutgoing(_ before: Entry<PathItem>, _ now: PathItem, _ origin: Origin) {
    for operation in before.value.operations { compareOutgoing(before, now, operation, origin) }
    reportAddedOutgoing(before, now, origin)
  }

  private func reportAddedOutgoing(_ before: Entry<PathItem>, _ now: PathItem, _ origin: Origin) {
    let methods = Set(before.value.operations.map(\.method))
    for operation in now.operations where !methods.contains(operation.method) {
      report(
        OutgoingFact.requestExtended, "the server also sends \(operation.method)",
        new: operation.key,
        old: before.key, origin: origin)
    }
  }

  private func compareOutgoing(
    _ entry: Entry<PathItem>, _ now: PathItem, _ operation: Operation, _ origin: Origin
  ) {
    let other = now.operations.first { $0.method == operation.method }
    guard let other else {
      report(
        OutgoingFact.requestChanged, "the server no longer sends \(operation.method)",
        gone: operation.key, from: now.node, origin: origin)
      return
    }
    let before = EffectiveOperation(operation, of: entry.value, at: entry.name)
    let after = EffectiveOperation(other, of: now, at: entry.name)
    compareOutgoingParameters(before, after, origin)
    compareOutgoingBodies(operation, other, origin)
    compareOutgoingResponses(operation, other, origin)
  }

  // MARK: What the server sends

  private func compareOutgoingParameters(
    _ before: EffectiveOperation, _ now: EffectiveOperation, _ origin: Origin
  ) {
    let identity = { (parameter: Resolved<Parameter>) in parameter.value.identity }
    let newByIdentity = Dictionary(
      now.parameters.map { (identity($0), $0) }, uniquingKeysWith: { first, _ in first })
    for parameter in before.parameters {
      let other = newByIdentity[identity(parameter)]
      let subject = "parameter '\(parameter.value.name)'"
      guard let other, other.value.isRequired || !parameter.value.isRequired,
        other.value.style == parameter.value.style,
        other.value.explode == parameter.value.explode || other.value.style == .deepObject
      else {
        report(
          OutgoingFact.requestChanged, "the \(subject) may be missing or written in another way",
          gone: parameter.node, from: other?.node ?? now.operation.key, origin: origin)
        continue
      }
      enqueue(
        .sentRequest, SchemaSide(Self.schemas(parameter.value), at: parameter.value.node),
        SchemaSide(Self.schemas(other.value), at: other.value.node), subject: subject, origin)
    }
    let known = Set(before.parameters.map(identity))
    for parameter in now.parameters where !known.contains(identity(parameter)) {
      report(
        OutgoingFact.requestExtended,
        "the server also sends the parameter '\(parameter.value.name)'",
        new: parameter.node, old: before.operation.key, origin: origin)
    }
  }

  private func compareOutgoingBodies(_ before: Operation, _ now: Operation, _ origin: Origin) {
    guard let body = before.requestBody else {
      if let other = now.requestBody {
        report(
          OutgoingFact.requestExtended, "the server also sends a body", new: other.node,
          old: before.key, origin: origin)
      }
      return
    }
    guard let other = now.requestBody, other.value.isRequired || !body.value.isRequired else {
      report(
        OutgoingFact.requestChanged, "the server may send no body", gone: body.node,
        from: now.requestBody?.node ?? now.key, origin: origin)
      return
    }
    let sides = ContentSides(
      before: body.value.content, now: other.value.content, oldPlace: body.value.node,
      newPlace: other.value.node)
    compareContent(sides, .sentRequest, origin) { [self] entry, place, isNew in
      if isNew {
        report(
          OutgoingFact.requestChanged, "the server may send '\(entry.name)'", new: entry.key,
          old: place, origin: origin)
      } else {
        report(
          OutgoingFact.requestChanged, "the server no longer sends '\(entry.name)'",
          gone: entry.key,
          from: place, origin: origin)
      }
    }
  }

  // MARK: What the server takes in answer

  private func compareOutgoingResponses(_ before: Operation, _ now: Operation, _ origin: Origin) {
    for entry in before.responses {
      guard let other = now.responses.value(named: entry.name) else {
        report(
          OutgoingFact.responseChanged, "the server may no longer take the status \(entry.name)",
          gone: entry.key, from: now.node["responses"] ?? now.key, origin: origin)
        continue
      }
      compareOutgoing(entry.value.value, other.value, origin)
    }
    for entry in now.responses where before.responses.value(named: entry.name) == nil {
      report(
        OutgoingFact.responseExtended, "the server also takes the status \(entry.name)",
        new: entry.key, old: before.node["responses"] ?? before.key, origin: origin)
    }
  }

  private func compareOutgoing(_ before: Response, _ now: Response, _ origin: Origin) {
    for entry in now.effectiveHeaders where entry.value.value.isRequired {
      let other = before.effectiveHeaders.first { $0.name.lowercased == entry.name.lowercased }
      guard other?.value.value.isRequired != true else { continue }
      report(
        OutgoingFact.responseChanged, "the server needs the header '\(entry.name)'", new: entry.key,
        old: other?.key ?? before.node, origin: origin)
    }
    let sides = ContentSides(
      before: before.content, now: now.content, oldPlace: before.node, newPlace: now.node)
    compareContent(sides, .takenResponse, origin) { [self] entry, place, isNew in
      if isNew {
        report(
          OutgoingFact.responseExtended, "the server also takes '\(entry.name)'", new: entry.key,
          old: place, origin: origin)
      } else {
        report(
          OutgoingFact.responseChanged, "the server may no longer take '\(entry.name)'",
          gone: entry.key, from: place, origin: origin)
      }
    }
  }
}
