// `filter[owner][name]=x` in, JSON out: the deepObject style, nested and with arrays as clients write
// it (OpenAPI defines one level of objects only): `a[]=x`, `a[0]=x`, `a[0][b]=x`, `a[][b]=x`.

/// Reads parameters in deepObject style.
enum DeepObject {
  /// The most levels of brackets.
  static let depthLimit = 16

  /// The value written as `name[property]=value`, or as `name=value`, for the schema to judge; `nil`
  /// where no such parameter is present.
  ///
  /// - Throws: 400 where brackets do not close or nest deeper than `depthLimit`.
  static func json(
    _ reading: ParameterReading, _ pairs: [EncodedPair]
  ) throws(ProblemDetails) -> [UInt8]? {
    let shape = reading.parameter.shape
    let root = Node()
    let name = reading.parameter.name.description
    for pair in pairs {
      let key = try reading.decoding.name(of: pair)
      guard key.utf8.starts(with: name.utf8) else { continue }
      let rest = key.utf8.dropFirst(name.utf8.count)
      if rest.isEmpty {
        if reading.parameter.allowEmptyValue, pair.value.isEmpty { continue }
      } else if rest.first != UInt8(ascii: "[") {
        continue
      }
      let path = try segments(of: rest)
      root.insert(path[...], try reading.decoding.decode(pair.value))
    }
    if root.isEmpty { return nil }
    var json = ShapedJSON()
    try root.append(to: &json, as: shape)
    return json.bytes
  }

  /// The texts between brackets of `[a][b]`.
  private static func segments(of text: Substring.UTF8View) throws(ProblemDetails) -> [String] {
    var segments: [String] = []
    var rest = text
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: "["),
        let end = rest.firstIndex(of: UInt8(ascii: "]"))
      else { throw .badRequest("The request holds a name whose brackets do not match.") }
      guard segments.count < depthLimit else {
        throw .badRequest("The request holds a name with too many brackets.")
      }
      segments.append(String(Substring(rest[rest.index(after: rest.startIndex)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return segments
  }

  /// A level of the value while it is built.
  private final class Node {
    /// What was written without further brackets.
    private var values: [String] = []
    /// Whether a value was written with empty brackets, as only an item is.
    private var isList = false
    private var children: [(name: String, value: Node)] = []
    private var positions: [[UInt8]: Int] = [:]

    var isEmpty: Bool { values.isEmpty && children.isEmpty }

    func insert(_ path: ArraySlice<String>, _ value: String) {
      guard let name = path.first else { return values.append(value) }
      let rest = path.dropFirst()
      if name.isEmpty, rest.isEmpty {
        isList = true
        return values.append(value)
      }
      if name.isEmpty { return insertItem(rest, value) }
      let key = Array(name.utf8)
      let position = positions[key] ?? children.count
      positions[key] = position
      if position == children.count { children.append((name, Node())) }
      children[position].value.insert(rest, value)
    }

    /// `items[][price]=1`: a name that the last item has already begins the next one.
    private func insertItem(_ path: ArraySlice<String>, _ value: String) {
      if children.last?.name != "" || children.last?.value.has(path) == true {
        children.append(("", Node()))
      }
      children[children.count - 1].value.insert(path, value)
    }

    private func has(_ path: ArraySlice<String>) -> Bool {
      guard let name = path.first else { return !values.isEmpty }
      if name.isEmpty { return false }
      guard let position = positions[Array(name.utf8)] else { return false }
      return children[position].value.has(path.dropFirst())
    }

    func append(
      to json: inout ShapedJSON, as shape: ParameterShape
    ) throws(ProblemDetails) {
      if let items = shape.items, isArray(besides: shape) {
        try json.appendArray(itemsInOrder + values.map { Node($0) }) {
          json, element throws(ProblemDetails) in
          try element.append(to: &json, as: items)
        }
      } else if children.isEmpty, values.count == 1 {
        try json.append(values[0], as: shape)
      } else if !values.isEmpty {
        // What is given several times, or by itself and in parts, is a list that the schema judges.
        try json.appendArray(values.map { Node($0) } + parts) {
          json, element throws(ProblemDetails) in
          try element.append(to: &json, as: shape)
        }
      } else {
        try json.appendObject(children) { json, name, child throws(ProblemDetails) in
          try child.append(to: &json, as: shape.member(name) ?? .any)
        }
      }
    }

    init() {}

    private init(_ value: String) { values = [value] }

    /// The node without what was written without brackets, in a list of one; empty where that is all.
    private var parts: [Node] {
      if children.isEmpty { return [] }
      let node = Node()
      (node.children, node.positions) = (children, positions)
      return [node]
    }

    /// Whether this is an array where it may be one.
    private func isArray(besides shape: ParameterShape) -> Bool {
      if children.isEmpty { return isList || values.count > 1 || shape.scalars == nil }
      return children.allSatisfy { $0.name.isEmpty || Self.index($0.name) != nil }
    }

    /// The items by their indices; those without stand as they were written.
    private var itemsInOrder: [Node] {
      let numbered = children.enumerated().map { position, child in
        (index: Self.index(child.name) ?? position, position: position, node: child.value)
      }
      return numbered.sorted { ($0.index, $0.position) < ($1.index, $1.position) }.map(\.node)
    }

    private static func index(_ name: String) -> Int? {
      NumberText.isInteger(name.utf8) ? Int(name) : nil
    }
  }
}
