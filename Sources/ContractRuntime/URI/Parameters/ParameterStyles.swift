// The styles and explode of OpenAPI (3.2 section 4.12.3): one parameter's raw text in, the JSON of
// its shape out. Text is split at its delimiters first and decoded afterwards.

/// Reads one parameter in one of the styles.
struct ParameterReading {
  let parameter: Parameter
  let decoding: TextDecoding
  /// The names of other parameters.
  let others: [StaticString]
  /// Whether a name that is another's, or its own, is no member of it, though it lists it.
  let givesWay: Bool

  init(
    _ parameter: Parameter, _ decoding: TextDecoding, others: [StaticString] = [],
    givesWay: Bool = false
  ) {
    self.parameter = parameter
    self.decoding = decoding
    self.others = others
    self.givesWay = givesWay
  }

  private var shape: ParameterShape { parameter.shape }

  // MARK: Paths and headers

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

  // MARK: Queries, cookies and forms

  /// `color=blue`, `color=blue,black` and with explode `color=blue&color=black`, `R=100&G=200`; in
  /// deepObject style `color[R]=100`.
  ///
  /// A name that is given several times stands for the list of what each stands for, which the schema
  /// judges: where it allows no list, or none of lists, that breaks its `type`.
  func form(_ pairs: [EncodedPair]) throws(ProblemDetails) -> [UInt8]? {
    if parameter.style == .deepObject { return try DeepObject.json(self, pairs) }
    var values: [Substring] = []
    for pair in pairs where decoding.isNamed(pair, parameter.name) { values.append(pair.value) }
    if parameter.explode, shape.hasMembers {
      let isAlone = shape.scalars == nil && shape.items == nil
      if isAlone || values.isEmpty, let object = try explodedObject(pairs) { return object }
    }
    guard let first = values.first else { return nil }
    if values.count == 1, first.isEmpty, parameter.allowEmptyValue { return emptyValue }
    var json = ShapedJSON()
    if parameter.explode {
      try json.append(values, as: shape, decoding)
    } else if values.count == 1 {
      return try delimited(first, by: delimiters, exploded: false)
    } else {
      try json.appendArray(values) { json, value throws(ProblemDetails) in
        json.append(
          contentsOf: ShapedJSON(try delimited(value, by: delimiters, exploded: false) ?? []))
      }
    }
    return json.bytes
  }

  /// What `name=` is where `allowEmptyValue` stands: the parameter is unused (OpenAPI 3.1.1 section
  /// 4.8.12.2). One that is required is the empty text or list.
  private var emptyValue: [UInt8]? {
    guard parameter.isRequired else { return nil }
    return Array((shape.scalars == nil && shape.items != nil ? "[]" : "\"\"").utf8)
  }

  private func explodedObject(_ pairs: [EncodedPair]) throws(ProblemDetails) -> [UInt8]? {
    var members = MemberTable()
    for pair in pairs {
      let name = try decoding.name(of: pair)
      guard takes(name), shape.member(name) != nil else { continue }
      members.add(name, pair.value)
    }
    guard !members.isEmpty else { return nil }
    return try object(members)
  }

  /// Whether a name can be a member's of an object that is taken apart.
  private func takes(_ name: String) -> Bool {
    if givesWay { return !isOther(name) && !name.hasSameBytes(as: parameter.name.description) }
    return shape.lists(name) || !isOther(name)
  }

  /// Whether a name is another parameter's, or a part of one: `filter[a]` of `filter`.
  private func isOther(_ name: String) -> Bool {
    others.contains { other in
      var rest = name.utf8[...]
      guard rest.starts(with: other.description.utf8) else { return false }
      rest = rest.dropFirst(other.utf8CodeUnitCount)
      return rest.isEmpty || rest.first == UInt8(ascii: "[")
    }
  }

  private var delimiters: [String] {
    switch parameter.style {
    case .spaceDelimited: ["%20", "+", " "]
    case .pipeDelimited: ["%7C", "%7c", "|"]
    case .simple, .label, .matrix, .form, .deepObject, .cookie: [","]
    }
  }

  // MARK: Delimited text

  /// One text that is an object where its pieces pair, else an array where it has several or can be
  /// nothing else, else a scalar.
  private func delimited(
    _ text: Substring, by delimiters: [String], exploded: Bool
  ) throws(ProblemDetails) -> [UInt8]? {
    var json = ShapedJSON()
    if shape.hasMembers {
      let pieces = split(text, by: delimiters, items: .string)
      let isAlone = shape.scalars == nil && shape.items == nil
      if let members = try members(pieces, exploded: exploded), isAlone || isObject(members) {
        return try object(members)
      }
    }
    if let items = shape.items {
      let pieces = split(text, by: delimiters, items: items)
      if pieces.count > 1 || shape.scalars == nil {
        try json.appendArray(pieces) { json, piece throws(ProblemDetails) in
          try json.append(try decoding.decode(piece), as: items)
        }
        return json.bytes
      }
    }
    try json.append(try decoding.decode(text), as: shape)
    return json.bytes
  }

  /// Whether what could be members beside an array or a scalar has their names.
  private func isObject(_ members: MemberTable) -> Bool {
    !members.isEmpty && members.members.allSatisfy { shape.member($0.name) != nil }
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
        members.add(try decoding.decode(piece[..<equals]), value)
      }
      return members
    }
    guard pieces.count.isMultiple(of: 2) else { return nil }
    for position in stride(from: 0, to: pieces.count, by: 2) {
      members.add(try decoding.decode(pieces[position]), pieces[position + 1])
    }
    return members
  }

  private func object(_ members: MemberTable) throws(ProblemDetails) -> [UInt8] {
    var json = ShapedJSON()
    try json.appendObject(members.members) { json, name, values throws(ProblemDetails) in
      try json.append(values, as: shape.member(name) ?? .any, decoding)
    }
    return json.bytes
  }

  /// The pieces between delimiters; none where the text is empty.
  private func split(
    _ text: Substring, by delimiters: [String], items: ParameterShape
  ) -> [Substring] {
    guard !text.isEmpty else { return [] }
    var tokens = delimiters.map { Array($0.utf8) }
    if case .percent = decoding, items.isWithoutFreeText, delimiters == [","] {
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
