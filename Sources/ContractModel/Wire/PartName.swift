// The names of a form's parts as browsers write them (WHATWG HTML, section 4.10.21.8, "multipart/form-data
// encoding algorithm") -> which names of fields look the same there.

import OpenAPIDocument

/// What a part is called on the wire.
public enum PartName {
  /// The second of two fields that a client may call the same, and the first; nil where all differ.
  ///
  /// A quote, CR and LF become `%22`, `%0D` and `%0A`, a single CR or LF both, and `%` stays as it is.
  public static func collision(among names: [Name]) -> (name: Name, first: Name)? {
    var seen: [[UInt8]: Name] = [:]
    for name in names {
      let bytes = plain(Array(name.text.utf8))
      // As `FormShape` reads them, a name with `%22` and no quote is what it says.
      if let first = seen[bytes], hasEscapes(first) || hasEscapes(name) { return (name, first) }
      seen[bytes] = seen[bytes] ?? name
    }
    return nil
  }

  private static func hasEscapes(_ name: Name) -> Bool {
    name.text.utf8.contains { $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
  }

  /// The bytes with every escape taken back, and every line end as LF.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let escape = bytes[index...].prefix(3)
      let byte = escapes.first { $0.text.elementsEqual(escape.map(upper)) }?.byte
      let own = byte ?? bytes[index]
      index += byte == nil ? 1 : 3
      if own == 0x0A, result.last == 0x0D { result.removeLast() }
      result.append(own)
    }
    return result.map { $0 == 0x0D ? 0x0A : $0 }
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
  }

  private static let escapes: [(text: [UInt8], byte: UInt8)] = [
    (Array("%22".utf8), 0x22), (Array("%0D".utf8), 0x0D), (Array("%0A".utf8), 0x0A),
  ]
}
