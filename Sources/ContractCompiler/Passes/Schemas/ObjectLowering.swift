// Objects -> structures and maps; arrays -> arrays.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The value of a schema of type `object`.
  mutating func objectValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypePath, named name: String
  ) -> Value {
    if merged.properties.isEmpty {
      return mapValue(of: merged, identity: identity, in: scope, named: name)
    }
    let (typeName, home) = claim(identity, in: scope, named: name)
    let inner = home.inside(typeName)
    remember(identity, as: Value(.declared(inner)))
    let direction = direction(of: merged, identity: identity)
    let members = merged.properties.filter { merged.allows($0.name) }
    let swiftNames = NameTable(members.map(\.name), style: .member)
    var properties = loweredProperties(
      members, of: merged, names: swiftNames, in: inner, isRead: direction.read,
      messages: messages(of: merged, identity: identity))
    let order = Dictionary(
      members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { left, _ in left })
    properties.sort { (order[$0.name] ?? 0) < (order[$1.name] ?? 0) }
    let additional = additional(of: merged, taken: swiftNames.taken, in: inner)
    let structure = Structure(
      properties: properties, additional: additional,
      minProperties: merged.minProperties, maxProperties: merged.maxProperties,
      reading: ObjectReading(of: properties, additional))
    types.declare(
      declaration(
        name: typeName, inner: inner, of: merged, identity: identity, kind: .structure(structure)),
      in: home)
    return Value(.declared(inner))
  }

  /// Properties in byte order of their names, so that inline types are named alike in any order.
  private mutating func loweredProperties(
    _ members: [MergedSchema.Member], of merged: MergedSchema, names swiftNames: NameTable,
    in inner: TypePath, isRead: Bool, messages: Set<Message>
  ) -> [Property] {
    let required = Set(merged.required)
    let sorted = members.sorted { $0.name < $1.name }
    return sorted.map { member in
      let value = value(of: member.schemas, in: inner, named: member.name.text)
      let rules = normalised.merged(member.schemas)
      var property = Property(
        name: member.name, swiftName: swiftNames[member.name],
        local: Self.local(for: swiftNames[member.name], taken: swiftNames.taken), value: value,
        presence: .required, documentation: Documentation.lines(rules.description),
        line: line(of: member.key), isDeprecated: rules.isDeprecated)
      let only = normalised.onlyMessage(member.schemas)
      property.isDroppedWhenRead = only == .response && isRead && messages.contains(.request)
      let isRequired = required.contains(member.name)
      // A type that travels in a message without the member has to leave room for that.
      let isOneWay = only.map { !messages.isSubset(of: [$0]) } ?? false
      if isRequired, !isOneWay { return property }
      property.presence = value.isNullable ? .optionalNullable : .optional
      if isRequired { property.requiredIn = only }
      if let node = rules.defaultValue, !isOneWay,
        let source = defaultSource(node, for: value, of: member.schemas)
      {
        property.defaultValue = source
        property.presence = .defaulted
      }
      return property
    }
  }

  /// A variable is called like the property, unless that is what the reader is called.
  private static func local(for swiftName: String, taken: Set<String>) -> String {
    guard swiftName == "reader" else { return swiftName }
    return NameTable.free("readerValue", style: .member) { taken.contains($0) }
  }

  private mutating func additional(
    of merged: MergedSchema, taken: Set<String>, in inner: TypePath
  ) -> Structure.Additional {
    let isClosed = !merged.closed.isEmpty
    if isClosed, !merged.hasPatternProperties { return .refused }
    guard !merged.additional.isEmpty || merged.hasPatternProperties else { return .ignored }
    var names = taken
    let swiftName = NameTable.assign("additionalProperties", style: .member, taken: &names)
    let value = otherMember(of: merged, in: inner, named: "AdditionalProperty")
    return .kept(swiftName: swiftName, value: value)
  }

  /// The value of a member without a property. Those whose names match a pattern are among them: a
  /// check asserts which is which, so their value is any JSON unless all have the same schema.
  private mutating func otherMember(
    of merged: MergedSchema, in scope: TypePath, named name: String
  ) -> Value {
    guard merged.hasPatternProperties else {
      return value(of: merged.additional, in: scope, named: name)
    }
    let patterns = merged.sources.flatMap(\.patternProperties)
    guard patterns.count == 1, merged.additional.isEmpty, !merged.closed.isEmpty else {
      return Value(.any)
    }
    return value(of: patterns[0].value, in: scope, named: name)
  }

  /// An object without known members: a map.
  private mutating func mapValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypePath, named name: String
  ) -> Value {
    var item = Value(.any)
    if merged.additional.isEmpty, !merged.hasPatternProperties {
      if !merged.closed.isEmpty {
        return Value(
          checked(
            container(
              .map(item: item, minProperties: nil, maxProperties: nil), of: merged, identity),
            merged, identity: identity))
      }
    } else {
      item = otherMember(of: merged, in: scope, named: name + " value")
    }
    let codec = container(
      .map(item: item, minProperties: merged.minProperties, maxProperties: merged.maxProperties),
      of: merged, identity)
    guard !merged.required.isEmpty, !merged.needsCheck else { return Value(codec) }
    return Value(checked(codec, merged, identity: identity))
  }

  /// The value of a schema of type `array`.
  mutating func arrayValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypePath, named name: String
  ) -> Value {
    var item = Value(.any)
    let isTuple = merged.sources.contains { $0[.prefixItems] != nil }
    if !merged.items.isEmpty, !isTuple {
      item = value(of: merged.items, in: scope, named: name + " item")
    }
    guard item.swiftType.arrayDepth < SwiftType.arrayDepthLimit else {
      return Value(checked(.any, merged, identity: identity))
    }
    var rules = ArrayRules(merged.arrays)
    rules.isUnique = false
    return Value(container(.array(item: item, rules: rules), of: merged, identity))
  }

  /// The codec function of a container, shared by all uses that do the same.
  mutating func container(
    _ body: CodecFunction.Body, of merged: MergedSchema, _ identity: Schema?
  ) -> Codec {
    let name: CodecTable.Name
    switch body {
    case .array(let item, let rules):
      name = functionName(
        item, "Array", isPlain: rules == ArrayRules(), of: merged, identity)
      return function(body, swiftType: .array(item.swiftType), name, of: merged, identity)
    case .map(let item, let minimum, let maximum):
      name = functionName(
        item, "Map", isPlain: minimum == nil && maximum == nil, of: merged, identity)
      return function(body, swiftType: .map(item.swiftType), name, of: merged, identity)
    case .checked(let codec, let check):
      name = .shared("Checked" + check.always.stem + check.always.suffix)
      return function(body, swiftType: codec.swiftType, name, of: merged, identity)
    }
  }

  /// What a function for a container is called.
  private func functionName(
    _ item: Value, _ word: String, isPlain: Bool, of merged: MergedSchema, _ identity: Schema?
  ) -> CodecTable.Name {
    guard !isPlain || item.codec.hasRules, let schema = identity ?? merged.sources.first else {
      return .shared(item.words + word)
    }
    return .own(names.places[schema])
  }

  private mutating func function(
    _ body: CodecFunction.Body, swiftType: SwiftType, _ name: CodecTable.Name,
    of merged: MergedSchema, _ identity: Schema?
  ) -> Codec {
    let id = codecs.function(
      body, swiftType, name, line: line(of: identity?.node ?? merged.node),
      direction(of: merged, identity: identity))
    return .function(id, swiftType: swiftType)
  }

  /// A codec whose value must also pass the check function of a merged schema.
  mutating func checked(_ codec: Codec, _ merged: MergedSchema, identity: Schema?) -> Codec {
    checked(codec, by: identity.map { [$0] } ?? merged.sources, identity: identity)
  }

  /// A codec whose value must also pass the check functions of schemas.
  mutating func checked(_ codec: Codec, by schemas: [Schema], identity: Schema?) -> Codec {
    let check = checks.check(of: schemas)
    // What has passed the check already passes it again.
    if case .function(let id, _) = codec, case .checked(_, check)? = codecs[id]?.body {
      return codec
    }
    let merged = MergedSchema(sources: schemas)
    return container(.checked(codec, check: check), of: merged, identity)
  }
}

extension ObjectReading {
  /// Names the variables and functions that no member has.
  fileprivate init(of properties: [Property], _ additional: Structure.Additional) {
    var taken = Set(properties.flatMap { [$0.swiftName, $0.local] })
    switch additional {
    case .kept(let name, _): taken.insert(name)
    case .ignored, .refused: break
    }
    members = NameTable.assign("members", style: .member, taken: &taken)
    let variables = properties.count { !$0.isDroppedWhenRead }
    if variables > Self.memberLimit {
      memberFunction = NameTable.assign("readMember", style: .member, taken: &taken)
    }
  }
}
