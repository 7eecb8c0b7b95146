// What the schemas of a contract have become so far: the one table that the passes over schemas take
// and give back. Each part has its own invariants; none looks into another.

import ContractModel
import OpenAPIDocument

/// Types, codec functions, checks and patterns, each there once.
struct LoweredSchemas {
  /// What the passes know.
  let facts: SchemaFacts
  /// The declared types.
  var types: TypeTable
  /// The functions that read and write containers and checked values.
  var codecs = CodecTable()
  /// The checks that were asked for.
  var checks: CheckTable
  /// The regular expressions in use.
  var patterns: PatternTable
  /// The values of schemas.
  var values = ValueTable()
  /// Defaults that have been held against their schemas.
  private(set) var checkedDefaults: Set<Node> = []
  /// What the passes that continue the table found: about defaults, parameters and contents.
  private(set) var diagnostics = Diagnostics()

  /// A table without anything but the names that are taken.
  init(_ facts: SchemaFacts) {
    self.facts = facts
    types = TypeTable(taken: facts.names.taken)
    checks = CheckTable(facts)
    patterns = PatternTable(facts.names.places)
  }

  /// Swift source of a default for a value; `nil` where there is none to apply.
  mutating func defaultSource(_ node: Node, for value: Value, of member: [Schema]) -> String? {
    let outcome = DefaultLowering.run(node, for: value, of: member, self)
    if outcome.isJudged { checkedDefaults.insert(node) }
    if let finding = outcome.finding { diagnostics.add(finding) }
    return outcome.source
  }

  /// Notes what a pass found.
  mutating func report(_ finding: Diagnostic) { diagnostics.add(finding) }

  /// Notes what a pass found.
  mutating func report(_ findings: Diagnostics) { diagnostics.add(findings) }

  // MARK: - Declarations

  /// The name and home of a type for a schema: that of its component, else one of the place.
  mutating func claim(
    _ schema: Schema?, at place: DeclarationPlace
  ) -> (name: String, home: TypePath) {
    if let component = facts.component(schema) { return (component, facts.names.schemaScope) }
    return (types.name(place.name, in: place.scope), place.scope)
  }

  /// Declares a type for a value, with the types that have been declared inside it.
  mutating func declare(
    _ kind: TypeDeclaration.Kind, named name: String, in home: TypePath, for use: SchemaUse
  ) {
    let path = home.inside(name)
    types.declare(
      TypeDeclaration(
        name: name, path: path,
        documentation: Documentation.lines(use.merged.description ?? use.merged.title),
        line: facts.line(of: use.node), kind: kind, nested: types.take(in: path),
        isDeprecated: use.merged.isDeprecated, json: facts.json(of: use)),
      in: home)
  }

  // MARK: - Codec functions

  /// A codec whose value must also pass the check of a conjunction.
  mutating func checked(_ codec: Codec, _ use: SchemaUse) -> Codec {
    let check = checks.check(of: use.asserted)
    // What has passed the check already passes it again.
    if case .function(let id, _) = codec, case .checked(_, check)? = codecs[id]?.body {
      return codec
    }
    let name = CodecTable.Name.shared("Checked" + check.always.stem + check.always.suffix)
    let asserted = SchemaUse(MergedSchema(sources: use.asserted), of: use.schema)
    return function(.checked(codec, check: check), swiftType: codec.swiftType, name, of: asserted)
  }

  /// The codec function of an array, shared by all uses that do the same.
  mutating func array(of item: Value, _ rules: ArrayRules, for use: SchemaUse) -> Codec {
    let name = containerName(item, "Array", isPlain: rules == ArrayRules(), of: use)
    return function(
      .array(item: item, rules: rules), swiftType: .array(item.swiftType), name, of: use)
  }

  /// The codec function of a map, shared by all uses that do the same.
  mutating func map(
    of item: Value, minProperties: Int?, maxProperties: Int?, for use: SchemaUse
  ) -> Codec {
    let isPlain = minProperties == nil && maxProperties == nil
    let name = containerName(item, "Map", isPlain: isPlain, of: use)
    return function(
      .map(item: item, minProperties: minProperties, maxProperties: maxProperties),
      swiftType: .map(item.swiftType), name, of: use)
  }

  /// What a function for a container is called.
  private func containerName(
    _ item: Value, _ word: String, isPlain: Bool, of use: SchemaUse
  ) -> CodecTable.Name {
    guard !isPlain || item.codec.hasRules, let schema = use.schema ?? use.merged.sources.first
    else { return .shared(item.words + word) }
    return .own(facts.names.places[schema])
  }

  private mutating func function(
    _ body: CodecFunction.Body, swiftType: SwiftType, _ name: CodecTable.Name, of use: SchemaUse
  ) -> Codec {
    let id = codecs.function(
      body, swiftType, name, line: facts.line(of: use.node), facts.json(of: use))
    return .function(id, swiftType: swiftType)
  }
}
