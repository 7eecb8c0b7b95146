// Decoded parameter text in, JSON bytes out, as a shape directs. Text that does not look like its
// shape becomes a JSON string, so that the codec reports `type` where it stands.

/// Builds the JSON text of one parameter.
struct ShapedJSON {
  private(set) var bytes: [UInt8] = []

  /// Begins with nothing.
  init() {}

  /// Begins with what is JSON already.
  init(_ json: [UInt8]) { bytes = json }

  /// Appends the values of one name: several are an array, also where the shape is none, so that the
  /// codec reports `type`.
  mutating func append(
    _ values: [Substring], as shape: ParameterShape, _ decoding: TextDecoding
  ) throws(ProblemDetails) {
    let only = values.count == 1 ? try decoding.decode(values[0]) : nil
    if let only, shape.items == nil || Self.isScalar(only, of: shape) {
      try append(only, as: shape)
    } else {
      let items = shape.items ?? shape
      try appendArray(values) { json, value throws(ProblemDetails) in
        try json.append(try decoding.decode(value), as: items)
      }
    }
  }

  /// Appends what one text stands for: a scalar, or JSON text where the shape is a container.
  ///
  /// - Throws: 400 where the shape is JSON and the text is none.
  mutating func append(_ text: String, as shape: ParameterShape) throws(ProblemDetails) {
    if case .json = shape {
      try appendJSON(Array(text.utf8))
    } else if shape.hasMembers, Self.isJSON(text, from: "{") {
      bytes.append(contentsOf: text.utf8)
    } else if shape.items != nil, !(shape.scalars?.contains(.string) ?? false),
      Self.isJSON(text, from: "[")
    {
      bytes.append(contentsOf: text.utf8)
    } else if let types = shape.scalars {
      appendScalar(text, as: types)
    } else if let items = shape.items {
      try appendArray([text]) { json, text throws(ProblemDetails) in
        try json.append(text, as: items)
      }
    } else {
      appendString(text)
    }
  }

  /// Whether a text is one of a shape's scalars.
  static func isScalar(_ text: String, of shape: ParameterShape) -> Bool {
    shape.scalars.map { $0.contains(.string) || isLiteral(text, as: $0) } ?? false
  }

  /// Whether a text is JSON that begins like this: what stands in an item or a member and is no
  /// scalar has no other form that every client agrees on (OpenAPI 3.1.1 section 4.8.15.1.2).
  static func isJSON(_ text: String, from start: Unicode.Scalar) -> Bool {
    guard text.unicodeScalars.first == start else { return false }
    return (try? JSON.parse(Array(text.utf8))) != nil
  }

  /// Appends an array of what `element` appends for each item.
  mutating func appendArray<Item>(
    _ items: [Item], _ element: (inout ShapedJSON, Item) throws(ProblemDetails) -> Void
  ) throws(ProblemDetails) {
    bytes.append(UInt8(ascii: "["))
    for (position, item) in items.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      try element(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Appends an object of what `member` appends for each name.
  mutating func appendObject<Value>(
    _ members: [(name: String, value: Value)],
    _ member: (inout ShapedJSON, String, Value) throws(ProblemDetails) -> Void
  ) throws(ProblemDetails) {
    bytes.append(UInt8(ascii: "{"))
    for (position, (name, value)) in members.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      appendString(name)
      bytes.append(UInt8(ascii: ":"))
      try member(&self, name, value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends a JSON text that came from outside.
  ///
  /// It is checked on its own: it must not be able to close the object that it is put into.
  ///
  /// - Throws: 400 where it is not JSON.
  mutating func appendJSON(_ json: [UInt8]) throws(ProblemDetails) {
    do throws(JSONSyntaxError) {
      _ = try JSON.parse(json)
    } catch {
      throw error.problem
    }
    bytes.append(contentsOf: json)
  }

  /// Appends what another one has made.
  mutating func append(contentsOf other: ShapedJSON) { bytes.append(contentsOf: other.bytes) }

  private mutating func appendScalar(_ text: String, as types: ScalarTypes) {
    if Self.isLiteral(text, as: types) {
      bytes.append(contentsOf: text.utf8)
    } else if types.contains(.nullText) && (text.isEmpty || text == "null")
      || types.contains(.null) && !types.contains(.string) && text.isEmpty
    {
      bytes.append(contentsOf: "null".utf8)
    } else {
      appendString(text)
    }
  }

  private static func isLiteral(_ text: String, as types: ScalarTypes) -> Bool {
    if types.contains(.boolean), text == "true" || text == "false" { return true }
    if types.contains(.null), !types.contains(.string), text == "null" { return true }
    if types.contains(.number), NumberText.isNumber(text.utf8) { return true }
    guard types.contains(.integer) else { return false }
    // Whether `5.0` is an integer depends on the contract's version; its codec knows. Beside strings
    // such a text is one of these.
    return types.contains(.string)
      ? NumberText.isInteger(text.utf8) : NumberText.isNumber(text.utf8)
  }

  /// Appends a JSON string.
  mutating func appendString(_ text: String) { bytes += JSON.write(text) }
}

/// The grammar of numbers in parameters: that of JSON (RFC 8259 section 6).
enum NumberText {
  /// Whether the text is an integer: optional `-`, digits, no leading zero.
  static func isInteger(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    return skipInteger(&rest) && rest.isEmpty
  }

  /// Whether the text is a JSON number.
  static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    guard skipInteger(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard skipDigits(&rest) else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard skipDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private static func skipInteger<Text: Collection<UInt8>>(_ rest: inout Text) -> Bool
  where Text.SubSequence == Text {
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "0") {
      rest = rest.dropFirst()
      return true
    }
    return skipDigits(&rest)
  }

  private static func skipDigits<Text: Collection<UInt8>>(_ rest: inout Text) -> Bool
  where Text.SubSequence == Text {
    guard isDigit(rest.first) else { return false }
    rest = rest.drop { isDigit($0) }
    return true
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
