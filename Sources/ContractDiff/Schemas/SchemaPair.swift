// A pair of places with schemas: what a value had to satisfy before, and what it has to now.

import ContractModel
import OpenAPIDocument

/// The schemas that hold for a value at a place, all together; without any, everything is admitted.
struct SchemaSide {
  /// Without duplicates, references followed that have nothing beside them.
  let schemas: [Schema]
  /// The place, for reports where no keyword has one.
  let node: Node

  init(_ schemas: [Schema], at node: Node) {
    var seen: Set<ObjectIdentifier> = []
    self.schemas = schemas.compactMap { schema in
      let resolved = Self.target(of: schema)
      return seen.insert(ObjectIdentifier(resolved)).inserted ? resolved : nil
    }
    self.node = self.schemas.count == 1 ? self.schemas[0].node : node
  }

  /// The schema that references lead to; of what may stand beside them (3.1), a default and a
  /// deprecation matter here.
  private static func target(of schema: Schema) -> Schema {
    var schema = schema
    while schema.isPureReference, schema[.default] == nil, schema[.deprecated] == nil,
      let target = schema.reference?.target
    {
      schema = target
    }
    return schema
  }
}

extension ObjectMembers {
  /// All schemas of a member: in each conjunct its own, else that of additional ones.
  func side(of name: Name) -> SchemaSide {
    SchemaSide(schemas(of: name), at: key(of: name) ?? node)
  }

  /// The schemas of a member that is not declared.
  var additionalSide: SchemaSide { SchemaSide(additional, at: node) }
}

/// How values are written, where that tells what they may be.
enum ValueForm: Hashable {
  /// As JSON, or as whatever else tells types apart.
  case typed
  /// As text, as parameters and header fields are: a string is whatever is written there.
  case text
  /// As the content of a media type that says itself what its bytes are.
  case bytes
  /// In parts, as a multipart body: each member is one, or several.
  case parts
  /// As a part, which has a media type of its own.
  case part
  /// As one of the parts of one name.
  case item

  /// How the members of an object are written.
  var ofMembers: ValueForm { self == .parts ? .part : .typed }
  /// How the elements of an array are written.
  var ofElements: ValueForm { self == .part ? .item : .typed }
}

/// Two places to be compared, once for each way that their values travel.
struct SchemaPair {
  /// What makes two pairs the same.
  struct Key: Hashable {
    let travel: Travel
    let old: Set<ObjectIdentifier>
    let new: Set<ObjectIdentifier>
    let isAlternative: Bool
    let form: ValueForm
    /// The places, where a side has no schema to be known by.
    let places: [Node]
  }

  let travel: Travel
  let old: SchemaSide
  let new: SchemaSide
  /// What the value is, for messages: `member 'title'`.
  let subject: String
  /// Whether the place is an alternative: whether null is admitted is told of the alternatives as a
  /// whole, as it may move from one to another.
  let isAlternative: Bool
  /// How the value is written.
  let form: ValueForm
  /// What led here; a pair is compared once, whatever the number.
  var origins: [Origin]
}

extension Comparison {
  /// Puts a pair of places on the list, unless it is there already.
  func enqueue(
    _ travel: Travel, _ old: SchemaSide, _ new: SchemaSide, subject: String, _ origin: Origin,
    isAlternative: Bool = false, form: ValueForm = .typed
  ) {
    if old.schemas.isEmpty && new.schemas.isEmpty { return }
    let key = SchemaPair.Key(
      travel: travel, old: Set(old.schemas.map(ObjectIdentifier.init)),
      new: Set(new.schemas.map(ObjectIdentifier.init)), isAlternative: isAlternative,
      form: form,
      places: old.schemas.isEmpty || new.schemas.isEmpty ? [old.node, new.node] : [])
    if let known = pairIndex[key] {
      if pairs[known].origins.last != origin { pairs[known].origins.append(origin) }
      return
    }
    guard pairs.count < limits.pairs else { return giveUp() }
    pairIndex[key] = pairs.count
    pairs.append(
      SchemaPair(
        travel: travel, old: old, new: new, subject: name(of: new, or: subject),
        isAlternative: isAlternative, form: form, origins: [origin]))
  }

  /// A component is called by its name, whatever led to it.
  private func name(of side: SchemaSide, or subject: String) -> String {
    guard side.schemas.count == 1, let name = componentName(side.node) else { return subject }
    return "schema '\(name)'"
  }

  /// Compares all pairs; comparing one may add others.
  func compareSchemas() {
    while nextPair < pairs.count, steps < limits.steps {
      compareSchemas(at: nextPair)
      nextPair += 1
    }
    if nextPair < pairs.count { giveUp() }
    reportOverlaps()
  }
}
