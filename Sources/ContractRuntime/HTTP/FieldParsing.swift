// The small grammar that header fields share: tokens, quoted strings and parameters
// (RFC 9110 section 5.6).

/// Reads the bytes of one field value from left to right.
struct FieldScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// Whether a backslash in a quoted string stands for itself, but before a quote or a backslash.
  private let keepsBackslashes: Bool

  init(_ text: some StringProtocol, keepsBackslashes: Bool = false) {
    bytes = Array(text.utf8)
    self.keepsBackslashes = keepsBackslashes
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Skips spaces and tabs (OWS).
  mutating func skipSpaces() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
  }

  /// Takes this byte if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Takes a token (RFC 9110 section 5.6.2); `nil` where there is none.
  mutating func token() -> String? {
    let start = position
    while position < bytes.count, HTTPToken.isByte(bytes[position]) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Takes a quoted string without its quotes and escapes (RFC 9110 section 5.6.4).
  mutating func quotedString() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard position < bytes.count else { return nil }
        let isEscape = bytes[position] == UInt8(ascii: "\"") || bytes[position] == byte
        if keepsBackslashes, !isEscape { text.append(byte) }
        text.append(bytes[position])
        position += 1
      default: text.append(byte)
      }
    }
    return nil
  }

  /// Takes `; name=value` parameters up to the end or a comma; `nil` where they are malformed.
  mutating func parameters() -> [MediaType.Parameter]? {
    var parameters: [MediaType.Parameter] = []
    while true {
      skipSpaces()
      guard take(UInt8(ascii: ";")) else { return parameters }
      skipSpaces()
      guard let name = token() else {
        // Empty parameters are allowed (RFC 9110 section 5.6.6).
        continue
      }
      guard take(UInt8(ascii: "=")), let value = token() ?? quotedString() else { return nil }
      parameters.append(MediaType.Parameter(name: name.lowercased(), value: value))
    }
  }

  /// Skips to behind the next comma that is not quoted; `false` at the end.
  mutating func skipElement() -> Bool {
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted, byte == UInt8(ascii: "\\"), position < bytes.count { position += 1 }
      if !isQuoted, byte == UInt8(ascii: ",") { return true }
    }
    return false
  }
}
