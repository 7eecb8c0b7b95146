// Wycheproof's vectors: tokens and key sets through the whole verifier's signature layer, and raw
// signatures through the layer below the token.

import Foundation
import Testing

@testable import ContractTokens

private let isAvailable = Vectors.exists("jose-wycheproof")

@Suite(.enabled(if: isAvailable, Vectors.missing))
struct WycheproofTests {
  private func groups(_ name: String) throws -> [[String: Any]] {
    let file = try Vectors.object("jose-wycheproof/\(name)_test.json")
    return try #require(file["testGroups"] as? [[String: Any]])
  }

  private func tests(_ group: [String: Any]) throws -> [[String: Any]] {
    try #require(group["tests"] as? [[String: Any]])
  }

  /// Whether the token's signature verifies by a key set that the operator gave.
  private func accepts(_ token: String, keys: Any) throws -> Bool {
    guard let set = try? KeySet(json: try Vectors.json(keys), origin: .local) else { return false }
    let policy = SignaturePolicy(
      secret: nil, hasKeySet: true, algorithms: Set(SignatureAlgorithm.allCases))
    guard case .verified(let found, _)? = try? policy.verify(Array(token.utf8).span, keys: set)
    else { return false }
    return Base64URL.decode(
      Array(token.utf8[...].prefix(found.payload.upperBound)).span
        .extracting(found.payload)) != nil
  }

  /// Valid upstream, refused here, each with its reason.
  private let strictRefusals = [
    "InvalidCharacterInsertedInHeader": "a header segment with '?' is no base64url (RFC 7515 2)"
  ]

  @Test(arguments: ["json_web_signature", "json_web_key", "json_web_crypto"])
  func tokens(_ file: String) throws {
    var tally = Tally()
    for group in try groups(file) {
      let valid = try tests(group).filter { $0["result"] as? String == "valid" }
        .compactMap { $0["jws"] as? String }
      let keys = try #require(group["public"] ?? group["private"])
      for test in try tests(group) {
        guard let expected = test["result"] as? String, let comment = test["comment"] as? String
        else { continue }
        let id = test["tcId"].map { "\($0)" } ?? "?"
        let jws = test["jws"] ?? test["jwe"] ?? ""
        let token = try jws as? String ?? String(decoding: Vectors.json(jws), as: UTF8.self)
        let isAccepted = try accepts(token, keys: keys)
        tally.run += 1
        if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
        if test["jwe"] != nil {
          #expect(!isAccepted, "encrypted token \(id)")
          if expected == "valid" { tally.skipped.append("valid, but encrypted: not offered") }
        } else if expected == "invalid", valid.contains(token) {
          tally.skipped.append("the same token is valid in another case of its group")
        } else if expected == "valid", let reason = strictRefusals[comment] {
          #expect(!isAccepted, "\(file) \(id) \(comment)")
          tally.skipped.append(reason)
        } else {
          #expect(isAccepted == (expected == "valid"), "\(file) \(id) \(comment)")
        }
      }
    }
    tally.report(file)
  }

