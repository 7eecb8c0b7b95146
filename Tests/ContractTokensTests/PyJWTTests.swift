// What PyJWT's own tests decode, with their verdicts. Its secrets are short and its tokens mostly have
// neither `exp` nor `sub`, so each case is judged twice: the recorded token by the signature layer,
// and its claims, completed and signed anew, by the whole verifier.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractTokens

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct PyJWTTests {
  private static let secret = Array("a secret of at least 32 bytes....".utf8)

  /// Options that change what is checked, and are not offered.
  private func missingOption(_ options: [String: Any]) -> String? {
    for (name, value) in options["0"] as? [String: Any] ?? [:] {
      if name.hasPrefix("verify_"), value as? Bool == false { return "\(name) off: not offered" }
      if name == "require", value as? [String] != ["sub"] { return "required claims: not offered" }
    }
    switch options["audience"] {
    case nil, is NSNull, is String, is [String]: return nil
    default: return "an audience that is no text: not expressible"
    }
  }

  @Test func signatures() throws {
    var tally = Tally()
    for vector in try PublishedData.vectors.objects("jose-pyjwt/recorded.jsonl") {
      let name = vector["name"] as? String ?? "?"
      let options = vector["options"] as? [String: Any] ?? [:]
      if let reason = missingOption(options) {
        tally.skipped.add(reason)
        continue
      }
      let token = try #require(vector["token"] as? String)
      let key = try PyJWTKey(try #require(vector["key"] as? [String: Any]))
      let names = vector["algorithms"] as? [String] ?? []
      let policy = SignaturePolicy(
        secret: key.secret.flatMap { HMACKey($0.isEmpty ? [0] : $0, algorithm: .hs256) },
        hasKeySet: true, algorithms: Set(names.compactMap(SignatureAlgorithm.init(name:))))
      let finding = Result { () throws(TokenRefusal) in
        try policy.verify(Array(token.utf8).span, keys: key.keys)
      }
      var isAccepted = false
      if case .success(.verified(let found, _)) = finding {
        let bytes = Array(token.utf8)
        isAccepted = Base64URL.decode(bytes.span.extracting(found.payload)) != nil
      }
      tally.count(isAccepted: isAccepted)
      // The claims are the other test's matter.
      let error = vector["error"] as? String ?? ""
      let isAboutClaims = vector["layer"] as? String == "jwt" && !isAboutSignature(error)
      let expected = vector["outcome"] as? String == "accept" || isAboutClaims
      if expected, !isAccepted, let reason = key.reason ?? formReason(token, finding) {
        tally.stricter.append(reason)
      } else {
        #expect(isAccepted == expected, "\(name) \(finding)")
      }
    }
    tally.report("jose-pyjwt, signatures")
  }

  /// Whether an error is about the key, or about `crit` in the header: no matter of the claims.
  private func isAboutSignature(_ error: String) -> Bool {
    error.contains("InvalidKeyError") || error.contains("'crit' header")
      || error.lowercased().contains("critical extension")
  }

  private func formReason(
    _ token: String, _ finding: Result<SignaturePolicy.Finding, TokenRefusal>
  ) -> String? {
    if !Vectors.isBase64URL(token) { return "a segment is no base64url (RFC 7515 2)" }
    guard case .failure(let refusal) = finding, refusal.error == .headerNotAllowed
    else { return nil }
    return "b64: not offered"
  }

  @Test func claims() async throws {
    var tally = Tally()
    for vector in try PublishedData.vectors.objects("jose-pyjwt/recorded.jsonl")
    where vector["layer"] as? String == "jwt" {
      let name = vector["name"] as? String ?? "?"
      let options = vector["options"] as? [String: Any] ?? [:]
      let error = vector["error"] as? String ?? ""
      if let reason = missingOption(options) ?? notOffered(options, error) {
        tally.skipped.add(reason)
        continue
      }
      let token = try #require(vector["token"] as? String)
      let now = try #require(vector["verified_at"] as? Double)
      let parts = token.split(separator: ".", omittingEmptySubsequences: false)
      guard let payload = Base64URL.decode(String(parts[1])) else {
        #expect(!Vectors.isBase64URL(token), "\(name)")
        tally.skipped.add("a payload that is no base64url: see the other test")
        continue
      }
      let isSubjectRequired = (options["0"] as? [String: Any])?["require"] != nil
      let verifier = try verifier(options, now: now)
      let signed = try TokenSigner(secret: Self.secret).sign(
        completed(payload, now: now, subject: !isSubjectRequired))
      let isAccepted = (try? await verifier.verify(signed)) != nil
      tally.count(isAccepted: isAccepted)
      if hasTextAsDate(payload) {
        #expect(!isAccepted, "\(name)")
        tally.stricter.append("a string is no NumericDate (RFC 7519 2)")
      } else if let reason = unreadClaim(options, error) {
        #expect(isAccepted, "\(name)")
        tally.skipped.add(reason)
      } else {
        #expect(isAccepted == (vector["outcome"] as? String == "accept"), "\(name)")
      }
    }
    tally.report("jose-pyjwt, claims")
  }

  /// Whether a claim that is a time is a string, which PyJWT reads as a number.
  private func hasTextAsDate(_ payload: [UInt8]) -> Bool {
    let claims = try? JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any]
    return ["exp", "nbf", "iat"].contains { claims?[$0] is String }
  }

  /// Faults in a claim that means nothing here: `aud` where the operator has named no audience, which
  /// accepts any.
  private func unreadClaim(_ options: [String: Any], _ error: String) -> String? {
    let hasAudience = options["audience"].map { !($0 is NSNull) } ?? false
    return !hasAudience && error.contains("InvalidAudienceError")
      ? "'aud' where no audience is named: any is accepted" : nil
  }

  /// Checks that are the caller's here, and cases that the other test judges.
  private func notOffered(_ options: [String: Any], _ error: String) -> String? {
    if isAboutSignature(error) { return "about the key or the header: see the other test" }
    if options["issuer"] is [String] { return "several issuers: not offered" }
    // It forbids a list on either side, even one with the right audience in it.
    if error.contains("(strict)"), !error.contains("doesn't match") {
      return "strict_aud: not offered"
    }
    if options["subject"] is String, error.contains("InvalidSubject") {
      return "an expected subject: the caller's matter"
    }
    return nil
  }

  private func verifier(_ options: [String: Any], now: Double) throws -> TokenVerifier {
    var configuration = TokenVerifier.Configuration(secret: Self.secret)
    configuration.clock = { now }
    configuration.issuer = options["issuer"] as? String
    configuration.audiences =
      options["audience"] as? [String] ?? (options["audience"] as? String).map { [$0] } ?? []
    configuration.expiryLeewaySeconds = options["leeway"] as? Double ?? 0
    configuration.notBeforeLeewaySeconds = options["leeway"] as? Double ?? 0
    return try TokenVerifier(configuration)
  }

  /// The payload with `exp` and `sub` where they are absent; as it is where it is no object.
  private func completed(_ payload: [UInt8], now: Double, subject: Bool) -> [UInt8] {
    guard
      var claims = try? JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any]
    else { return payload }
    if claims["exp"] == nil { claims["exp"] = now + 900 }
    if claims["sub"] == nil, subject { claims["sub"] = "alice" }
    return (try? Vectors.json(claims)) ?? payload
  }
}

