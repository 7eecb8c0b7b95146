// Tokens and keys of the RFCs, their cookbook, PyJWT's tests and jwt_tool's attacks, as recorded by
// their projects; what is refused here and accepted there is listed with its reason.

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

@Suite(.enabled(if: Vectors.exists("jose-rfc"), Vectors.missing))
struct RFCVectorTests {
  @Test func examples() throws {
    var tally = Tally()
    for vector in try Vectors.lines("jose-rfc/vectors.jsonl") {
      let name = vector["name"] as? String ?? "?"
      tally.run += 1
      let document = vector["jwk"] ?? vector["jwk_or_set"]
      var keys: KeySet?
      if let document = document as? [String: Any] {
        keys = try KeySet(json: try Vectors.json(document), origin: .local)
        #expect(keys?.count ?? 0 >= 1, "\(name)")
      }
      guard let token = vector["jws"] as? String else {
        tally.accepted += 1
        continue
      }
      let isAccepted = accepts(token, keys: keys)
      #expect(isAccepted == (vector["result"] as? String == "valid"), "\(name)")
      if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
    }
    tally.report("jose-rfc")
  }
}

@Suite(.enabled(if: Vectors.exists("jose-cookbook"), Vectors.missing))
struct CookbookTests {
  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(Vectors.folder ?? "")/jose-cookbook")
      .filter { $0.hasSuffix(".json") }.sorted()
  }

  @Test func tokens() throws {
    var tally = Tally()
    for file in try files() {
      let vector = try Vectors.object("jose-cookbook/\(file)")
      guard let input = vector["input"] as? [String: Any], let key = input["key"],
        let output = vector["output"] as? [String: Any]
      else { continue }
      let keys = try KeySet(json: try Vectors.json(key), origin: .local)
      for (form, value) in output {
        tally.run += 1
        let token = try value as? String ?? String(decoding: Vectors.json(value), as: UTF8.self)
        let isExtended = file.contains("b64_false")
        let isAccepted = accepts(token, keys: keys)
        #expect(isAccepted == (form == "compact" && !isExtended), "\(file) \(form)")
        if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
        if !isAccepted { tally.skipped.append("JSON serialization or b64: not offered") }
      }
    }
    tally.report("jose-cookbook, tokens")
  }

  /// Keys with private parts or for secrets are used from the operator's hand, never from a server.
  @Test func keys() throws {
    for file in try files() where file.hasPrefix("jwk_") {
      let key = try Vectors.object("jose-cookbook/\(file)")
      let json = try Vectors.json(key)
      let isForSignatures = key["use"] as? String == "sig"
      #expect(try KeySet(json: json, origin: .local).count == (isForSignatures ? 1 : 0), "\(file)")
      let remote = try KeySet(json: keySetJSON([key]), origin: .remote)
      let isPublic = key["d"] == nil && key["k"] == nil
      #expect(remote.count == (isForSignatures && isPublic ? 1 : 0), "\(file)")
      #expect(remote.count + remote.rejected.count == 1)
    }
  }
}

@Suite(.enabled(if: Vectors.exists("jose-jwt_tool"), Vectors.missing))
struct JWTToolTests {
  /// Every recorded attack against a verifier of one algorithm, and against one of all three.
  @Test(arguments: ["RS256", "ES256", "HS256"], [false, true])
  func attacks(_ algorithm: String, allKeys: Bool) async throws {
    let victims = try Vectors.object("jose-jwt_tool/victim-keys.json")
    func key(_ name: String) throws -> [String: Any] {
      let victim = try #require(victims[name] as? [String: Any])
      return try #require(victim["jwk"] as? [String: Any])
    }
    let names = allKeys ? ["RS256", "ES256", "HS256"] : [algorithm]
    let publicKeys = try names.filter { $0 != "HS256" }.map(key)
    var configuration = TokenVerifier.Configuration(
      issuer: "https://issuer.example", audiences: ["api"])
    configuration.clock = { 1_800_000_000 }
    if names.contains("HS256") {
      let secret = try #require(try key("HS256")["k"] as? String)
      configuration.secret = Base64URL.decode(secret)
    }
    if !publicKeys.isEmpty {
      configuration.keys = StaticKeySet(try KeySet(json: keySetJSON(publicKeys)))
    }
    let verifier = try TokenVerifier(configuration)

    var tally = Tally()
    let victim = try #require(victims[algorithm] as? [String: Any])
    let genuine = try #require(victim["base_token"] as? String)
    #expect(try await verifier.verify(genuine).subject == "user-1")
    for attack in try Vectors.lines("jose-jwt_tool/attacks.jsonl")
    where attack["victim_alg"] as? String == algorithm {
      let token = try #require(attack["token"] as? String)
      let isAccepted = (try? await verifier.verify(token)) != nil
      tally.run += 1
      if isAccepted { tally.accepted += 1 } else { tally.refused += 1 }
      #expect(
        isAccepted == (attack["expect"] as? String == "accept"),
        "\(attack["name"] as? String ?? "?")")
    }
    tally.report("jose-jwt_tool \(algorithm)\(allKeys ? ", all keys configured" : "")")
  }
}
