// Whose the names of a query or of cookies are: an object that is taken apart has its members there, one of
// any members has all names that no other parameter has, and loses one to a parameter that is new.

import ContractModel
import OpenAPIDocument

/// What a parameter takes of the names of its place.
private struct NameTaker {
  let parameter: Resolved<Parameter>
  /// The names that it says.
  let names: [Name]
  /// Whether its members are names of their own.
  let isTakenApart: Bool
  /// Whether it takes the names that nobody says.
  let isFree: Bool

  var identity: [UInt8] { parameter.value.identity }
}

/// What the schema of a parameter says of members.
private struct TakenMembers {
  var names: [Name] = []
  /// Whether it may be an object by what it says, and whether it may be something else.
  var isObject = false
  var isOther = false
  /// Whether others are admitted, or refused.
  var hasRest = false
  var isClosed = false
  var seen: Set<ObjectIdentifier> = []

  /// An object without any word about its members takes all; one that lists some leaves others to others.
  var isFree: Bool { hasRest || names.isEmpty && !isClosed }
}

extension Comparison {
  func compareNames(
    _ oldUse: EffectiveOperation, _ newUse: EffectiveOperation, _ origin: Origin
  ) {
    for place in [Parameter.Place.query, .cookie] {
      let before = nameTakers(oldUse, place)
      let now = nameTakers(newUse, place)
      // Without such an object a name is that of its parameter, which is compared already.
      guard (before + now).contains(where: \.isTakenApart) else { continue }
      let oldByName = Self.byName(before)
      let newByName = Self.byName(now)
      guard charge(oldByName.count + newByName.count) else { return }
      for name in Set(oldByName.keys).union(newByName.keys).sorted() {
        switch (oldByName[name], newByName[name]) {
        case (nil, let takers?):
          guard let free = before.first(where: \.isFree) else { continue }
          reportMoved(name, from: free, to: takers[0], origin)
        case (let takers?, nil):
          guard let free = now.first(where: \.isFree) else { continue }
          reportMoved(name, from: takers[0], to: free, origin)
        case (let old?, let new?): compare(name, old, new, origin)
        case (nil, nil): continue
        }
      }
    }
  }

  private static func byName(_ takers: [NameTaker]) -> [Name: [NameTaker]] {
    var result: [Name: [NameTaker]] = [:]
    for taker in takers { for name in taker.names { result[name, default: []].append(taker) } }
    return result
  }

  private func nameTakers(
    _ use: EffectiveOperation, _ place: Parameter.Place
  ) -> [NameTaker] {
    use.parameters.filter { $0.value.place == place }.map { parameter in
      let own = NameTaker(
        parameter: parameter, names: [parameter.value.name], isTakenApart: false, isFree: false)
      let (style, schema) = (parameter.value.style, parameter.value.schema)
      var members = TakenMembers()
      guard let schema, parameter.value.explode, style != .deepObject else { return own }
      addMembers(of: schema, to: &members)
      guard members.isObject else { return own }
      return NameTaker(
        parameter: parameter, names: (members.isOther ? own.names : []) + members.names,
        isTakenApart: true, isFree: members.isFree)
    }
  }

  /// Adds what a schema and its alternatives say about the members of objects; each schema is looked at once.
  private func addMembers(of schema: Schema, to members: inout TakenMembers) {
    guard members.seen.insert(ObjectIdentifier(schema.resolved)).inserted, charge(1) else { return }
    let side = conjunction(SchemaSide([schema], at: schema.node))
    guard side.types.contains(.object) else {
      members.isOther = true
      return
    }
    let own = ObjectMembers(side)
    let rests = side.conjuncts.flatMap { schema in
      [Keyword.additionalProperties, .unevaluatedProperties].compactMap { schema[$0] }
    }
    let isSaid = side.types == .object || !own.declared.isEmpty || !own.patterns.isEmpty
    members.isObject = members.isObject || isSaid || !rests.isEmpty
    members.isOther = members.isOther || side.types != .object && side.merged.types != nil
    members.names += own.declared.map(\.name)
    members.hasRest =
      members.hasRest || !own.patterns.isEmpty || rests.contains { $0.bool != false }
    members.isClosed = members.isClosed || own.closedAt != nil
    for alternative in side.groups.flatMap(\.alternatives) {
      addMembers(of: alternative, to: &members)
    }
  }

  private func reportMoved(
    _ name: Name, from before: NameTaker, to now: NameTaker, _ origin: Origin
  ) {
    let (parameter, other) = (before.parameter.value, now.parameter.value)
    report(
      ParameterFact.nameMoved,
      "'\(name)' of the \(other.place.rawValue) goes to the parameter '\(other.name)' now, and went to "
        + "'\(parameter.name)': one of the two takes all names that no other parameter has",
      new: other.node, old: parameter.node, origin: origin)
  }

  /// Compares what a name stands for where another parameter takes it, or one more.
  private func compare(
    _ name: Name, _ before: [NameTaker], _ now: [NameTaker], _ origin: Origin
  ) {
    let known = Set(before.map(\.identity))
    for taker in now where !known.contains(taker.identity) {
      enqueue(
        .request, side(of: name, before[0]), side(of: name, taker),
        subject: "'\(name)' of the \(taker.parameter.value.place.rawValue)", origin, form: .text)
    }
  }

  private func side(of name: Name, _ taker: NameTaker) -> SchemaSide {
    let whole = SchemaSide(Self.schemas(taker.parameter.value), at: taker.parameter.node)
    return taker.isTakenApart ? ObjectMembers(conjunction(whole)).side(of: name) : whole
  }
}
