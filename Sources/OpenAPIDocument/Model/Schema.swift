// The typed model of schemas in both dialects. A schema keeps all its keywords with their places,
// known and unknown; typed accessors read them, so later passes can prove that none is skipped.

/// The JSON types a schema may admit.
public struct SchemaTypes: OptionSet, Sendable, Hashable {
  /// One bit a type.
  public let rawValue: UInt8
  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// null.
  public static let null = SchemaTypes(rawValue: 1)
  /// true and false.
  public static let boolean = SchemaTypes(rawValue: 2)
  /// Whole numbers.
  public static let integer = SchemaTypes(rawValue: 4)
  /// All numbers.
  public static let number = SchemaTypes(rawValue: 8)
  /// Text.
  public static let string = SchemaTypes(rawValue: 16)
  /// Arrays.
  public static let array = SchemaTypes(rawValue: 32)
  /// Objects.
  public static let object = SchemaTypes(rawValue: 64)
}

/// A keyword of a schema at its place.
public struct SchemaKeyword: Sendable {
  /// Which keyword it is; nil for one that neither dialect knows and for extensions.
  public let name: Keyword?
  /// The key and the value.
  public let member: Member
  /// The key's node.
  public var key: Node { member.key }
  /// The value's node.
  public var value: Node { member.value }
  /// The keyword as written.
  public var text: String { key.text }
}

/// A schema within a schema.
public struct Subschema {
  /// The keyword it stands under, for example `properties` or `allOf`.
  public let keyword: Keyword
  /// The key under the keyword, for example the property's name; nil in lists and single schemas.
  public let key: Node?
  /// The schema.
  public let schema: Schema
}

/// The Schema Object of OpenAPI 3.0 or a JSON Schema 2020-12 schema.
///
/// One object for each node that is a schema: two references lead to the identical object.
public final class Schema {
  /// The node: a mapping, or `true` or `false` (3.1).
  public let node: Node
  /// Whether it follows OpenAPI 3.0's dialect rather than JSON Schema 2020-12.
  public let isOpenAPI30: Bool
  /// The types admitted, `nullable: true` of 3.0 included as null; nil if `type` is absent.
  public internal(set) var types: SchemaTypes?
  /// All keywords in document order, known and unknown, `$ref` and extensions included. In 3.0 the
  /// members beside `$ref` are not here (the specification says they are ignored), see
  /// `reference.siblings`.
  public internal(set) var keywords: [SchemaKeyword] = []
  /// All schemas directly within this one, in document order.
  public internal(set) var subschemas: [Subschema] = []
  /// The `$ref` and the schema it leads to, one step (which may be a reference again).
  public internal(set) var reference: SchemaReference?
  /// The `$dynamicRef` and the schema it leads to where that is the same in every use.
  public internal(set) var dynamicReference: SchemaReference?
  /// The discriminator.
  public internal(set) var discriminator: Discriminator?

  init(node: Node, isOpenAPI30: Bool) {
    self.node = node
    self.isOpenAPI30 = isOpenAPI30
  }

  /// The value of a boolean schema.
  public var booleanValue: Bool? { node.bool }
  /// The schema at the end of references that have no keywords beside them; self if it is none.
  public var resolved: Schema {
    var schema = self
    while let reference = schema.reference, schema.isPureReference { schema = reference.target }
    return schema
  }
  /// Whether the schema is a `$ref` without keywords beside it that assert anything.
  public var isPureReference: Bool {
    reference != nil
      && keywords.allSatisfy { $0.name == .ref || ($0.name.map(\.isAnnotation) ?? true) }
  }

  /// The value of a keyword.
  public subscript(_ keyword: Keyword) -> Node? {
    keywords.first { $0.name == keyword }?.value
  }
  /// The schemas under a keyword, with their keys.
  public func subschemas(of keyword: Keyword) -> [Subschema] {
    subschemas.filter { $0.keyword == keyword }
  }
  /// The one schema under a keyword.
  public func subschema(of keyword: Keyword) -> Schema? {
    subschemas.first { $0.keyword == keyword }?.schema
  }

  /// The properties in document order.
  public var properties: [Entry<Schema>] { entries(of: .properties) }
  /// The schemas by pattern of the property name.
  public var patternProperties: [Entry<Schema>] { entries(of: .patternProperties) }
  /// The names of the required properties.
  public var required: [Node] { self[.required]?.elements ?? [] }
  /// The admitted values.
  public var enumeration: [Node]? { self[.enum]?.elements }
  /// The format.
  public var format: String? { self[.format]?.string }
  /// The title.
  public var title: String? { self[.title]?.string }
  /// The description in CommonMark.
  public var description: String? { self[.description]?.string }
  /// Whether null is admitted by `nullable` (3.0) or by the list of types.
  public var isNullable: Bool { types?.contains(.null) ?? false }
  /// Whether it appears in responses only.
  public var isReadOnly: Bool { self[.readOnly]?.bool ?? false }
  /// Whether it appears in requests only.
  public var isWriteOnly: Bool { self[.writeOnly]?.bool ?? false }
  /// Whether clients should stop using it.
  public var isDeprecated: Bool { self[.deprecated]?.bool ?? false }
  /// The inclusive lower bound: `minimum` unless 3.0's `exclusiveMinimum: true` makes it exclusive.
  public var inclusiveMinimum: Node? {
    isOpenAPI30 && self[.exclusiveMinimum]?.bool == true ? nil : self[.minimum]
  }
  /// The inclusive upper bound: `maximum` unless 3.0's `exclusiveMaximum: true` makes it exclusive.
  public var inclusiveMaximum: Node? {
    isOpenAPI30 && self[.exclusiveMaximum]?.bool == true ? nil : self[.maximum]
  }
  /// The exclusive lower bound in either dialect's form.
  public var exclusiveMinimum: Node? {
    guard isOpenAPI30 else { return self[.exclusiveMinimum] }
    return self[.exclusiveMinimum]?.bool == true ? self[.minimum] : nil
  }
  /// The exclusive upper bound in either dialect's form.
  public var exclusiveMaximum: Node? {
    guard isOpenAPI30 else { return self[.exclusiveMaximum] }
    return self[.exclusiveMaximum]?.bool == true ? self[.maximum] : nil
  }
  /// The specification extensions (`x-...`).
  public var extensions: [Member] { node.members.filter(\.isExtension) }

  private func entries(of keyword: Keyword) -> [Entry<Schema>] {
    subschemas.compactMap { subschema in
      guard subschema.keyword == keyword, let key = subschema.key else { return nil }
      return Entry(key: key, value: subschema.schema)
    }
  }
}

/// A `$ref` or `$dynamicRef` of a schema.
public struct SchemaReference {
  /// The node of the reference's text.
  public let text: Node
  /// The schema it leads to, one step.
  public let target: Schema
  /// What the schema is called that it leads to: by the component of the entry file that stands for it,
  /// by the last step of the way to it, or by the file that it is the whole of.
  public internal(set) var name: Name = ""
  /// The members beside the reference, which 3.0 ignores; empty in other dialects, where they are
  /// keywords like all others.
  public let siblings: [Member]
}

/// The Discriminator Object.
public struct Discriminator: Element {
  /// The mapping.
  public let node: Node
  /// The explicit mapping: values of the property and the schemas they stand for.
  public internal(set) var mapping: [Entry<Schema>] = []
  /// The schema for values without a mapping (3.2).
  public internal(set) var defaultMapping: Schema?
  /// The name of the property.
  public var propertyName: Name { Name(text("propertyName") ?? "") }
}
