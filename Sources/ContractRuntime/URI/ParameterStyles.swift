// The styles and explode of OpenAPI (3.2 section 4.12.3): one parameter's raw text in, the JSON of
// its shape out. Text is split at its delimiters first and decoded afterwards.

extension Parameter {
  /// The parameter as JSON for the codec of its schema; `nil` where it is absent.
  ///
  /// - Throws: 400 where the text cannot be decoded.
  public func json(
    in query: QueryString, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let value = try ParameterReading(self, plus: .space).query(query)
    if value == nil { recordAbsence(&violations) }
    return value
  }

  /// The header field as JSON for the codec of its schema; `nil` where it is absent.
  ///
  /// Header values are not percent-decoded; several fields of one name are one list
  /// (RFC 9110 section 5.3).
  public func json(
    in headers: Headers, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let values = headers.all(name.description)
    guard let first = values.first else {
      recordAbsence(&violations)
      return nil
    }
    var text = Substring(first)
    if values.count > 1, case .array = shape { text = Substring(values.joined(separator: ",")) }
    return try ParameterReading(self, plus: nil).simple(text)
  }

  /// The cookie as JSON for the codec of its schema; `nil` where it is absent.
  public func json(
    in cookies: Cookies, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let pairs = cookies.pairs.map { EncodedPair(name: $0.name, value: $0.value) }
    let value = try ParameterReading(self, plus: nil, isCookie: true).form(pairs)
    if value == nil { recordAbsence(&violations) }
    return value
  }

  /// The path parameter as JSON for the codec of its schema; `nil` after a violation of its style.
  public func json(
    in raw: RawText, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let reading = ParameterReading(self, plus: .literal)
    let value =
      switch style {
      case .label: try reading.label(raw.text)
      case .matrix: try reading.matrix(raw.text)
      default: try reading.simple(raw.text)
      }
    if value == nil {
      violates("style", "must be written in \(style) style", &violations)
    }
    return value
  }
}

/// Reads one parameter in one of the styles.
struct ParameterReading {
  let parameter: Parameter
  /// How text is decoded; `nil` for headers and cookies.
  let plus: PercentDecoding.Plus?
  let isCookie: Bool

  init(_ parameter: Parameter, plus: PercentDecoding.Plus?, isCookie: Bool = false) {
    self.parameter = parameter
    self.plus = plus
    self.isCookie = isCookie
  }

  func decode(_ text: Substring) throws(ProblemDetails) -> String {
    if isCookie { return parameter.cookieText(text) }
    guard let plus else { return String(text.trimmingSpaces()) }
    return try PercentDecoding.decode(text, plus: plus)
  }

  // MARK: Path and headers

  /// `blue`, `blue,black`, `R,100,G,200` and with explode `R=100,G=200`.
  func simple(_ text: Substring) throws(ProblemDetails) -> [UInt8]? {
    try delimited(text, by: [","], exploded: parameter.explode)
  }

  /// `.blue`, `.blue,black` and with explode `.blue.black`, `.R=100.G=200`.
  func label(_ text: Substring) throws(ProblemDetails) -> [UInt8]? {
    guard text.utf8.first == UInt8(ascii: ".") else { return nil }
    return try delimited(
      Substring(text.utf8.dropFirst()), by: [parameter.explode ? "." : ","],
      exploded: parameter.explode)
  }

  /// `;color=blue`, `;color=blue,black` and with explode `;color=blue;color=black`, `;R=100;G=200`.
  func matrix(_ text: Substring) throws(ProblemDetails) -> [UInt8]? {
    guard text.utf8.first == UInt8(ascii: ";") else { return nil }
    var pairs: [EncodedPair] = []
    for piece in text.utf8.dropFirst().split(separator: UInt8(ascii: ";")) {
      let end = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      let value = end == piece.endIndex ? "" : Substring(piece[piece.index(after: end)...])
      pairs.append(EncodedPair(name: Substring(piece[..<end]), value: value))
    }
    return try form(pairs)
  }

  // MARK: Queries, cookies and urlencoded bodies

  func query(_ query: QueryString) throws(ProblemDetails) -> [UInt8]? {
    let pairs = Array(query.pairs)
    if parameter.style == .deepObject {
      return try DeepObject.json(of: parameter.name, pairs, shape: parameter.shape)
    }
    return try form(pairs)
  }

