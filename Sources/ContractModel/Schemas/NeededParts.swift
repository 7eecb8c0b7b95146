// A schema -> a part that each of its values must have: a required member, an item of a list that must
// not be empty, or an alternative whose values have such parts.

import ContractPatterns
import OpenAPIDocument

/// What every value of a schema must contain, by the keywords that ask for members and items; what was
/// looked at once is remembered.
final class NeededParts {
  /// A part that every value of a schema must have.
  struct Need {
    let schema: Schema
    /// What asks for it, in words.
    let phrase: String
    /// Whether it is no part, but the value itself by one of its alternatives.
    var isAlternative = false
  }

  /// Alternatives of which the value must satisfy one, each with what holds beside it.
  private typealias Group = [(schema: Schema, whole: MergedSchema?)]

  /// A schema as it is looked at, made once.
  private struct Known {
    let merged: MergedSchema
    let groups: [Group]
  }

  private let schemas: NormalisedSchemas
  /// The message that the values are in; `nil` for what holds in both.
  private let message: Message?
  private var known: [ObjectIdentifier: Known] = [:]

  init(_ schemas: NormalisedSchemas, in message: Message?) {
    self.schemas = schemas
    self.message = message
  }

  /// A part that every value must have and that is not known to be finite.
  func need(of schema: Schema, isKnown: (Schema) -> Bool) -> Need? {
    let schema = schema.resolved
    let known = known[ObjectIdentifier(schema)] ?? prepared(schema)
    self.known[ObjectIdentifier(schema)] = known
    if let need = need(of: known.merged, isKnown) { return need }
    for group in known.groups {
      var first: Need?
      let hasFinite = group.contains { alternative in
        let need =
          isKnown(alternative.schema)
          ? alternative.whole.flatMap { self.need(of: $0, isKnown) }
          : Need(schema: alternative.schema, phrase: "its alternatives", isAlternative: true)
        first = first ?? need
        return need == nil
      }
      if !hasFinite, let first { return first }
    }
    return nil
  }

  // MARK: - What holds for the value

  private func prepared(_ schema: Schema) -> Known {
    let merged = withDependents(schemas.merged(schema))
    let groups = (merged.oneOf + merged.anyOf).map { $0.map(\.schema) } + conditions(of: merged)
    return Known(
      merged: merged,
      groups: groups.map { group in
        group.map { part in
          let own = schemas.merged(part)
          // The two together ask for more only where one asks for a part that the other is about.
          let isMore =
            merged.asksForParts && own.describesParts || own.asksForParts && merged.describesParts
          return (part, isMore ? withDependents(schemas.adding(part, to: merged)) : nil)
        }
      })
  }

  /// With what `dependentRequired` and `dependentSchemas` say of members that must be there.
  private func withDependents(_ merged: MergedSchema) -> MergedSchema {
    var result = merged
    var seen: Set<Name> = []
    while let name = result.required.first(where: { !seen.contains($0) }) {
      seen.insert(name)
      for source in result.sources {
        let names = source[.dependentRequired]?.members.first { $0.name == name }
        for needed in names?.value.elements.map(\.name) ?? []
        where !result.required.contains(needed) {
          result.required.append(needed)
        }
        for part in source.subschemas(of: .dependentSchemas) where part.key?.name == name {
          result = schemas.adding(part.schema, to: result)
        }
      }
    }
    return result
  }

  /// What `then` and `else` say, one of which holds where both are there.
  private func conditions(of merged: MergedSchema) -> [[Schema]] {
    merged.sources.compactMap { source in
      guard let condition = source.subschema(of: .if) else { return nil }
      let branches = [source.subschema(of: .then), source.subschema(of: .else)]
      switch condition.booleanValue {
      case true?: return branches[0].map { [$0] }
      case false?: return branches[1].map { [$0] }
      case nil: return branches.contains { $0 == nil } ? nil : branches.compactMap(\.self)
      }
    }
  }

  // MARK: - Parts

  private func need(of merged: MergedSchema, _ isKnown: (Schema) -> Bool) -> Need? {
    guard let types = merged.types ?? merged.inferredTypes,
      // A value of another type has no parts.
      types.subtracting([.object, .array]).isEmpty
    else { return nil }
    var needs: [Need] = []
    if types.contains(.object) {
      guard let need = neededMember(of: merged, isKnown) else { return nil }
      needs.append(need)
    }
    if types.contains(.array) {
      guard let need = neededItem(of: merged, isKnown) else { return nil }
      needs.append(need)
    }
    return needs.first
  }

