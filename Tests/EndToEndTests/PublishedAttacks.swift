// Published attack tokens (jwt_tool's scan) through the live server: each is refused with a
// challenge, each original accepted. The folder of the vectors is named by TEST_VECTORS.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct PublishedAttacks {
    /// The algorithms of the victims, each with the key that it is attacked by.
    private static let algorithms: [String] = {
      let keys = try? PublishedData.vectors.object("jose-jwt_tool/victim-keys.json")
      return (keys ?? [:]).filter { $0.value is [String: Any] }.keys.sorted()
    }()

    @Test(
      .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
    func `the set of attacks is there`() throws {
      _ = try PublishedData.vectors.lines("jose-jwt_tool/attacks.jsonl")
      try #require(!Self.algorithms.isEmpty)
    }

    @Test(
      .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)),
      arguments: algorithms)
    func `each attack is 401, each original of a published key is served`(algorithm: String)
      async throws
    {
      let keys = try JSON(
        parsing: try PublishedData.vectors.bytes("jose-jwt_tool/victim-keys.json"))
      let keyServer = try KeyServer()
      // The secret of the HS256 tokens is not text, so no setting can hold it: as a published key it
      // must not count, and even their original is refused.
      keyServer.publish([try #require(keys[algorithm]?["jwk"])])
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
        "JWKS_URL": keyServer.baseURL + KeyServer.path, "JWT_ISSUER": "https://issuer.example",
        "JWT_AUDIENCE": "api",
      ])
      let cases = try PublishedData.vectors.lines("jose-jwt_tool/attacks.jsonl")
        .map { try JSON(parsing: Array($0.utf8)) }
        .filter { $0["victim_alg"]?.string == algorithm }
      try #require(!cases.isEmpty)
      let isSecret = keys[algorithm]?["jwk"]?["kty"]?.string == "oct"
      let owner = try Self.subject(try #require(keys[algorithm]?["base_token"]?.string))
      var slowest = 0.0
      for attack in cases {
        let token = try #require(attack["token"]?.string)
        let started = monotonicSeconds()
        // A token may hold what no header can: then the server must refuse the request as such.
        let response = try await server.client.urgent.send(
          "GET", "/api/\(owner)/tasks", token: token)
        slowest = max(slowest, monotonicSeconds() - started)
        let name = attack["name"]?.string ?? ""
        if attack["expect"] == "accept", !isSecret {
          #expect(response.status == 200, "\(name): \(response.text)")
        } else {
          let isHeader = token.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
          #expect(response.status == 401 || (!isHeader && response.status == 400), "\(name)")
          if response.status == 401 {
            #expect(response.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(name)")
          }
        }
      }
      #expect(slowest < 5, "no token makes the server wait")
      #expect(Set(keyServer.requestedTargets).subtracting([KeyServer.path]).isEmpty)
      keyServer.stop()
      try await server.stop()
    }

    /// The user whom a token names, without verifying it.
    private static func subject(_ token: String) throws -> String {
      let parts = token.split(separator: ".")
      var text = parts.count > 1 ? String(parts[1]) : ""
      text = text.replacing("-", with: "+").replacing("_", with: "/")
      text += String(repeating: "=", count: (4 - text.count % 4) % 4)
      let payload = try JSON(parsing: Array(try #require(Data(base64Encoded: text))))
      return try #require(payload["sub"]?.string)
    }
  }
}
