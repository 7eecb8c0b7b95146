// A value of the contract and a schema -> what does not hold: every keyword, as JSON Schema defines it
// (2020-12 core and validation) and OpenAPI 3.0 where it differs. What defaults and examples are held
// against.

import ContractPatterns
import OpenAPIDocument

/// A value that its schema refuses.
public struct ValueMismatch {
  /// The value, or the part of it.
  public let node: Node
  /// What does not hold, in words.
  public let message: String
  /// The keyword that says so.
  public let keyword: Node
}

/// Evaluates values of the contract, with bounded work: schemas may go in circles and values may be
/// large. What is not looked at is not refused.
public struct ValueEvaluation {
  /// The most schemas within schemas that are looked into.
  static let depthLimit = 64
  /// The work for one default.
  public static let stepsOfDefault = 1_000_000

  let schemas: NormalisedSchemas
  let message: Message?
  let dynamicReferences: DynamicReferences
  /// The work left, in keywords and members looked at.
  public internal(set) var steps: Int
  /// Whether something was not looked at, so that only a mismatch by plain assertions is certain.
  var isIncomplete = false
  var patterns: [[UInt8]: Pattern?] = [:]

  /// Prepares an evaluation.
  ///
  /// - Parameter message: The message that has the value, for `readOnly` and `writeOnly`; `nil` asks
  ///   for no member that only one of them has.
  public init(
    _ schemas: NormalisedSchemas, _ dynamicReferences: DynamicReferences, in message: Message?,
    steps: Int
  ) {
    self.schemas = schemas
    self.dynamicReferences = dynamicReferences
    self.message = message
    self.steps = steps
  }

