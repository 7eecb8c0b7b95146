// What requests carry and responses bring: bodies by media type.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareRequestBodies(
    _ oldOperation: Operation, _ newOperation: Operation, _ origin: Origin
  ) {
    switch (oldOperation.requestBody, newOperation.requestBody) {
    case (nil, nil): break
    case (nil, let now?):
      let isRequired = now.value.isRequired
      report(
        isRequired ? BodyFact.requiredAdded : .added,
        isRequired ? "a request body is required now" : "a request may have a body now",
        new: now.node, old: oldOperation.key, origin: origin)
    case (let before?, nil):
      report(
        BodyFact.removed, "the request body is gone: a request that has one may be refused",
        gone: before.node, from: newOperation.key, origin: origin)
    case (let before?, let now?): compare(before.value, now.value, origin)
    }
  }

  private func compare(_ before: RequestBody, _ now: RequestBody, _ origin: Origin) {
    if before.isRequired != now.isRequired {
      report(
        now.isRequired ? BodyFact.becameRequired : .becameOptional,
        "the request body \(now.isRequired ? "is required now" : "is no longer required")",
        new: now.node["required"] ?? now.node, old: before.node["required"] ?? before.node,
        origin: origin)
    }
    let sides = ContentSides(
      before: before.content, now: now.content, oldPlace: before.node, newPlace: now.node)
    compareContent(sides, .request, origin) { [self] entry, place, isNew in
      if isNew {
        report(
          BodyFact.mediaTypeAdded, in: .request, "a request may be '\(entry.name)' now",
          new: entry.key,
          old: place, origin: origin)
      } else {
        report(
          BodyFact.mediaTypeRemoved, in: .request, "a request may no longer be '\(entry.name)'",
          gone: entry.key,
          from: place, origin: origin)
      }
    }
  }

  /// The media types of both documents at one place.
  struct ContentSides {
    let before: [Entry<Resolved<MediaType>>]
    let now: [Entry<Resolved<MediaType>>]
    let oldPlace: Node
    let newPlace: Node
  }

  /// Compares media types: those of both by schema; `report` gets the others, with the place in the
  /// other document and whether they are new.
  ///
  /// A range holds what it stands for: `application/json` is not gone where `*/*` is declared, which
  /// is new though, as it holds others too.
  func compareContent(
    _ sides: ContentSides, _ travel: Travel, _ origin: Origin,
    report: (Entry<Resolved<MediaType>>, Node, Bool) -> Void
  ) {
    guard charge(sides.before.count + sides.now.count) else { return }
    let oldIndex = ContentIndex(sides.before)
    let newIndex = ContentIndex(sides.now)
    var compared: Set<MediaRange> = []
    for entry in sides.before {
      let range = MediaRange(entry.name)
      guard let other = newIndex.best(for: range) else {
        report(entry, sides.newPlace, false)
        continue
      }
      if MediaRange(other.name).essence == range.essence { compared.insert(MediaRange(other.name)) }
      compare(entry.value.value, other.value.value, travel, origin)
    }
    for entry in sides.now where !compared.contains(MediaRange(entry.name)) {
      guard let other = oldIndex.best(for: MediaRange(entry.name)) else {
        report(entry, sides.oldPlace, true)
        continue
      }
      compare(other.value.value, entry.value.value, travel, origin)
    }
  }

  private func compare(
    _ before: MediaType, _ now: MediaType, _ travel: Travel, _ origin: Origin
  ) {
    let subject = travel.message == .request ? "the request body" : "the response body"
    enqueue(
      travel, SchemaSide(before.schema.map { [$0] } ?? [], at: before.node),
      SchemaSide(now.schema.map { [$0] } ?? [], at: now.node), subject: subject, origin)
    if before.itemSchema != nil || now.itemSchema != nil {
      enqueue(
        travel, SchemaSide(before.itemSchema.map { [$0] } ?? [], at: before.node),
        SchemaSide(now.itemSchema.map { [$0] } ?? [], at: now.node),
        subject: "an item of \(subject)", origin)
    }
    compareEncodings(before, now, travel.direction, origin)
  }

  /// Compares how the members of a form are written.
  func compareEncodings(
    _ before: MediaType, _ now: MediaType, _ direction: Direction, _ origin: Origin
  ) {
    let oldNames = propertyNames(before.schema)
    let newNames = propertyNames(now.schema)
    let names = (before.node["encoding"]?.members ?? []) + (now.node["encoding"]?.members ?? [])
    var seen: Set<Name> = []
    for name in names.map(\.name) where seen.insert(name).inserted {
      let oldEncoding = before.node["encoding"]?[name.text]
      let newEncoding = now.node["encoding"]?[name.text]
      // The encoding of a member that only one side has changes nothing for the other.
      guard oldNames.contains(name) == newNames.contains(name),
        !Self.isSame(oldEncoding, newEncoding)
      else { continue }
      report(
        BodyFact.encodingChanged, in: direction,
        "the encoding of the member '\(name.text)' is another",
        new: newEncoding ?? now.node, old: oldEncoding ?? before.node, origin: origin)
    }
    for field in ["prefixEncoding", "itemEncoding"]
    where !Self.isSame(before.node[field], now.node[field]) {
      report(
        BodyFact.encodingChanged, in: direction, "'\(field)' is another",
        new: now.node[field] ?? now.node,
        old: before.node[field] ?? before.node, origin: origin)
    }
  }

  private func propertyNames(_ schema: Schema?) -> Set<Name> {
    guard let schema else { return [] }
    let parts = conjunction(SchemaSide([schema], at: schema.node)).conjuncts
    return Set(parts.flatMap { $0.properties.map(\.name) })
  }

  /// Whether two objects say the same, whatever their descriptions.
  static func isSame(_ before: Node?, _ now: Node?) -> Bool {
    before.map { CanonicalValue.text($0, omitting: ["description", "summary"]) }
      == now.map { CanonicalValue.text($0, omitting: ["description", "summary"]) }
  }
}
