// One case: a token, and the keys of which one may verify it. It is made from parts, so that a change
// of a header or of claims can be signed again.

import Foundation

/// A token and the keys that are configured.
struct Case {
  /// What was changed, for the report; a case without a change is valid.
  var change: String
  /// The algorithm of the key that signs.
  var algorithm: String
  /// Each key of the set, as JSON; nil where the shared secret is configured and no set.
  var keys: [String]?
  var token: String

  var keySet: String? { keys.map { (keys) in "{\"keys\":[\(keys.joined(separator: ","))]}" } }
}

/// What a case is made from.
struct Draft {
  static let now = 1_800_000_000

  let key: SigningKey
  /// Members of the header and of the claims in their order, values as JSON.
  var header: [(String, String)]
  var claims: [(String, String)]
  /// Members of the public key, values as JSON.
  var publicKey: [(String, String)]
  /// Further keys of the set.
  var otherKeys: [String] = []
  var change = "nothing"

  init(_ key: SigningKey) {
    self.key = key
    header = [("alg", "\"\(key.algorithm)\""), ("kid", "\"k1\"")]
    claims = [
      ("sub", "\"alice\""), ("iat", "\(Self.now - 10)"), ("exp", "\(Self.now + 900)"),
    ]
    publicKey = key.members.sorted { $0.key < $1.key }.map { ($0.key, "\"\($0.value)\"") }
    if !publicKey.isEmpty { publicKey += [("kid", "\"k1\""), ("alg", "\"\(key.algorithm)\"")] }
  }

  /// The case, signed by the key.
  func signed(
    header headerBytes: [UInt8]? = nil, claims claimBytes: [UInt8]? = nil,
    signature change: (([UInt8]) -> [UInt8])? = nil
  ) throws -> Case {
    let input =
      Base64URL.encode(headerBytes ?? Array(Self.object(header).utf8)) + "."
      + Base64URL.encode(claimBytes ?? Array(Self.object(claims).utf8))
    let signature = try key.sign(Array(input.utf8))
    return made(input + "." + Base64URL.encode(change?(signature) ?? signature))
  }

  /// The case with a token as it is.
  func made(_ token: String) -> Case {
    Case(
      change: change, algorithm: key.algorithm,
      keys: publicKey.isEmpty ? nil : otherKeys + [Self.object(publicKey)], token: token)
  }

  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { (name, value) in "\"\(name)\":\(value)" }.joined(separator: ",") + "}"
  }

  func changed(_ change: String, _ body: (inout Draft) -> Void) -> Draft {
    var draft = self
    body(&draft)
    draft.change = change
    return draft
  }

  /// Sets, adds or removes (nil) a member.
  static func set(_ members: inout [(String, String)], _ name: String, _ value: String?) {
    let place = members.firstIndex { (member) in member.0 == name }
    if let place { members.remove(at: place) }
    if let value { members.insert((name, value), at: place ?? members.count) }
  }
}
