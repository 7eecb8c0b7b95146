// The pages for people: what `/` says to whom, and `/docs` where it is served and where it is not. That the
// viewer works in a browser is for Tests/Browser.

import ContractLibCrypto
import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Documentation {
    private static let paths = ["/docs", "/docs/viewer.js", "/docs/viewer.css", "/docs/start.js"]
    private static let chromium =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

    /// Expects that every script and style of a page is one whose hash its policy has, and that there is no
    /// other hash.
    private func expectHashes(of page: String, in policy: String) {
      let parts = page.matches(of: /<(?:script|style)>([^<]*)<\//).map { String($0.output.1) }
      let hashes = parts.map { "'sha256-\(sha256($0).base64EncodedString())'" }
      let named = policy.split(whereSeparator: { " ;".contains($0) })
        .filter { $0.hasPrefix("'sha256-") }.map(String.init)
      #expect(!hashes.isEmpty && hashes == named, "\(hashes)")
    }

    private static func get(
      _ client: HTTPClient, _ path: String, accept: String? = nil
    ) async throws -> HTTPResponse {
      let headers = accept.map { [(name: "Accept", value: $0)] } ?? []
      return try await client.send("GET", path, headers: headers)
    }

    /// A server with files in the place of Swagger UI's.
    private static func servingServer() async throws -> ServerProcess {
      try await World.shared.server("documentation") {
        ["BETTER_AUTH_SECRET": World.secret].merging(try ViewerFolder.settings()) { $1 }
      }
    }

    @Test func `the root tells a program in JSON what is where`() async throws {
      let client = try await World.shared.standardServer().client
      for accept in [nil, "*/*", "application/json", "application/json, text/plain, */*"] {
        let response = try await Self.get(client, "/", accept: accept)
        #expect(response.status == 200)
        #expect(response.header("Content-Type") == "application/json")
        #expect(response.header("Vary")?.contains("Accept") == true)
        let body = try response.json()
        #expect(body["title"]?.string == "Todo API" && body["version"]?.string == "1.0.0")
        #expect(body["documentation"] == .null, "it is not served here")
        for member in ["contract", "health"] {
          let path = try #require(body[member]?.string)
          #expect(try await Self.get(client, path).status == 200, "\(path)")
        }
      }
    }

    @Test func `the root shows a person a page, whose links lead somewhere`() async throws {
      for server in [
        try await World.shared.standardServer(), try await Self.servingServer(),
      ] {
        let response = try await Self.get(server.client, "/", accept: Self.chromium)
        #expect(response.status == 200)
        #expect(response.header("Content-Type") == "text/html")
        let policy = response.header("Content-Security-Policy") ?? ""
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
        expectHashes(of: response.text, in: policy)
        // Relative: a proxy may have put the service below another path.
        let links = response.text.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
          .filter { !$0.hasPrefix("data:") }
        #expect(links.count >= 3 && !links.contains { $0.hasPrefix("/") || $0.contains(":") })
        for link in links { #expect(try await Self.get(server.client, "/\(link)").status == 200) }
      }
      let client = try await World.shared.standardServer().client
      #expect(try await Self.get(client, "/", accept: "image/png").status == 406)
    }

    @Test func `documentation is 404 where nobody asked for it, and says how to have it`()
      async throws
    {
      let client = try await World.shared.standardServer().client
      for path in Self.paths {
        let response = try await Self.get(client, path)
        #expect(response.status == 404, "\(path)")
        #expect(try response.json()["detail"]?.string?.contains("DOCS=on") == true)
      }
    }

    @Test func `the page loads what this server has, and nothing else may run`() async throws {
      let client = try await Self.servingServer().client
      for path in ["/docs", "/docs/"] {
        let page = try await Self.get(client, path, accept: Self.chromium)
        #expect(page.status == 200 && page.header("Content-Type") == "text/html")
        let policy = page.header("Content-Security-Policy") ?? ""
        for word in [
          "default-src 'none'", "style-src 'self'", "connect-src 'self'",
          "frame-ancestors 'none'",
        ] {
          #expect(policy.contains(word + ";") || policy.hasSuffix(word), "\(policy)")
        }
        #expect(!policy.contains("unsafe"))
        #expect(!page.text.contains("<style") && !page.text.contains("://"))
        expectHashes(of: page.text, in: policy)
        let files = page.text.matches(of: /(?:src|href): folder \+ '([^']*)'/)
        #expect(files.map { "/docs/\($0.output.1)" }.sorted() == Self.paths.dropFirst().sorted())
      }
      let types = ["text/javascript", "text/css", "text/javascript"]
      for (path, type) in zip(Self.paths.dropFirst(), types) {
        let file = try await Self.get(client, path)
        #expect(file.status == 200 && file.header("Content-Type") == type)
        #expect(!file.body.isEmpty)
        let tag = (name: "If-None-Match", value: file.header("ETag") ?? "")
        let again = try await client.send("GET", path, headers: [tag])
        #expect(again.status == 304 && again.body.isEmpty, "\(path)")
      }
      #expect(try await Self.get(client, "/docs/viewer.js").text == ViewerFolder.script)
      #expect(try await Self.get(client, "/docs/viewer.css").text == ViewerFolder.style)
      #expect(try await Self.get(client, "/docs/other.js").status == 404)
      let root = try await Self.get(client, "/")
      #expect(try root.json()["documentation"]?.string == "/docs")
    }
  }
}

/// The SHA-256 of a text.
private func sha256(_ text: String) -> Data {
  var digest = [UInt8](repeating: 0, count: 32)
  EVP_Q_digest(nil, "SHA256", nil, text, text.utf8.count, &digest, nil)
  return Data(digest)
}
