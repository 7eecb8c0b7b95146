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
    /// The family, for a tag with its hash.
    var algorithm: String
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
        kind: groups.first?["type"] as? String ?? "?",
        algorithm: object["algorithm"] as? String ?? "?", groups: groups)
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

  /// Why a token that the set calls valid is refused here, where its authors' library skips
  /// characters that are none of base64url, and goes by the token's algorithm alone.
  private func strictRefusal(_ token: String, keys: Any) -> String? {
    if !Vectors.isBase64URL(token) { return "a segment is no base64url (RFC 7515 2)" }
    let document = keys as? [String: Any] ?? [:]
    let members = document["keys"] as? [[String: Any]] ?? [document]
    let algorithm = Vectors.header(token)?["alg"] as? String
    // A name that no algorithm has, such as the ES521 of RFC 7520, says nothing of another one.
    let areOthers = members.allSatisfy { key in
      let ofKey = (key["alg"] as? String).flatMap(SignatureAlgorithm.init(name:))
      return ofKey.map { $0.rawValue != algorithm } ?? false
    }
    return areOthers ? "the key is for another algorithm (RFC 7517 4.4, RFC 8725 3.1)" : nil
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
      } else if expected == "valid", let reason = strictRefusal(token, keys: keys) {
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
      && Vectors.isBase64URL(token)
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
          tally.skipped.add("hash \(group["sha"] ?? "?"), which no algorithm of the key has here")
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
        if isOtherPSS(group, test, of: algorithm) {
          #expect(!isAccepted, "\(id) with other parameters of PSS")
          tally.stricter.append("valid, but not with the salt or mask of \(algorithm.rawValue)")
        } else if test["result"] as? String == "acceptable" {
          tally.skipped.add("acceptable either way")
          continue
        } else {
          // What is wrong with the salt in a group of another length may be right for the algorithm.
          let isValid = test["result"] as? String == "valid" || isOtherPSS(group, of: algorithm)
          #expect(isAccepted == isValid, "\(id)")
        }
        tally.count(isAccepted: isAccepted)
      }
    }
    tally.report(file.name)
  }

  /// PS256 and its like: salt as long as the hash, and the same hash in the mask (RFC 7518 3.5). A
  /// case whose salt alone differs from its group's says so in its comment.
  private func isOtherPSS(
    _ group: [String: Any], _ test: [String: Any] = [:], of algorithm: SignatureAlgorithm
  ) -> Bool {
    guard let groupSalt = group["sLen"] as? Int else { return false }
    let comment = test["comment"] as? String ?? ""
    let changed = comment.wholeMatch(of: /s_len changed to (\d+)/).flatMap { Int($0.1) }
    let mask = group["mgfSha"] as? String
    return (changed ?? groupSalt) != algorithm.digestBytes
      || mask != nil && mask != group["sha"] as? String
  }

  private func rsa(_ group: [String: Any]) throws -> PublicKey? {
    let key = try #require(group["publicKey"] as? [String: Any])
    return PublicKey.rsa(
      modulus: Vectors.hex(try #require(key["modulus"] as? String)),
      exponent: Vectors.hex(try #require(key["publicExponent"] as? String)))
  }

  /// The curves of keys here, by the set's names.
  private static let curves: [String: EllipticCurve] = [
    "secp256r1": .p256, "secp384r1": .p384, "secp521r1": .p521,
  ]

  private func curve(_ group: [String: Any]) -> String {
    (group["publicKey"] as? [String: Any])?["curve"] as? String ?? "?"
  }

  private func ellipticCurve(_ group: [String: Any]) throws -> PublicKey? {
    let curve = try #require(Self.curves[curve(group)])
    let key = try #require(group["publicKey"] as? [String: Any])
    let point = Vectors.hex(try #require(key["uncompressed"] as? String)).dropFirst()
    return PublicKey.ellipticCurve(
      curve, x: Array(point.prefix(curve.coordinateBytes)),
      y: Array(point.dropFirst(curve.coordinateBytes)))
  }

  /// The algorithm of a group's curve, which goes with one hash alone (RFC 7518 section 3.4).
  private func ecdsa(_ group: [String: Any]) -> SignatureAlgorithm? {
    let ofCurve = Self.curves[curve(group)]?.algorithm
    return algorithm("ES")(group) == ofCurve ? ofCurve : nil
  }

  /// The algorithm of a family that has a group's hash.
  private func algorithm(_ family: String) -> (_ group: [String: Any]) -> SignatureAlgorithm? {
    { group in
      let hash = group["sha"] as? String ?? ""
      return hash.hasPrefix("SHA-") ? SignatureAlgorithm(name: family + hash.dropFirst(4)) : nil
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
      let (known, other) = byCurve(file, Set(Self.curves.keys))
      try raw(known, key: ellipticCurve, ecdsa)
      other.report(file.name)
    }
  }

  @Test func ed25519Signatures() throws {
    for file in try files("EddsaVerify") {
      let (known, other) = byCurve(file, ["edwards25519"])
      try raw(
        known,
        key: { group in
          let key = try #require(group["publicKey"] as? [String: Any])
          return PublicKey.ed25519(Vectors.hex(try #require(key["pk"] as? String)))
        }, { _ in .edDSA })
      other.report(file.name)
    }
  }

  /// A file without the groups of other curves, for which no token here has an algorithm.
  private func byCurve(
    _ file: VectorFile, _ curves: Set<String>
  ) -> (VectorFile, SkippedCases) {
    var known = file
    var other = SkippedCases()
    known.groups = file.groups.filter { group in
      let curve = curve(group)
      if curves.contains(curve) { return true }
      other.add("groups of the curve \(curve)")
      return false
    }
    return (known, other)
  }

  /// DER is no form of a JWS signature; and what it says, in the form of JWS, has the same verdict.
  @Test func derSignatures() throws {
    for file in try files("EcdsaVerify") {
      var tally = Tally()
      var converted = 0
      let (known, other) = byCurve(file, Set(Self.curves.keys))
      for group in known.groups {
        guard let algorithm = ecdsa(group), let bytes = algorithm.ecdsaCoordinateBytes else {
          tally.skipped.add("groups of another hash than the curve's")
          continue
        }
        let key = try #require(try ellipticCurve(group))
        let verification = try #require(SignatureVerification(key, algorithm: algorithm))
        for test in try tests(group) {
          let message = Vectors.hex(try #require(test["msg"] as? String))
          let der = Vectors.hex(try #require(test["sig"] as? String))
          let isDERAccepted = verification.verifies(der.span, of: message.span)
          #expect(!isDERAccepted)
          tally.count(isAccepted: isDERAccepted)
          guard test["result"] as? String == "valid" else { continue }
          let fixed = try #require(p1363(der, coordinateBytes: bytes))
          let isFixedAccepted = verification.verifies(fixed.span, of: message.span)
          let encoded = SignatureEncoding.der(fixed.span, coordinateBytes: bytes)
          #expect(isFixedAccepted)
          #expect(encoded == der)
          converted += 1
        }
      }
      tally.report("\(file.name) (DER), of which \(converted) converted both ways")
      other.report(file.name)
    }
  }

  private func p1363(_ der: [UInt8], coordinateBytes: Int) -> [UInt8]? {
    // A length of 128 or more has a byte that says how long the length is.
    var position = der[1] < 0x80 ? 2 : 3
    var result: [UInt8] = []
    for _ in 0..<2 {
      let length = Int(der[position + 1])
      let number = der[position + 2..<position + 2 + length].drop { $0 == 0 }
      guard number.count <= coordinateBytes else { return nil }
      result += [UInt8](repeating: 0, count: coordinateBytes - number.count) + number
      position += 2 + length
    }
    return result
  }

  @Test func hmacTags() throws {
    for file in try files("MacTest") {
      var tally = Tally()
      let hash = file.algorithm.hasPrefix("HMACSHA") ? file.algorithm.dropFirst(7) : ""
      let algorithm = SignatureAlgorithm(name: "HS" + hash)
      for group in file.groups {
        guard let algorithm else {
          for _ in try tests(group) {
            tally.skipped.add("\(file.algorithm), which no algorithm here is")
          }
          continue
        }
        let isWhole = group["tagSize"] as? Int == algorithm.digestBytes * 8
        for test in try tests(group) {
          let bytes = Vectors.hex(try #require(test["key"] as? String))
          let key = try #require(HMACKey(bytes, algorithm: algorithm))
          let message = Vectors.hex(try #require(test["msg"] as? String))
          let tag = Vectors.hex(try #require(test["tag"] as? String))
          let isAccepted = key.authenticates(tag.span, of: message.span)
          tally.count(isAccepted: isAccepted)
          let expected = isWhole && test["result"] as? String == "valid"
          if !isWhole {
            tally.stricter.append("truncated tag, which \(algorithm.rawValue) never has")
          }
          #expect(isAccepted == expected, "\(file.name) \(test["tcId"] ?? "?")")
        }
      }
      tally.report(file.name)
    }
  }
}
