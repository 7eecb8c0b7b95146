// The URI of DATABASE_URL, held against what libpq knows before anything is connected: an unknown
// parameter is no database that cannot be reached. No sentence repeats the URI, which has a password.
import ContractLibPQ
import ContractRuntime

enum DatabaseURL {
  /// What other clients' parameters are called here.
  private static let hints = [
    "pgbouncer": "a pooler is noticed without it",
    "schema": "the role's search_path says where the tables are",
    "connection_limit": "DATABASE_POOL_SIZE does that",
    "statement_cache_size": "DATABASE_PREPARED_STATEMENTS does that",
    "connect_timeout_ms": "DATABASE_CONNECT_TIMEOUT_MS does that",
    "ssl": "sslmode=require does that",
    "sslaccept": "sslmode=require or sslmode=verify-full does that",
  ]

  /// The words that a parameter may hold, where libpq would complain only when it connects.
  private static let words = [
    "sslmode": ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
    "channel_binding": ["disable", "prefer", "require"],
    "gssencmode": ["disable", "prefer", "require"],
    "target_session_attrs": [
      "any", "read-write", "read-only", "primary", "standby", "prefer-standby",
    ],
    "ssl_min_protocol_version": protocolVersions,
    "ssl_max_protocol_version": protocolVersions,
  ]

  private static let protocolVersions = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"]

  /// The parameters that hold a whole number, of which libpq would complain likewise.
  private static let numbers: Set<String> = [
    "connect_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
    "tcp_user_timeout",
  ]

  /// The URI, where libpq can connect with it.
  static func check(_ text: String) throws(Complaint) -> String {
    try checkScheme(text)
    guard let options = parse(text) else {
      let unknown = parameters(text).map(name(of:)).filter { !keywords.contains($0) }
      guard unknown.isEmpty else { throw complaint(unknown) }
      for pair in parameters(text) { try checkPair(pair) }
      throw Complaint(
        "cannot be read as a PostgreSQL URI; percent-encode what user name and password have of :/?#[]@% and spaces"
      )
    }
    for (name, value) in options { try checkValue(name, value) }
    return text
  }

  private static func checkScheme(_ text: String) throws(Complaint) {
    if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") { return }
    if let end = text.firstRange(of: "://"), let plus = text.firstIndex(of: "+"),
      plus < end.lowerBound, ["postgres", "postgresql"].contains(String(text[..<plus]))
    {
      throw Complaint(
        "begins with '\(text[..<end.upperBound].prefix(40))', which names a driver of another language; write postgresql://"
      )
    }
    throw Complaint("is no PostgreSQL URI; it must begin with postgresql:// or postgres://")
  }

  /// Names that are no names may be a part of the password, and are not repeated.
  private static func complaint(_ unknown: [String]) -> Complaint {
    let names = unknown.map { isName($0) ? "'\($0)'" : "one that is no name" }
    let one = unknown.count == 1
    let hints = unknown.compactMap { Self.hints[$0] }
    let because = hints.isEmpty ? "" : ": " + Complaint.list(hints)
    return Complaint(
      "has the \(one ? "parameter" : "parameters") \(Complaint.list(names)), which libpq does not know; remove \(one ? "it" : "them")\(because)"
    )
  }

  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private static func checkValue(_ name: String, _ value: String) throws(Complaint) {
    // libpq takes names of protocols in either case, and other words as they are.
    let isProtocol = name.hasSuffix("_protocol_version")
    if let words = words[name],
      !words.contains(where: { $0 == value || isProtocol && $0.isEqualIgnoringASCIICase(value) }),
      !(isProtocol && value.isEmpty)
    {
      throw Complaint(
        "has \(name)=\(Complaint.quoted(value)); it must be one of \(words.joined(separator: ", "))"
      )
    }
    if numbers.contains(name), !value.isEmpty, Int32(value) == nil {
      throw Complaint("has \(name)=\(Complaint.quoted(value)); it must be a whole number")
    }
    // Not repeated: a slash in a password makes libpq take what stands before it for the port.
    guard name == "port" else { return }
    for port in value.split(separator: ",") where !(1...65_535).contains(Int(port) ?? 0) {
      throw Complaint(
        "has a port that is no number from 1 to 65535; percent-encode what user name and password have of :/?#[]@%"
      )
    }
  }

  /// A parameter is a name that libpq knows, one `=` and a value.
  private static func checkPair(_ pair: Substring) throws(Complaint) {
    let name = name(of: pair)
    switch pair.count(where: { $0 == "=" }) {
    case 0: throw Complaint("has the parameter '\(name)' without a value; write '\(name)=' and one")
    case 1: return
    default:
      throw Complaint(
        "has the parameter '\(name)' with more than one '='; write %3D for those in its value")
    }
  }

  private static func name(of pair: Substring) -> String { String(pair.prefix { $0 != "=" }) }

  /// What stands behind the question mark, pair by pair.
  private static func parameters(_ text: String) -> [Substring] {
    let start = text.lastIndex(of: "@") ?? text.startIndex
    guard let question = text[start...].firstIndex(of: "?") else { return [] }
    return text[text.index(after: question)...].split(separator: "&")
  }

  /// Every option that the URI sets; nil where libpq cannot read it.
  private static func parse(_ text: String) -> [(name: String, value: String)]? {
    guard let options = unsafe PQconninfoParse(text, nil) else { return nil }
    defer { unsafe PQconninfoFree(options) }
    return unsafe list(options).compactMap { option in option.value.map { (option.name, $0) } }
  }

  /// The names of all options of this libpq.
  private static var keywords: Set<String> {
    guard let options = unsafe PQconndefaults() else { return [] }
    defer { unsafe PQconninfoFree(options) }
    return Set(unsafe list(options).map(\.name))
  }

  /// Options up to the one without a keyword, which ends the array.
  private static func list(
    _ options: UnsafeMutablePointer<PQconninfoOption>
  ) -> [(name: String, value: String?)] {
    var result: [(name: String, value: String?)] = []
    var index = 0
    while let keyword = unsafe options[index].keyword {
      let value = unsafe options[index].val.map { unsafe String(cString: $0) }
      result.append((unsafe String(cString: keyword), value))
      index += 1
    }
    return result
  }
}
