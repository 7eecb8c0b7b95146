// The pass from located trees to the typed model: holds every object against its shape, resolves
// every reference, and builds each object once. This file: the state and what all objects share.

final class DocumentReader {
  let version: SpecificationVersion
  let resolver: ReferenceResolver
  var diagnostics: Diagnostics

  /// Objects by their node, so that two references give the identical object. An absent value
  /// stands for an object that was reported as unusable.
  var memo: [ObjectIdentifier: [Node: AnyObject?]] = [:]
  var schemaByNode: [Node: Schema] = [:]
  /// All schemas in the order found; those from `nextSchema` on are not read yet.
  var schemas: [Schema] = []
  var nextSchema = 0
  /// What is left to read of objects behind references: a queue instead of recursion, as chains of
  /// references may be longer than the stack is deep.
  var pending: [() -> Void] = []
  /// All links in the order found.
  var links: [Link] = []
  var securitySchemes: [[UInt8]: Resolved<SecurityScheme>] = [:]
  /// Fields that nothing enforces, each once, in the order found.
  var refusedFields: [RefusedField] = []
  var notedFields: Set<Node> = []
  let rootNode: Node
  /// Whether the object at hand was reached by a reference that is meant for another kind.
  var isMisplaced = false

  init(
    root: Node, version: SpecificationVersion, resolver: ReferenceResolver, diagnostics: Diagnostics
  ) {
    self.rootNode = root
    self.version = version
    self.resolver = resolver
    self.diagnostics = diagnostics
  }

  func report(
    _ code: DiagnosticCode, _ message: @autoclosure () -> String,
    effect: Effect? = nil, at node: Node,
    notes: @autoclosure () -> [Diagnostic.Note] = [], suggestion: @autoclosure () -> String? = nil
  ) {
    diagnostics.add((effect ?? code.effects[0]).severity) {
      Diagnostic(
        code, message(), effect: effect, at: place(of: node), notes: notes(),
        suggestion: suggestion())
    }
  }

