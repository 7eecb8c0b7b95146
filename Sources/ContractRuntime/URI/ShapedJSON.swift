// Decoded parameter text in, JSON bytes out, as a shape directs. Text that does not look like its
// shape becomes a JSON string, so that the codec reports `type` where it stands.

/// Builds the JSON text of one parameter.
struct ShapedJSON {
  private(set) var bytes: [UInt8] = []

  /// Appends a scalar.
  mutating func append(_ text: String, as shape: ParameterShape) {
    switch shape {
    case .scalar(let types): appendScalar(text, as: types)
    case .array(let items):
      appendArray([text]) { json, text in json.append(text, as: items) }
    case .object: appendString(text)
    case .json: bytes.append(contentsOf: text.utf8)
    }
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

  /// Appends an array of scalars.
  mutating func appendArray(_ items: [String], _ element: (inout ShapedJSON, String) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (position, item) in items.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      element(&self, item)
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

  /// Appends bytes that are JSON already.
  mutating func appendJSON(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  private mutating func appendScalar(_ text: String, as types: ScalarTypes) {
    if isLiteral(text, as: types) {
      bytes.append(contentsOf: text.utf8)
    } else if types.contains(.null), !types.contains(.string), text.isEmpty {
      bytes.append(contentsOf: "null".utf8)
    } else {
      appendString(text)
    }
  }

  private func isLiteral(_ text: String, as types: ScalarTypes) -> Bool {
    if types.contains(.boolean), text == "true" || text == "false" { return true }
    if types.contains(.null), text == "null" { return true }
    if types.contains(.number), NumberText.isNumber(text.utf8) { return true }
    return types.contains(.integer) && NumberText.isInteger(text.utf8)
  }

  /// Appends a JSON string.
  mutating func appendString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x00..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(Self.hexadecimalDigit(byte >> 4))
        bytes.append(Self.hexadecimalDigit(byte & 0x0F))
      default:
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a")
  }
}

/// The grammar of numbers in parameters: that of JSON (RFC 8259 section 6).
enum NumberText {
  /// Whether the text is an integer: optional `-`, digits, no leading zero.
  static func isInteger(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    skipInteger(&rest)
    return rest.isEmpty && !text.isEmpty && isDigit(text.reversed().first)
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

  @discardableResult
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
