// Paths as a tree of segments in flat arrays, which is searched without an allocation.

/// A tree of paths, each with the number of its route.
@usableFromInline
struct PathTree: Sendable {
  /// A place behind some segments.
  private struct Node {
    /// The literals that may follow, as a range of `literals`.
    var literals: Range<Int>
    /// The segments with parameters and literals that may follow, as a range of `mixed`.
    var mixed: Range<Int>
    /// The node behind a bare parameter.
    var parameter: Int?
    /// The route that ends here, and the one that ends here with a slash where that is another.
    var route: Int?
    var slashRoute: Int?
  }

  private var nodes: [Node] = []
  /// Literals in byte order among those of one node: their bytes in `keys`, and the node behind them.
  private var literals: [(key: Range<Int>, node: Int)] = []
  private var keys: [UInt8] = []
  /// In the order in which they are tried.
  private var mixed: [(literals: [String], node: Int)] = []

  /// Lays out what a builder has gathered.
  init(_ builder: PathTreeBuilder) {
    for node in builder.nodes {
      let firstLiteral = literals.count
      let firstMixed = mixed.count
      for (key, child) in node.literals.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        literals.append((keys.count..<keys.count + key.count, child))
        keys += key
      }
      mixed += node.mixed.sorted { Self.precedes($0.literals, $1.literals) }
      nodes.append(
        Node(
          literals: firstLiteral..<literals.count, mixed: firstMixed..<mixed.count,
          parameter: node.parameter, route: node.route, slashRoute: node.slashRoute))
    }
  }

  /// Whether one segment is tried before another: by its literal bytes, then by their order.
  private static func precedes(_ left: [String], _ right: [String]) -> Bool {
    let counts = [left, right].map { $0.reduce(0) { $0 + $1.utf8.count } }
    if counts[0] != counts[1] { return counts[0] > counts[1] }
    let texts = [left, right].map { $0.joined(separator: "{}") }
    return texts[0].utf8.lexicographicallyPrecedes(texts[1].utf8)
  }

  // MARK: - Search

  /// The route of a path.
  @usableFromInline
  func find(_ path: RequestPath) -> Int? {
    path.isUnmatchable ? nil : find(path, behind: 0, from: 0)
  }

  /// The route of the segments from `depth` on.
  private func find(_ path: RequestPath, behind node: Int, from depth: Int) -> Int? {
    let node = nodes[node]
    guard depth < path.count else {
      return path.hasTrailingSlash ? node.slashRoute ?? node.route : node.route
    }
    if let child = unsafe path.withKey(depth, { unsafe literal($0, in: node.literals) }),
      let route = find(path, behind: child, from: depth + 1)
    {
      return route
    }
    for index in node.mixed where path.segment(depth, matches: mixed[index].literals) {
      if let route = find(path, behind: mixed[index].node, from: depth + 1) { return route }
    }
    guard let child = node.parameter, !path.isEmpty(depth) else { return nil }
    return find(path, behind: child, from: depth + 1)
  }

  /// The node behind a literal.
  private func literal(_ key: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    unsafe keys.withUnsafeBufferPointer { keys in
      let found = range.binarySearch { index in
        let literal = unsafe UnsafeBufferPointer(rebasing: keys[literals[index].key])
        return unsafe ByteOrder.compare(literal, key)
      }
      return found.map { literals[$0].node }
    }
  }
}

/// A tree of paths while it grows.
struct PathTreeBuilder {
  struct Node {
    var literals: [[UInt8]: Int] = [:]
    var mixed: [(literals: [String], node: Int)] = []
    var parameter: Int?
    var route: Int?
    var slashRoute: Int?
  }

  private(set) var nodes = [Node()]

  mutating func insert(_ segments: [RouteSegment], endsWithSlash: Bool, route: Int) {
    var node = 0
    for segment in segments { node = child(of: node, segment) }
    if endsWithSlash { nodes[node].slashRoute = route } else { nodes[node].route = route }
  }

  private mutating func child(of node: Int, _ segment: RouteSegment) -> Int {
    let child = nodes.count
    switch segment {
    case .literal(let key):
      if let known = nodes[node].literals[key] { return known }
      nodes[node].literals[key] = child
    case .mixed(let literals):
      let key = literals.map { Array($0.utf8) }
      let known = nodes[node].mixed.first { $0.literals.map { Array($0.utf8) } == key }
      if let known { return known.node }
      nodes[node].mixed.append((literals, child))
    case .parameter:
      if let known = nodes[node].parameter { return known }
      nodes[node].parameter = child
    }
    nodes.append(Node())
    return child
  }
}

extension RequestPath {
  /// The decoded bytes of a segment; as received where an escape is malformed.
  fileprivate func withKey<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    unsafe withBytes(of: index) { bytes in
      guard unsafe bytes.contains(UInt8(ascii: "%")),
        let decoded = unsafe PercentDecoding.bytes(of: bytes, plus: .literal)
      else { return unsafe body(bytes) }
      return unsafe decoded.withUnsafeBufferPointer(body)
    }
  }
}
