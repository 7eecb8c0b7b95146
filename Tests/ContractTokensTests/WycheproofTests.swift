// Wycheproof's vectors: tokens and key sets through the whole verifier's signature layer, and raw
// signatures through the layer below the token.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractTokens

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct WycheproofTests {
  /// A file of the set, told apart by what it says it holds.
  private struct VectorFile {
    var name: String
    var kind: String
    var groups: [[String: Any]]
  }

  private func files() throws -> [VectorFile] {
    try PublishedData.vectors.files("jose-wycheproof", where: { $0.hasSuffix(".json") }).map {
      file in
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(try file.bytes())) as? [String: Any])
      let groups = try #require(object["testGroups"] as? [[String: Any]], "\(file.name)")
      return VectorFile(
        name: String(file.name.dropLast(".json".count)),
        kind: groups.first?["type"] as? String ?? "?", groups: groups)
    }
  }

  /// Every file of the set is judged by one of the tests below, or named as not judged.
  @Test func everyKindIsJudged() throws {
    let judged: Set = [
      "JsonWebSignature", "JsonWebKey", "JsonWebCrypto", "RsassaPkcs1Verify", "RsassaPssVerify",
      "EcdsaP1363Verify", "EcdsaVerify", "EddsaVerify", "MacTest",
    ]
    var skipped = SkippedCases()
    for file in try files() where !judged.contains(file.kind) {
      skipped.add("files of \(file.kind), which no token uses")
    }
    skipped.report("jose-wycheproof")
  }

  private func files(_ kinds: String...) throws -> [VectorFile] {
    try files().filter { kinds.contains($0.kind) }
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

  /// Why a token that the set calls valid is refused here: a segment with characters that base64url
  /// does not have (RFC 7515 section 2), which its authors' library skips.
  private func strictRefusal(_ token: String) -> String? {
    let segments = token.split(separator: ".", omittingEmptySubsequences: false)
    let isClean = segments.allSatisfy { segment in
      segment.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
    }
    return isClean ? nil : "a segment is no base64url (RFC 7515 2)"
  }

  @Test func tokens() throws {
    for file in try files("JsonWebSignature", "JsonWebKey", "JsonWebCrypto") {
      var tally = Tally()
      for group in file.groups { try judge(group, of: file.name, &tally) }
      tally.report(file.name)
    }
  }

  private func judge(_ group: [String: Any], of file: String, _ tally: inout Tally) throws {
    let valid = try tests(group).filter { $0["result"] as? String == "valid" }
      .compactMap { $0["jws"] as? String }
    let keys = try #require(group["public"] ?? group["private"])
    for test in try tests(group) {
      guard let expected = test["result"] as? String else { continue }
      let id = "\(file) \(test["tcId"] ?? "?") \(test["comment"] ?? "")"
      let jws = test["jws"] ?? test["jwe"] ?? ""
      let token = try jws as? String ?? String(decoding: Vectors.json(jws), as: UTF8.self)
      let isAccepted = try accepts(token, keys: keys)
      if test["jwe"] != nil {
        #expect(!isAccepted, "encrypted: \(id)")
        if expected == "valid" { tally.stricter.append("not offered: encryption") }
      } else if expected == "acceptable" {
        tally.skipped.add("acceptable either way")
        continue
      } else if expected == "invalid", valid.contains(token) || hasNoneOfItsFault(test, token) {
        tally.skipped.add("called invalid, though it is the valid token of its group")
        continue
      } else if expected == "valid", let reason = strictRefusal(token) {
        #expect(!isAccepted, "\(id)")
        tally.stricter.append(reason)
      } else {
        #expect(isAccepted == (expected == "valid"), "\(id)")
      }
      tally.count(isAccepted: isAccepted)
    }
  }

  /// Whether a case is about padding in base64, and its token has none: a slip of the set, which has
  /// the very same token as a valid case.
  private func hasNoneOfItsFault(_ test: [String: Any], _ token: String) -> Bool {
    let comment = (test["comment"] as? String ?? "").lowercased()
    let flags = test["flags"] as? [String] ?? []
    return comment.contains("base64padding") && flags.isEmpty && !token.contains("=")
      && strictRefusal(token) == nil
  }

  /// Verifies raw signatures and compares with the verdicts.
  private func raw(
    _ file: VectorFile, key: ([String: Any]) throws -> PublicKey?,
    _ algorithm: (_ group: [String: Any]) -> SignatureAlgorithm?
  ) throws {
    var tally = Tally()
    for group in file.groups {
      guard let algorithm = algorithm(group) else {
        for _ in try tests(group) {
          tally.skipped.add("hash \(group["sha"] ?? "?"), which no algorithm here has")
        }
        continue
      }
      let loaded = try #require(try key(group), "key of \(file.name)")
      let verification = try #require(SignatureVerification(loaded, algorithm: algorithm))
      for test in try tests(group) {
        let id = "\(file.name) \(test["tcId"] ?? "?")"
        let message = Vectors.hex(try #require(test["msg"] as? String))
        let signature = Vectors.hex(try #require(test["sig"] as? String))
        let isAccepted = verification.verifies(signature.span, of: message.span)
        if isOtherPSS(group, of: algorithm) {
          #expect(!isAccepted, "\(id) with other parameters of PSS")
          tally.stricter.append("valid, but not with the salt or mask of \(algorithm.rawValue)")
        } else if test["result"] as? String == "acceptable" {
          tally.skipped.add("acceptable either way")
          continue
        } else {
          #expect(isAccepted == (test["result"] as? String == "valid"), "\(id)")
        }
        tally.count(isAccepted: isAccepted)
      }
    }
    tally.report(file.name)
  }

  /// PS256 and its like: salt as long as the hash, and the same hash in the mask (RFC 7518 3.5).
  private func isOtherPSS(_ group: [String: Any], of algorithm: SignatureAlgorithm) -> Bool {
    guard let salt = group["sLen"] as? Int else { return false }
    let bytes = ["SHA-256": 32, "SHA-384": 48, "SHA-512": 64][group["sha"] as? String ?? ""]
    let mask = group["mgfSha"] as? String
    return salt != bytes || mask != nil && mask != group["sha"] as? String
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

  /// The algorithm of a family that has a group's hash.
  private func algorithm(_ family: String) -> (_ group: [String: Any]) -> SignatureAlgorithm? {
    { group in
      let hash = (group["sha"] as? String ?? "").split(separator: "-").last ?? ""
      return SignatureAlgorithm(name: family + hash)
    }
  }

  @Test func rsaSignatures() throws {
    for file in try files("RsassaPkcs1Verify") { try raw(file, key: rsa, algorithm("RS")) }
  }

  @Test func pssSignatures() throws {
    for file in try files("RsassaPssVerify") { try raw(file, key: rsa, algorithm("PS")) }
  }

  @Test func p1363Signatures() throws {
    for file in try files("EcdsaP1363Verify") {
      let (known, other) = byCurve(file)
      try raw(known, key: p256, algorithm("ES"))
      other.report(file.name)
    }
  }

  @Test func ed25519Signatures() throws {
    for file in try files("EddsaVerify") {
      try raw(
        file,
        key: { group in
          let key = try #require(group["publicKey"] as? [String: Any])
          return PublicKey.ed25519(Vectors.hex(try #require(key["pk"] as? String)))
        }, { _ in .edDSA })
    }
  }

  /// A file without the groups of other curves than P-256, which has no other test here.
  private func byCurve(_ file: VectorFile) -> (VectorFile, SkippedCases) {
    var known = file
    var other = SkippedCases()
    known.groups = file.groups.filter { group in
      let curve = (group["publicKey"] as? [String: Any])?["curve"] as? String
      if curve == nil || curve == "secp256r1" { return true }
      other.add("groups of the curve \(curve ?? "?")")
      return false
    }
    return (known, other)
  }

  /// DER is no form of a JWS signature; and what it says, in the form of JWS, has the same verdict.
  @Test func derSignatures() throws {
    for file in try files("EcdsaVerify") {
      var tally = Tally()
      var converted = 0
      for group in byCurve(file).0.groups {
        let key = try #require(try p256(group))
        let verification = try #require(SignatureVerification(key, algorithm: .es256))
        for test in try tests(group) {
          let message = Vectors.hex(try #require(test["msg"] as? String))
          let der = Vectors.hex(try #require(test["sig"] as? String))
          let isDERAccepted = verification.verifies(der.span, of: message.span)
          #expect(!isDERAccepted)
          tally.count(isAccepted: isDERAccepted)
          guard test["result"] as? String == "valid" else { continue }
          let fixed = try #require(p1363(der))
          let isFixedAccepted = verification.verifies(fixed.span, of: message.span)
          let encoded = SignatureEncoding.der(fixed.span, coordinateBytes: 32)
          #expect(isFixedAccepted)
          #expect(encoded == der)
          converted += 1
        }
      }
      tally.report("\(file.name) (DER), of which \(converted) converted both ways")
    }
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
    for file in try files("MacTest") {
      var tally = Tally()
      for group in file.groups {
        guard file.name.contains("sha256") else {
          for _ in try tests(group) { tally.skipped.add("HMAC with another hash than HS256's") }
          continue
        }
        let isWhole = group["tagSize"] as? Int == 256
        for test in try tests(group) {
          let bytes = Vectors.hex(try #require(test["key"] as? String))
          let key = try #require(HMACKey(bytes, algorithm: .hs256))
          let message = Vectors.hex(try #require(test["msg"] as? String))
          let tag = Vectors.hex(try #require(test["tag"] as? String))
          let isAccepted = key.authenticates(tag.span, of: message.span)
          tally.count(isAccepted: isAccepted)
          let expected = isWhole && test["result"] as? String == "valid"
          if !isWhole { tally.stricter.append("truncated tag, which HS256 never has") }
          #expect(isAccepted == expected, "\(file.name) \(test["tcId"] ?? "?")")
        }
      }
      tally.report(file.name)
    }
  }
}
