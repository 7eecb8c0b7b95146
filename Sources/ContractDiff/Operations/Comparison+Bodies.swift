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
      compare(entry, other, travel, origin)
    }
    for entry in sides.now where !compared.contains(MediaRange(entry.name)) {
      guard let other = oldIndex.best(for: MediaRange(entry.name)) else {
        report(entry, sides.oldPlace, true)
        continue
      }
      compare(other, entry, travel, origin)
    }
  }

  private func compare(
    _ oldEntry: Entry<Resolved<MediaType>>, _ newEntry: Entry<Resolved<MediaType>>,
    _ travel: Travel, _ origin: Origin
  ) {
    let (before, now) = (oldEntry.value.value, newEntry.value.value)
    let subject = travel.message == .request ? "the request body" : "the response body"
    enqueue(
      travel, SchemaSide(before.schema.map { [$0] } ?? [], at: before.node),
      SchemaSide(now.schema.map { [$0] } ?? [], at: now.node), subject: subject, origin,
      form: Self.form(MediaRange(oldEntry.name), MediaRange(newEntry.name)))
    if before.itemSchema != nil || now.itemSchema != nil {
      enqueue(
        travel, SchemaSide(before.itemSchema.map { [$0] } ?? [], at: before.node),
        SchemaSide(now.itemSchema.map { [$0] } ?? [], at: now.node),
        subject: "an item of \(subject)", origin)
    }
    compareEncodings(oldEntry, newEntry, travel.direction, origin)
  }

  /// How the content of two media types is written.
  private static func form(_ before: MediaRange, _ now: MediaRange) -> ValueForm {
    if before.isMultipart && now.isMultipart { return .parts }
    let areOpaque = [before, now].allSatisfy { range in
      !range.isReadable && !range.isMultipart && !range.isRange && range.jsonSequence == nil
    }
    return areOpaque ? .bytes : .typed
  }

  /// Whether two objects say the same, whatever their descriptions.
  static func isSame(_ before: Node?, _ now: Node?) -> Bool {
    before.map { CanonicalValue.text($0, omitting: ["description", "summary"]) }
      == now.map { CanonicalValue.text($0, omitting: ["description", "summary"]) }
  }
}