  /// The first mismatch of a value; `nil` if there is none, or none that is certain.
  public mutating func mismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    isIncomplete = false
    var evaluated = EvaluatedParts()
    let found = find(value, schema, absent: [], &evaluated, depth: 0)
    return isIncomplete ? nil : found
  }

  /// What keywords have been about, for those that ask what is left over.
  struct EvaluatedParts {
    var members: Set<Name> = []
    var items: Set<Int> = []

    mutating func formUnion(_ other: EvaluatedParts) {
      members.formUnion(other.members)
      items.formUnion(other.items)
    }
  }

  /// The first mismatch; notes what the schema evaluates of a value that it accepts.
  mutating func find(
    _ value: Node, _ schema: Schema, absent: Set<Name>, _ evaluated: inout EvaluatedParts,
    depth: Int
  ) -> ValueMismatch? {
    steps -= 1 + schema.keywords.count + schema.subschemas.count
    guard depth < Self.depthLimit, steps > 0 else {
      isIncomplete = true
      return nil
    }
    if let isAccepted = schema.booleanValue {
      return isAccepted
        ? nil
        : ValueMismatch(node: value, message: "nothing is accepted here", keyword: schema.node)
    }
    var absent = absent
    for message in Message.allCases where self.message == nil || self.message == message {
      absent.formUnion(schemas.absentMembers(of: [schema], in: message))
    }
    var own = EvaluatedParts()
    let found =
      assertions(value, schema, absent)
      ?? parts(value, schema, &own, depth: depth + 1)
      ?? combinations(value, schema, absent, &own, depth: depth + 1)
      ?? leftOver(value, schema, &own, depth: depth + 1)
    if found == nil { evaluated.formUnion(own) }
    return found
  }

  /// Whether a schema accepts a value, which also tells what it evaluates.
  mutating func accepts(
    _ value: Node, _ schema: Schema, absent: Set<Name>, _ evaluated: inout EvaluatedParts,
    depth: Int
  ) -> Bool {
    find(value, schema, absent: absent, &evaluated, depth: depth) == nil
  }

  private mutating func accepts(_ value: Node, _ schema: Schema, depth: Int) -> Bool {
    var ignored = EvaluatedParts()
    return accepts(value, schema, absent: [], &ignored, depth: depth)
  }

  private mutating func find(_ value: Node, _ schema: Schema, depth: Int) -> ValueMismatch? {
    var ignored = EvaluatedParts()
    return find(value, schema, absent: [], &ignored, depth: depth)
  }

  // MARK: - Items and members

  private mutating func parts(
    _ value: Node, _ schema: Schema, _ evaluated: inout EvaluatedParts, depth: Int
  ) -> ValueMismatch? {
    if value.isSequence { return items(value, schema, &evaluated, depth: depth) }
    return value.isMapping ? members(value, schema, &evaluated, depth: depth) : nil
  }

  private mutating func items(
    _ value: Node, _ schema: Schema, _ evaluated: inout EvaluatedParts, depth: Int
  ) -> ValueMismatch? {
    let elements = value.elements
    let prefix = schema.subschemas(of: .prefixItems)
    for (index, part) in prefix.enumerated() where index < elements.count {
      if let found = find(elements[index], part.schema, depth: depth) { return found }
      evaluated.items.insert(index)
    }
    if let items = schema.subschema(of: .items) {
      for (index, element) in elements.enumerated().dropFirst(prefix.count) {
        if let found = find(element, items, depth: depth) { return found }
        evaluated.items.insert(index)
      }
    }
    guard let contains = schema.subschema(of: .contains), let keyword = schema[.contains] else {
      return nil
    }
    var count = 0
    for (index, element) in elements.enumerated() where accepts(element, contains, depth: depth) {
      count += 1
      evaluated.items.insert(index)
    }
    if count < schema[.minContains]?.size ?? 1 {
      return ValueMismatch(
        node: value, message: "it has too few items that 'contains' asks for",
        keyword: schema[.minContains] ?? keyword)
    }
    if let maximum = schema[.maxContains], let size = maximum.size, count > size {
      return ValueMismatch(
        node: value, message: "it has too many items that 'contains' asks for", keyword: maximum)
    }
    return nil
  }

  private mutating func members(
    _ value: Node, _ schema: Schema, _ evaluated: inout EvaluatedParts, depth: Int
  ) -> ValueMismatch? {
    let members = value.members
    let properties = Dictionary(
      schema.properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let matching = schema.patternProperties
    let additional = schema.subschema(of: .additionalProperties)
    let names = schema.subschema(of: .propertyNames)
    for member in members {
      var isNamed = false
      if let property = properties[member.name] {
        isNamed = true
        if let found = find(member.value, property, depth: depth) { return found }
      }
      for entry in matching where matches(member.key.text, entry.key) {
        isNamed = true
        if let found = find(member.value, entry.value, depth: depth) { return found }
      }
      if !isNamed, let additional {
        isNamed = true
        if additional.booleanValue == false {
          return ValueMismatch(
            node: member.key, message: "'\(member.name)' is not a member that is allowed",
            keyword: additional.node)
        }
        if let found = find(member.value, additional, depth: depth) { return found }
      }
      if isNamed { evaluated.members.insert(member.name) }
      if let names, let found = find(member.key, names, depth: depth) { return found }
    }
    return nil
  }

  /// `unevaluatedProperties` and `unevaluatedItems`.
  private mutating func leftOver(
    _ value: Node, _ schema: Schema, _ evaluated: inout EvaluatedParts, depth: Int
  ) -> ValueMismatch? {
    if value.isMapping, let rest = schema.subschema(of: .unevaluatedProperties) {
      for member in value.members where !evaluated.members.contains(member.name) {
        if let found = find(member.value, rest, depth: depth) { return found }
        evaluated.members.insert(member.name)
      }
    }
    if value.isSequence, let rest = schema.subschema(of: .unevaluatedItems) {
      for (index, element) in value.elements.enumerated() where !evaluated.items.contains(index) {
        if let found = find(element, rest, depth: depth) { return found }
        evaluated.items.insert(index)
      }
    }
    return nil
  }

  // MARK: - Schemas for the same value

  private mutating func combinations(
    _ value: Node, _ schema: Schema, _ absent: Set<Name>, _ evaluated: inout EvaluatedParts,
    depth: Int
  ) -> ValueMismatch? {
    if schema.dynamicReference != nil, !dynamicReferences.isStatic(schema) { isIncomplete = true }
    let references = [schema.reference, schema.dynamicReference].compactMap { $0?.target }
    for part in references + schema.subschemas(of: .allOf).map(\.schema) {
      if let found = find(value, part, absent: absent, &evaluated, depth: depth) { return found }
    }
    if let found = alternatives(value, schema, absent, &evaluated, depth: depth) { return found }
    var ignored = EvaluatedParts()
    if let not = schema.subschema(of: .not),
      accepts(value, not, absent: absent, &ignored, depth: depth)
    {
      return ValueMismatch(
        node: value, message: "it is what 'not' refuses", keyword: schema[.not] ?? schema.node)
    }
    if let condition = schema.subschema(of: .if) {
      let holds = accepts(value, condition, absent: absent, &evaluated, depth: depth)
      if let branch = schema.subschema(of: holds ? .then : .else),
        let found = find(value, branch, absent: absent, &evaluated, depth: depth)
      {
        return found
      }
    }
    for part in schema.subschemas(of: .dependentSchemas) {
      guard let key = part.key, value.isMapping, value[key.text] != nil else { continue }
      if let found = find(value, part.schema, absent: absent, &evaluated, depth: depth) {
        return found
      }
    }
    return nil
  }

  private mutating func alternatives(
    _ value: Node, _ schema: Schema, _ absent: Set<Name>, _ evaluated: inout EvaluatedParts,
    depth: Int
  ) -> ValueMismatch? {
    for keyword in [Keyword.anyOf, .oneOf] {
      let parts = schema.subschemas(of: keyword)
      if parts.isEmpty { continue }
      if let selection = selection(value, schema, parts) {
        guard let part = selection.schema else { return selection.mismatch }
        return find(value, part, absent: absent, &evaluated, depth: depth)
      }
      var count = 0
      var first: ValueMismatch?
      for part in parts {
        let found = find(value, part.schema, absent: absent, &evaluated, depth: depth)
        if found == nil { count += 1 }
        first = first ?? found
      }
      if count == 0 {
        // A schema with one alternative says what is wrong with that one.
        if parts.count == 1, let first { return first }
        return ValueMismatch(
          node: value, message: "it fits none of '\(keyword.rawValue)'",
          keyword: schema[keyword] ?? schema.node)
      }
      if keyword == .oneOf, count > 1 {
        return ValueMismatch(
          node: value, message: "it fits \(count) of 'oneOf', and must fit exactly one",
          keyword: schema[keyword] ?? schema.node)
      }
    }
    return nil
  }

  /// Whether a text matches a regular expression; a faulty one, which is reported, matches all.
  mutating func matches(_ text: String, _ pattern: Node) -> Bool {
    let key = Array(pattern.textBytes)
    if let known = patterns[key] { return known?.matches(text) ?? true }
    var compiled: Pattern?
    do throws(PatternSyntaxError) { compiled = try Pattern(pattern.text) } catch {}
    patterns[key] = .some(compiled)
    return compiled?.matches(text) ?? true
  }
}