  /// Verifies raw signatures and compares with the verdicts.
  private func raw(
    _ file: String, key: ([String: Any]) throws -> PublicKey?, _ algorithm: SignatureAlgorithm
  ) throws {
    var tally = Tally()
    for group in try groups(file) {
      let loaded = try #require(try key(group), "key of \(file)")
      let verification = try #require(SignatureVerification(loaded, algorithm: algorithm))
      let isOtherSalt = (group["sLen"] as? Int).map { $0 != 32 } ?? false
      for test in try tests(group) {
        let message = Vectors.hex(try #require(test["msg"] as? String))
        let signature = Vectors.hex(try #require(test["sig"] as? String))
        let isAccepted = verification.verifies(signature.span, of: message.span)
        tally.run += 1
        if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
        let id = test["tcId"].map { "\($0)" } ?? "?"
        if isOtherSalt {
          #expect(!isAccepted, "\(file) \(id) with another salt length")
          tally.skipped.append("valid, but not with the salt length of PS256")
        } else if test["result"] as? String == "acceptable" {
          tally.skipped.append("acceptable: either way")
        } else {
          #expect(isAccepted == (test["result"] as? String == "valid"), "\(file) \(id)")
        }
      }
    }
    tally.report(file)
  }

  private func rsa(_ group: [String: Any]) throws -> PublicKey? {
    let key = try #require(group["publicKey"] as? [String: Any])
    return PublicKey.rsa(
      modulus: Vectors.hex(try #require(key["modulus"] as? String)),
      exponent: Vectors.hex(try #require(key["publicExponent"] as? String)))
  }

  private func p256(_ group: [String: Any]) throws -> PublicKey? {
    let key = try #require(group["publicKey"] as? [String: Any])
    let point = Vectors.hex(try #require(key["uncompressed"] as? String))
    return PublicKey.ellipticCurve(.p256, x: Array(point[1...32]), y: Array(point[33...]))
  }

  @Test(arguments: [2048, 3072, 4096])
  func rsaSignatures(_ bits: Int) throws {
    try raw("rsa_signature_\(bits)_sha256", key: rsa, .rs256)
  }

  @Test(arguments: [
    "rsa_pss_2048_sha256_mgf1_32", "rsa_pss_3072_sha256_mgf1_32", "rsa_pss_4096_sha256_mgf1_32",
    "rsa_pss_misc",
  ])
  func pssSignatures(_ file: String) throws { try raw(file, key: rsa, .ps256) }

  @Test func p1363Signatures() throws {
    try raw("ecdsa_secp256r1_sha256_p1363", key: p256, .es256)
  }

  @Test func ed25519Signatures() throws {
    try raw(
      "ed25519",
      key: { group in
        let key = try #require(group["publicKey"] as? [String: Any])
        return PublicKey.ed25519(Vectors.hex(try #require(key["pk"] as? String)))
      }, .edDSA)
  }

  /// DER is no form of a JWS signature; and what it says, in the form of JWS, has the same verdict.
  @Test func derSignatures() throws {
    var tally = Tally()
    var converted = 0
    for group in try groups("ecdsa_secp256r1_sha256") {
      let key = try #require(try p256(group))
      let verification = try #require(SignatureVerification(key, algorithm: .es256))
      for test in try tests(group) {
        let message = Vectors.hex(try #require(test["msg"] as? String))
        let der = Vectors.hex(try #require(test["sig"] as? String))
        tally.run += 1
        let isDERAccepted = verification.verifies(der.span, of: message.span)
        #expect(!isDERAccepted)
        tally.refused += 1
        guard test["result"] as? String == "valid" else { continue }
        let fixed = try #require(p1363(der))
        let isFixedAccepted = verification.verifies(fixed.span, of: message.span)
        let encoded = SignatureEncoding.der(fixed.span, coordinateBytes: 32)
        #expect(isFixedAccepted)
        #expect(encoded == der)
        converted += 1
      }
    }
    tally.report("ecdsa_secp256r1_sha256 (DER), of which \(converted) converted both ways")
  }

  private func p1363(_ der: [UInt8]) -> [UInt8]? {
    var position = 2
    var result: [UInt8] = []
    for _ in 0..<2 {
      let length = Int(der[position + 1])
      let number = der[position + 2..<position + 2 + length].drop { $0 == 0 }
      guard number.count <= 32 else { return nil }
      result += [UInt8](repeating: 0, count: 32 - number.count) + number
      position += 2 + length
    }
    return result
  }

  @Test func hmacTags() throws {
    var tally = Tally()
    for group in try groups("hmac_sha256") {
      let isWhole = group["tagSize"] as? Int == 256
      for test in try tests(group) {
        let bytes = Vectors.hex(try #require(test["key"] as? String))
        let key = try #require(HMACKey(bytes, algorithm: .hs256))
        let message = Vectors.hex(try #require(test["msg"] as? String))
        let tag = Vectors.hex(try #require(test["tag"] as? String))
        let isAccepted = key.authenticates(tag.span, of: message.span)
        tally.run += 1
        if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
        let expected = isWhole && test["result"] as? String == "valid"
        if !isWhole { tally.skipped.append("truncated tag, which HS256 never has") }
        #expect(isAccepted == expected, "hmac \(test["tcId"].map { "\($0)" } ?? "?")")
      }
    }
    tally.report("hmac_sha256")
  }
}
