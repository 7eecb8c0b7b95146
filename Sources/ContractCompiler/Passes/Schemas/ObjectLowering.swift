// Objects -> structures and maps; arrays -> arrays.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The value of a schema of type `object`.
  func objectValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypeScope, named name: String
  ) -> Value {
    if merged.properties.isEmpty {
      return mapValue(of: merged, identity: identity, in: scope, named: name)
    }
    let (typeName, home) = claim(identity, in: scope, named: name)
    let inner = home.inside(typeName)
    remember(identity, as: Value(.declared(inner.path)))
    let direction = direction(of: merged, identity: identity)
    let members = merged.properties.filter { merged.allows($0.name) }
    let swiftNames = NameTable(members.map(\.name), style: .member)
    var properties = loweredProperties(
      members, of: merged, names: swiftNames, in: inner, isRead: direction.read,
      messages: messages(of: merged, identity: identity))
    let order = Dictionary(
      members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { left, _ in left })
    properties.sort { (order[$0.name] ?? 0) < (order[$1.name] ?? 0) }
    let structure = Structure(
      properties: properties,
      additional: additional(of: merged, taken: swiftNames.taken, in: inner),
      minProperties: merged.minProperties, maxProperties: merged.maxProperties)
    declare(
      declaration(
        name: typeName, inner: inner, of: merged, identity: identity, kind: .structure(structure)),
      in: home)
    return Value(.declared(inner.path))
  }

  /// Properties in byte order of their names, so that inline types are named alike in any order.
  private func loweredProperties(
    _ members: [MergedSchema.Member], of merged: MergedSchema, names swiftNames: NameTable,
    in inner: TypeScope, isRead: Bool, messages: Set<Message>
  ) -> [Property] {
    let required = Set(merged.required)
    let sorted = members.sorted { $0.name < $1.name }
    return sorted.map { member in
      let value = value(of: member.schemas, in: inner, named: member.name.text)
      let rules = normalised.merged(member.schemas)
      var property = Property(
        name: member.name, swiftName: swiftNames[member.name], value: value, presence: .required,
        documentation: Documentation.lines(rules.description), line: line(of: member.key),
        isDeprecated: rules.isDeprecated)
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

  private func additional(
    of merged: MergedSchema, taken: Set<String>, in inner: TypeScope
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
  private func otherMember(
    of merged: MergedSchema, in scope: TypeScope, named name: String
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
  private func mapValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypeScope, named name: String
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
  func arrayValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypeScope, named name: String
  ) -> Value {
    var item = Value(.any)
    let isTuple = merged.sources.contains { $0[.prefixItems] != nil }
    if !merged.items.isEmpty, !isTuple {
      item = value(of: merged.items, in: scope, named: name + " item")
    }
    var rules = ArrayRules(merged.arrays)
    rules.isUnique = false
    return Value(container(.array(item: item, rules: rules), of: merged, identity))
  }

  /// The codec function of a container, shared by all uses that do the same.
  func container(
    _ body: CodecFunction.Body, of merged: MergedSchema, _ identity: Schema?
  ) -> Codec {
    let name: FunctionName
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
  ) -> FunctionName {
    guard !isPlain || item.codec.hasRules, let schema = identity ?? merged.sources.first else {
      return .shared(codecName(of: item) + word)
    }
    return .own(names.places[schema])
  }

  private func function(
    _ body: CodecFunction.Body, swiftType: SwiftType, _ name: FunctionName, of merged: MergedSchema,
    _ identity: Schema?
  ) -> Codec {
    let key = CodecKey(body: body, swiftType: swiftType, name: name)
    let direction = direction(of: merged, identity: identity)
    if let index = codecIndex[key] {
      codecs[index].isRead = codecs[index].isRead || direction.read
      codecs[index].isWritten = codecs[index].isWritten || direction.written
      return .function(name: codecs[index].name, swiftType: swiftType)
    }
    var unique = name.text
    var number = 2
    while !codecNames.insert(unique).inserted {
      unique = "\(name.text)\(number)"
      number += 1
    }
    codecIndex[key] = codecs.count
    codecs.append(
      CodecFunction(
        name: unique, swiftType: swiftType, line: line(of: identity?.node ?? merged.node),
        body: body, isRead: direction.read, isWritten: direction.written))
    return .function(name: unique, swiftType: swiftType)
  }

  /// What the functions that read or write a value are named after.
  func codecName(of value: Value) -> String {
    let base: String
    switch value.codec {
    case .function(let name, _): base = name
    case .any: base = "JSON"
    case .bytes: base = "Bytes"
    default: base = value.codec.swiftType.words
    }
    return (value.isNullable ? "Nullable" : "") + base
  }

  /// A codec whose value must also pass the check function of a merged schema.
  func checked(_ codec: Codec, _ merged: MergedSchema, identity: Schema?) -> Codec {
    checked(codec, by: identity.map { [$0] } ?? merged.sources, identity: identity)
  }

  /// A codec whose value must also pass the check functions of schemas.
  func checked(_ codec: Codec, by schemas: [Schema], identity: Schema?) -> Codec {
    let check = checks.check(of: schemas)
    let merged = MergedSchema(sources: schemas)
    return container(.checked(codec, check: check), of: merged, identity)
  }
}
