// YAML into a file's arena by libyaml's events. libyaml reads YAML 1.1 syntax; what a plain scalar
// is decides CoreSchema after YAML 1.2, and what libyaml is too lenient about is checked here.

import ContractLibYAML

struct YAMLParser {
  private var builder: TreeBuilder
  let bytes: [UInt8]
  private let isASCII: Bool
  private let formerLineBreaks: FormerLineBreaks
  private var anchors: [[UInt8]: UInt32] = [:]
  /// Where the outermost open flow collection begins, and the column of the block around it.
  private var flow: (start: Int, indentation: Int)?
  /// The last mark resolved: libyaml counts characters, the arena bytes.
  private var cursor = (character: 0, offset: 0)

  private init(_ bytes: [UInt8], limits: Limits) {
    self.bytes = bytes
    self.isASCII = bytes.allSatisfy { $0 < 0x80 }
    self.formerLineBreaks = FormerLineBreaks(bytes)
    self.builder = TreeBuilder(source: bytes, limits: limits)
  }

  static func parse(_ bytes: [UInt8], limits: Limits) throws(SyntaxFinding) -> TreeBuilder {
    var parser = YAMLParser(bytes, limits: limits)
    try parser.parseStream()
    return parser.builder
  }

  private mutating func parseStream() throws(SyntaxFinding) {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else {
      throw SyntaxFinding(code: .invalidYAML, message: "out of memory", range: 0..<0)
    }
    defer { unsafe yaml_parser_delete(&parser) }
    // A copy, as `self` is changed while libyaml reads. It does not see that a block scalar's last
    // line ends where the file does, if that line has spaces only.
    let last = bytes.last { $0 != 0x20 }
    let closed = bytes.last == 0x20 && last == 0x0A ? bytes + [0x0A] : bytes
    let input = formerLineBreaks.isEmpty ? closed : formerLineBreaks.hidden(closed)
    let failure = unsafe input.withUnsafeBufferPointer { buffer -> SyntaxFinding? in
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      do throws(SyntaxFinding) {
        unsafe try readEvents(&parser)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t) throws(SyntaxFinding) {
    var documents = 0
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(&parser, &event) == 1 else { throw unsafe syntaxError(parser) }
      defer { unsafe yaml_event_delete(&event) }
      let start = unsafe offset(event.start_mark)
      switch unsafe event.type {
      case YAML_STREAM_END_EVENT:
        if documents == 0 {
          throw SyntaxFinding(code: .emptyFile, message: "the file is empty", range: 0..<0)
        }
        return
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          throw SyntaxFinding(
            code: .multipleDocuments, message: "a second document begins here; a file holds one",
            range: start..<start)
        }
        anchors = [:]
        if start < bytes.count, bytes[start] == 0x25 {
          try checkDirectives(before: unsafe offset(event.end_mark))
        }
      case YAML_ALIAS_EVENT: unsafe try alias(event, start: start)
      case YAML_SCALAR_EVENT: unsafe try scalar(event, start: start)
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        unsafe try beginCollection(event, start: start)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        let wasFlow = builder.isInFlow
        let end = unsafe offset(event.end_mark)
        try builder.endCollection(at: end)
        if wasFlow {
          try checkAfter(end, isInFlow: builder.isInFlow)
          if !builder.isInFlow, let flow {
            let finding = try checkFlowLines(flow.start..<end, indentation: flow.indentation)
            if let finding { builder.report(finding) }
          }
        }
      default: break
      }
    }
  }

  // MARK: Events

  private mutating func alias(_ event: yaml_event_t, start: Int) throws(SyntaxFinding) {
    let name = unsafe Self.bytes(event.data.alias.anchor)
    let range = start..<start + 1 + name.count
    try checkName(range, isInFlow: builder.isInFlow)
    guard let node = anchors[name] else {
      throw SyntaxFinding(
        code: .unknownAlias, message: "no anchor '&\(Self.string(name))' precedes this alias",
        range: range)
    }
    if builder.isOpen(node) {
      throw SyntaxFinding(
        code: .recursiveAlias,
        message: "'*\(Self.string(name))' is inside of the value it stands for",
        range: range)
    }
    try builder.alias(node, range: range)
  }

  private mutating func scalar(_ event: yaml_event_t, start: Int) throws(SyntaxFinding) {
    let scalar = unsafe event.data.scalar
    let end = unsafe offset(event.end_mark)
    let read = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let text =
      unsafe formerLineBreaks.isEmpty ? Array(read) : formerLineBreaks.restored(Array(read))
    let length = text.count
    let style = unsafe Self.style(scalar.style)
    let quote = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    // The event's range begins at the anchor or tag; the text of a one-line scalar ends it.
    let first = end - quote - length
    let isOneLine = style != .literal && style != .folded && first >= start
    let isSource = isOneLine && bytes[first..<first + length].elementsEqual(text)
    let range = (isSource ? first - quote : start)..<end
    try checkScalar(
      range, style: style, isInFlow: builder.isInFlow, indentation: builder.indentation)
    let node =
      isSource
      ? try builder.scalar(.string, style, range: range, text: first..<first + length)
      : try builder.scalar(.string, style, range: range, decodedText: text)
    let tag = unsafe Self.bytes(scalar.tag)
    builder.setKind(
      try kind(of: builder.text(node), style: style, tag: tag, range: range), of: node)
    unsafe try remember(scalar.anchor, node, from: start)
  }

