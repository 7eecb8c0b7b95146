// The names of parts as browsers write them, and the fields that they are (WHATWG HTML, section
// 4.10.21.8, "multipart/form-data encoding algorithm").

extension MultipartForm.Part {
  /// Whether it is a part of a field: it has the field's name, or that as browsers write it.
  ///
  /// A quote, CR and LF are `%22`, `%0D` and `%0A` there, a single CR or LF is both, and `%` stands for
  /// itself: what a name stands for is known only where the contract has a field whose name has one of them.
  func isNamed(_ field: StaticString) -> Bool {
    let field = field.description
    if name.hasSameBytes(as: field) { return true }
    return Self.hasEscapes(field) && Self.unescaped(name) == Self.unescaped(field)
  }

  /// The name of a member of a field in deepObject style, with the field's own name before the bracket;
  /// `nil` where it is another's.
  func member(of field: StaticString) -> String? {
    let field = field.description
    if name.utf8.starts(with: (field + "[").utf8) { return name }
    guard Self.hasEscapes(field) else { return nil }
    let (own, prefix) = (Self.unescaped(name), Self.unescaped(field + "["))
    guard own.starts(with: prefix) else { return nil }
    return field + "[" + String(decoding: own[prefix.count...], as: UTF8.self)
  }

  private static func hasEscapes(_ name: String) -> Bool {
    name.utf8.contains { $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
  }

  /// The bytes that a name stands for, every line end as LF.
  private static func unescaped(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let escaped = byte == UInt8(ascii: "%") ? escapes[Array(rest.prefix(2)).uppercased] : nil
      if escaped != nil { rest.removeFirst(2) }
      let own = escaped ?? byte
      if own == 0x0A, bytes.last == 0x0D {
        bytes[bytes.count - 1] = 0x0A
      } else {
        bytes.append(own)
      }
    }
    return bytes.map { $0 == 0x0D ? 0x0A : $0 }
  }

  private static let escapes: [[UInt8]: UInt8] = [
    Array("22".utf8): 0x22, Array("0D".utf8): 0x0D, Array("0A".utf8): 0x0A,
  ]
}

extension [UInt8] {
  /// The digits of an escape in upper case.
  fileprivate var uppercased: [UInt8] { map { $0 >= 0x61 ? $0 - 0x20 : $0 } }
}
