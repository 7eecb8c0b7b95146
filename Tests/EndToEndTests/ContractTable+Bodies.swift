// The rows of the contract's table about limits and bodies: code points, blank titles, NUL, media
// types, malformed JSON, sizes; and how errors look.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Bodies {
    private static let accents = String(repeating: "e\u{301}", count: 100)

    @Test(arguments: [
      ("200 letters", String(repeating: "a", count: 200), true),
      ("201 letters", String(repeating: "a", count: 201), false),
      ("200 emoji", String(repeating: "\u{1F600}", count: 200), true),
      ("201 emoji", String(repeating: "\u{1F600}", count: 201), false),
      ("100 letters with combining accents", accents, true),
      ("100 such letters and one more", accents + "a", false),
      (
        "a family of 5 code points, 40 times",
        String(repeating: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", count: 40), true
      ),
      (
        "the same and one more",
        String(repeating: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", count: 40) + "!", false
      ),
      ("CR LF counts twice", String(repeating: "\r\n", count: 99) + "ab", true),
      ("one letter", "a", true), ("empty", "", false),
    ])
    func `titles have 1 to 200 code points`(
      name: String, title: String, isGood: Bool
    ) async throws {
      let user = try await User.new()
      let body = JSON.object([(name: "title", value: .string(title))]).text
      let created = try await user.send("POST", user.tasks, json: body)
      let number = try await user.create("to change")
      let changed = try await user.send("PUT", user.task(number), json: body)
      if isGood {
        #expect(created.status == 201, "\(created.text)")
        #expect(try created.json()["title"] == .string(title))
        #expect(try changed.json()["title"] == .string(title))
      } else {
        for response in [created, changed] {
          expectProblem(response, 422)
          let keyword = title.isEmpty ? "minLength" : "maxLength"
          #expect(try violations(response).contains("/title \(keyword)"))
        }
      }
    }

    @Test func `descriptions have up to 1000 code points`() async throws {
      let user = try await User.new()
      for scalar in ["x", "\u{1F600}", "\u{301}"] {
        try await user.create(
          "long", description: .string(String(repeating: scalar, count: 1000)))
        let text = String(repeating: scalar, count: 1001)
        let body = JSON.object([
          (name: "title", value: "long"), (name: "description", value: .string(text)),
        ]).text
        let response = try await user.send("POST", user.tasks, json: body)
        expectProblem(response, 422)
        #expect(try violations(response) == ["/description maxLength"])
      }
    }

    @Test(arguments: [
      " ", "\t\n", "\u{A0}", "\u{2003}\u{3000}", "\u{FEFF}", "\u{2028}\u{2029}", "\u{B}\u{C}",
    ])
    func `a blank title is 422`(title: String) async throws {
      let user = try await User.new()
      let body = JSON.object([(name: "title", value: .string(title))]).text
      let number = try await user.create("to change")
      for response in [
        try await user.send("POST", user.tasks, json: body),
        try await user.send("PUT", user.task(number), json: body),
      ] {
        expectProblem(response, 422)
        #expect(try violations(response) == ["/title pattern"])
        let detail = try response.json()["detail"]?.string
        #expect(detail?.contains("must not be blank") == true, "\(detail ?? "")")
      }
    }

    @Test(arguments: [
      (#"{}"#, ["/title required"]), (#"{"title":null}"#, ["/title type"]),
      (#"{"title":7}"#, ["/title type"]), (#"{"title":["a"]}"#, ["/title type"]),
      (#"{"title":"a\u0000b"}"#, ["/title pattern"]),
      (#"{"title":"a","description":"\u0000"}"#, ["/description pattern"]),
      (#"{"title":"a","description":5}"#, ["/description type"]),
      (#"{"title":"","description":false}"#, ["/description type", "/title minLength"]),
      ("[]", [" type"]), (#""title""#, [" type"]), ("null", [" type"]), ("17", [" type"]),
    ])
    func `a body that disagrees with the contract is 422 and says where`(
      body: String, expected: [String]
    ) async throws {
      let user = try await User.new()
      let response = try await user.send("POST", user.tasks, json: body)
      expectProblem(response, 422)
      let found = try violations(response)
      for violation in expected {
        // A missing member is reported at the object or at the member: both are in use.
        let atObject = violation.hasSuffix(" required") ? " required" : violation
        #expect(found.contains(violation) || found.contains(atObject), "\(found)")
      }
      #expect(try await user.titles() == [])
    }

    @Test func `update refuses a null title and a null completed`() async throws {
      let user = try await User.new()
      let number = try await user.create("Kept")
      let rows = [
        (#"{"title":null}"#, "/title type"), (#"{"completed":null}"#, "/completed type"),
        (#"{"title":"a\u0000"}"#, "/title pattern"),
        (#"{"description":"\u0000x"}"#, "/description pattern"),
        (#"{"completed":"yes"}"#, "/completed type"), ("[1]", " type"), ("null", " type"),
      ]
      for (body, violation) in rows {
        let response = try await user.send("PUT", user.task(number), json: body)
        expectProblem(response, 422, "\(body)")
        #expect(try violations(response).contains(violation), "\(body)")
      }
      #expect(try await user.read(number)["title"] == "Kept")
    }

    @Test(arguments: [
      "{", #"{"title":"a",}"#, #"{"title":'a'}"#, #"{title:"a"}"#, #"{"title":"a"} x"#, "{}{}",
      #"{"title":"a" "b":1}"#, #"{"title":"\x41"}"#, #"{"title":"\ud800"}"#, "nul", "NaN",
      #"{"title":"a","n":01}"#, #"{"title":"a","n":1.}"#, #"{"title":"a","n":+1}"#, " ",
      "{\"title\":\"a\nb\"}", "\u{FEFF}{\"title\":\"a\"}", #"{"title":"a"/*c*/}"#,
    ])
    func `a body that is not JSON is 400`(body: String) async throws {
      let user = try await User.new()
      expectProblem(try await user.send("POST", user.tasks, json: body), 400, "\(body)")
      let number = try await user.create("Kept")
      expectProblem(try await user.send("PUT", user.task(number), json: body), 400, "\(body)")
      #expect(try await user.titles() == ["Kept"])
    }

    @Test func `bytes that are not UTF-8 are 400`() async throws {
      let user = try await User.new()
      for bytes: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
        let body = Array(#"{"title":"a"#.utf8) + bytes + Array(#""}"#.utf8)
        expectProblem(try await post(body, as: user), 400, "\(bytes)")
      }
    }

    @Test func `nesting without end is refused, and harms nothing`() async throws {
      let user = try await User.new()
      for opening in ["[", #"{"a":"#] {
        let body = #"{"title":"a","x":"# + String(repeating: opening, count: 100_000)
        expectProblem(try await post(Array(body.utf8), as: user), 400)
      }
      try await user.create("alive")
    }

    @Test func `an empty title is one violation`() async throws {
      let user = try await User.new()
      let response = try await user.send(
        "POST", user.tasks, json: #"{"title":"","description":"\u0000"}"#)
      expectProblem(response, 422)
      #expect(try violations(response) == ["/description pattern", "/title minLength"])
      #expect(try response.json()["detail"] == "/title: must not be empty (and 1 more)")
    }

    @Test(arguments: [
      #"{"title":"first","title":"last"}"#, #"{"title":"same","title":"same"}"#,
      #"{"title":"first","\u0074itle":"last"}"#, #"{"title":1,"title":"last"}"#,
      #"{"title":"first","title":null}"#,
      #"{"title":"a","description":"b","description":"c"}"#,
    ])
    func `a member that appears twice is 400`(body: String) async throws {
      let user = try await User.new()
      let number = try await user.create("Kept")
      expectProblem(try await user.send("POST", user.tasks, json: body), 400, "\(body)")
      for method in ["PUT", "PATCH"] {
        expectProblem(try await user.send(method, user.task(number), json: body), 400, "\(body)")
      }
      let toggled = try await user.send(
        "PATCH", user.task(number) + "/complete", json: #"{"completed":true,"completed":false}"#)
      expectProblem(toggled, 400)
      #expect(try await user.titles() == ["Kept"])
    }

    @Test func `what the contract does not know may appear twice, as it is skipped`() async throws {
      let user = try await User.new()
      let response = try await user.send(
        "POST", user.tasks, json: #"{"x":1,"title":"kept","x":{"y":1,"y":2}}"#)
      #expect(response.status == 201)
    }

    @Test(arguments: ["gzip", "GZIP", "deflate", "br", "identity, gzip", "gzip\t"])
    func `a compressed body is 415 and says so`(coding: String) async throws {
      let user = try await User.new()
      let number = try await user.create("Kept")
      for (method, target) in [
        ("POST", user.tasks), ("PUT", user.task(number)), ("PATCH", user.task(number)),
        ("PATCH", user.task(number) + "/complete"),
      ] {
        let response = try await user.send(
          method, target, json: #"{"title":"packed"}"#,
          headers: [(name: "Content-Encoding", value: coding)])
        expectProblem(response, 415, "\(method)")
        #expect(try response.json()["detail"]?.string?.contains("compression") == true)
        #expect(response.header("Accept-Encoding") == "identity")
      }
      let plain = try await user.send(
        "POST", user.tasks, json: #"{"title":"plain"}"#,
        headers: [(name: "Content-Encoding", value: "identity")])
      #expect(plain.status == 201)
      // Without a body there is nothing that could be compressed.
      let get = try await user.send(
        "GET", user.tasks, headers: [(name: "Content-Encoding", value: coding)])
      #expect(get.status == 200)
    }

    @Test(arguments: [
      ("application/json", 201), ("application/json; charset=utf-8", 201),
      ("Application/JSON;charset=\"UTF-8\"", 201), ("application/json; charset=UTF8", 201),
      ("application/json;charset=utf8", 201), ("application/json; charset=\"Utf8\"\t", 201),
      ("application/json; charset=latin1", 415), ("application/json; charset=utf-16", 415),
      ("text/plain", 415),
      ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=x", 415),
      ("application/xml", 415), ("application/jsonp", 415), ("json", 415),
    ])
    func `the media type of a body is JSON`(type: String, status: Int) async throws {
      let user = try await User.new()
      let response = try await user.send(
        "POST", user.tasks, json: #"{"title":"typed"}"#,
        headers: [(name: "Content-Type", value: type)])
      if status == 201 {
        #expect(response.status == 201, "\(response.text)")
      } else {
        expectProblem(response, status)
      }
    }

    @Test func `a body without Content-Type is taken for JSON`() async throws {
      let user = try await User.new()
      let request = HTTPRequest(
        "POST", user.tasks, headers: [(name: "Authorization", value: "Bearer \(user.token)")],
        body: Array(#"{"title":"untyped"}"#.utf8))
      #expect(try await user.client.send(request).status == 201)
    }

    @Test func `a body that is required and missing is a client's error`() async throws {
      let user = try await User.new()
      let number = try await user.create("Kept")
      let json = [(name: "Content-Type", value: "application/json")]
      for (method, target) in [("POST", user.tasks), ("PUT", user.task(number))] {
        for headers in [[], json] {
          let response = try await user.send(method, target, headers: headers)
          #expect([400, 422].contains(response.status), "\(response.text)")
          expectProblem(response, response.status)
        }
      }
    }

    @Test func `a body may have 1 MiB and no more`() async throws {
      let user = try await User.new()
      let frame = Array(#"{"title":"large","x":""}"#.utf8)
      for (size, status) in [(1 << 20, 201), (1 << 20 + 1, 413)] {
        let filler = [UInt8](repeating: UInt8(ascii: "a"), count: size - frame.count)
        let body = frame.dropLast(2) + filler + frame.suffix(2)
        #expect(body.count == size)
        let response = try await post(Array(body), as: user)
        #expect(response.status == status, "\(size) bytes")
        if status == 413 { expectProblem(response, 413) }
      }
    }

    @Test func `a chunked body counts as it comes`() async throws {
      let user = try await User.new()
      let chunk = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
      for (chunks, status) in [(1, 201), (20, 413)] {
        let text =
          head(user, "Transfer-Encoding: chunked") + String(repeating: chunk, count: chunks)
          + "13\r\n{\"title\":\"chunked\"}\r\n0\r\n\r\n"
        let response = try await user.client.sendRaw(Array(text.utf8), method: "POST")
        #expect(response.status == status, "\(chunks) chunks: \(response.text)")
      }
    }

    @Test func `Expect 100-continue is answered before the body, refusals at once`() async throws {
      let user = try await User.new()
      let body = #"{"title":"expected"}"#
      let good = head(user, "Content-Length: \(body.utf8.count)", "Expect: 100-continue")
      let large = head(user, "Content-Length: 10000000", "Expect: 100-continue")
      try await onThread {
        let connection = try TCPConnection(port: user.client.port)
        let reader = HTTPResponseReader(connection)
        try connection.write(good)
        #expect(try reader.next(to: "POST", interim: true).status == 100)
        try connection.write(body)
        #expect(try reader.next(to: "POST").status == 201)
        let second = try TCPConnection(port: user.client.port)
        try second.write(large)
        #expect(try HTTPResponseReader(second).next(to: "POST", interim: true).status == 413)
      }
    }

    private func head(_ user: User, _ lines: String...) -> String {
      let fixed = [
        "POST \(user.tasks) HTTP/1.1", "Host: 127.0.0.1", "Authorization: Bearer \(user.token)",
        "Content-Type: application/json",
      ]
      return (fixed + lines).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func post(_ body: [UInt8], as user: User) async throws -> HTTPResponse {
      try await user.client.send(
        HTTPRequest(
          "POST", user.tasks,
          headers: [
            (name: "Authorization", value: "Bearer \(user.token)"),
            (name: "Content-Type", value: "application/json"),
          ],
          body: body))
    }
  }
}