/// A recorded key: a secret, or a public key in one of PyJWT's forms.
private struct PyJWTKey {
  var secret: [UInt8]?
  var keys: KeySet?
  /// Why the product does not take the key.
  var reason: String?

  init(_ key: [String: Any]) throws {
    if let jwk = key["jwk"] as? [String: Any] {
      keys = try KeySet(json: try Vectors.json(jwk), origin: .local)
      if keys?.count == 0 { reason = "key too short for its algorithm (RFC 7518 3.2)" }
    } else if let text = key["pem"] as? String ?? key["utf8"] as? String {
      if let jwk = try PublicKeyText.jwk(text) {
        keys = try KeySet(json: try Vectors.json(jwk), origin: .local)
        let isOffered = jwk["crv"] as? String != "secp256k1"
        if !isOffered { reason = "the curve of ES256K (RFC 8812): not offered" }
        #expect(keys?.count == (isOffered ? 1 : 0))
        #expect(throws: TokenConfigurationError.self) {
          try TokenSigner(secret: Array(text.utf8))
        }
      } else {
        secret = Array(text.utf8)
      }
    } else if let text = key["b64"] as? String {
      secret = Data(base64Encoded: text).map(Array.init)
    } else if let text = key["hex"] as? String {
      secret = Vectors.hex(text)
    }
  }
}

