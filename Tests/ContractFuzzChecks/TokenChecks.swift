// Tokens and key sets: nothing is accepted that an independent reading of the same bytes would not
// accept, and nothing changes from one look to the next.

import ContractLibCrypto
import ContractRuntime
import ContractTokens
import Foundation

extension FuzzCheck {
  private static let secret = [UInt8]((0..<32).map { UInt8($0) })
  private static let now = 1_800_000_000.0

  private static let verifier: TokenVerifier? = {
    var configuration = TokenVerifier.Configuration(secret: secret)
    configuration.clock = { now }
    return try? TokenVerifier(configuration)
  }()

  /// A text that begins with a brace is a header and, in the lines below, a payload: it is signed
  /// well, so that the claims are reached. Any other text is a whole token.
  public static let token = FuzzCheck("token") { (bytes) throws(FuzzFault) in
    guard let verifier else { throw FuzzFault("no verifier") }
    let token =
      bytes.first == UInt8(ascii: "{") ? signed(bytes) : String(decoding: bytes, as: UTF8.self)
    let first = Result { () throws(TokenError) in try verifier.verifyWithoutWaiting(token) }
    let second = Result { () throws(TokenError) in try verifier.verifyWithoutWaiting(token) }
    switch (first, second) {
    case (.success(let claims?), .success(let again?)):
      try promise(claims.subject == again.subject, "the second look sees another subject")
      try checkAccepted(token, claims)
    case (.success(nil), .success(nil)): throw FuzzFault("keys are wanted where there is no set")
    case (.failure(let error), .failure(let again)):
      try promise(error == again, "refused for \(error), then for \(again)")
    default: throw FuzzFault("accepted and refused: \(first), \(second)")
    }
  }

  private static func checkAccepted(_ token: String, _ claims: Claims) throws(FuzzFault) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    try promise(parts.count == 3, "accepted with \(parts.count) parts")
    let tag = base64URL(hmac(Array((parts[0] + "." + parts[1]).utf8)))
    try promise(tag == parts[2], "accepted with another signature")
    guard let header = object(parts[0]), let payload = object(parts[1]) else {
      // Foundation refuses numbers beyond a double, which a claim that nobody reads may be.
      let texts = [decoded(parts[0]), decoded(parts[1])].compactMap { $0 }
      let areJSON = texts.count == 2 && texts.allSatisfy { (try? JSON.parse(Array($0))) != nil }
      return try promise(areJSON, "accepted what is no JSON")
    }
    try promise(header["alg"] as? String == "HS256", "accepted with the algorithm \(header)")
    try promise(payload["sub"] as? String == claims.subject, "another subject than \(payload)")
    let expiry = (payload["exp"] as? NSNumber)?.doubleValue ?? -.infinity
    try promise(expiry > now, "accepted at the end of its life: \(payload)")
  }

  /// No token without a signature is accepted by any key of any set.
  public static let keySet = FuzzCheck("keySet") { (bytes) throws(FuzzFault) in
    for origin in [KeySet.Origin.remote, .local] {
      guard let keys = try? KeySet(json: bytes, origin: origin) else { continue }
      try promise(keys.count <= TokenLimits.keys, "\(keys.count) keys")
      var configuration = TokenVerifier.Configuration(keys: StaticKeySet(keys))
      configuration.clock = { now }
      guard let verifier = try? TokenVerifier(configuration) else { continue }
      for algorithm in SignatureAlgorithm.allCases {
        let header = base64URL(Array(#"{"alg":"\#(algorithm.rawValue)"}"#.utf8))
        let payload = base64URL(Array(#"{"sub":"a","exp":1900000000}"#.utf8))
        // What a careless verifier would compute with a public key for a secret.
        let tag = base64URL(hmac(Array("\(header).\(payload)".utf8), key: bytes))
        for signature in ["AA", tag] {
          let token = "\(header).\(payload).\(signature)"
          let claims = (try? verifier.verifyWithoutWaiting(token)) ?? nil
          try promise(claims == nil, "a forged \(algorithm) token is accepted")
        }
      }
    }
  }

  private static func signed(_ bytes: [UInt8]) -> String {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let input = base64URL(Array(bytes[..<end])) + "." + base64URL(Array(bytes[end...].dropFirst()))
    return input + "." + base64URL(hmac(Array(input.utf8)))
  }

  private static func hmac(_ message: [UInt8], key: [UInt8] = secret) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: 32)
    EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, key, key.count, message, message.count, &tag, 32, nil)
    return tag
  }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }

  private static func object(_ segment: String) -> [String: Any]? {
    decoded(segment).flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
  }

  private static func decoded(_ segment: String) -> Data? {
    var text = segment.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    while text.utf8.count % 4 != 0 { text += "=" }
    return Data(base64Encoded: text)
  }
}
