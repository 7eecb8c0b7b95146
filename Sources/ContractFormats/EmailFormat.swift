// Mailboxes: the local part and the domain around the last '@' that is not quoted.

/// Mailboxes of RFC 5321 and RFC 6531.
enum EmailFormat {
  /// The longest local part, in bytes (RFC 5321 section 4.5.3.1.1).
  private static let localPartLimit = 64

  static func isMailbox(_ text: String, isInternational: Bool) -> Bool {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text.utf8[..<at]
    let domain = text[text.utf8.index(after: at)...]
    guard (1...localPartLimit).contains(local.count) else { return false }
    let isLocal =
      local.first == UInt8(ascii: "\"")
      ? isQuotedString(local) : isDotString(local, isInternational: isInternational)
    return isLocal && isDomain(domain, isInternational: isInternational)
  }

  private static func isDotString(_ text: Substring.UTF8View, isInternational: Bool) -> Bool {
    for atom in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard !atom.isEmpty,
        atom.allSatisfy({ isAtomByte($0) || (isInternational && $0 >= 0x80) })
      else { return false }
    }
    return true
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    // RFC 5322 section 3.2.3, "atext".
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  private static func isQuotedString(_ text: Substring.UTF8View) -> Bool {
    guard text.count >= 2, text.last == UInt8(ascii: "\"") else { return false }
    var isEscaped = false
    for byte in text.dropFirst().dropLast() {
      guard (0x20...0x7E).contains(byte) || byte >= 0x80 else { return false }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return false
      }
    }
    return !isEscaped
  }

  private static func isDomain(_ text: Substring, isInternational: Bool) -> Bool {
    guard text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") else {
      let domain = String(text)
      return isInternational
        ? HostnameFormat.isInternational(domain) : HostnameFormat.isHostname(domain)
    }
    let literal = text.utf8.dropFirst().dropLast()
    let prefix = "ipv6:"
    if Substring(literal.prefix(prefix.utf8.count)).lowercased() == prefix {
      return IPAddressFormat.isIPv6(literal.dropFirst(prefix.utf8.count))
    }
    return IPAddressFormat.isIPv4(literal)
  }
}
