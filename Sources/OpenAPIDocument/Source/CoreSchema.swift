// What a plain YAML scalar is after YAML 1.2's core schema (section 10.3.2): the text goes in,
// a kind comes out. `yes`, `no`, `on` and `off` are strings, numbers are never rounded.

enum CoreSchema {
  /// The kind of a scalar written without quotes and without a tag.
  static func kind(of text: ArraySlice<UInt8>) -> Node.Kind {
    guard let first = text.first else { return .null }
    switch first {
    case 0x7E: return text.count == 1 ? .null : .string
    case 0x6E, 0x4E: return matches(text, "null", "Null", "NULL") ? .null : .string
    case 0x74, 0x54: return matches(text, "true", "True", "TRUE") ? .boolean : .string
    case 0x66, 0x46: return matches(text, "false", "False", "FALSE") ? .boolean : .string
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: return numberKind(text) ?? .string
    default: return .string
    }
  }

  /// The kind of a number in any of the core schema's forms; nil if the text is none.
  static func numberKind(_ text: ArraySlice<UInt8>) -> Node.Kind? {
    if radix(of: text) != nil { return .integer }
    var rest = text
    if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
    if matches(rest, ".inf", ".Inf", ".INF") { return .number }
    if matches(text, ".nan", ".NaN", ".NAN") { return .number }
    let whole = dropDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : nil }
    var fraction = 0
    if rest.first == 0x2E {
      rest.removeFirst()
      fraction = dropDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.isEmpty { return .number }
    guard let exponent = rest.first, exponent == 0x65 || exponent == 0x45 else { return nil }
    rest.removeFirst()
    if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
    return dropDigits(&rest) > 0 && rest.isEmpty ? .number : nil
  }

  /// The number in JSON's grammar, digits unchanged: `+.5` is `0.5`, `0x1F` is `31`, `007` is `7`.
  /// Nil for infinities, NaN and hexadecimal or octal numbers beyond 64 bits.
  static func jsonNumber(_ text: ArraySlice<UInt8>) -> String? {
    guard numberKind(text) != nil else { return nil }
    if let radix = radix(of: text) {
      let digits = String(decoding: text.dropFirst(2), as: UTF8.self)
      return UInt64(digits, radix: radix).map(String.init)
    }
    var rest = text
    var result: [UInt8] = []
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      rest.removeFirst()
      if sign == 0x2D { result.append(sign) }
    }
    guard rest.allSatisfy({ isDigit($0) || [0x2E, 0x65, 0x45, 0x2B, 0x2D].contains($0) }) else {
      return nil
    }
    let whole = rest.prefix(while: isDigit)
    rest.removeFirst(whole.count)
    let significant = whole.drop { $0 == 0x30 }
    result += significant.isEmpty ? [0x30] : significant
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      rest.removeFirst(1 + fraction.count)
      if !fraction.isEmpty { result += [0x2E] + fraction }
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func radix(of text: ArraySlice<UInt8>) -> Int? {
    guard text.count > 2, text.first == 0x30 else { return nil }
    let digits = text.dropFirst(2)
    switch text[text.startIndex + 1] {
    case 0x6F: return digits.allSatisfy { $0 >= 0x30 && $0 <= 0x37 } ? 8 : nil
    case 0x78: return digits.allSatisfy(isHexadecimal) ? 16 : nil
    default: return nil
    }
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  private static func dropDigits(_ text: inout ArraySlice<UInt8>) -> Int {
    let before = text.count
    text = text.drop(while: isDigit)
    return before - text.count
  }

  private static func matches(_ text: ArraySlice<UInt8>, _ words: StaticString...) -> Bool {
    words.contains { word in
      text.count == word.utf8CodeUnitCount && text.elementsEqual(word.description.utf8)
    }
  }
}
