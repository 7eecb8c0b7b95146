// The `host[:port]` of a Host field, of an absolute-form target or of an origin, checked byte by
// byte.

/// The grammar of an authority without user information (RFC 3986 section 3.2, RFC 9110 section
/// 7.2).
enum Authority {
  /// Whether a text is a non-empty host, perhaps with a port.
  static func isValid(_ text: String) -> Bool {
    let result = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe isValid($0) }
    return result ?? isValid(Array(text.utf8))
  }

  /// Whether the bytes are a non-empty host, perhaps with a port.
  static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "[") {
      guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = bytes[bytes.index(after: bytes.startIndex)..<close]
      return !address.isEmpty && address.allSatisfy(isAddressByte)
        && isPort(bytes[bytes.index(after: close)...])
    }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    let host = bytes[..<colon]
    return !host.isEmpty && host.allSatisfy(isHostByte) && isPort(bytes[colon...])
  }

  private static func isPort(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == UInt8(ascii: ":") else { return false }
    var port = 0
    for byte in bytes.dropFirst() {
      guard (0x30...0x39).contains(byte) else { return false }
      port = port * 10 + Int(byte) - 0x30
      if port > 65_535 { return false }
    }
    return true
  }

  /// Hexadecimal digits, dots, colons: IPv6 addresses; future address forms are not known here.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x46, 0x61...0x66, UInt8(ascii: "."): true
    default: false
    }
  }

  /// Bytes of a registered name: unreserved, sub-delimiters, and `%` of percent-encodings.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"): true
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"): true
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"): true
    default: false
    }
  }
}
