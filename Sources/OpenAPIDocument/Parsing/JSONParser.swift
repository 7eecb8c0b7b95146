// JSON (RFC 8259) into a file's arena, without recursion. Its own parser rather than libyaml's, as
// the two languages differ: surrogate escapes, tabs, long keys, `\/`; and it is faster.

struct JSONParser {
  private var builder: TreeBuilder
  private let bytes: [UInt8]
  private var index = 0
  /// The open collections: true for an object.
  private var open: [Bool] = []

  init(_ bytes: [UInt8], limits: Limits) {
    self.bytes = bytes
    self.builder = TreeBuilder(source: bytes, limits: limits)
  }

  static func parse(_ bytes: [UInt8], limits: Limits) throws(SyntaxFinding) -> TreeBuilder {
    var parser = JSONParser(bytes, limits: limits)
    try parser.parseDocument()
    return parser.builder
  }

  private mutating func parseDocument() throws(SyntaxFinding) {
    skipSpace()
    guard index < bytes.count else {
      throw SyntaxFinding(code: .emptyFile, message: "the file is empty", range: 0..<0)
    }
    try beginValue()
    while let isObject = open.last {
      skipSpace()
      guard let byte = peek else {
        throw failure(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
      }
      if byte == 0x2C {
        index += 1
        skipSpace()
        if isObject { try key() }
        try beginValue()
      } else if byte == (isObject ? 0x7D : 0x5D) {
        index += 1
        try close()
      } else {
        throw failure(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
      }
    }
    skipSpace()
    if index < bytes.count { throw failure("expected the end of the file") }
  }

  private mutating func close() throws(SyntaxFinding) {
    open.removeLast()
    try builder.endCollection(at: index)
  }

  /// Reads a value as far as it goes without reading another: of a collection its opening, with
  /// the first key or element.
  private mutating func beginValue() throws(SyntaxFinding) {
    while true {
      skipSpace()
      guard let byte = peek else { throw failure("expected a value") }
      switch byte {
      case 0x7B, 0x5B:
        let isObject = byte == 0x7B
        try builder.beginCollection(isObject ? .mapping : .sequence, .flow, at: index)
        open.append(isObject)
        index += 1
        skipSpace()
        if peek == (isObject ? 0x7D : 0x5D) {
          index += 1
          return try close()
        }
        if isObject { try key() }
      case 0x22: return try string()
      case 0x2D, 0x30...0x39: return try number()
      case 0x74: return try word("true", .boolean)
      case 0x66: return try word("false", .boolean)
      case 0x6E: return try word("null", .null)
      default: throw failure("expected a value")
      }
    }
  }

  private mutating func key() throws(SyntaxFinding) {
    guard peek == 0x22 else { throw failure("expected a key in double quotes") }
    try string()
    skipSpace()
    guard peek == 0x3A else { throw failure("expected ':'") }
    index += 1
    skipSpace()
  }

  private mutating func word(_ word: StaticString, _ kind: Node.Kind) throws(SyntaxFinding) {
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[index..<end].elementsEqual(word.description.utf8) else {
      throw failure("expected a value")
    }
    try builder.scalar(kind, .plain, range: index..<end, text: index..<end)
    index = end
  }

  private mutating func number() throws(SyntaxFinding) {
    let start = index
    if peek == 0x2D { index += 1 }
    if peek == 0x30 { index += 1 } else { try digits() }
    var kind = Node.Kind.integer
    if peek == 0x2E {
      kind = .number
      index += 1
      try digits()
    }
    if let byte = peek, byte | 0x20 == 0x65 {
      kind = .number
      index += 1
      if let sign = peek, sign == 0x2B || sign == 0x2D { index += 1 }
      try digits()
    }
    if let byte = peek, CoreSchema.isDigit(byte) { throw failure("a number has a leading zero") }
    try builder.scalar(kind, .plain, range: start..<index, text: start..<index)
  }

  private mutating func digits() throws(SyntaxFinding) {
    guard let byte = peek, CoreSchema.isDigit(byte) else { throw failure("expected a digit") }
    while let byte = peek, CoreSchema.isDigit(byte) { index += 1 }
  }

  private mutating func string() throws(SyntaxFinding) {
    let start = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        try builder.scalar(
          .string, .doubleQuoted, range: start..<index, text: start + 1..<index - 1)
        return
      }
      if byte == 0x5C { return try escapedString(from: start) }
      if byte < 0x20 { throw failure("a control character in a string must be escaped") }
      index += 1
    }
    index = start
    throw failure("the string has no closing quote")
  }

  private mutating func escapedString(from start: Int) throws(SyntaxFinding) {
    var text = Array(bytes[start + 1..<index])
    while let byte = peek {
      index += 1
      switch byte {
      case 0x22:
        try builder.scalar(.string, .doubleQuoted, range: start..<index, decodedText: text)
        return
      case 0x5C: try escape(into: &text)
      case 0..<0x20:
        index -= 1
        throw failure("a control character in a string must be escaped")
      default: text.append(byte)
      }
    }
    index = start
    throw failure("the string has no closing quote")
  }

  private mutating func escape(into text: inout [UInt8]) throws(SyntaxFinding) {
    let start = index - 1
    guard let byte = peek else { throw failure("the string has no closing quote") }
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value), peek == 0x5C, index + 1 < bytes.count,
        bytes[index + 1] == 0x75
      {
        index += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw surrogate(start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw surrogate(start) }
      text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default:
      index = start
      throw failure("unknown escape in a string")
    }
  }

  private func surrogate(_ start: Int) -> SyntaxFinding {
    SyntaxFinding(
      code: .invalidJSON, message: "half of a surrogate pair is no character", range: start..<index)
  }

  private mutating func hexadecimal() throws(SyntaxFinding) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, CoreSchema.isHexadecimal(byte) else {
        throw failure("expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57)
      index += 1
    }
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private func failure(_ message: String) -> SyntaxFinding {
    SyntaxFinding(
      code: .invalidJSON, message: message,
      range: min(index, bytes.count)..<min(index + 1, bytes.count))
  }
}
