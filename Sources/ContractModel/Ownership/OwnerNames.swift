// Names that are the owner's, and names that read like it.

import OpenAPIDocument

/// Compares names with an owner rule's parameter.
enum OwnerNames {
  /// The variables of an expression as RFC 6570 reads it: without the operator before the list and
  /// the modifiers behind each name (sections 2.2 to 2.4).
  static func variables(of expression: PathTemplate.Expression) -> Set<Name> {
    var text = expression.text.utf8[...]
    while let first = text.first, "+#./;?&=,!@|".utf8.contains(first) { text.removeFirst() }
    let names = text.split(separator: UInt8(ascii: ",")).map { variable in
      var name = variable.prefix { $0 != UInt8(ascii: ":") }
      while name.last == UInt8(ascii: "*") { name.removeLast() }
      return Name(String(decoding: name, as: UTF8.self))
    }
    return Set(names + [expression.name])
  }

  /// Whether an expression is one name and nothing else, as OpenAPI has it.
  static func isPlain(_ expression: PathTemplate.Expression) -> Bool {
    variables(of: expression) == [Name(expression.text)]
  }

  /// Whether a name reads like another: the same letters and digits, escapes decoded, without regard
  /// to case and to what separates words.
  static func isLookAlike(_ name: Name, of other: Name) -> Bool {
    guard name != other else { return false }
    let folded = folded(name.text)
    return !folded.isEmpty && folded == self.folded(other.text)
  }

  /// As `isLookAlike`, for field names, where `X-` may stand before any name.
  static func isLookAlike(fieldName name: Name, of other: Name) -> Bool {
    let isPrefixed =
      name.text.lowercased().hasPrefix("x-") && folded(name.text.dropFirst(2)) == folded(other.text)
    return isPrefixed || isLookAlike(name, of: other)
  }

  private static func folded(_ name: some StringProtocol) -> [Unicode.Scalar] {
    String(decoding: PercentEscapes.decoded(String(name)), as: UTF8.self).lowercased()
      .unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

/// Percent-escapes in texts of a contract.
enum PercentEscapes {
  /// The bytes of a text with its valid escapes decoded (RFC 3986, section 2.1).
  static func decoded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
