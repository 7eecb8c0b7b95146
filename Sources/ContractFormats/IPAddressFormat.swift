// Textual IP addresses, as formats and as hosts of URIs and mailboxes.

/// IPv4 and IPv6 addresses as text.
enum IPAddressFormat {
  static func isIPv4(_ text: Substring.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return false }
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else {
        return false
      }
      var value = 0
      for byte in part {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      guard value <= 255 else { return false }
    }
    return true
  }

  static func isIPv6(_ text: Substring.UTF8View) -> Bool {
    guard text.count <= 45 else { return false }
    // At most one "::", which stands for at least one group.
    var halves = [text]
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == UInt8(ascii: ":"), next < text.endIndex, text[next] == UInt8(ascii: ":") {
        halves = [text[..<index], text[text.index(after: next)...]]
        break
      }
      index = next
    }
    var groups = 0
    for (position, half) in halves.enumerated() where !(halves.count == 2 && half.isEmpty) {
      let isLast = position == halves.count - 1
      guard let count = groupCount(half, mayEndInIPv4: isLast) else { return false }
      groups += count
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }

  private static func groupCount(_ text: Substring.UTF8View, mayEndInIPv4: Bool) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    for (position, part) in parts.enumerated() {
      if mayEndInIPv4, position == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard isIPv4(part) else { return nil }
        count += 2
      } else {
        guard (1...4).contains(part.count),
          part.allSatisfy({ PercentEscape.digit($0) != nil })
        else { return nil }
        count += 1
      }
    }
    return count
  }
}
