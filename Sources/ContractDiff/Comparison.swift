// The state of one comparison: what was found, by whom it was reached, and the pairs of schemas
// that are still to be compared.

import ContractModel
import OpenAPIDocument

/// What leads to a change.
enum Origin: Hashable {
  /// The documents as a whole.
  case document
  /// An operation, by its index.
  case operation(Int)
  /// A pair of schemas, by its index.
  case pair(Int)
}

/// Collects the changes between two documents.
final class Comparison {
  /// A change as found, without the operations that it touches.
  struct Finding {
    let code: ChangeCode
    let effect: Rule.Effect
    let message: String
    /// The leading place.
    let place: Node
    let note: String
    let notePlace: Node
    var origins: [Origin]
  }

  private struct FindingKey: Hashable {
    let code: ChangeCode
    let place: Node
    let notePlace: Node
    let message: Name
  }

  let old: Document
  let new: Document
  let limits: ContractComparison.Limits
  let oldMeaning: ContractMeaning
  let newMeaning: ContractMeaning
  /// The names of the operations reached so far.
  var operations: [String] = []
  /// Every pair of schemas reached, in the order reached; those from `nextPair` on are to be compared.
  var pairs: [SchemaPair] = []
  var nextPair = 0
  var pairIndex: [SchemaPair.Key: Int] = [:]
  /// Pairs of alternatives of a `oneOf` that may come to overlap with others if they widen.
  var overlapSuspects: [OverlapSuspect] = []
  var equality = SchemaEquality()
  /// The pairs of alternatives looked at for whether a value may match both.
  var overlapChecks = 0
  /// The names of security schemes, once they are looked for.
  var knownSchemeNames: [Name: Name]?
  /// What the schemas of both documents mean.
  let schemas = NormalisedSchemas()
  /// The schemas looked at.
  var steps = 0
  /// The names of the operations of both documents, once links lead to one.
  private(set) lazy var oldOperationNames = Self.operationNames(old)
  private(set) lazy var newOperationNames = Self.operationNames(new)
  private let componentNames: [Node: Name]
  private var findings: [Finding] = []
  private var findingIndex: [FindingKey: Int] = [:]
  private var isIncomplete = false

  init(old: Document, new: Document, limits: ContractComparison.Limits) {
    self.old = old
    self.new = new
    self.limits = limits
    oldMeaning = ContractMeaning(old)
    newMeaning = ContractMeaning(new)
    let components = old.components.schemas + new.components.schemas
    // One that stands in another file is known there by the name that it has here.
    let named =
      components.map { ($0.value.node, $0.name) }
      + components.map { ($0.value.resolved.node, $0.name) }
    componentNames = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  private static func operationNames(_ document: Document) -> [ObjectIdentifier: Name] {
    let names = document.paths.flatMap { path in
      path.value.operations.map { (ObjectIdentifier($0), Name("\($0.method) \(path.name)")) }
    }
    return Dictionary(names, uniquingKeysWith: { first, _ in first })
  }

  /// The name of the component that a schema is.
  func componentName(_ node: Node) -> Name? { componentNames[node] }

  /// Makes an operation that changes are attributed to.
  func origin(named name: String) -> Origin {
    operations.append(name)
    return .operation(operations.count - 1)
  }

  /// Reports that the new document says something, with the place that said otherwise; the
  /// direction matters to facts that have two codes.
  func report(
    _ fact: some Fact, in direction: Direction = .request, _ message: String, new place: Node,
    old other: Node, origin: Origin
  ) {
    let rule = fact.rule
    add(
      Finding(
        code: rule.code(in: direction), effect: rule.effect, message: message, place: place,
        note: "the old contract here", notePlace: other, origins: [origin]))
  }

  /// Reports that something of the old document is gone, with the nearest place of the new one.
  func report(
    _ fact: some Fact, in direction: Direction = .request, _ message: String, gone place: Node,
    from other: Node, origin: Origin
  ) {
    let rule = fact.rule
    add(
      Finding(
        code: rule.code(in: direction), effect: rule.effect, message: message, place: place,
        note: "the new contract here", notePlace: other, origins: [origin]))
  }

  private func add(_ finding: Finding) {
    let key = FindingKey(
      code: finding.code, place: finding.place, notePlace: finding.notePlace,
      message: Name(finding.message))
    if let known = findingIndex[key] {
      findings[known].origins.append(finding.origins[0])
    } else if findings.count < limits.changes {
      findingIndex[key] = findings.count
      findings.append(finding)
    } else {
      isIncomplete = true
    }
  }

  /// Counts work; says whether there is some left.
  func charge(_ count: Int) -> Bool {
    steps += count
    if steps <= limits.steps { return true }
    giveUp()
    return false
  }

  /// Says once that a limit ended the comparison early.
  func giveUp() { isIncomplete = true }

  // MARK: The end

  /// The pairs of schemas that admit what they did not, as far as the pairs themselves tell.
  func widenedPairs() -> [Int] {
    findings.filter { $0.effect == .widens || $0.effect == .changes }.flatMap { finding in
      finding.origins.compactMap { origin in
        if case .pair(let index) = origin { index } else { nil }
      }
    }
  }

  /// The changes in their final order.
  func finishedChanges() -> [Change] {
    let reach = OperationReach(pairs: pairs, operationCount: operations.count)
    let order = fileOrder()
    let keyed = findings.enumerated().map { index, finding in
      (
        order[ObjectIdentifier(finding.place.file)] ?? 0, finding.place.byteRange.lowerBound,
        finding.code.rawValue, index
      )
    }
    var changes = keyed.sorted { $0 < $1 }.map { change(findings[$0.3], reach) }
    if isIncomplete {
      let message = "the documents differ in too much or are too entangled to compare as a whole: "
      let finding = Finding(
        code: ComparisonFact.incomplete.rule.code(in: .request), effect: .changes,
        message: message + "what is not compared may break", place: new.node,
        note: "the old contract", notePlace: old.node, origins: [.document])
      changes.append(change(finding, reach))
    }
    return changes
  }

  private func change(_ finding: Finding, _ reach: OperationReach) -> Change {
    let (touched, more) = reach.operations(of: finding.origins)
    return Change(
      code: finding.code, message: finding.message, place: place(finding.place),
      note: Change.Note(message: finding.note, place: place(finding.notePlace)),
      operations: touched.map { operations[$0] }, touchesMore: more)
  }

  private func place(_ node: Node) -> Change.Place {
    let isEntry = node.file === old.node.file || node.file === new.node.file
    return Change.Place(
      location: node.location, pointer: (isEntry ? "" : node.file.path) + "#" + node.pointer)
  }

  private func fileOrder() -> [ObjectIdentifier: Int] {
    var order: [ObjectIdentifier: Int] = [:]
    for file in old.files + new.files { order[ObjectIdentifier(file)] = order.count }
    return order
  }
}
