// Responses in pairs, by status; a range such as `4XX` holds the statuses that it stands for, and
// `default` holds what nothing else does.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareResponses(
    _ oldUse: EffectiveOperation, _ newUse: EffectiveOperation, _ origin: Origin
  ) {
    let before = oldUse.operation.responses
    let now = newUse.operation.responses
    var named: Set<Name> = []
    for entry in before {
      if let other = Self.entry(entry.name, of: now) {
        named.insert(other.name)
        compare(entry.value.value, other.value.value, origin)
      } else if let range = Self.range(entry.name, of: now) {
        compare(entry.value.value, range.value.value, origin)
      } else if !Self.isNamedOneByOne(entry, before, now) {
        reportRemoved(entry, newUse.operation, origin)
        if let other = Self.openDefault(entry.name, of: now) {
          compare(entry.value.value, other.value.value, origin)
        }
      }
    }
    for entry in now where !named.contains(entry.name) {
      let other = Self.range(entry.name, of: before) ?? Self.openDefault(entry.name, of: before)
      if let other {
        compare(other.value.value, entry.value.value, origin)
      } else {
        reportAdded(entry, oldUse, origin)
      }
    }
  }

  private typealias Responses = [Entry<Resolved<Response>>]

  private static func entry(_ status: Name, of responses: Responses) -> Responses.Element? {
    responses.first { $0.name.lowercased == status.lowercased }
  }

  /// The range that holds a status, or a range itself.
  private static func range(_ status: Name, of responses: Responses) -> Responses.Element? {
    guard let digit = status.text.utf8.first, (0x31...0x35).contains(digit) else { return nil }
    return entry(Name("\(digit - 0x30)XX"), of: responses)
  }

  /// Whether statuses of a range are named now that it stood for: such a range is not gone. What had a name
  /// beside it was no part of it.
  private static func isNamedOneByOne(
    _ entry: Responses.Element, _ before: Responses, _ now: Responses
  ) -> Bool {
    now.contains { other in
      range(other.name, of: [entry]) != nil && self.entry(other.name, of: before) == nil
    }
  }

  /// The `default` that holds a status which has no name of its own. Where successes are declared
  /// one by one, the `default` is about errors.
  private static func openDefault(_ status: Name, of responses: Responses) -> Responses.Element? {
    guard let fallback = entry("default", of: responses), status != "default" else { return nil }
    return isSuccess(status) && responses.contains { isSuccess($0.name) } ? nil : fallback
  }

  private static func isSuccess(_ status: Name) -> Bool {
    guard let digit = status.text.utf8.first else { return false }
    return (0x31...0x33).contains(digit)
  }

  /// Whether a request may name what its client holds, so that 304 is due where it does.
  private static func isConditional(_ use: EffectiveOperation) -> Bool {
    use.parameters.contains { parameter in
      parameter.value.place == .header
        && ["if-none-match", "if-modified-since"].contains(parameter.value.name.lowercased)
    }
  }

  private func reportRemoved(
    _ entry: Responses.Element, _ operation: Operation, _ origin: Origin
  ) {
    let place = operation.node["responses"] ?? operation.key
    if entry.name == "default" {
      report(
        ResponseFact.defaultRemoved, "the default response is gone", gone: entry.key, from: place,
        origin: origin)
    } else {
      report(
        Self.isSuccess(entry.name) ? ResponseFact.successRemoved : .errorRemoved,
        "the status \(entry.name) is gone", gone: entry.key, from: place, origin: origin)
    }
  }

  private func reportAdded(_ entry: Responses.Element, _ use: EffectiveOperation, _ origin: Origin)
  {
    let place = use.operation.node["responses"] ?? use.operation.key
    if entry.name == "default" {
      report(
        ResponseFact.defaultAdded, "a default response is declared", new: entry.key, old: place,
        origin: origin)
    } else if entry.name == "304", !Self.isConditional(use) {
      report(
        ResponseFact.notModifiedAdded,
        "the status 304 is new, for requests with a condition that no client has sent",
        new: entry.key, old: place, origin: origin)
    } else {
      report(
        Self.isSuccess(entry.name) ? ResponseFact.successAdded : .errorAdded,
        "the status \(entry.name) is new", new: entry.key, old: place, origin: origin)
    }
  }

  private func compare(_ before: Response, _ now: Response, _ origin: Origin) {
    guard charge(before.headers.count + before.links.count + now.headers.count + now.links.count)
    else { return }
    compareHeaders(before, now, origin)
    compareLinks(before, now, origin)
    let sides = ContentSides(
      before: before.content, now: now.content, oldPlace: before.node, newPlace: now.node)
    compareContent(sides, .response, origin) { [self] entry, place, isNew in
      if isNew {
        report(
          BodyFact.mediaTypeAdded, in: .response, "a response may be '\(entry.name)' now",
          new: entry.key,
          old: place, origin: origin)
      } else {
        report(
          BodyFact.mediaTypeRemoved, in: .response, "a response is no longer '\(entry.name)'",
          gone: entry.key,
          from: place, origin: origin)
      }
    }
  }

  // MARK: Headers

  private func compareHeaders(_ before: Response, _ now: Response, _ origin: Origin) {
    let oldByName = before.effectiveHeaders.byName { $0.name.lowercased }
    let newByName = now.effectiveHeaders.byName { $0.name.lowercased }
    for entry in before.effectiveHeaders {
      guard let other = newByName[entry.name.lowercased] else {
        report(
          ResponseFact.headerRemoved, "the response header '\(entry.name)' is gone",
          gone: entry.key,
          from: now.node, origin: origin)
        continue
      }
      compare(entry.value.value, other.value.value, name: entry.name, origin)
    }
    for entry in now.effectiveHeaders {
      if oldByName[entry.name.lowercased] != nil { continue }
      report(
        ResponseFact.headerAdded, "the response header '\(entry.name)' is new", new: entry.key,
        old: before.node, origin: origin)
    }
  }

  private func compare(_ before: Header, _ now: Header, name: Name, _ origin: Origin) {
    let subject = "response header '\(name)'"
    if before.isRequired != now.isRequired {
      report(
        now.isRequired ? ResponseFact.headerBecameRequired : .headerBecameOptional,
        "the \(subject) \(now.isRequired ? "is always sent now" : "is no longer always sent")",
        new: now.node["required"] ?? now.node, old: before.node["required"] ?? before.node,
        origin: origin)
    }
    let oldSchemas = Self.schemas(before)
    let newSchemas = Self.schemas(now)
    let oldType = before.content.first.map { MediaRange($0.name) }
    let newType = now.content.first.map { MediaRange($0.name) }
    let isTakenApart = hasParts(oldSchemas) || hasParts(newSchemas)
    if oldType != newType || isTakenApart && before.explode != now.explode {
      report(
        ResponseFact.headerStyleChanged, "the \(subject) is written in another way",
        new: now.node["explode"] ?? now.node, old: before.node["explode"] ?? before.node,
        origin: origin)
    }
    compareDeprecation(
      (before.node, before.isDeprecated), (now.node, now.isDeprecated), subject: "the \(subject)",
      origin)
    enqueue(
      .response, SchemaSide(oldSchemas, at: before.node), SchemaSide(newSchemas, at: now.node),
      subject: subject, origin,
      form: before.content.isEmpty && now.content.isEmpty ? .text : .typed)
  }

  private static func schemas(_ header: Header) -> [Schema] {
    let schema = header.schema ?? header.content.first?.value.value.schema
    return schema.map { [$0] } ?? []
  }

  // MARK: Links

  private func compareLinks(_ before: Response, _ now: Response, _ origin: Origin) {
    let oldByName = before.links.byName(\.name)
    let newByName = now.links.byName(\.name)
    for entry in before.links {
      guard let other = newByName[entry.name]?.value else {
        report(
          ResponseFact.linkRemoved, "the link '\(entry.name)' is gone", gone: entry.key,
          from: now.node,
          origin: origin)
        continue
      }
      if !isSame(entry.value.value, other.value) {
        report(
          ResponseFact.linkChanged,
          "the link '\(entry.name)' leads elsewhere or passes other values",
          new: other.value.node, old: entry.value.value.node, origin: origin)
      }
    }
    for entry in now.links where oldByName[entry.name] == nil {
      report(
        ResponseFact.linkAdded, "the link '\(entry.name)' is new", new: entry.key, old: before.node,
        origin: origin)
    }
  }

  /// Whether links lead to the same operation, however that is written, and pass the same.
  private func isSame(_ before: Link, _ now: Link) -> Bool {
    var ignored: Set<Name> = ["description"]
    if let operation = before.operation, let other = now.operation, isSame(operation, other) {
      ignored.formUnion(["operationId", "operationRef"])
    }
    func fields(_ link: Link) -> [Name: Name] {
      let members = link.node.members.filter { !ignored.contains($0.name) }
      return Dictionary(
        members.map { ($0.name, CanonicalValue.text($0.value)) },
        uniquingKeysWith: { first, _ in first })
    }
    return fields(before) == fields(now)
  }

  /// Whether operations have one id, or one path and method; those of webhooks and callbacks have no path.
  private func isSame(_ before: Operation, _ now: Operation) -> Bool {
    if let id = before.operationID, id == now.operationID { return true }
    guard let name = oldOperationNames[ObjectIdentifier(before)] else { return false }
    return name == newOperationNames[ObjectIdentifier(now)]
  }
}