  /// The place to show for a node: of a block collection its key, which stands before it.
  func place(of node: Node) -> Location {
    guard !node.kind.isScalar, node.style == .plain, let parent = node.parent,
      let key = parent.key(of: node)
    else {
      let range = node.byteRange
      return node.kind.isScalar
        ? node.location
        : Location(
          file: node.file, range: range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
    }
    return key.location
  }

  // MARK: Parts that all objects share

  /// The entries of a field that maps names to something; extensions left out.
  func entries<Value>(
    _ node: Node, _ field: String, _ read: (Node) -> Value?
  ) -> [Entry<Value>] {
    guard let map = node[field], map.isMapping else { return [] }
    return entries(map, read)
  }

  func entries<Value>(_ map: Node, _ read: (Node) -> Value?) -> [Entry<Value>] {
    map.members.compactMap { member in
      read(member.value).map { Entry(key: member.key, value: $0) }
    }
  }

  func list<Value>(_ node: Node, _ field: String, _ read: (Node) -> Value?) -> [Value] {
    guard let list = node[field], list.isSequence else { return [] }
    return list.elements.compactMap(read)
  }

  /// Reports a second item of a list of values that must be unique: of equal ones, as JSON has it.
  func checkUnique(_ list: Node, _ name: String) {
    var seen: [Name: Node] = [:]
    for item in list.elements {
      let value = CanonicalValue.text(item)
      if let first = seen[value] {
        let written = item.kind.isScalar ? "'\(item.text)'" : "this value"
        report(
          .duplicateItem, "\(written) is already in \(name)", at: item,
          notes: [Diagnostic.Note("the first is here", at: first.location)])
      } else {
        seen[value] = item
      }
    }
  }

  /// Reports fields of which an object may have only one.
  func checkExclusive(_ node: Node, _ names: String..., effect: Effect? = nil) {
    let found = names.compactMap(node.member)
    guard found.count > 1 else { return }
    report(
      .exclusiveFields, "'\(found[1].name)' cannot stand beside '\(found[0].name)'",
      effect: effect, at: found[1].key,
      notes: [Diagnostic.Note("'\(found[0].name)' is here", at: found[0].key.location)])
  }

  /// Reads an object that may be written here or referred to.
  func resolved<Value: AnyObject & Element>(_ node: Node, _ kind: ObjectKind<Value>) -> Resolved<
    Value
  >? {
    guard let text = node.member("$ref") else {
      return object(node, kind, isDeferred: false).map {
        Resolved(node: node, reference: nil, value: $0)
      }
    }
    guard text.value.isString else {
      report(
        .wrongType, "'$ref' must be a string, found \(describe(text.value))", effect: kind.effect,
        at: text.value)
      return nil
    }
    checkSiblings(of: node)
    guard let target = end(of: node, kind.component, kind.effect) else { return nil }
    isMisplaced = checkPlace(
      of: target, reference: text.value, expected: kind.component, effect: kind.effect)
    defer { isMisplaced = false }
    guard let value = object(target, kind, isDeferred: true) else { return nil }
    return Resolved(
      node: node, reference: Reference(node: node, text: text.value, target: target), value: value)
  }

  /// The node at the end of a reference to something with this effect on a server.
  private func end(of node: Node, _ kind: ComponentKind, _ effect: Effect) -> Node? {
    guard effect == .harmless else {
      return resolver.end(of: node, as: kind, diagnostics: &diagnostics)
    }
    var found = Diagnostics()
    let end = resolver.end(of: node, as: kind, diagnostics: &found)
    let ofReferences: [DiagnosticCode] = [
      .unresolvedReference, .remoteReference, .invalidReference, .referenceCycle,
    ]
    for finding in found.sorted {
      // A file is read once for all references, so what is wrong with it weighs what it does for any.
      let isOfReference = ofReferences.contains { $0.rawValue == finding.code }
      diagnostics.add(isOfReference ? finding.weighed(as: effect.severity) : finding)
    }
    return end
  }

  /// Reports a reference into components of another kind: whatever is there can only be read as what
  /// stands here, so the fields that do not belong would not be enforced; true if so. A response is
  /// read as one without content, which changes nothing about what a server takes.
  @discardableResult
  func checkPlace(
    of target: Node, reference: Node, expected: ComponentKind, effect: Effect = .unclear
  ) -> Bool {
    if target.parent == nil, target["openapi"] != nil {
      report(
        .misplacedReference,
        "'\(reference.text)' is the whole document, but stands for one of '\(expected.rawValue)'",
        effect: effect == .harmless ? .harmless : .unenforced, at: reference)
      return true
    }
    guard let found = DocumentPlace.kind(of: target), found != expected.rawValue else {
      return false
    }
    let isComponent = DocumentPlace.isComponent(target)
    let isResponse = expected == .responses && isComponent
    let relation = isComponent || found == "pathItems" ? "is among" : "is part of"
    report(
      .misplacedReference,
      "'\(reference.text)' \(relation) '\(found)', but stands for one of '\(expected.rawValue)'"
        + (isResponse ? "; this is read as a response without content" : ""),
      effect: isResponse || effect == .harmless ? .harmless : .unenforced, at: reference,
      suggestion: Self.advice(found: found, expected: expected))
    return true
  }

  /// What is probably meant.
  private static func advice(found: String, expected: ComponentKind) -> String? {
    guard found == "schemas", [.responses, .requestBodies].contains(expected) else { return nil }
    return "a schema stands under 'content', a media type and 'schema'"
  }

  private func checkSiblings(of node: Node) {
    for member in node.members where !member.key.textEquals("$ref") && !member.isExtension {
      if version >= .v31, member.key.textEquals("summary") || member.key.textEquals("description") {
        check(member.value, .string, name: "'\(member.name)'", effect: .harmless)
        continue
      }
      report(
        .ignoredSibling, "'\(member.name)' has no effect beside '$ref'", at: member.key)
    }
  }

  private func object<Value: AnyObject & Element>(
    _ node: Node, _ kind: ObjectKind<Value>, isDeferred: Bool
  ) -> Value? {
    let type = ObjectIdentifier(Value.self)
    if let known = memo[type]?[node] { return known as? Value }
    let value = kind.make(self, node)
    memo[type, default: [:]][node] = .some(value)
    guard let value else { return nil }
    if isDeferred {
      pending.append { kind.fill(self, value) }
    } else {
      kind.fill(self, value)
    }
    return value
  }

  /// The objects of a kind made so far, in no order.
  func known<Value: AnyObject>(_ type: Value.Type) -> [Value] {
    memo[ObjectIdentifier(type)]?.values.compactMap { $0 as? Value } ?? []
  }

  /// Reads what is left until nothing is.
  func drain() {
    while !pending.isEmpty || nextSchema < schemas.count {
      while nextSchema < schemas.count {
        nextSchema += 1
        fill(schemas[nextSchema - 1])
      }
      let work = pending
      pending = []
      for fill in work { fill() }
    }
  }
}

/// How a kind of object is built: made from its node, filled later with what is inside.
struct ObjectKind<Value: AnyObject & Element> {
  /// Checks the node's shape; nil if no object can be made of it.
  let make: (DocumentReader, Node) -> Value?
  let fill: (DocumentReader, Value) -> Void
  /// What a reference to such an object stands for.
  let component: ComponentKind
  /// What it does to a server that one of them cannot be found.
  let effect: Effect

  init(
    _ component: ComponentKind, effect: Effect = .unclear,
    make: @escaping (DocumentReader, Node) -> Value?,
    fill: @escaping (DocumentReader, Value) -> Void
  ) {
    self.component = component
    self.effect = effect
    self.make = make
    self.fill = fill
  }
}
