// An http or https URL (RFC 3986) -> its parts, as strictly as what is fetched needs, and its origin
// (RFC 6454) written as browsers and Better Auth write it.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An absolute http or https URL without user name, password and fragment.
struct WebAddress: Sendable, Equatable {
  enum Scheme: String, Sendable {
    case http, https

    var defaultPort: UInt16 { self == .https ? 443 : 80 }
  }

  let scheme: Scheme
  /// A name or an IPv4 address in lower case, or an IPv6 address in its shortest form without
  /// brackets.
  let host: String
  let port: UInt16
  /// What stands behind the authority, without the query; empty or from its first slash on.
  let path: String
  let query: String?

  /// Reads a URL.
  ///
  /// - Throws: what is wrong with it, as the end of a sentence that begins with the URL.
  init(_ text: String) throws(Complaint) {
    let bytes = Array(text.utf8)
    guard let colon = text.firstRange(of: "://") else {
      throw Complaint("is no URL; it must begin with https:// or http://")
    }
    guard let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased()) else {
      throw Complaint("has another scheme than https and http")
    }
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.forbidden.contains($0) }) else {
      throw Complaint(
        "has characters that no URL has; percent-encode them, and write the host in punycode")
    }
    guard !bytes.contains(UInt8(ascii: "#")) else {
      throw Complaint("has a fragment; leave out what begins with #")
    }
    let rest = text[colon.upperBound...]
    let end = rest.firstIndex { "/?".contains($0) } ?? rest.endIndex
    let authority = try Self.authority(rest[..<end])
    self.scheme = scheme
    host = authority.host
    port = authority.port ?? scheme.defaultPort
    let tail = rest[end...]
    let question = tail.firstIndex(of: "?") ?? tail.endIndex
    path = String(tail[..<question])
    query = question == tail.endIndex ? nil : String(tail[tail.index(after: question)...])
  }

  init(scheme: Scheme, host: String, port: UInt16, path: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    query = nil
  }

  /// Printable characters that no part of a URL has (RFC 3986 section 2).
  private static let forbidden = Set(#""<>\^`{|}"#.utf8)

  /// Host and port; an absent or empty port is nil.
  private static func authority(
    _ text: Substring
  ) throws(Complaint) -> (host: String, port: UInt16?) {
    guard !text.contains("@") else {
      throw Complaint(
        "has a user name or a password, which are not sent; leave out what ends with @")
    }
    var name = text
    var port: UInt16?
    let bracket = text.lastIndex(of: "]") ?? text.startIndex
    if let colon = text[bracket...].lastIndex(of: ":") {
      name = text[..<colon]
      let digits = text[text.index(after: colon)...]
      if !digits.isEmpty {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(digits)
        else { throw Complaint("has a port that is no number from 0 to 65535") }
        port = number
      }
    }
    guard let host = HostName.canonical(name) else {
      throw Complaint(name.isEmpty ? "has no host" : "has no host name or address for a host")
    }
    return (host, port)
  }

  /// Whether the host is this machine's loopback: what is sent there crosses no network.
  var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || (host.hasPrefix("127.") && HostName.isIPv4(host))
  }

  /// Host and port as a URL has them; the scheme's own port is left out.
  var authority: String {
    // A zone is this machine's alone (RFC 6874 section 4).
    let name = host.contains(":") ? "[\(host.prefix { $0 != "%" })]" : host
    return port == scheme.defaultPort ? name : "\(name):\(port)"
  }

  /// Scheme, host and port (RFC 6454 section 6.2).
  var origin: String { "\(scheme.rawValue)://\(authority)" }

  /// What a request asks for (RFC 9112 section 3.2.1).
  var target: String { (path.isEmpty ? "/" : path) + (query.map { "?" + $0 } ?? "") }

  /// The URL for a log; a query, which could hold a key, is only hinted at.
  var logged: String { origin + path + (query == nil ? "" : "?...") }

  /// The address with another path and no query.
  func replacing(path: String) -> WebAddress {
    WebAddress(scheme: scheme, host: host, port: port, path: path)
  }
}

/// Names and addresses of hosts.
enum HostName {
  /// The host as browsers write it; nil where it is neither a name (RFC 1123) nor an address.
  static func canonical(_ text: Substring) -> String? {
    if text.hasPrefix("["), text.hasSuffix("]") { return ipv6(String(text.dropFirst().dropLast())) }
    let name = text.lowercased()
    if isIPv4(name) || isName(name) { return name }
    return nil
  }

  /// Whether a text is four decimal numbers with dots, none written in another way.
  static func isIPv4(_ text: String) -> Bool {
    var address = in_addr()
    return unsafe inet_pton(AF_INET, text, &address) == 1
  }

  /// An IPv6 address in its shortest form (RFC 5952); nil where it is none.
  static func ipv6(_ text: String) -> String? {
    var address = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard unsafe inet_ntop(AF_INET6, &address, &buffer, socklen_t(buffer.count)) != nil
    else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a text is labels of letters, digits, hyphens and underscores. One that ends in a number
  /// is no name: resolvers read it as an address in an old spelling.
  static func isName(_ text: String) -> Bool {
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels.last == "" { labels.removeLast() }
    guard text.utf8.count <= 253, let last = labels.last,
      !last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy(isLabelByte)
    }
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
