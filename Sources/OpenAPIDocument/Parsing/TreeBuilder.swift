// Builds a file's arena from the events of the YAML or the JSON parser, and holds the rules both
// share: unique keys, merge keys, bounds on depth and on what aliases expand to.

/// A finding of a parser, whose file does not exist yet.
struct SyntaxFinding: Error {
  var code: DiagnosticCode
  var message: String
  var range: Range<Int>
  var notes: [(message: String, range: Range<Int>)] = []
  var effect: Effect?
}

struct TreeBuilder {
  let source: [UInt8]
  let limits: Limits
  private(set) var records: [NodeRecord] = []
  private(set) var children: [UInt32] = []
  private(set) var decoded: [UInt8] = []
  private(set) var findings: [SyntaxFinding] = []
  private(set) var root: UInt32?
  /// The number of nodes below and including each, aliases at their full size.
  private var weights: [UInt32] = []
  private var expandedNodes = 0
  private var pending: [UInt32] = []
  private var open: [(node: UInt32, firstPending: Int, indentation: Int)] = []

  init(source: [UInt8], limits: Limits) {
    self.source = source
    self.limits = limits
    records.reserveCapacity(source.count / 24 + 16)
    weights.reserveCapacity(source.count / 24 + 16)
  }

  var depth: Int { open.count }
  /// Whether the next node is a key of the innermost open mapping.
  var expectsKey: Bool {
    guard let innermost = open.last, records[Int(innermost.node)].kind == .mapping else {
      return false
    }
    return (pending.count - innermost.firstPending) % 2 == 0
  }

  /// Whether the innermost open collection is in brackets or braces.
  var isInFlow: Bool { open.last.map { records[Int($0.node)].style == .flow } ?? false }
  /// The column, from 0, of the innermost open block collection; -1 at the root.
  var indentation: Int { open.last?.indentation ?? -1 }

  /// Sets the column of the collection just begun.
  mutating func indent(_ column: Int) {
    if !open.isEmpty { open[open.count - 1].indentation = column }
  }

  func isOpen(_ node: UInt32) -> Bool { open.contains { $0.node == node } }

  mutating func report(_ finding: SyntaxFinding) {
    if findings.count < limits.diagnostics { findings.append(finding) }
  }

  mutating func setKind(_ kind: Node.Kind, of node: UInt32) { records[Int(node)].kind = kind }

