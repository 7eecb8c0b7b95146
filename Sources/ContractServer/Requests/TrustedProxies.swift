// A peer's address and what proxies wrote in front of it -> the address of the client (RFC 7239).

import ContractRuntime

/// The proxies that are believed when they say for whom they ask.
struct TrustedProxies: Sendable {
  let networks: [IPNetwork]

  /// The most entries that are looked at, from the right.
  private static let maximumEntries = 32

  /// The address of whoever sent the request.
  ///
  /// Each proxy appends the address that its own peer has, so entries are read from the right, for as
  /// long as the one who wrote them is trusted; what stands further left may be anybody's invention.
  /// Where both `Forwarded` and `X-Forwarded-For` are there, one of them was not written by the proxy, and
  /// nobody can tell which: neither is believed.
  ///
  /// - Parameter peer: The numeric address that the connection comes from.
  func client(peer: String, headers: Headers) -> String {
    guard !networks.isEmpty, var current = IPAddress(peer), isTrusted(current) else { return peer }
    for entry in Self.entries(headers).suffix(Self.maximumEntries).reversed() {
      // An entry that hides the address says that there was somebody, and not who.
      guard let entry, let address = Self.address(entry) else { break }
      current = address
      guard isTrusted(address) else { break }
    }
    return current.description
  }

  private func isTrusted(_ address: IPAddress) -> Bool {
    networks.contains { $0.contains(address) }
  }

  /// What each proxy says of its peer, the nearest one last.
  private static func entries(_ headers: Headers) -> [String?] {
    let plain = headers.all("X-Forwarded-For")
    let standard = headers.all("Forwarded")
    if plain.isEmpty { return standard.flatMap { ForwardedField.clients($0) } }
    guard standard.isEmpty else { return [] }
    // What is empty there is somebody whom a proxy could not name: no grammar says otherwise.
    return plain.flatMap { value in
      value.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }

  /// The address of an entry: with or without brackets, with or without a port.
  private static func address(_ text: String) -> IPAddress? {
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || isPort(rest) else { return nil }
      return IPAddress(text[text.index(after: text.startIndex)..<end])
    }
    if let address = IPAddress(text) { return address }
    guard let colon = text.lastIndex(of: ":"), isPort(text[colon...]) else { return nil }
    return text[..<colon].contains(":") ? nil : IPAddress(text[..<colon])
  }

  /// A colon, and a number or what hides one behind an underscore (RFC 7239 section 6).
  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":" else { return false }
    let port = text.utf8.dropFirst()
    if port.first == UInt8(ascii: "_") {
      return port.count > 1 && port.dropFirst().allSatisfy(isOfHiddenName)
    }
    return (1...5).contains(port.count) && port.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isOfHiddenName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

/// The value of a `Forwarded` field (RFC 7239 section 4).
enum ForwardedField {
  /// The parameter `for` of each element, nil for elements without one; one nil for a value that is
  /// not well-formed, behind which nothing is believed.
  static func clients(_ value: String) -> [String?] {
    var clients: [String?] = []
    // Empty elements of a list count for nothing (RFC 9110 section 5.6.1.2).
    for element in split(value, at: UInt8(ascii: ",")) where !element.allSatisfy(isBlank) {
      var client: String?
      // Each pair may be left out (RFC 7239 section 4).
      for pair in split(element, at: UInt8(ascii: ";")) where !pair.allSatisfy(isBlank) {
        let trimmed = pair.drop(while: isBlank)
        guard let equals = trimmed.firstIndex(of: UInt8(ascii: "=")) else { return [nil] }
        let name = String(decoding: trimmed[..<equals], as: UTF8.self)
        guard let text = unquoted(trimmed[(equals + 1)...]) else { return [nil] }
        if name.isEqualIgnoringASCIICase("for") {
          guard client == nil else { return [nil] }
          client = text
        }
      }
      clients.append(client)
    }
    return clients
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func split(_ text: String, at separator: UInt8) -> [[UInt8]] {
    split(Array(text.utf8), at: separator)
  }

  /// The parts between separators that stand in no quoted string.
  private static func split(_ bytes: [UInt8], at separator: UInt8) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var (isQuoted, isEscaped) = (false, false)
    for byte in bytes {
      if byte == separator, !isQuoted {
        parts.append([])
        continue
      }
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      }
      parts[parts.count - 1].append(byte)
    }
    return parts
  }

  /// A token as it is, a quoted string without its quotation marks (RFC 9110 section 5.6.4).
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    guard rest.first == UInt8(ascii: "\"") else {
      return rest.contains(UInt8(ascii: "\"")) ? nil : String(decoding: rest, as: UTF8.self)
    }
    guard rest.count >= 2, rest.last == UInt8(ascii: "\"") else { return nil }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in rest.dropFirst().dropLast() {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        text.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
