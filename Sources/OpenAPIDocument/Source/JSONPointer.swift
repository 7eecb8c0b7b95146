// JSON pointers (RFC 6901) as they stand in the fragment of a `$ref`.

/// JSON pointers as text.
public enum JSONPointer {
  /// A token with `~` and `/` escaped.
  public static func escape(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return token }
    var result = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A pointer as the fragment of a URI (RFC 6901, section 6; RFC 3986, section 3.5).
  public static func fragment(_ pointer: String) -> String {
    var result = ""
    for byte in pointer.utf8 {
      if isFragmentCharacter(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 0x10 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func isFragmentCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
    case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x3F: true
    default: false
    }
  }

  /// The tokens of a pointer, unescaped; nil if it is not empty and does not start with `/`, or
  /// has a `~` that is no escape.
  public static func tokens(_ pointer: ArraySlice<UInt8>) -> [[UInt8]]? {
    guard let first = pointer.first else { return [] }
    guard first == 0x2F else { return nil }
    var tokens: [[UInt8]] = []
    for part in pointer.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard part.contains(0x7E) else {
        tokens.append(Array(part))
        continue
      }
      var token: [UInt8] = []
      var rest = part
      while let byte = rest.popFirst() {
        guard byte == 0x7E else {
          token.append(byte)
          continue
        }
        switch rest.popFirst() {
        case 0x30: token.append(0x7E)
        case 0x31: token.append(0x2F)
        default: return nil
        }
      }
      tokens.append(token)
    }
    return tokens
  }

  /// The bytes with percent escapes (RFC 3986, section 2.1) resolved; nil if one is broken.
  public static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        result.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal),
        let low = rest.popFirst().flatMap(hexadecimal)
      else { return nil }
      result.append(high << 4 | low)
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