  /// Adds a scalar whose text is a range of the source.
  @discardableResult
  mutating func scalar(
    _ kind: Node.Kind, _ style: Node.Style, range: Range<Int>, text: Range<Int>
  ) throws(SyntaxFinding) -> UInt32 {
    var record = NodeRecord(
      kind: kind, style: style, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    record.first = UInt32(text.lowerBound)
    record.count = UInt32(text.count)
    return try append(record)
  }

  /// Adds a scalar whose text differs from the source's bytes.
  @discardableResult
  mutating func scalar(
    _ kind: Node.Kind, _ style: Node.Style, range: Range<Int>, decodedText: some Sequence<UInt8>
  ) throws(SyntaxFinding) -> UInt32 {
    var record = NodeRecord(
      kind: kind, style: style, isDecoded: true, start: UInt32(range.lowerBound),
      end: UInt32(range.upperBound))
    record.first = UInt32(decoded.count)
    decoded.append(contentsOf: decodedText)
    record.count = UInt32(decoded.count) - record.first
    return try append(record)
  }

  @discardableResult
  mutating func beginCollection(
    _ kind: Node.Kind, _ style: Node.Style, at offset: Int
  ) throws(SyntaxFinding) -> UInt32 {
    let range = offset..<min(offset + 1, source.count)
    if expectsKey {
      throw SyntaxFinding(code: .invalidKey, message: "a key must be a single value", range: range)
    }
    guard open.count < limits.depth else {
      throw SyntaxFinding(
        code: .nestedTooDeeply, message: "nested deeper than \(limits.depth) levels", range: range)
    }
    let record = NodeRecord(kind: kind, style: style, start: UInt32(offset), end: UInt32(offset))
    let node = try append(record)
    open.append((node, pending.count, -1))
    return node
  }

  mutating func endCollection(at offset: Int) throws(SyntaxFinding) {
    guard let (node, first, _) = open.popLast() else { return }
    var ownChildren = Array(pending[first...])
    pending.removeLast(pending.count - first)
    if records[Int(node)].kind == .mapping {
      try mergeKeys(&ownChildren)
      checkKeys(&ownChildren)
    }
    var weight = 1
    for child in ownChildren {
      weight += Int(weights[Int(child)])
      // An aliased child keeps its anchor's parent.
      if records[Int(child)].parent == .max { records[Int(child)].parent = node }
    }
    weights[Int(node)] = UInt32(min(weight, Int(UInt32.max)))
    records[Int(node)].first = UInt32(children.count)
    records[Int(node)].count = UInt32(ownChildren.count)
    records[Int(node)].end = UInt32(max(offset, Int(records[Int(node)].start)))
    children.append(contentsOf: ownChildren)
  }

  /// Uses a node once more.
  mutating func alias(_ node: UInt32, range: Range<Int>) throws(SyntaxFinding) {
    if expectsKey, !records[Int(node)].kind.isScalar {
      throw SyntaxFinding(code: .invalidKey, message: "a key must be a single value", range: range)
    }
    try countExpansion(Int(weights[Int(node)]), range: range)
    attach(node)
  }

  private mutating func append(_ record: NodeRecord) throws(SyntaxFinding) -> UInt32 {
    let node = UInt32(records.count)
    try countExpansion(1, range: Int(record.start)..<Int(record.start) + 1)
    if record.kind.isScalar, Int(record.count) > limits.keyBytes, expectsKey {
      throw SyntaxFinding(
        code: .invalidKey, message: "a key may have \(limits.keyBytes) bytes, this has more",
        range: Int(record.start)..<Int(record.end))
    }
    records.append(record)
    weights.append(1)
    attach(node)
    return node
  }

  private mutating func attach(_ node: UInt32) {
    if open.isEmpty { root = node } else { pending.append(node) }
  }

  private mutating func countExpansion(_ nodes: Int, range: Range<Int>) throws(SyntaxFinding) {
    expandedNodes += nodes
    guard expandedNodes <= limits.expandedNodes else {
      throw SyntaxFinding(
        code: .aliasExpansion,
        message:
          "the file has more than \(limits.expandedNodes) values, aliases at their full size",
        range: range)
    }
  }

  func text(_ node: UInt32) -> ArraySlice<UInt8> {
    let record = records[Int(node)]
    let range = Int(record.first)..<Int(record.first + record.count)
    return record.isDecoded ? decoded[range] : source[range]
  }

  // MARK: Rules of mappings

  /// YAML 1.1's merge key, which OpenAPI documents use though YAML 1.2 dropped it: `<<` with a
  /// mapping or a list of mappings stands for their members, which the mapping's own ones override.
  private mutating func mergeKeys(_ members: inout [UInt32]) throws(SyntaxFinding) {
    var position = 0
    var merged: [UInt32] = []
    var sources: [UInt32] = []
    while position < members.count {
      let key = members[position]
      if records[Int(key)].style == .plain, text(key).elementsEqual([0x3C, 0x3C]),
        let mappings = mergeSources(members[position + 1])
      {
        sources += mappings
      } else {
        merged += members[position...position + 1]
      }
      position += 2
    }
    guard !sources.isEmpty else { return }
    var known = Set<[UInt8]>()
    for index in stride(from: 0, to: merged.count, by: 2) {
      known.insert(Array(text(merged[index])))
    }
    for source in sources {
      let record = records[Int(source)]
      try countExpansion(
        Int(weights[Int(source)]), range: Int(record.start)..<Int(record.start) + 1)
      for index in stride(from: Int(record.first), to: Int(record.first + record.count), by: 2)
      where known.insert(Array(text(children[index]))).inserted {
        merged += [children[index], children[index + 1]]
      }
    }
    members = merged
  }

  private func mergeSources(_ node: UInt32) -> [UInt32]? {
    let record = records[Int(node)]
    if record.kind == .mapping { return [node] }
    guard record.kind == .sequence, record.count > 0 else { return nil }
    let elements = children[Int(record.first)..<Int(record.first + record.count)]
    return elements.allSatisfy { records[Int($0)].kind == .mapping } ? Array(elements) : nil
  }

  /// Reports keys that stand twice in a mapping. A first one without any value is only worth a
  /// warning and is dropped: nothing is lost, and published documents have such left-overs.
  private mutating func checkKeys(_ members: inout [UInt32]) {
    guard members.count > 2 else { return }
    let keys = stride(from: 0, to: members.count, by: 2).map { $0 }
    // Sorting needs no hashing that an attacker's keys could slow down.
    let sorted = keys.sorted { left, right in
      let (leftText, rightText) = (text(members[left]), text(members[right]))
      if leftText.elementsEqual(rightText) { return left < right }
      return leftText.lexicographicallyPrecedes(rightText)
    }
    var dropped = Set<Int>()
    for index in 1..<sorted.count {
      let (first, second) = (sorted[index - 1], sorted[index])
      guard text(members[first]).elementsEqual(text(members[second])) else { continue }
      let value = records[Int(members[first + 1])]
      let isEmpty = value.kind.isScalar && value.count == 0
      if isEmpty { dropped.insert(first) }
      reportDuplicate(members[second], first: members[first], isEmpty ? .harmless : .unclear)
    }
    guard !dropped.isEmpty else { return }
    members = members.indices.filter { !dropped.contains($0 - $0 % 2) }.map { members[$0] }
  }

  private mutating func reportDuplicate(
    _ second: UInt32, first: UInt32, _ effect: Effect
  ) {
    func range(_ node: UInt32) -> Range<Int> {
      Int(records[Int(node)].start)..<Int(records[Int(node)].end)
    }
    let key = String(decoding: text(second), as: UTF8.self)
    report(
      SyntaxFinding(
        code: .duplicateKey, message: "key '\(key)' is already in this mapping",
        range: range(second), notes: [("the first is here", range(first))], effect: effect))
  }

  /// The finished file.
  func finish(path: String) -> SourceFile {
    SourceFile(
      path: path, bytes: source, records: records, children: children, decoded: decoded,
      rootIndex: root ?? 0)
  }
}