  private mutating func beginCollection(_ event: yaml_event_t, start: Int) throws(SyntaxFinding) {
    let isMapping = unsafe event.type == YAML_MAPPING_START_EVENT
    let tag = unsafe Self.bytes(
      isMapping ? event.data.mapping_start.tag : event.data.sequence_start.tag)
    let expected = Array((isMapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq").utf8)
    guard tag.isEmpty || tag == expected || tag == [0x21] else {
      throw unsupported(tag, range: start..<start + 1)
    }
    let isFlow =
      isMapping
      ? unsafe event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      : unsafe event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    if !isFlow, builder.isInFlow {
      throw SyntaxFinding(
        code: .invalidYAML, message: "'-' begins no list inside of brackets",
        range: start..<start + 1)
    }
    let anchor =
      unsafe isMapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
    if isFlow, !builder.isInFlow { flow = (start, builder.indentation) }
    let node = try builder.beginCollection(
      isMapping ? .mapping : .sequence, isFlow ? .flow : .plain, at: start)
    let hasProperties = unsafe !tag.isEmpty || anchor != nil
    builder.indent(
      unsafe isFlow || !hasProperties
        ? Int(event.start_mark.column) : column(behindProperties: event, isMapping: isMapping))
    unsafe try remember(anchor, node, from: start)
  }

  /// The column of a block collection whose event begins at its anchor or tag, which may stand on a line
  /// before: the event ends where the first key is, or the first `-` begins; that of a list at the column
  /// of its key, behind that `-`.
  private mutating func column(behindProperties event: yaml_event_t, isMapping: Bool) -> Int {
    let end = unsafe offset(event.end_mark)
    let column = unsafe Int(event.end_mark.column)
    let isBeforeEntry = end < bytes.count && bytes[end] == 0x2D
    return isMapping || isBeforeEntry ? column : column - 1
  }

  /// Keeps an anchor, which is written at `start` or after a tag there.
  private mutating func remember(
    _ anchor: UnsafeMutablePointer<UInt8>?, _ node: UInt32, from start: Int
  ) throws(SyntaxFinding) {
    let name = unsafe Self.bytes(anchor)
    guard !name.isEmpty else { return }
    anchors[name] = node
    var place = start
    while place < bytes.count, !bytes[place...].starts(with: [0x26] + name) { place += 1 }
    try checkName(place..<place + 1 + name.count, isInFlow: builder.isInFlow)
  }

  private func kind(
    of text: ArraySlice<UInt8>, style: Node.Style, tag: [UInt8], range: Range<Int>
  ) throws(SyntaxFinding) -> Node.Kind {
    if tag.isEmpty { return style == .plain ? CoreSchema.kind(of: text) : .string }
    let resolved = CoreSchema.kind(of: text)
    let isValid: Bool
    let kind: Node.Kind
    switch Self.string(tag) {
    case "!", "tag:yaml.org,2002:str": return .string
    case "tag:yaml.org,2002:int": (isValid, kind) = (resolved == .integer, .integer)
    case "tag:yaml.org,2002:float":
      (isValid, kind) = (resolved == .number || resolved == .integer, .number)
    case "tag:yaml.org,2002:bool": (isValid, kind) = (resolved == .boolean, .boolean)
    case "tag:yaml.org,2002:null": (isValid, kind) = (resolved == .null, .null)
    default: throw unsupported(tag, range: range)
    }
    guard isValid else {
      throw SyntaxFinding(
        code: .unsupportedTag, message: "the value is not what its tag '\(Self.string(tag))' says",
        range: range)
    }
    return kind
  }

  private func unsupported(_ tag: [UInt8], range: Range<Int>) -> SyntaxFinding {
    SyntaxFinding(
      code: .unsupportedTag,
      message: "tag '\(Self.string(tag))' has no meaning in an OpenAPI document",
      range: range)
  }

  // MARK: Places and texts

  /// The byte offset of a mark. Marks come in order, so all of them together walk the file once.
  private mutating func offset(_ mark: yaml_mark_t) -> Int {
    let character = Int(mark.index)
    if isASCII { return min(character, bytes.count) }
    if character < cursor.character {
      // End marks and errors may lie a little before the last start.
      var (back, offset) = cursor
      while back > character, offset > 0 {
        offset -= 1
        if bytes[offset] & 0xC0 != 0x80 { back -= 1 }
      }
      return offset
    }
    while cursor.character < character, cursor.offset < bytes.count {
      cursor.offset += 1
      while cursor.offset < bytes.count, bytes[cursor.offset] & 0xC0 == 0x80 { cursor.offset += 1 }
      cursor.character += 1
    }
    return cursor.offset
  }

  private mutating func syntaxError(_ parser: yaml_parser_t) -> SyntaxFinding {
    let place = unsafe offset(parser.problem_mark)
    let problem =
      unsafe parser.problem.map { unsafe advised(String(cString: $0), at: place) } ?? "not YAML"
    var finding = SyntaxFinding(
      code: .invalidYAML, message: problem, range: place..<min(place + 1, bytes.count))
    if let context = unsafe parser.context {
      let contextPlace = unsafe offset(parser.context_mark)
      if contextPlace != place {
        let message = unsafe String(cString: context)
        finding.notes = [(message, contextPlace..<min(contextPlace + 1, bytes.count))]
      }
    }
    if unsafe parser.error == YAML_MEMORY_ERROR { finding.message = "out of memory" }
    return finding
  }

  /// What libyaml says, and what to do where that is nearly always the same.
  private func advised(_ problem: String, at place: Int) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      return problem + "; put a text with ': ' in it in quotes"
    case "found character that cannot start any token" where place < bytes.count:
      return bytes[place] == 0x09
        ? problem + "; indent with spaces, not with tabs"
        : problem + "; put a text that begins with it in quotes"
    default: return problem
    }
  }

  private static func bytes(_ text: UnsafeMutablePointer<UInt8>?) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    var result: [UInt8] = []
    var index = 0
    while unsafe text[index] != 0 {
      result.append(unsafe text[index])
      index += 1
    }
    return result
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func style(_ style: yaml_scalar_style_t) -> Node.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
