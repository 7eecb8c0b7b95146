// Schemas -> Swift types, codecs and checks. Component schemas first, then whatever the operations
// ask for; every schema object is lowered once. What a type cannot say becomes a check function.

import ContractModel
import OpenAPIDocument

/// The schema lowering pass, which operation lowering continues for inline schemas.
struct SchemaLowering {
  let names: Names
  let directions: Directions
  let normalised: NormalisedSchemas
  let file: String
  var checks: CheckLowering
  var diagnostics = Diagnostics()
  var codecs = CodecTable()
  var types: TypeTable
  /// Defaults that have been held against their schemas.
  var checkedDefaults: Set<Node> = []
  let dynamicReferences: DynamicReferences
  private var memo: [ObjectIdentifier: Value] = [:]
  private var inProgress: Set<ObjectIdentifier> = []
  /// How many values within values are being lowered; below the limit it is any JSON, checked.
  var depth = 0
  static let depthLimit = 100
  /// Sets of schemas whose conjunction is being lowered.
  private var conjunctionsInProgress: Set<Set<ObjectIdentifier>> = []
  /// Schemas whose values must also pass their check functions.
  var checkedIdentities: Set<ObjectIdentifier> = []
  /// Whether the schema that is being lowered accepts `null`.
  var nullability: [ObjectIdentifier: Bool] = [:]

  init(
    _ document: Document, names: Names, directions: Directions, normalised: NormalisedSchemas,
    file: String
  ) {
    dynamicReferences = DynamicReferences(document)
    self.names = names
    self.directions = directions
    self.normalised = normalised
    self.file = file
    types = TypeTable(taken: names.taken)
    checks = CheckLowering(
      names: names, normalised: normalised, directions: directions,
      patterns: PatternTable(names.places), file: file)
  }

  /// Lowers every component schema.
  mutating func lowerComponents(of document: Document) {
    for entry in document.components.schemas {
      _ = value(of: entry.value, in: names.schemaScope, named: entry.key.text)
    }
  }

  /// The value that a schema describes; an inline type is declared in `scope`.
  mutating func value(of schema: Schema, in scope: TypePath, named name: String) -> Value {
    let target = schema.resolved
    let key = ObjectIdentifier(target)
    if let known = memo[key] { return known }
    guard inProgress.insert(key).inserted else { return recursiveValue(of: target) }
    defer { inProgress.remove(key) }
    let merged = normalised.merged(target)
    var lowered: Value
    if let component = names.schemas[key] {
      lowered = value(of: merged, identity: target, in: names.schemaScope, named: component)
    } else {
      lowered = value(of: merged, identity: target, in: scope, named: name)
    }
    memo[key] = lowered
    return lowered
  }

  /// The value that several schemas describe together.
  mutating func value(of schemas: [Schema], in scope: TypePath, named name: String) -> Value {
    if schemas.count == 1 { return value(of: schemas[0], in: scope, named: name) }
    let key = Set(schemas.map { ObjectIdentifier($0.resolved) })
    guard conjunctionsInProgress.insert(key).inserted else {
      return Value(checked(.any, by: schemas, identity: nil))
    }
    defer { conjunctionsInProgress.remove(key) }
    return value(of: normalised.merged(schemas), identity: nil, in: scope, named: name)
  }

  /// Remembers a declared type before its members are lowered, so that it may contain itself.
  mutating func remember(_ identity: Schema?, as value: Value) {
    guard let identity else { return }
    let key = ObjectIdentifier(identity)
    var codec = value.codec
    if checkedIdentities.contains(key) {
      codec = checked(codec, by: [identity], identity: identity)
    }
    memo[key] = Value(codec, isNullable: nullability[key] ?? false)
  }

  func line(of node: Node?) -> ContractLine {
    node.map { ContractLine($0, in: file) } ?? ContractLine(file: file, line: 1)
  }

  /// An array or a map that contains itself without a type in between: any JSON, checked.
  private mutating func recursiveValue(of schema: Schema) -> Value {
    Value(
      checked(.any, by: [schema], identity: schema))
  }

  /// Whether any of the schemas is read and, as written, sent.
  func direction(of merged: MergedSchema, identity: Schema?) -> (read: Bool, written: Bool) {
    directions.uses(merged.sources + (identity.map { [$0] } ?? []))
  }

  /// The messages that any of the schemas travels in.
  func messages(of merged: MergedSchema, identity: Schema?) -> Set<Message> {
    directions.messages(merged.sources + (identity.map { [$0] } ?? []))
  }
}
