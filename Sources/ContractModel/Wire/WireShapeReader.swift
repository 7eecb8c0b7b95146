// Schemas -> what their values are on the wire: from every alternative and every keyword that is about
// items or members, not from the first.

import OpenAPIDocument

/// Reads the wire shape of a schema.
public struct WireShapeReader {
  /// How many arrays and objects within each other have a form of their own.
  public enum Nesting: Sendable {
    /// As the styles of OpenAPI write them: an array or object, and arrays as members of an object.
    /// What is deeper is JSON text, whose structure its codec knows.
    case flat
    /// As the fields of a form are written: arrays that are members of one of them have a form too.
    case form
    /// deepObject with brackets at every level.
    case deep
  }

  /// The most objects and arrays that one shape describes.
  public static let sizeLimit = 20_000

  private let normalised: NormalisedSchemas
  private let nesting: Nesting
  /// The schemas that are being read for the same value.
  private var path: Set<ObjectIdentifier> = []
  /// The schemas of the values around.
  private var around: Set<ObjectIdentifier> = []
  private var size = 0
  /// Shapes of alternatives that were read before, which contracts may name again and again.
  private var known: [ShapeKey: KnownShape] = [:]
  /// How often something was left out, as it led back to where it stands or was too much.
  private var omissions = 0
  /// A schema that contains itself, so that its shape has no end.
  public private(set) var recursion: Schema?
  /// Whether the shape was cut off at the limit.
  public var isCutOff: Bool { size > Self.sizeLimit }

  /// What the shape of a schema depends on.
  private struct ShapeKey: Hashable {
    var schema: ObjectIdentifier
    var levels: Levels
  }

  /// A shape from which nothing was left out, and how much it counts for the limit.
  private struct KnownShape {
    var shape: WireShape
    var size: Int
  }

  /// How many arrays, and how many objects, may still have a form of their own below a place.
  private struct Levels: Hashable {
    var arrays: Int
    var objects: Int

    init(_ nesting: Nesting) {
      (arrays, objects) =
        switch nesting {
        case .flat: (2, 2)
        case .form: (3, 2)
        case .deep: (.max, .max)
        }
    }

    /// What is left one array or object further in.
    var inner: Levels {
      var inner = self
      inner.arrays -= 1
      inner.objects -= 1
      return inner
    }
  }

  /// Prepares to read one shape.
  public init(_ normalised: NormalisedSchemas, _ nesting: Nesting) {
    self.normalised = normalised
    self.nesting = nesting
  }

  /// The shape of the values of a schema.
  public mutating func shape(of schema: Schema) -> WireShape {
    shape(of: [schema])
  }

  /// The shape of the values that satisfy all of these schemas.
  public mutating func shape(of schemas: [Schema]) -> WireShape {
    shape(of: schemas, levels: Levels(nesting))
  }

  private mutating func shape(of list: [Schema], levels: Levels) -> WireShape {
    // What is never there has no form.
    if list.contains(where: { $0.resolved.booleanValue == false }) { return WireShape() }
    guard list.count == 1 else { return read(list, levels: levels) }
    let key = ShapeKey(schema: ObjectIdentifier(list[0].resolved), levels: levels)
    if let known = known[key], size + known.size <= Self.sizeLimit {
      size += known.size
      return known.shape
    }
    // An alternative that leads back to the schema that it is one of adds nothing.
    guard path.insert(key.schema).inserted else {
      omissions += 1
      return WireShape()
    }
    defer { path.remove(key.schema) }
    let before = (size: size, omissions: omissions)
    let shape = read(list, levels: levels)
    if omissions == before.omissions {
      known[key] = KnownShape(shape: shape, size: size - before.size)
    }
    return shape
  }

  private mutating func read(_ list: [Schema], levels: Levels) -> WireShape {
    let merged = normalised.merged(list)
    var result = own(merged, list, levels: levels)
    for group in merged.oneOf + merged.anyOf {
      var union = WireShape()
      for variant in group { union = union.union(shape(of: [variant.schema], levels: levels)) }
      if !union.isEmpty { result = result.map { $0.intersection(union) } ?? union }
    }
    addConditional(merged, to: &result, levels: levels)
    return withoutRefusedNull(result ?? .any, list)
  }

