// Why this verifier accepts what JWTKit refuses: each reason with the cases that it is about, and no
// others. What has no reason here is a finding.

import Foundation

struct Reason: Sendable {
  let sentence: String
  let applies: @Sendable (Case) -> Bool

  static let all: [Reason] = [
    Reason(
      sentence: "JWTKit wants a 'kid' in every key of a set; RFC 7517 (section 4.5) does not, and a"
        + " set of one key often has none"
    ) { (item) in item.keys?.contains { member("kid", of: $0) == nil } == true },
    Reason(
      sentence: "'Ed25519' is the name that RFC 9864 gives to what was 'EdDSA'; JWTKit does not"
        + " know it yet"
    ) { (item) in
      names("Ed25519", "alg", item)
    },
    Reason(
      sentence: "RFC 7520 (section 4.3) and programs after it write 'ES521' for ES512 in a key"
    ) { (item) in item.keys?.contains { member("alg", of: $0) as? String == "ES521" } == true },
    Reason(
      sentence: "what is no member of a key's type is ignored, as RFC 7517 (section 4) has it;"
        + " JWTKit reads 'crv' of an RSA key, or 'n' of another, and refuses the key for it"
    ) { (item) in item.keys?.contains(where: hasForeignMember) == true },
  ]

  /// The members that a key of a type has (RFC 7518 section 6, RFC 8037 section 2).
  private static let members = [
    "RSA": ["n", "e", "d", "p", "q"], "EC": ["crv", "x", "y", "d"], "OKP": ["crv", "x", "d"],
  ]

  /// Whether a key has a member that is one of another type's.
  private static func hasForeignMember(_ key: String) -> Bool {
    guard let type = member("kty", of: key) as? String, let own = members[type] else {
      return false
    }
    return Set(members.values.joined()).subtracting(own).contains { member($0, of: key) != nil }
  }

  /// The reason for a case; nil where nobody has written one down.
  static func why(_ item: Case) -> Reason? { all.first { (reason) in reason.applies(item) } }

  private static func names(_ value: String, _ name: String, _ item: Case) -> Bool {
    let header = item.token.split(separator: ".").first.flatMap { Base64URL.decode(String($0)) }
    let texts = (item.keys ?? []) + [String(decoding: header ?? [], as: UTF8.self)]
    return texts.contains { (text) in member(name, of: text) as? String == value }
  }

  /// A member of an object, as Foundation reads it.
  private static func member(_ name: String, of json: String) -> Any? {
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?[name]
  }
}
