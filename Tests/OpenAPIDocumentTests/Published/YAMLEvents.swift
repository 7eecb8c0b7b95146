// The events of a case of the YAML test suite (`test.event`) as a tree: what the document is, whether
// or not JSON can say it. Read independently of the parser that is tested.

/// A node of a document, as the suite states it.
indirect enum YAMLEventNode {
  /// Text, the mark of its style (`:` plain, `'`, `"`, `|`, `>`), and its tag.
  case scalar(String, style: Character, tag: String?)
  case sequence([YAMLEventNode], tag: String?)
  case mapping([(key: YAMLEventNode, value: YAMLEventNode)], tag: String?)
  /// An alias of a node that contains it.
  case alias(String)
}

/// The documents of a case, and all that the reasons to refuse one look at.
struct YAMLEvents {
  var documents: [YAMLEventNode] = []
  var anchorNames: [String] = []
  var tags: [String] = []
  var hasFlowCollection = false
  var keys: [YAMLEventNode] = []
  var mappings: [[YAMLEventNode]] = []

  private var lines: ArraySlice<Substring>
  /// What an alias stands for at the place that is being read.
  private var anchors: [String: YAMLEventNode] = [:]

  /// Reads the events; nil where they end early.
  init?(_ text: String) {
    lines = text.split(separator: "\n")[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("+DOC") else { continue }
      guard let root = node() else { return nil }
      documents.append(root)
    }
  }

  private mutating func node() -> YAMLEventNode? {
    guard let line = lines.popFirst() else { return nil }
    let event = Event(line)
    if event.kind == "=ALI" {
      anchorNames.append(event.alias)
      return anchors[event.alias] ?? .alias(event.alias)
    }
    if let tag = event.tag { tags.append(tag) }
    if event.isFlow { hasFlowCollection = true }
    let found: YAMLEventNode?
    switch event.kind {
    case "=VAL": found = .scalar(event.text, style: event.style, tag: event.tag)
    case "+SEQ": found = children(until: "-SEQ").map { .sequence($0, tag: event.tag) }
    case "+MAP": found = children(until: "-MAP").map { mapping($0, event.tag) }
    default: found = nil
    }
    if let anchor = event.anchor {
      anchorNames.append(anchor)
      anchors[anchor] = found
    }
    return found
  }

  private mutating func mapping(_ nodes: [YAMLEventNode], _ tag: String?) -> YAMLEventNode {
    let members = stride(from: 0, to: nodes.count - 1, by: 2).map {
      (key: nodes[$0], value: nodes[$0 + 1])
    }
    keys += members.map(\.key)
    mappings.append(members.map(\.key))
    return .mapping(members, tag: tag)
  }

  private mutating func children(until end: String) -> [YAMLEventNode]? {
    var nodes: [YAMLEventNode] = []
    while let line = lines.first {
      if line.hasPrefix(end) {
        lines.removeFirst()
        return nodes
      }
      guard let node = node() else { return nil }
      nodes.append(node)
    }
    return nil
  }

  /// One line: `=VAL &anchor <tag> :text`.
  private struct Event {
    var kind = ""
    var anchor: String?
    var tag: String?
    var alias = ""
    var isFlow = false
    var style: Character = ":"
    var text = ""

    init(_ line: Substring) {
      kind = String(line.prefix(4))
      var rest = line.dropFirst(4)
      while rest.first == " " {
        rest.removeFirst()
        switch rest.first {
        case "&": anchor = String(Self.word(&rest).dropFirst())
        case "*": alias = String(Self.word(&rest).dropFirst())
        case "<":
          let end = rest.firstIndex(of: ">") ?? rest.endIndex
          tag = String(rest[rest.index(after: rest.startIndex)..<end])
          rest = rest[end...].dropFirst()
        case "[", "{":
          isFlow = true
          _ = Self.word(&rest)
        default:
          guard kind == "=VAL", let mark = rest.popFirst() else { return }
          style = mark
          text = Self.unescaped(rest)
          return
        }
      }
    }

    private static func word(_ rest: inout Substring) -> Substring {
      let word = rest.prefix { $0 != " " }
      rest = rest.dropFirst(word.count)
      return word
    }

    private static func unescaped(_ text: Substring) -> String {
      var result = ""
      var rest = text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        guard scalar == "\\", let code = rest.popFirst() else {
          result.unicodeScalars.append(scalar)
          continue
        }
        switch code {
        case "n": result += "\n"
        case "r": result += "\r"
        case "t": result += "\t"
        case "b": result += "\u{8}"
        case "0": result += "\0"
        default: result.unicodeScalars.append(code)
        }
      }
      return result
    }
  }
}
