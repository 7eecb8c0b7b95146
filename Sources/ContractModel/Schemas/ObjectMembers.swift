// What a conjunction says about the members of an object: which are declared and required, and what
// holds for all others.

import OpenAPIDocument

/// The members of the objects that a conjunction admits.
public struct ObjectMembers {
  /// The schemas of a conjunct.
  private struct Part {
    let properties: [Name: Entry<Schema>]
    let hasPatterns: Bool
    let additional: Schema?
    let isClosed: Bool
  }

  /// The names declared, in the order written, with their keys.
  public let declared: [(name: Name, key: Node)]
  /// The names required, with the place that says so.
  public let required: [Name: Node]
  /// The place that refuses all other members; nil if they are admitted.
  public let closedAt: Node?
  /// The schemas of all other members, in place of a list.
  public let additional: [Schema]
  /// The schemas by pattern of the name.
  public let patterns: [Name: Entry<Schema>]
  private let parts: [Part]
  private let names: Set<Name>
  /// The place of the object.
  public let node: Node

  /// Collects what a conjunction says.
  public init(_ side: Conjunction) {
    node = side.node
    var parts: [Part] = []
    var declared: [(Name, Node)] = []
    var names: Set<Name> = []
    var required: [Name: Node] = [:]
    var patterns: [Name: Entry<Schema>] = [:]
    for schema in side.conjuncts {
      let properties = schema.properties.map { ($0.name, $0) }
      for (name, entry) in properties where names.insert(name).inserted {
        declared.append((name, entry.key))
      }
      for node in schema.required where required[node.name] == nil {
        required[node.name] = node
      }
      for entry in schema.patternProperties { patterns[entry.name] = entry }
      parts.append(
        Part(
          properties: Dictionary(properties, uniquingKeysWith: { first, _ in first }),
          hasPatterns: schema[.patternProperties] != nil,
          additional: schema.subschema(of: .additionalProperties),
          isClosed: schema[.additionalProperties]?.bool == false))
    }
    self.parts = parts
    self.declared = declared
    self.names = names
    self.required = required
    self.patterns = patterns
    closedAt = Self.refusal(of: side.conjuncts)
    additional = parts.compactMap(\.additional).filter { $0.booleanValue == nil }
  }

  /// What refuses all other members; where some are admitted as additional ones, none is unevaluated.
  private static func refusal(of conjuncts: [Schema]) -> Node? {
    let additional = conjuncts.compactMap { $0[.additionalProperties] }
    if let refusal = additional.first(where: { $0.bool == false }) { return refusal }
    guard additional.isEmpty else { return nil }
    return conjuncts.lazy.compactMap { $0[.unevaluatedProperties] }.first { $0.bool == false }
  }

  /// Whether a conjunct declares a member.
  public func declares(_ name: Name) -> Bool { names.contains(name) }

  /// Whether a member that a conjunct declares is refused by another, which is closed.
  public func refuses(_ name: Name) -> Bool {
    parts.contains { $0.isClosed && !$0.hasPatterns && $0.properties[name] == nil }
  }

  /// All schemas of a member: in each conjunct its own, else that of additional ones.
  public func schemas(of name: Name) -> [Schema] {
    parts.compactMap { part -> Schema? in
      if let entry = part.properties[name] { return entry.value }
      return part.hasPatterns || part.isClosed ? nil : part.additional
    }
  }

  /// The schemas that declare a member.
  public func declarations(of name: Name) -> [Schema] {
    parts.compactMap { $0.properties[name]?.value }
  }

  /// Where the first conjunct names a member.
  public func key(of name: Name) -> Node? {
    parts.lazy.compactMap { $0.properties[name]?.key }.first
  }
}
