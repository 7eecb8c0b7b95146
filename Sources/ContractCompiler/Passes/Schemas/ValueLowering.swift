// Merged schema -> value: the decision which Swift type a schema becomes.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The value of a merged schema; a type for it is declared in `scope` where one is needed.
  mutating func value(
    of merged: MergedSchema, identity: Schema?, in scope: TypePath, named name: String
  ) -> Value {
    guard depth < Self.depthLimit else {
      return Value(checked(.any, merged, identity: identity))
    }
    depth += 1
    defer { depth -= 1 }
    var merged = merged
    let isNullRefused = !merged.sources.allSatisfy { NullAcceptance.accepts($0) }
    var (alternatives, hasNull) = strippingNull(&merged)
    if isNullRefused { hasNull = false }
    if let identity { nullability[ObjectIdentifier(identity)] = hasNull }
    var value = nonNullValue(
      of: merged, alternatives: alternatives, identity: identity, in: scope, named: name)
    if hasNull, value.codec != .any, value.codec != .null { value.isNullable = true }
    if isNullRefused { value.isNullable = false }
    return value
  }

  /// Takes `null` out of the types, the values and the alternatives.
  private func strippingNull(_ merged: inout MergedSchema) -> (Alternatives?, Bool) {
    var hasNull = merged.types?.contains(.null) ?? false
    if let types = merged.types, types != .null { merged.types = types.subtracting(.null) }
    if let values = merged.values {
      let listsNull = values.contains { $0.isNull }
      if listsNull, values.count > 1 { merged.values = values.filter { !$0.isNull } }
      hasNull = merged.types == nil ? listsNull : hasNull && listsNull
    }
    guard var alternatives = Alternatives(merged) else { return (nil, hasNull) }
    let nulls = alternatives.variants.filter { isNull($0.schema) }
    // Where `null` must match exactly one, one that matches beside another is an alternative too.
    let areAlone =
      !alternatives.isExclusive
      || alternatives.variants.count { NullAcceptance.accepts($0.schema) } == 1
    if !nulls.isEmpty, alternatives.variants.count > nulls.count, !merged.describesMembers, areAlone
    {
      alternatives.variants.removeAll { isNull($0.schema) }
      return (alternatives, hasNull || merged.types == nil)
    }
    return (alternatives, hasNull)
  }

  private func isNull(_ schema: Schema) -> Bool {
    let target = schema.resolved
    return target.types == .null && target[.type] != nil
      || target.enumeration.map { $0.count == 1 && $0[0].isNull } ?? false
      || target[.const]?.isNull ?? false
  }

  private mutating func nonNullValue(
    of merged: MergedSchema, alternatives: Alternatives?, identity: Schema?, in scope: TypePath,
    named name: String
  ) -> Value {
    if merged.isImpossible { return Value(checked(.any, merged, identity: identity)) }
    if let alternatives {
      return unionValue(
        of: merged, alternatives: alternatives, identity: identity, in: scope, named: name)
    }
    if !merged.oneOf.isEmpty || !merged.anyOf.isEmpty {
      return Value(checked(.any, merged, identity: identity))
    }
    if let values = merged.values {
      return enumeratedValue(of: merged, values, identity: identity, in: scope, named: name)
    }
    guard merged.needsCheck else {
      return shapeValue(of: merged, identity: identity, in: scope, named: name)
    }
    return checkedValue(of: merged, identity: identity) { lowering in
      lowering.shapeValue(of: merged, identity: identity, in: scope, named: name)
    }
  }

  /// A value that must also pass the check function of its schema, wherever it contains itself too.
  mutating func checkedValue(
    of merged: MergedSchema, identity: Schema?, _ lowered: (inout SchemaLowering) -> Value
  ) -> Value {
    if let identity { checkedIdentities.insert(ObjectIdentifier(identity)) }
    let value = lowered(&self)
    return Value(
      checked(value.codec, merged, identity: identity), isNullable: value.isNullable)
  }

  // MARK: - Shapes by type

  /// The value by `type`, without regard to alternatives and listed values.
  mutating func shapeValue(
    of merged: MergedSchema, identity: Schema?, in scope: TypePath, named name: String
  ) -> Value {
    guard let types = merged.types ?? merged.inferredTypes else {
      return untypedValue(of: merged, identity: identity)
    }
    switch types {
    case .object: return objectValue(of: merged, identity: identity, in: scope, named: name)
    case .array: return arrayValue(of: merged, identity: identity, in: scope, named: name)
    case .string: return Value(stringCodec(of: merged))
    case .integer: return Value(integerCodec(of: merged))
    case .number: return Value(numberCodec(of: merged))
    case .boolean: return Value(.boolean)
    case .null: return Value(.null)
    default:
      if types.union(.null) == .all {
        return untypedValue(of: merged, identity: identity)
      }
      return multiTypeValue(of: merged, types: types, identity: identity, in: scope, named: name)
    }
  }

  private mutating func untypedValue(of merged: MergedSchema, identity: Schema?) -> Value {
    let asserts = merged.sources.contains { schema in
      schema.keywords.contains { keyword in
        guard let known = keyword.name else { return false }
        return !known.isAnnotation && known != .ref && known != .nullable && known != .readOnly
          && known != .writeOnly && known != .discriminator && known != .type
      }
    }
    return Value(asserts ? checked(.any, merged, identity: identity) : .any)
  }

  private mutating func multiTypeValue(
    of merged: MergedSchema, types: JSONTypes, identity: Schema?, in scope: TypePath,
    named name: String
  ) -> Value {
    let (typeName, home) = claim(identity, in: scope, named: name)
    let inner = home.inside(typeName)
    remember(identity, as: Value(.declared(inner)))
    let kinds: [(JSONTypes, String)] = [
      (.string, "string"), (.integer, "integer"), (.number, "number"), (.boolean, "boolean"),
      (.array, "array"), (.object, "object"),
    ]
    var variants: [Union.Variant] = []
    for (type, word) in kinds where types.isSuperset(of: type) {
      if type == .integer, types.isSuperset(of: .number) { continue }
      var part = merged
      part.types = type
      let value = shapeValue(of: part, identity: nil, in: inner, named: word)
      variants.append(Union.Variant(swiftName: word, value: value, jsonTypes: type))
    }
    self.types.declare(
      declaration(
        name: typeName, inner: inner, of: merged, identity: identity,
        kind: .union(Union(variants: variants, selection: .first(of: variants)))), in: home)
    return Value(.declared(inner))
  }

  // MARK: - Declarations

  /// The name and home of a type for a schema: module scope for components, else the scope of use.
  mutating func claim(_ identity: Schema?, in scope: TypePath, named name: String) -> (
    String, TypePath
  ) {
    if let identity, let component = names.schemas[ObjectIdentifier(identity)] {
      return (component, names.schemaScope)
    }
    return (types.name(name, in: scope), scope)
  }

  mutating func declaration(
    name: String, inner: TypePath, of merged: MergedSchema, identity: Schema?,
    kind: TypeDeclaration.Kind
  ) -> TypeDeclaration {
    let direction = direction(of: merged, identity: identity)
    return TypeDeclaration(
      name: name, path: inner,
      documentation: Documentation.lines(merged.description ?? merged.title),
      line: line(of: identity?.node ?? merged.node), kind: kind,
      nested: types.take(in: inner),
      isDeprecated: merged.isDeprecated, isRead: direction.read, isWritten: direction.written)
  }

  // MARK: - Listed values

  private mutating func enumeratedValue(
    of merged: MergedSchema, _ values: [Node], identity: Schema?, in scope: TypePath,
    named name: String
  ) -> Value {
    let isText =
      values.allSatisfy { $0.kind == .string } && merged.types.map { $0 == .string } ?? true
    let isWhole =
      values.allSatisfy { $0.integer != nil } && merged.types.map { $0 == .integer } ?? true
    let hasRules =
      isText
      ? !ScalarRules.strings(of: merged, &checks.patterns).isEmpty || merged.contentEncoding != nil
      : !integerRules(of: merged).isExact
    if !values.isEmpty, isText && areDistinct(values) || isWhole {
      let enumeration = { (lowering: inout SchemaLowering) in
        lowering.enumerationValue(
          of: merged, values, isText: isText, identity: identity, in: scope, named: name)
      }
      guard merged.needsCheck || hasRules else { return enumeration(&self) }
      return checkedValue(of: merged, identity: identity, enumeration)
    }
    var shape = merged
    shape.values = nil
    if shape.types == nil { shape.types = commonType(of: values) }
    let value = shapeValue(of: shape, identity: nil, in: scope, named: name)
    return Value(checked(value.codec, merged, identity: identity))
  }

  /// Whether Swift tells the texts apart, which takes canonically equivalent ones for equal.
  private func areDistinct(_ values: [Node]) -> Bool {
    Set(values.map(\.text)).count == Set(values.map { Array($0.textBytes) }).count
  }

  private func commonType(of values: [Node]) -> JSONTypes? {
    let types = values.map { node -> JSONTypes in
      switch node.kind {
      case .null: .null
      case .boolean: .boolean
      case .integer: .integer
      case .number: .number
      case .string: .string
      case .sequence: .array
      case .mapping: .object
      }
    }
    let all = types.reduce(into: JSONTypes()) { $0.formUnion($1) }
    return [JSONTypes.boolean, .integer, .number, .string].contains(all) ? all : nil
  }

  private mutating func enumerationValue(
    of merged: MergedSchema, _ values: [Node], isText: Bool, identity: Schema?,
    in scope: TypePath, named name: String
  ) -> Value {
    let (typeName, home) = claim(identity, in: scope, named: name)
    let inner = home.inside(typeName)
    let texts = values.map { isText ? $0.text : String($0.integer ?? 0) }
    let table = NameTable(texts, style: .member)
    var seen: Set<[UInt8]> = []
    var cases: [Enumeration.Case] = []
    for (index, text) in texts.enumerated() where seen.insert(Array(text.utf8)).inserted {
      cases.append(
        Enumeration.Case(
          swiftName: table[text], string: text,
          integer: Int64(values[index].integer ?? 0),
          isNamedAfterValue: isText && ReservedNames.label(table[text]) == text))
    }
    var enumeration = Enumeration(
      raw: isText ? .string : .integer, cases: cases, form: form(of: cases, table),
      keyword: merged.valuesKeyword)
    if !isText { enumeration.rules = integerRules(of: merged).rules }
    types.declare(
      declaration(
        name: typeName, inner: inner, of: merged, identity: identity,
        kind: .enumeration(enumeration)), in: home)
    return Value(.declared(inner))
  }

  private func form(of cases: [Enumeration.Case], _ table: NameTable) -> Enumeration.Form {
    guard cases.count > Enumeration.caseLimit else { return .cases }
    var taken = table.taken
    return .list(member: NameTable.assign("values", style: .member, taken: &taken))
  }
}
