// Values of any type: booleans, null, trees, and values that are skipped or copied as they stand.

extension JSONReader {
  /// The type of the value that comes next; nothing is consumed but white space.
  public mutating func peekKind() throws(JSONSyntaxError) -> JSONKind {
    switch try peekByte() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw JSONSyntaxError(.unexpectedByte, at: offset)
    }
  }

  /// Consumes `null` if it comes next, otherwise nothing.
  public mutating func readNull() throws(JSONSyntaxError) -> Bool {
    guard try peekByte() == UInt8(ascii: "n") else { return false }
    try expectLiteral("null")
    return true
  }

  /// Reads `true` or `false`.
  public mutating func bool() throws(JSONSyntaxError) -> Bool? {
    switch try peekByte() {
    case UInt8(ascii: "t"):
      try expectLiteral("true")
      return true
    case UInt8(ascii: "f"):
      try expectLiteral("false")
      return false
    default:
      try typeViolation("true or false")
      return nil
    }
  }

  /// Reads a value of a type that knows how.
  @inlinable
  @inline(__always)
  public mutating func value<T: JSONReadable>(_ type: T.Type) throws(JSONSyntaxError) -> T? {
    try T.read(from: &self)
  }

  /// Reads any value as a tree.
  ///
  /// - Throws: `repeatedMember` where an object in it has two members of one name.
  public mutating func json() throws(JSONSyntaxError) -> JSONValue {
    try tree(keepsLast: false)
  }

  /// Reads any value as a tree; of several members of one name keeps the last, or none of all.
  @usableFromInline
  mutating func tree(keepsLast: Bool) throws(JSONSyntaxError) -> JSONValue {
    switch try peekKind() {
    case .null:
      try expectLiteral("null")
      return .null
    case .boolean:
      let value = byte(at: offset) == UInt8(ascii: "t")
      try expectLiteral(value ? "true" : "false")
      return .bool(value)
    case .number:
      try scanNumber()
      return .number(JSONNumber(validText: numberText))
    case .string:
      try scanString()
      return .string(text)
    case .array:
      try open(Self.frame(elements: 0))
      var items: [JSONValue] = []
      while try nextElement() { items.append(try tree(keepsLast: keepsLast)) }
      return .array(items)
    case .object:
      try open(Self.frame(key: 0))
      var object = JSONObject()
      while try nextKey() {
        let name = text
        if !keepsLast, object.contains(name) { throw repeatedMember }
        object.set(name, try tree(keepsLast: keepsLast))
      }
      return .object(object)
    }
  }

  /// Reads any value and returns its bytes as they stand, validated.
  public mutating func rawValue() throws(JSONSyntaxError) -> [UInt8] {
    skipWhitespace()
    let start = offset
    try skipValue()
    return unsafe [UInt8](UnsafeBufferPointer(start: bytes + start, count: offset - start))
  }

  /// Reads past the next value, validating it; nesting costs no stack.
  public mutating func skipValue() throws(JSONSyntaxError) {
    let outside = depth
    repeat {
      try skipOpeningOrScalar()
      while depth > outside, try !skipToNextPart() {}
    } while depth > outside
  }

  /// Consumes a scalar, or the bracket that opens an array or object.
  private mutating func skipOpeningOrScalar() throws(JSONSyntaxError) {
    switch try peekKind() {
    case .null: try expectLiteral("null")
    case .boolean: try expectLiteral(byte(at: offset) == UInt8(ascii: "t") ? "true" : "false")
    case .number: try scanNumber()
    case .string: try scanString()
    case .array: try open(Self.frame(elements: 0))
    case .object: try open(Self.frame(key: 0))
    }
  }

  /// Goes to the next value of the innermost array or object, or closes it and returns false.
  @inline(__always)
  private mutating func skipToNextPart() throws(JSONSyntaxError) -> Bool {
    Self.isArray(innermost) ? try nextElement() : try nextKey()
  }

  /// Decodes one scalar of a string that was read before; `nil` at its end.
  mutating func nextScalar() -> Unicode.Scalar? {
    guard offset < count, byte(at: offset) != UInt8(ascii: "\"") else { return nil }
    do throws(JSONSyntaxError) {
      if byte(at: offset) == UInt8(ascii: "\\") { return try scanEscape() }
      if byte(at: offset) < 0x80 {
        offset += 1
        return Unicode.Scalar(byte(at: offset - 1))
      }
      let length = try multibyteLength()
      let sequence = unsafe UnsafeBufferPointer(start: bytes + offset, count: length)
      offset += length
      return unsafe String(decoding: sequence, as: UTF8.self).unicodeScalars.first
    } catch {
      return nil
    }
  }
}
