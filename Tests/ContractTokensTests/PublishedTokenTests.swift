// Tokens and keys of the RFCs, their cookbook, PyJWT's tests and jwt_tool's attacks, as recorded by
// their projects; what is refused here and accepted there is listed with its reason.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractTokens

private func signaturePolicy(secret: HMACKey? = nil) -> SignaturePolicy {
  SignaturePolicy(secret: secret, hasKeySet: true, algorithms: Set(SignatureAlgorithm.allCases))
}

/// Whether the token's signature verifies, whatever its payload is.
private func accepts(_ token: String, secret: HMACKey? = nil, keys: KeySet?) -> Bool {
  let policy = signaturePolicy(secret: secret)
  guard case .verified? = try? policy.verify(Array(token.utf8).span, keys: keys)
  else { return false }
  return true
}

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct RFCVectorTests {
  @Test func examples() throws {
    var tally = Tally()
    for vector in try PublishedData.vectors.objects("jose-rfc/vectors.jsonl") {
      let name = vector["name"] as? String ?? "?"
      let document = vector["jwk"] ?? vector["jwk_or_set"]
      var keys: KeySet?
      if let document = document as? [String: Any] {
        let set = try KeySet(json: try Vectors.json(document), origin: .local)
        // Every key is either taken or rejected with a reason; those for signatures are taken.
        let members = document["keys"] as? [[String: Any]] ?? [document]
        #expect(set.count + set.rejected.count == members.count, "\(name)")
        #expect(set.count >= members.count(where: isForSignatures), "\(name)")
        keys = set
      }
      guard let token = vector["jws"] as? String else {
        tally.count(isAccepted: keys != nil)
        continue
      }
      let isAccepted = accepts(token, keys: keys)
      #expect(isAccepted == (vector["result"] as? String == "valid"), "\(name)")
      tally.count(isAccepted: isAccepted)
    }
    tally.report("jose-rfc")
  }

  private func isForSignatures(_ key: [String: Any]) -> Bool {
    let algorithm = key["alg"] as? String ?? ""
    return key["use"] as? String == "sig" || SignatureAlgorithm(name: algorithm) != nil
  }
}

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct CookbookTests {
  private func examples() throws -> [(name: String, object: [String: Any])] {
    try PublishedData.vectors.files("jose-cookbook", where: { $0.hasSuffix(".json") }).map { file in
      let value = try JSONSerialization.jsonObject(with: Data(try file.bytes()))
      return (file.name, try #require(value as? [String: Any], "\(file.name)"))
    }
  }

  /// Tokens in the compact form are accepted, unless the payload is detached or not encoded.
  @Test func tokens() throws {
    var tally = Tally()
    for (file, vector) in try examples() {
      guard let input = vector["input"] as? [String: Any], let key = input["key"],
        let output = vector["output"] as? [String: Any]
      else { continue }
      // A token with several signatures has a list of keys.
      let members = try #require(key as? [[String: Any]] ?? (key as? [String: Any]).map { [$0] })
      let keys = try KeySet(json: keySetJSON(members), origin: .local)
      for (form, value) in output {
        let token = try value as? String ?? String(decoding: Vectors.json(value), as: UTF8.self)
        let reason = form == "compact" ? notOffered(token) : "the JSON serialization"
        let isAccepted = accepts(token, keys: keys)
        #expect(isAccepted == (reason == nil), "\(file) \(form)")
        tally.count(isAccepted: isAccepted)
        if let reason { tally.stricter.append("not offered: \(reason)") }
      }
    }
    tally.report("jose-cookbook, tokens")
  }

  private func notOffered(_ token: String) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(String(parts[0])) else { return nil }
    if parts[1].isEmpty { return "a detached payload (RFC 7515 appendix F)" }
    let members = try? JSONSerialization.jsonObject(with: Data(header)) as? [String: Any]
    return members?["b64"] == nil ? nil : "a payload that is not encoded (RFC 7797)"
  }

  /// Keys with private parts or for secrets are used from the operator's hand, never from a server.
  @Test func keys() throws {
    var tally = Tally()
    for (file, key) in try examples() where key["kty"] != nil {
      let json = try Vectors.json(key)
      let isForSignatures = key["use"] as? String == "sig"
      let count = try KeySet(json: json, origin: .local).count
      #expect(count == (isForSignatures ? 1 : 0), "\(file)")
      let remote = try KeySet(json: keySetJSON([key]), origin: .remote)
      let isPublic = key["d"] == nil && key["k"] == nil
      #expect(remote.count == (isForSignatures && isPublic ? 1 : 0), "\(file)")
      #expect(remote.count + remote.rejected.count == 1, "\(file)")
      tally.count(isAccepted: count == 1)
    }
    tally.report("jose-cookbook, keys")
  }
}

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct JWTToolTests {
  private struct Victim {
    var algorithm: String
    var key: [String: Any]
    var token: String
  }

  private func victims() throws -> [Victim] {
    try PublishedData.vectors.object("jose-jwt_tool/victim-keys.json")
      .sorted { $0.key < $1.key }.compactMap { name, value in
        guard let value = value as? [String: Any], let key = value["jwk"] as? [String: Any],
          let token = value["base_token"] as? String
        else { return nil }
        return Victim(algorithm: name, key: key, token: token)
      }
  }

  private func verifier(_ victims: [Victim]) throws -> TokenVerifier {
    // The set's own page names the issuer and the audience.
    var configuration = TokenVerifier.Configuration(
      issuer: "https://issuer.example", audiences: ["api"])
    configuration.clock = { 1_800_000_000 }
    let secret = victims.lazy.compactMap { $0.key["k"] as? String }.first
    configuration.secret = secret.flatMap { Base64URL.decode($0) }
    let keys = victims.map(\.key).filter { $0["k"] == nil }
    if !keys.isEmpty { configuration.keys = StaticKeySet(try KeySet(json: keySetJSON(keys))) }
    return try TokenVerifier(configuration)
  }

  /// Every recorded attack against a verifier of its algorithm, and against one of all.
  @Test(arguments: [false, true])
  func attacks(allKeys: Bool) async throws {
    let victims = try victims()
    let attacks = try PublishedData.vectors.objects("jose-jwt_tool/attacks.jsonl")
    try #require(!victims.isEmpty)
    for victim in victims {
      let verifier = try verifier(allKeys ? victims : [victim])
      #expect(try await !verifier.verify(victim.token).subject.isEmpty)
      var tally = Tally()
      for attack in attacks where attack["victim_alg"] as? String == victim.algorithm {
        let token = try #require(attack["token"] as? String)
        let isAccepted = (try? await verifier.verify(token)) != nil
        tally.count(isAccepted: isAccepted)
        #expect(
          isAccepted == (attack["expect"] as? String == "accept"),
          "\(attack["name"] as? String ?? "?")")
      }
      let suffix = allKeys ? ", all keys configured" : ""
      tally.report("jose-jwt_tool \(victim.algorithm)\(suffix)")
    }
  }
}
