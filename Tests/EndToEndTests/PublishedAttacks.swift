// Published attack tokens (jwt_tool's scan) through the live server: each is refused with a
// challenge, each original accepted. The folder of the vectors is named by TEST_VECTORS.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct PublishedAttacks {
    private static let folder = ProcessInfo.processInfo.environment["TEST_VECTORS"]
      .map { URL(fileURLWithPath: $0).appendingPathComponent("jose-jwt_tool") }

    @Test(
      .enabled(if: folder != nil, "TEST_VECTORS names no folder of published vectors"),
      arguments: ["RS256", "ES256", "HS256"])
    func `each attack is 401, each original of a published key is served`(algorithm: String)
      async throws
    {
      let folder = try #require(Self.folder)
      let keys = try JSON(
        parsing: Array(Data(contentsOf: folder.appendingPathComponent("victim-keys.json"))))
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
      let lines = try String(
        contentsOf: folder.appendingPathComponent("attacks.jsonl"), encoding: .utf8)
      let cases = try lines.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
        .filter { $0["victim_alg"]?.string == algorithm }
      try #require(cases.count > 50)
      var slowest = 0.0
      for attack in cases {
        let token = try #require(attack["token"]?.string)
        let started = monotonicSeconds()
        // A token may hold what no header can: then the server must refuse the request as such.
        let response = try await server.client.urgent.send("GET", "/api/user-1/tasks", token: token)
        slowest = max(slowest, monotonicSeconds() - started)
        let name = attack["name"]?.string ?? ""
        if attack["expect"] == "accept", algorithm != "HS256" {
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
  }
}