  /// Types and alternatives by themselves may admit a null that the schemas refuse, as `oneOf` does of which two
  /// alternatives accept it. Its text is that of another value then.
  private func withoutRefusedNull(_ shape: WireShape, _ list: [Schema]) -> WireShape {
    guard shape.scalars.contains(.null), !list.allSatisfy(normalised.acceptsNull) else {
      return shape
    }
    var others = shape
    others.scalars.subtract(.null)
    return others.isEmpty ? shape : others
  }

  /// `if` and its like may be about members that nothing else names.
  private mutating func addConditional(
    _ merged: MergedSchema, to result: inout WireShape?, levels: Levels
  ) {
    for source in merged.sources {
      for keyword in [Keyword.then, .else, .dependentSchemas] {
        for part in source.subschemas(of: keyword) {
          let shape = shape(of: [part.schema], levels: levels)
          guard let members = shape.members, result?.members != nil || result == nil else {
            continue
          }
          var known = result ?? WireShape()
          known.members = known.members.map { $0.union(members) } ?? members
          result = known
        }
      }
    }
  }

  // MARK: - One schema without its alternatives

  /// The shape by the types and the keywords; `nil` where nothing is said.
  private mutating func own(
    _ merged: MergedSchema, _ list: [Schema], levels: Levels
  ) -> WireShape? {
    let stated =
      merged.types
      ?? merged.values.map { $0.reduce(into: JSONTypes()) { $0.formUnion($1.jsonTypes) } }
    guard let types = stated ?? Self.impliedTypes(of: merged) else { return nil }
    var shape = WireShape()
    shape.scalars = types.intersection([.string, .number, .boolean, .null])
    shape.isBinary = types.contains(.string) && Self.isBinary(merged)
    shape.takesEmptyText =
      types.contains(.string) && merged.strings.isEmpty && merged.patterns.isEmpty
      && merged.values == nil && merged.format == nil && merged.contentEncoding == nil
      && !merged.hasCheckedKeyword
    if types.contains(.array) {
      shape.items = .any
      inside(list, levels.arrays) { $0.items(merged, levels: levels.inner) }.map {
        shape.items = $0
      }
    }
    if types.contains(.object) {
      shape.members = WireShape.Members()
      inside(list, levels.objects) { $0.members(merged, levels: levels.inner) }.map {
        shape.members = $0
      }
    }
    return shape
  }

  /// What is inside of a container; `nil` where it has no form of its own.
  private mutating func inside<T>(
    _ list: [Schema], _ levels: Int, _ read: (inout WireShapeReader) -> T
  ) -> T? {
    size += 1
    guard levels > 0 else { return nil }
    if isCutOff {
      omissions += 1
      return nil
    }
    let outer = (path, around)
    defer { (path, around) = outer }
    if nesting == .deep {
      if let again = list.first(where: { around.contains(ObjectIdentifier($0.resolved)) }) {
        recursion = recursion ?? again.resolved
        omissions += 1
        return nil
      }
      around.formUnion(path)
      around.formUnion(list.map { ObjectIdentifier($0.resolved) })
    }
    path = []
    return read(&self)
  }

  private mutating func items(_ merged: MergedSchema, levels: Levels) -> WireShape {
    var lists = merged.sources.flatMap { $0.subschemas(of: .prefixItems).map { [$0.schema] } }
    if !merged.items.isEmpty { lists.append(merged.items) }
    var result = WireShape()
    for list in lists { result = result.union(shape(of: list, levels: levels)) }
    guard lists.isEmpty else { return result }
    let items = merged.values?.flatMap(\.elements) ?? []
    return items.isEmpty ? .any : Self.shape(ofListed: items, levels: levels)
  }