  /// `color=blue`, `color=blue,black` and with explode `color=blue&color=black`, `R=100&G=200`.
  func form(_ pairs: [EncodedPair]) throws(ProblemDetails) -> [UInt8]? {
    if parameter.explode, case .object = parameter.shape { return try explodedObject(pairs) }
    var values: [Substring] = []
    for pair in pairs where pair.isNamed(parameter.name) { values.append(pair.value) }
    guard let first = values.first else { return nil }
    guard parameter.explode, case .array(let items) = parameter.shape else {
      return try delimited(first, by: delimiters, exploded: false)
    }
    if parameter.allowEmptyValue, values.count == 1, first.isEmpty { return Array("[]".utf8) }
    var json = ShapedJSON()
    try json.appendArray(values) { json, value throws(ProblemDetails) in
      json.append(try decode(value), as: items)
    }
    return json.bytes
  }

  private func explodedObject(_ pairs: [EncodedPair]) throws(ProblemDetails) -> [UInt8]? {
    var members = MemberTable()
    for pair in pairs {
      let name = plus == nil ? String(pair.name) : try pair.decodedName()
      if parameter.shape.property(name) != nil { members.add(name, pair.value) }
    }
    guard !members.isEmpty else { return nil }
    return try object(members)
  }

  private var delimiters: [String] {
    switch parameter.style {
    case .spaceDelimited: ["%20", "+", " "]
    case .pipeDelimited: ["%7C", "%7c", "|"]
    default: [","]
    }
  }

  // MARK: Delimited text

  private func delimited(
    _ text: Substring, by delimiters: [String], exploded: Bool
  ) throws(ProblemDetails) -> [UInt8]? {
    var json = ShapedJSON()
    switch parameter.shape {
    case .scalar, .json:
      let value = try decode(text)
      if value.isEmpty, parameter.allowEmptyValue {
        json.appendString("")
      } else {
        json.append(value, as: parameter.shape)
      }
    case .array(let items):
      let pieces = split(text, by: delimiters, items: items)
      try json.appendArray(pieces) { json, piece throws(ProblemDetails) in
        json.append(try decode(piece), as: items)
      }
    case .object:
      let pieces = split(text, by: delimiters, items: .string)
      guard let members = try members(pieces, exploded: exploded) else {
        json.append(try decode(text), as: .string)
        return json.bytes
      }
      return try object(members)
    }
    return json.bytes
  }

  /// The members written as `R=100` each when exploded, else as `R,100` in turn; `nil` where the
  /// pieces do not pair.
  private func members(
    _ pieces: [Substring], exploded: Bool
  ) throws(ProblemDetails) -> MemberTable? {
    var members = MemberTable()
    if exploded {
      for piece in pieces {
        guard let equals = piece.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let value = piece[piece.utf8.index(after: equals)...]
        members.add(try decode(piece[..<equals]), value)
      }
      return members
    }
    guard pieces.count.isMultiple(of: 2) else { return nil }
    for position in stride(from: 0, to: pieces.count, by: 2) {
      members.add(try decode(pieces[position]), pieces[position + 1])
    }
    return members
  }

  private func object(_ members: MemberTable) throws(ProblemDetails) -> [UInt8] {
    var json = ShapedJSON()
    try json.appendObject(members.members) { json, name, values throws(ProblemDetails) in
      let shape = parameter.shape.property(name) ?? .string
      if case .array(let items) = shape {
        try json.appendArray(values) { json, value throws(ProblemDetails) in
          json.append(try decode(value), as: items)
        }
      } else if let last = values.last {
        json.append(try decode(last), as: shape)
      }
    }
    return json.bytes
  }

  /// The pieces between delimiters; none where the text is empty.
  private func split(
    _ text: Substring, by delimiters: [String], items: ParameterShape
  ) -> [Substring] {
    guard !text.isEmpty else { return [] }
    var tokens = delimiters.map { Array($0.utf8) }
    if plus != nil, items.isWithoutFreeText, delimiters == [","] {
      tokens += [Array("%2C".utf8), Array("%2c".utf8)]
    }
    var pieces: [Substring] = []
    let utf8 = text.utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let length = tokens.first { utf8[index...].starts(with: $0) }?.count
      guard let length else {
        index = utf8.index(after: index)
        continue
      }
      pieces.append(text[start..<index])
      index = utf8.index(index, offsetBy: length)
      start = index
    }
    pieces.append(text[start...])
    return pieces
  }
}

/// Values by name in the order the names were first seen; names compare as bytes.
struct MemberTable {
  private(set) var members: [(name: String, value: [Substring])] = []
  private var positions: [[UInt8]: Int] = [:]

  var isEmpty: Bool { members.isEmpty }

  mutating func add(_ name: String, _ value: Substring) {
    let key = Array(name.utf8)
    if let position = positions[key] {
      members[position].value.append(value)
    } else {
      positions[key] = members.count
      members.append((name, [value]))
    }
  }
}