  private func neededMember(of merged: MergedSchema, _ isKnown: (Schema) -> Bool) -> Need? {
    for (name, applied) in requiredMembers(of: merged) {
      guard let unknown = applied.first(where: { !isKnown($0) }),
        !isElsewhere(applied)
      else { continue }
      return Need(schema: unknown, phrase: "the required property '\(name)'")
    }
    guard let minimum = merged.minProperties, minimum > 0 else { return nil }
    return memberOfAny(merged, minimum, isKnown)
  }

  /// Whether a member need not be there, since `readOnly` or `writeOnly` says so.
  private func isElsewhere(_ applied: [Schema]) -> Bool {
    schemas.onlyMessage(applied).map { $0 != message } ?? false
  }

  /// The members that must be there, with the schemas that they must satisfy.
  private func requiredMembers(of merged: MergedSchema) -> [(name: Name, applied: [Schema])] {
    guard merged.additional.isEmpty, !merged.hasPatternProperties else {
      return merged.required.map { ($0, applied(to: $0, merged)) }
    }
    let required = Set(merged.required)
    return merged.properties.filter { required.contains($0.name) }.map { ($0.name, $0.schemas) }
  }

  /// The schemas that a member of this name must satisfy.
  private func applied(to name: Name, _ merged: MergedSchema) -> [Schema] {
    merged.sources.flatMap { source in
      let own = source.properties.filter { $0.name == name }.map(\.value)
      let matching = source.patternProperties.filter { Self.matches($0.key, name) }.map(\.value)
      let additional = source.subschema(of: .additionalProperties).map { [$0] } ?? []
      return own.isEmpty && matching.isEmpty ? additional : own + matching
    }
  }

  private static func matches(_ pattern: Node, _ name: Name) -> Bool {
    // A faulty one is reported elsewhere.
    guard let pattern = try? Pattern(pattern.text) else { return false }
    return pattern.matches(name.text)
  }

  /// What every member would have to be, where there must be some and too few others are possible.
  private func memberOfAny(
    _ merged: MergedSchema, _ minimum: Int, _ isKnown: (Schema) -> Bool
  ) -> Need? {
    var unknown: Schema?
    func isPossible(_ applied: [Schema]) -> Bool {
      if applied.contains(where: { $0.booleanValue == false }) { return false }
      guard let first = applied.first(where: { !isKnown($0) }) else { return true }
      if isElsewhere(applied) { return true }
      unknown = unknown ?? first
      return false
    }
    let patterns = merged.sources.flatMap(\.patternProperties).map(\.value)
    if patterns.contains(where: { isPossible([$0]) }) { return nil }
    let others = merged.sources.compactMap { $0.subschema(of: .additionalProperties) }
    if isPossible(others) { return nil }
    let possible = merged.properties.count { isPossible(applied(to: $0.name, merged)) }
    guard possible < minimum, let unknown else { return nil }
    return Need(schema: unknown, phrase: "its members, of which there must be some")
  }

  private func neededItem(of merged: MergedSchema, _ isKnown: (Schema) -> Bool) -> Need? {
    for source in merged.sources {
      guard let contained = source.subschema(of: .contains), !isKnown(contained),
        source[.minContains]?.size != 0
      else { continue }
      return Need(schema: contained, phrase: "the item that 'contains' asks for")
    }
    guard let minimum = merged.arrays.minimum else { return nil }
    for source in merged.sources {
      let prefix = source.subschemas(of: .prefixItems).map(\.schema)
      if let item = prefix.prefix(minimum).first(where: { !isKnown($0) }) {
        return Need(schema: item, phrase: "an item that must be there")
      }
      if minimum > prefix.count, let items = source.subschema(of: .items), !isKnown(items) {
        return Need(schema: items, phrase: "its items, of which there is at least one")
      }
    }
    return nil
  }
}

extension MergedSchema {
  /// Whether a keyword says what is in the value.
  fileprivate var describesParts: Bool {
    describesMembers || !items.isEmpty
      || sources.contains { source in
        source.keywords.contains { keyword in
          switch keyword.name?.application {
          case .parts?, .condition?: true
          case .value?, .nothing?, nil: false
          }
        }
      }
  }

  /// Whether a keyword says that something must be in the value.
  fileprivate var asksForParts: Bool {
    !required.isEmpty || arrays.minimum != nil || (minProperties ?? 0) > 0
      || sources.contains { $0[.contains] != nil }
  }
}
