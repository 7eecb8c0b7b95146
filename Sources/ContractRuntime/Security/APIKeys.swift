// A fixed list of API keys, for servers that know theirs when they start.

/// Accepts the API keys of a list.
///
/// Keys are compared in constant time, so that how long a refusal takes tells nothing about them.
public struct APIKeys: APIKeyAuthenticator {
  private let keys: [(bytes: [UInt8], name: String)]

  /// Accepts these keys.
  ///
  /// - Parameter names: Who holds each key; the name becomes the principal's claim `sub`. An empty
  ///   key is left out: it would let everybody in.
  public init(_ names: NamedValues<String>) {
    keys = names.members.filter { !$0.name.isEmpty }.map { (Array($0.name.utf8), $0.value) }
  }

  /// The holder of the key.
  public func authenticate(apiKey: String) async throws(AuthenticationFailure) -> Principal {
    let sent = Array(apiKey.utf8)
    var holder: String?
    for key in keys where Self.isEqual(sent, key.bytes) { holder = key.name }
    guard let holder else { throw .invalid("The API key is not known.") }
    return Principal(claims: ["sub": holder])
  }

  /// Compares without stopping at the first difference; only the length of what was sent shows.
  private static func isEqual(_ sent: [UInt8], _ key: [UInt8]) -> Bool {
    var difference = UInt8(sent.count == key.count ? 0 : 1)
    for index in sent.indices { difference |= sent[index] ^ key[index % key.count] }
    return difference == 0
  }
}