/// Public keys as PEM (RFC 5280) and as lines of OpenSSH (RFC 4253 section 6.6).
private enum PublicKeyText {
  static func jwk(_ text: String) throws -> [String: Any]? {
    if text.hasPrefix("-----BEGIN PUBLIC KEY-----") {
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("-") }
      return spki(Array(try #require(Data(base64Encoded: lines.joined()))))
    }
    let fields = text.split(separator: " ")
    guard fields.count >= 2, fields[0].hasPrefix("ssh-") || fields[0].hasPrefix("ecdsa-"),
      let data = Data(base64Encoded: String(fields[1]))
    else { return nil }
    return ssh(Array(data))
  }

  private static func rsa(_ n: [UInt8], _ e: [UInt8]) -> [String: Any] {
    ["kty": "RSA", "n": base64url(n.drop { $0 == 0 }), "e": base64url(e.drop { $0 == 0 })]
  }

  /// The curve follows from the size of the point, except for those that are named.
  private static func ellipticCurve(
    _ point: ArraySlice<UInt8>, curve: String? = nil
  ) -> [String: Any] {
    let bytes = point.count / 2
    let coordinates = Array(point.dropFirst())
    return [
      "kty": "EC", "crv": curve ?? "P-\(bytes == 66 ? 521 : bytes * 8)",
      "x": base64url(coordinates[..<bytes]), "y": base64url(coordinates[bytes...]),
    ]
  }

  private static func ssh(_ bytes: [UInt8]) -> [String: Any]? {
    var fields: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count >= 4 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      fields.append(Array(rest.dropFirst(4).prefix(length)))
      rest = rest.dropFirst(4 + length)
    }
    switch String(decoding: fields[0], as: UTF8.self) {
    case "ssh-rsa": return rsa(fields[2], fields[1])
    case "ssh-ed25519": return ["kty": "OKP", "crv": "Ed25519", "x": base64url(fields[1])]
    default: return ellipticCurve(fields[2][...])
    }
  }

  /// The contents of the elements of a DER sequence.
  private static func elements(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var rest = bytes
    while rest.count >= 2 {
      let first = Int(rest[rest.startIndex + 1])
      let sizeBytes = first & 0x80 == 0 ? 0 : first & 0x7F
      let length =
        sizeBytes == 0
        ? first : rest.dropFirst(2).prefix(sizeBytes).reduce(0) { $0 << 8 | Int($1) }
      result.append(rest.dropFirst(2 + sizeBytes).prefix(length))
      rest = rest.dropFirst(2 + sizeBytes + length)
    }
    return result
  }

  private static func spki(_ bytes: [UInt8]) -> [String: Any]? {
    let parts = elements(elements(bytes[...])[0])
    let key = parts[1].dropFirst()  // the count of unused bits
    if key.first == 0x04 {
      // The curve 1.3.132.0.10 (SEC 2) has points as large as those of P-256.
      let secp256k1: [UInt8] = [0x2B, 0x81, 0x04, 0x00, 0x0A]
      let isNamed = elements(parts[0]).contains { $0.elementsEqual(secp256k1) }
      return ellipticCurve(key, curve: isNamed ? "secp256k1" : nil)
    }
    let numbers = elements(elements(key)[0])
    return rsa(Array(numbers[0]), Array(numbers[1]))
  }
}
