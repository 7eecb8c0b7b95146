// Who may do what: every operation with every kind of missing, bad and foreign credential; and the
// order of the checks, in which nothing is learnt of a body or a row before the owner is known.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct AccessMatrix {
    /// A credential that must not be accepted, as header fields.
    struct BadCredential: Sendable {
      var name: String
      var fields: [String]
      /// The `error` of the challenge; nil where no credential was sent at all.
      var error: String? = "invalid_token"
    }

    static func badCredentials(for id: String) throws -> [BadCredential] {
      let factory = TokenFactory(secret: World.secret)
      let good = try factory.token(for: id)
      let claims = factory.claims(for: id)
      let parts = good.split(separator: ".").map(String.init)
      let none = { (name: String) in
        base64URL(#"{"alg":"\#(name)"}"#.utf8) + "." + parts[1] + "."
      }
      var rows = [
        BadCredential(name: "no token", fields: [], error: nil),
        BadCredential(name: "another scheme", fields: ["Basic YTpi"], error: nil),
        BadCredential(name: "empty", fields: [""], error: nil),
      ]
      let malformed: [(String, [String])] = [
        ("scheme alone", ["Bearer"]), ("scheme and a space", ["Bearer "]),
        ("Bearer Bearer", ["Bearer Bearer \(good)"]), ("two tokens", ["Bearer \(good) \(good)"]),
        ("a list", ["Bearer \(good), Bearer \(good)"]),
        ("a list without space", ["Bearer \(good),\(good)"]),
        ("two fields", ["Bearer \(good)", "Bearer \(good)"]),
        ("quoted", ["Bearer \"\(good)\""]), ("a parameter", ["Bearer token=\(good)"]),
        ("a JSON serialisation", [#"Bearer {"payload":"\#(parts[1])"}"#]),
      ]
      rows += malformed.map { BadCredential(name: $0.0, fields: $0.1, error: nil) }
      let invalid: [(String, String)] = [
        ("null", "null"), ("undefined", "undefined"), ("two parts", parts[0] + "." + parts[1]),
        ("no signature", parts[0] + "." + parts[1] + "."), ("four parts", good + ".x"),
        ("five parts", "a.b.c.d.e"), ("only dots", ".."),
        ("another secret", try TokenFactory(secret: randomText(40)).token(for: id)),
        ("the empty secret", try TokenFactory(secret: "").token(for: id)),
        ("expired", try factory.token(for: id, lifetimeSeconds: -3600)),
        ("no exp", try factory.token(claims: claims.with("exp", nil))),
        ("exp null", try factory.token(claims: claims.with("exp", JSON.null))),
        ("exp text", try factory.token(claims: claims.with("exp", "4102444800"))),
        ("exp true", try factory.token(claims: claims.with("exp", true))),
        ("exp endless", try factory.token(payload: #"{"sub":"\#(id)","exp":1e400}"#)),
        (
          "nbf in an hour",
          try factory.token(claims: claims.with("nbf", .integer(TokenFactory.now + 3600)))
        ),
        ("alg none", none("none")), ("alg None", none("None")), ("alg nOnE", none("nOnE")),
        ("alg HS512", try factory.token(claims: claims, header: ["alg": "HS512"])),
        ("alg RS256 over HMAC", try factory.token(claims: claims, header: ["alg": "RS256"])),
        ("alg lower case", try factory.token(claims: claims, header: ["alg": "hs256"])),
        ("no alg", try factory.token(claims: claims, header: ["typ": "JWT"])),
        (
          "unknown crit",
          try factory.token(claims: claims, header: ["alg": "HS256", "crit": ["x"], "x": 1])
        ),
        (
          "b64 false",
          try factory.token(
            claims: claims, header: ["alg": "HS256", "crit": ["b64"], "b64": false])
        ),
        ("no sub", try factory.token(claims: claims.with("sub", nil))),
        ("sub null", try factory.token(claims: claims.with("sub", JSON.null))),
        ("sub a number", try factory.token(claims: claims.with("sub", 7))),
        ("sub empty", try factory.token(claims: claims.with("sub", ""))),
        ("sub an array", try factory.token(claims: claims.with("sub", [.string(id)]))),
        ("payload no object", try factory.token(payload: "[]")),
        ("payload no JSON", try factory.token(payload: "sub=\(id)")),
        ("a bit of the payload changed", parts[0] + "." + flipped(parts[1]) + "." + parts[2]),
        ("a bit of the signature changed", parts[0] + "." + parts[1] + "." + flipped(parts[2])),
        ("padded", good + "="),
        (
          "session cache by aud",
          try factory.token(claims: claims.with("aud", "better-auth:session-cache"))
        ),
        (
          "session cache by aud list",
          try factory.token(claims: claims.with("aud", ["api", "better-auth:session-cache"]))
        ),
        (
          "session cache by typ",
          try factory.token(
            claims: claims, header: ["alg": "HS256", "typ": "better-auth.session-cache+jwt"])
        ),
      ]
      rows += invalid.map { BadCredential(name: $0.0, fields: ["Bearer \($0.1)"]) }
      return rows
    }

    /// The text with one character in its middle changed for another of the alphabet.
    private static func flipped(_ text: String) -> String {
      var bytes = Array(text.utf8)
      let middle = bytes.count / 2
      bytes[middle] = bytes[middle] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: Operation.all)
    func `every bad credential is 401 with a challenge`(operation: Operation) async throws {
      let user = try await User.new()
      let number = try await user.create("Untouched")
      let target = operation.target(user: user.id, task: "\(number)")
      for credential in try Self.badCredentials(for: user.id) {
        let headers = credential.fields.map { (name: "Authorization", value: $0) }
        // A body that is no JSON: it must not be looked at.
        let response = try await user.client.send(
          operation.method, target, headers: headers, json: operation.body == nil ? nil : "{")
        expectProblem(response, 401, "\(credential.name)")
        let challenge = response.header("WWW-Authenticate") ?? ""
        #expect(challenge.hasPrefix("Bearer"), "\(credential.name)")
        if credential.fields.isEmpty {
          #expect(!challenge.contains("error"), "\(credential.name): \(challenge)")
        }
        if let error = credential.error {
          #expect(challenge.contains("error=\"\(error)\""), "\(credential.name): \(challenge)")
        }
      }
      #expect(try await user.titles() == ["Untouched"])
    }

    @Test func `the scheme's case does not matter, nor spaces after it`() async throws {
      let user = try await User.new()
      for scheme in ["Bearer ", "bearer ", "BEARER ", "Bearer   "] {
        let response = try await user.client.send(
          "GET", user.tasks, headers: [(name: "authorization", value: scheme + user.token)])
        #expect(response.status == 200, "\(scheme)")
      }
    }

    @Test(arguments: Operation.all)
    func `another user's token is 403, the same whether or not the user exists`(
      operation: Operation
    ) async throws {
      let (owner, intruder) = (try await User.new(), try await User.new())
      let number = try await owner.create("Private")
      try await intruder.create("Own")
      let absent = "nobody-\(randomText(8))"
      var answers: Set<String> = []
      for user in [owner.id, absent] {
        for task in operation.needsTask ? ["\(number)", "0", "abc", "99999999999999999999"] : [""] {
          for body in [operation.body, operation.body.map { _ in "{" }, nil] {
            let response = try await intruder.send(
              operation.method, operation.target(user: user, task: task), json: body)
            expectProblem(response, 403, "\(operation) of \(user)")
            answers.insert(response.comparable)
          }
        }
      }
      #expect(answers.count == 1, "all the same: \(answers)")
      #expect(try await owner.titles() == ["Private"])
    }

    @Test(arguments: Operation.onOneTask)
    func `another's task and no task are answered with the same bytes`(
      operation: Operation
    ) async throws {
      let (owner, intruder) = (try await User.new(), try await User.new())
      let number = try await owner.create("Private", description: "very")
      let before = try await owner.read(number)
      let foreign = try await intruder.send(
        operation.method, operation.target(user: intruder.id, task: "\(number)"),
        json: operation.body)
      let missing = try await intruder.send(
        operation.method, operation.target(user: intruder.id, task: "987654321987"),
        json: operation.body)
      expectProblem(foreign, 404)
      #expect(foreign.comparable == missing.comparable)
      #expect(try await owner.read(number) == before, "and nothing happened to it")
    }

    @Test func `a bad body is 422 whether the task is one's own, another's or none`() async throws {
      let (owner, intruder) = (try await User.new(), try await User.new())
      let (theirs, own) = (try await owner.create("Private"), try await intruder.create("Own"))
      var answers: Set<String> = []
      for number in [theirs, own, 0] {
        let response = try await intruder.send("PUT", intruder.task(number), json: #"{"title":1}"#)
        expectProblem(response, 422)
        answers.insert(response.comparable)
      }
      #expect(answers.count == 1)
    }

    @Test func `route, token, owner, request: in this order`() async throws {
      let (user, other) = (try await User.new(), try await User.new())
      let large = String(repeating: "x", count: 2_000_000)
      let text = [(name: "Content-Type", value: "text/plain")]
      let anonymous = user.client
      let rows: [(Int, HTTPResponse)] = [
        (404, try await anonymous.send("POST", "/api/\(user.id)", json: "{")),
        (405, try await anonymous.send("DELETE", user.tasks, json: "{")),
        (401, try await anonymous.send("POST", user.tasks, headers: text, json: "{")),
        (401, try await anonymous.send("GET", user.tasks + "?status=wrong")),
        (401, try await anonymous.send("GET", user.tasks + "/abc")),
        (401, try await anonymous.send("POST", user.tasks, json: large)),
        (403, try await other.send("POST", user.tasks, json: "{", headers: text)),
        (403, try await other.send("GET", user.tasks + "?status=wrong")),
        (403, try await other.send("GET", user.tasks + "/abc")),
        (403, try await other.send("POST", user.tasks, json: large)),
        (415, try await user.send("POST", user.tasks, json: "{", headers: text)),
        (413, try await user.send("POST", user.tasks, json: large)),
        (422, try await user.send("PUT", user.task(0), json: #"{"title":""}"#)),
        (404, try await user.send("PUT", user.task(0), json: "{}")),
      ]
      for (index, (status, response)) in rows.enumerated() {
        expectProblem(response, status, "row \(index)")
      }
    }

    @Test func `two users side by side see only their own`() async throws {
      let (alice, bob) = (try await User.new(), try await User.new())
      let (a, b) = (try await alice.create("of alice"), try await bob.create("of bob"))
      #expect(try await alice.titles() == ["of alice"])
      #expect(try await bob.titles() == ["of bob"])
      for (user, own, foreign) in [(alice, a, b), (bob, b, a)] {
        #expect(try await user.send("GET", user.task(own)).status == 200)
        #expect(try await user.send("GET", user.task(foreign)).status == 404)
        #expect(try await user.send("PUT", user.task(foreign), json: "{}").status == 404)
        #expect(try await user.send("PATCH", user.task(foreign) + "/complete").status == 404)
        #expect(try await user.send("DELETE", user.task(foreign)).status == 404)
        #expect(try await user.read(own)["completed"] == false)
      }
    }
  }
}
