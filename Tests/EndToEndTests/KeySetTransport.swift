// How the key set is fetched: over TLS whose certificate is verified with the system's roots or
// SSL_CERT_FILE's, against the name in the URL, within limits of time and size; and what the log
// says of each failure.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct KeySetTransport {
    /// The log of a server that looks for its key set, and then for a database that is not there.
    private func log(_ settings: [String: String]) async throws -> (lines: [JSON], text: String) {
      var all = [
        "BETTER_AUTH_SECRET": World.secret, "DATABASE_URL": "postgresql://u@127.0.0.1:1/d",
        "LOG_FORMAT": "json", "PORT": "0",
      ]
      all.merge(settings) { $1 }
      let result = try await ServerProcess.run(["serve"], settings: all)
      #expect(result.status > 0, "the database is not there: \(result.standardError)")
      let lines = result.standardError.split(separator: "\n").compactMap {
        try? JSON(parsing: Array($0.utf8))
      }
      return (lines, result.standardError)
    }

    /// The line about the fetch that failed.
    private func failure(_ settings: [String: String]) async throws -> JSON {
      let all = try await log(settings)
      let lines = all.lines.filter { $0["message"]?.string?.contains("cannot be fetched") == true }
      #expect(lines.count == 1, "\(settings): \(all.text)")
      return try #require(lines.first)
    }

    @Test func `the keys of a server whose certificate is good are used`() async throws {
      let authority = try await onThread { try TestAuthority() }
      defer { authority.remove() }
      let certificate = try await onThread {
        try authority.certify("good", names: "DNS:localhost,IP:127.0.0.1")
      }
      let key = try SigningKey(.edDSA, kid: "over-tls")
      let keyServer = try await TLSKeyServer.start(
        authority, certificate: certificate, keys: [key])
      for host in ["localhost", "127.0.0.1"] {
        let base = "https://\(host):\(keyServer.port)"
        let database = try await World.shared.newDatabase()
        let server = try await ServerProcess.serve(settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_URL": base,
          "SSL_CERT_FILE": authority.certificate,
        ])
        let factory = TokenFactory(key: key, issuer: base, audience: .string(base))
        let response = try await server.client.send(
          "GET", "/api/alice/tasks", token: factory.token(for: "alice"))
        #expect(response.status == 200, "\(server.output)")
        #expect(keyServer.log.contains("Host: \(host):\(keyServer.port)\r\n"))
        try await server.stop()
      }
    }

    @Test func `a certificate that does not verify gives no keys`() async throws {
      let authority = try await onThread { try TestAuthority() }
      defer { authority.remove() }
      let known = authority.certificate
      let cases:
        [(name: String, names: String, days: Int, roots: String, host: String, word: String)] = [
          ("other", "DNS:other.example,IP:127.0.0.2", 2, known, "localhost", "ostname mismatch"),
          ("other-ip", "DNS:localhost", 2, known, "127.0.0.1", "IP address mismatch"),
          ("wildcard", "DNS:*", 2, known, "localhost", "ostname mismatch"),
          ("expired", "DNS:localhost", -1, known, "localhost", "expired"),
          ("stranger", "DNS:localhost", 2, "", "localhost", "authority's in SSL_CERT_FILE"),
          (
            "unreadable", "DNS:localhost", 2, "/nowhere/roots.pem", "localhost",
            "SSL_CERT_FILE names '/nowhere/roots.pem', which cannot be read"
          ),
        ]
      for (name, names, days, roots, host, word) in cases {
        let certificate = try await onThread {
          try authority.certify(name, names: names, days: days)
        }
        let keyServer = try await TLSKeyServer.start(
          authority, certificate: certificate, keys: [SigningKey(.edDSA, kid: "k")])
        let line = try await failure([
          "BETTER_AUTH_URL": "https://\(host):\(keyServer.port)",
          "SSL_CERT_FILE": roots,
        ])
        let reason = try #require(line["reason"]?.string)
        #expect(reason.contains("certificate is not accepted"), "\(name): \(reason)")
        #expect(reason.contains(word), "\(name): \(reason)")
        #expect(!keyServer.log.contains("GET /"), "nothing is asked before the certificate is good")
      }
    }

    @Test(arguments: [
      (TLSKeyServer.Behaviour.silence, "did not answer in time"), (.endless, "more than"),
      (.cutOff, "connection was lost"),
    ])
    func `a server that does not end gives no keys`(
      behaviour: TLSKeyServer.Behaviour, word: String
    ) async throws {
      let authority = try await onThread { try TestAuthority() }
      defer { authority.remove() }
      let certificate = try await onThread { try authority.certify("good", names: "DNS:localhost") }
      let keyServer = try await TLSKeyServer.start(
        authority, certificate: certificate, keys: [SigningKey(.edDSA, kid: "k")], behaviour)
      let line = try await failure([
        "BETTER_AUTH_URL": "https://localhost:\(keyServer.port)",
        "SSL_CERT_FILE": authority.certificate,
      ])
      let reason = line["reason"]?.string ?? ""
      // libssl calls a connection without an orderly end unexpected.
      #expect(reason.contains(word) || behaviour == .cutOff && reason.contains("eof"), "\(reason)")
    }

    @Test func `the log names the URL, the setting, and that there never was a key set`()
      async throws
    {
      let keyServer = try KeyServer()
      keyServer.behave(.status(404))
      let line = try await failure(["BETTER_AUTH_URL": keyServer.baseURL + "/sign-in"])
      #expect(line["url"]?.string == keyServer.baseURL + "/sign-in/jwks")
      #expect(line["setting"]?.string == "BETTER_AUTH_URL")
      #expect(line["message"]?.string?.contains("no key set was ever fetched") == true)
      #expect(line["reason"]?.string?.contains("404") == true)
      #expect(line["advice"]?.string?.contains("JWKS_URL") == true)
      keyServer.stop()
    }

    @Test func `the target of a redirect is named and not asked`() async throws {
      let keyServer = try KeyServer()
      keyServer.behave(.redirect(to: keyServer.baseURL + "/elsewhere"))
      let line = try await failure(["BETTER_AUTH_URL": keyServer.baseURL])
      #expect(line["reason"]?.string?.contains(keyServer.baseURL + "/elsewhere") == true)
      #expect(line["advice"]?.string?.contains(keyServer.baseURL + "/elsewhere") == true)
      #expect(keyServer.requestedTargets == [KeyServer.path])
      keyServer.stop()
    }

    @Test func `plain http to another machine is warned of once`() async throws {
      for (url, count) in [
        ("http://keys.invalid/jwks", 1), ("https://keys.invalid/jwks", 0),
        ("http://localhost:9/jwks", 0), ("http://127.0.0.1:9/jwks", 0),
      ] {
        let warnings = try await log(["JWKS_URL": url]).lines.filter {
          $0["level"]?.string == "warning" && $0["message"]?.string?.contains("plain http") == true
        }
        #expect(warnings.count == count, "\(url)")
        #expect(
          warnings.allSatisfy { $0["url"]?.string == url && $0["setting"]?.string == "JWKS_URL" })
      }
    }
  }
}
