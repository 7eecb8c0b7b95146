// `filter[owner][name]=x` in, a JSON object out: the deepObject style, nested as clients of `qs`
// write it (OpenAPI defines one level only).

/// Reads parameters in deepObject style.
enum DeepObject {
  /// The most levels of brackets.
  static let depthLimit = 16

  /// The object written as `name[property]=value`; `nil` where no such parameter is present.
  ///
  /// - Throws: 400 where brackets do not close or nest deeper than `depthLimit`.
  static func json(
    of name: StaticString, _ pairs: [EncodedPair], shape: ParameterShape
  ) throws(ProblemDetails) -> [UInt8]? {
    let root = Node()
    let prefix = name.description + "["
    for pair in pairs {
      let key = try pair.decodedName()
      guard key.utf8.starts(with: prefix.utf8) else { continue }
      let path = try segments(of: key.utf8.dropFirst(prefix.utf8.count - 1))
      root.insert(path[...], try pair.decodedValue())
    }
    guard !root.children.isEmpty else { return nil }
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
      else { throw .badRequest("The query holds a parameter whose brackets do not match.") }
      guard segments.count < depthLimit else {
        throw .badRequest("The query holds a parameter with too many brackets.")
      }
      segments.append(String(Substring(rest[rest.index(after: rest.startIndex)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return segments
  }

  /// A level of the object while it is built.
  private final class Node {
    var values: [String] = []
    var children: [(name: String, value: Node)] = []
    private var positions: [[UInt8]: Int] = [:]

    func insert(_ path: ArraySlice<String>, _ value: String) {
      guard let name = path.first, !(name.isEmpty && path.count == 1) else {
        values.append(value)
        return
      }
      let key = Array(name.utf8)
      if let position = positions[key] {
        children[position].value.insert(path.dropFirst(), value)
        return
      }
      let child = Node()
      positions[key] = children.count
      children.append((name, child))
      child.insert(path.dropFirst(), value)
    }

    func append(
      to json: inout ShapedJSON, as shape: ParameterShape
    ) throws(ProblemDetails) {
      switch shape {
      case .array(let items) where children.isEmpty:
        json.appendArray(values) { json, value in json.append(value, as: items) }
      case .array(let items):
        // `list[0]=a&list[1]=b`: in the order written, whatever the indices say.
        try json.appendArray(children) { json, child throws(ProblemDetails) in
          try child.value.append(to: &json, as: items)
        }
      default:
        guard !children.isEmpty else {
          json.append(values.last ?? "", as: shape)
          return
        }
        try json.appendObject(children) { json, name, child throws(ProblemDetails) in
          try child.append(to: &json, as: shape.property(name) ?? .string)
        }
      }
    }
  }
}
