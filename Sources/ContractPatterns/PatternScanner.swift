// The scalars of a pattern from left to right, with the few tokens that several rules share.

/// Reads the scalars of a pattern from left to right; copied to look ahead.
struct PatternScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  var count: Int { scalars.count }
  var isAtEnd: Bool { position == scalars.count }
  var peek: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  mutating func next() -> Unicode.Scalar? {
    guard !isAtEnd else { return nil }
    position += 1
    return scalars[position - 1]
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  /// A decimal number; huge ones are cut to a number that no text reaches.
  mutating func decimal() -> Int? {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      position += 1
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1 << 40)
    }
    return value
  }

  mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let scalar = next(), let digit = Self.hexadecimalDigit(scalar) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// A hexadecimal number of any length, at most one beyond the last code point.
  mutating func hexadecimalNumber() -> UInt32? {
    var value: UInt32?
    while let scalar = peek, let digit = Self.hexadecimalDigit(scalar) {
      position += 1
      value = min((value ?? 0) << 4 | digit, 0x110000)
    }
    return value
  }

  /// Letters, digits and underscores.
  mutating func word() -> String {
    var word = ""
    while let scalar = peek, ScalarSet.isWord(scalar.value) {
      position += 1
      word.unicodeScalars.append(scalar)
    }
    return word
  }

  /// The name of a group up to and including `>`.
  mutating func groupName() throws(PatternSyntaxError) -> String {
    var name = ""
    while let scalar = next() {
      if scalar == ">", !name.isEmpty { return name }
      let isFirst = name.isEmpty
      guard
        scalar == "$" || scalar == "_"
          || (isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue)
      else { break }
      name.unicodeScalars.append(scalar)
    }
    throw error("the name of a group must be an identifier in <>")
  }

  func error(_ message: String, before count: Int = 0) -> PatternSyntaxError {
    PatternSyntaxError(message: message, offset: max(0, position - count))
  }

  private static func hexadecimalDigit(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f": scalar.value - 0x61 + 10
    case "A"..."F": scalar.value - 0x41 + 10
    default: nil
    }
  }
}
