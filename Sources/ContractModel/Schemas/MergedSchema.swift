// One schema with its references and `allOf` merged in: what its value must satisfy as a whole. Says
// nothing about Swift; the compiler decides on types from it, the diff compares two.

import OpenAPIDocument

/// A conjunction of schemas, keyword by keyword.
public struct MergedSchema {
  /// A property with all the schemas that apply to it.
  public struct Member {
    /// The name in JSON.
    public var name: Name
    /// Where the first schema names it.
    public var key: Node
    /// The schemas, each once.
    public var schemas: [Schema]
  }

  /// A conjunction of nothing, which accepts everything, or of schemas that say nothing about it.
  public init(sources: [Schema] = []) { self.sources = sources }

  /// The schemas that were merged, in order, without references.
  public var sources: [Schema] = []
  /// The JSON types that are left, `nil` where nothing restricts them.
  public var types: JSONTypes?
  /// Whether nothing is accepted.
  public var isImpossible = false
  /// The properties in the order found.
  public var properties: [Member] = []
  /// The names that must be there, each once.
  public var required: [Name] = []
  /// The schemas that members without a property must satisfy.
  public var additional: [Schema] = []
  /// For every part with `additionalProperties: false`, the names that it allows.
  public var closed: [Set<Name>] = []
  /// For every part that restricts members without a property, the names that are none to it.
  private(set) var covered: [Set<Name>] = []
  /// Required names that a check around the value asserts.
  private(set) var assertedNames: Set<Name> = []
  /// The schemas that every item behind `prefixItems` must satisfy.
  public var items: [Schema] = []
  /// The values of `enum` and `const`, intersected.
  public var values: [Node]?
  /// Which of the two stands first.
  public var valuesKeyword = Keyword.enum
  /// The groups of `oneOf`, of each of which exactly one must accept the value.
  public var oneOf: [[Subschema]] = []
  /// The groups of `anyOf`, of each of which one must accept the value.
  public var anyOf: [[Subschema]] = []
  /// The first discriminator.
  public var discriminator: Discriminator?
  /// The bounds of numbers.
  public var numbers = NumberBounds()
  /// The bounds of lengths.
  public var strings = LengthBounds()
  /// The patterns, all of which must match.
  public var patterns: [PatternKeyword] = []
  /// The bounds of arrays.
  public var arrays = ItemBounds()
  /// `minProperties`.
  public var minProperties: Int?
  /// `maxProperties`.
  public var maxProperties: Int?
  /// The first `format`.
  public var format: Node?
  /// The first `contentEncoding`, where it is no annotation.
  public var contentEncoding: Name?
  /// Whether a keyword is there that a Swift type and its rules cannot express.
  public var hasCheckedKeyword = false
  /// Whether requests have nothing to say with it.
  public var isReadOnly = false
  /// Whether responses never have it.
  public var isWriteOnly = false
  /// Whether clients should stop using it.
  public var isDeprecated = false
  /// The first `default`.
  public var defaultValue: Node?
  /// The first title.
  public var title: String?
  /// The first description.
  public var description: String?

  /// The place to name in diagnostics and comments.
  public var node: Node? { sources.first?.node }

  /// Whether a keyword about the members of objects is there.
  public var describesMembers: Bool {
    !properties.isEmpty || !additional.isEmpty || !closed.isEmpty
  }

  /// The type that the keywords of a schema without `type` are about.
  ///
  /// JSON Schema lets such a schema accept values of every other type; contracts that name properties or
  /// items without a type mean objects and arrays, and get a Swift type for them.
  /// A schema that names JSON Schema as its dialect is taken at its word.
  public var inferredTypes: JSONTypes? {
    if sources.contains(where: \.isLiteral) { return nil }
    // Keywords about numbers or texts beside them: the schema is about more than one type.
    guard numbers.isEmpty, strings.isEmpty, patterns.isEmpty else { return nil }
    if !properties.isEmpty { return .object }
    if !items.isEmpty, additional.isEmpty { return .array }
    if !additional.isEmpty, required.isEmpty { return .object }
    return nil
  }

  /// Whether a Swift type and its rules cannot express the conjunction, so that a check must.
  public var needsCheck: Bool {
    if hasCheckedKeyword { return true }
    let names = Set(properties.map(\.name))
    // What one part takes for an additional member may be a property of another part.
    if covered.contains(where: { !names.isSubset(of: $0) }) { return true }
    return !names.isEmpty && !names.isSuperset(of: Set(required).subtracting(assertedNames))
  }

  /// Whether a part says what members have whose names match a pattern.
  public var hasPatternProperties: Bool { sources.contains { $0[.patternProperties] != nil } }

  /// The names that every closed part allows.
  public func allows(_ name: Name) -> Bool { closed.allSatisfy { $0.contains(name) } }
}

extension MergedSchema {
  /// Notes that a part restricts all members but these.
  mutating func cover(_ names: Set<Name>) { covered.append(names) }

  /// The conjunction without what only a check can assert.
  public func withoutChecks() -> MergedSchema {
    var result = self
    result.hasCheckedKeyword = false
    result.covered = []
    result.assertedNames = Set(required)
    result.values = nil
    return result
  }
}