  private mutating func members(_ merged: MergedSchema, levels: Levels) -> WireShape.Members {
    var members = WireShape.Members()
    for property in merged.properties {
      members.properties.append(
        .init(name: property.name, shape: shape(of: property.schemas, levels: levels)))
    }
    for pattern in merged.sources.flatMap(\.patternProperties) {
      members.patterns.append(
        .init(key: pattern.key, shape: shape(of: [pattern.value], levels: levels)))
    }
    if members.properties.isEmpty, members.patterns.isEmpty {
      members.properties = Self.properties(ofListed: merged.values ?? [], levels: levels)
    }
    members.isClosed = !merged.closed.isEmpty
    if !merged.additional.isEmpty {
      members.additional = shape(of: merged.additional, levels: levels)
    } else {
      for keyword in [Keyword.additionalProperties, .unevaluatedProperties] {
        for part in merged.sources.compactMap({ $0.subschema(of: keyword) }) {
          switch part.booleanValue {
          case true: members.additional = .any
          case false: members.isClosed = true
          case nil: members.additional = shape(of: [part], levels: levels)
          }
        }
      }
    }
    return members
  }

  // MARK: - Listed values

  /// The shape of values that `enum` and `const` list, where nothing else says what is in them.
  private static func shape(ofListed values: [Node], levels: Levels) -> WireShape {
    var shape = WireShape()
    for value in values {
      shape.scalars.formUnion(value.jsonTypes.intersection([.string, .number, .boolean, .null]))
    }
    let items = values.flatMap(\.elements)
    if values.contains(where: { $0.jsonTypes.contains(.array) }) {
      let isKnown = levels.arrays > 0 && !items.isEmpty
      shape.items = isKnown ? self.shape(ofListed: items, levels: levels.inner) : .any
    }
    if values.contains(where: { $0.jsonTypes.contains(.object) }) {
      var members = WireShape.Members()
      if levels.objects > 0 {
        members.properties = properties(ofListed: values, levels: levels.inner)
      }
      shape.members = members
    }
    return shape
  }

  /// The members of objects among listed values.
  private static func properties(
    ofListed values: [Node], levels: Levels
  ) -> [WireShape.Property] {
    let members = values.filter { $0.jsonTypes.contains(.object) }.flatMap(\.members)
    var names: [Name] = []
    for member in members where !names.contains(member.name) { names.append(member.name) }
    return names.map { name in
      let listed = members.filter { $0.name == name }.map(\.value)
      return .init(name: name, shape: shape(ofListed: listed, levels: levels))
    }
  }

  // MARK: - What keywords imply

  /// The types that the keywords of a schema without `type` are about.
  private static func impliedTypes(of merged: MergedSchema) -> JSONTypes? {
    var types = JSONTypes()
    let members: [Keyword] = [
      .properties, .patternProperties, .additionalProperties, .propertyNames, .required,
      .minProperties, .maxProperties, .dependentRequired, .unevaluatedProperties,
    ]
    let items: [Keyword] = [
      .items, .prefixItems, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems,
    ]
    let has = { (keywords: [Keyword]) in
      merged.sources.contains { source in keywords.contains { source[$0] != nil } }
    }
    if has(members) { types.formUnion(.object) }
    if has(items) { types.formUnion(.array) }
    if !merged.numbers.isEmpty { types.formUnion(.number) }
    let isText = !merged.strings.isEmpty || !merged.patterns.isEmpty
    if isText || has([.contentEncoding, .contentMediaType]) { types.formUnion(.string) }
    if let format = merged.format { types.formUnion(Format(format)?.types ?? .string) }
    return types.isEmpty ? nil : types
  }

  /// Whether a string is bytes: `format: binary`, or 3.1's `contentMediaType` of what is no text.
  private static func isBinary(_ merged: MergedSchema) -> Bool {
    if Format(merged.format) == .binary { return true }
    guard merged.contentEncoding == nil else { return false }
    return merged.sources.contains { source in
      source[.contentMediaType].map { !MediaRange($0.text).isReadable } ?? false
    }
  }
}
