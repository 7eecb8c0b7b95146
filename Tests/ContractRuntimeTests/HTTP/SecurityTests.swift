// Credentials are read strictly, and refusals carry the challenges of RFC 6750 and RFC 7617.

import ContractRuntime
import Testing

@Suite struct SecurityTests {
  private func headers(_ values: String...) -> Headers {
    Headers(values.map { .init(name: "authorization", value: $0) })
  }

  @Test func escapesAreLeftToWhoeverVerifiesTheToken() throws {
    #expect(try Credentials.bearer(headers("Bearer a.b%2Bc%3D")) == "a.b%2Bc%3D")
  }

  @Test(
    arguments: [
      "Bearer a.b-c_d~e+f/g==", "bearer a.b-c_d~e+f/g==", "BEARER a.b-c_d~e+f/g==",
      " Bearer a.b-c_d~e+f/g== ", "Bearer   a.b-c_d~e+f/g==",
    ])
  func bearer(field: String) throws {
    #expect(try Credentials.bearer(headers(field)) == "a.b-c_d~e+f/g==")
  }

  @Test(
    arguments: [
      "Bearer", "Bearer ", "Bearer Bearer x", "Bearer a, Bearer b", "Bearer a b",
      "Bearer a,b", "Bearer a%", "Bearer a%2", "Bearer a%zz", "Bearer a=b", "Bearer =",
      "Bearer \u{E9}", "Bearer a\tb", "bearer \"a\"",
    ])
  func malformedBearer(field: String) {
    #expect { try Credentials.bearer(headers(field)) } throws: { error in
      guard case AuthenticationFailure.malformed = error else { return false }
      return true
    }
  }

  /// Long enough for what looks at many bytes at once, and for what is left over.
  @Test func eachByteOfALongTokenIsLookedAt() {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/".utf8)
    for byte in UInt8(0x21)...0x7E where byte != UInt8(ascii: "%") {
      for place in 0..<40 {
        var token = Array(repeating: UInt8(ascii: "a"), count: 40)
        token[place] = byte
        let text = String(decoding: token, as: UTF8.self)
        let isToken =
          allowed.contains(byte) || (byte == UInt8(ascii: "=") && place == token.count - 1)
        #expect((try? Credentials.bearer(headers("Bearer \(text)"))) == (isToken ? text : nil))
      }
    }
  }

  @Test(arguments: ["", "Basic abc", "Bearerx", "Token x", "Bearer\tx", "Bearer,x"])
  func otherSchemes(field: String) {
    #expect(throws: AuthenticationFailure.missing) { try Credentials.bearer(headers(field)) }
  }

  @Test func twoFields() {
    #expect(throws: AuthenticationFailure.missing) { try Credentials.bearer(Headers()) }
    let failure = AuthenticationFailure.malformed("The Authorization field must be sent once.")
    #expect(throws: failure) { try Credentials.bearer(headers("Bearer a", "Bearer a")) }
    #expect(throws: failure) { try Credentials.bearer(headers("Bearer a", "Basic a")) }
  }

  @Test func basic() throws {
    // "Aladdin:open sesame" (RFC 7617 section 2) and "test:123\u{A3}" (section 2.1).
    let aladdin = try Credentials.basic(headers("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
    #expect(aladdin.user == "Aladdin" && aladdin.password == "open sesame")
    let pound = try Credentials.basic(headers("basic dGVzdDoxMjPCow=="))
    #expect(pound.user == "test" && pound.password == "123\u{A3}")
    let empty = try Credentials.basic(headers("Basic Og=="))
    #expect(empty.user.isEmpty && empty.password.isEmpty)
    let colons = try Credentials.basic(headers("Basic \(Base64.encode(Array("a:b:c".utf8)))"))
    #expect(colons.password == "b:c")
  }

  @Test(
    arguments: [
      "Basic", "Basic !!!", "Basic QWxhZGRpbg==", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ",
      "Basic Og== Og==",
      "Basic /zo=", "Basic YQA6Yg==",
    ])
  func malformedBasic(field: String) {
    #expect { try Credentials.basic(headers(field)) } throws: { error in
      guard case AuthenticationFailure.malformed = error else { return false }
      return true
    }
  }

  @Test func apiKeys() throws {
    let headers = Headers([
      .init(name: "x-api-key", value: "k"), .init(name: "Cookie", value: "sid=s; two=1; two=2"),
    ])
    #expect(try Credentials.apiKey(header: "X-API-Key", headers) == "k")
    #expect(try Credentials.apiKey(query: "key", "/t?a=1&key=a%20b") == "a b")
    #expect(try Credentials.apiKey(cookie: "sid", headers) == "s")
    #expect(throws: AuthenticationFailure.missing) {
      try Credentials.apiKey(header: "X-Other", headers)
    }
    #expect(throws: AuthenticationFailure.missing) {
      try Credentials.apiKey(query: "key", "/t?key=")
    }
    #expect(throws: AuthenticationFailure.self) {
      try Credentials.apiKey(query: "key", "/t?key=a&key=b")
    }
    #expect(throws: AuthenticationFailure.self) { try Credentials.apiKey(query: "key", "/t?key=%") }
    #expect(throws: AuthenticationFailure.self) { try Credentials.apiKey(cookie: "two", headers) }
  }

  @Test(
    arguments: [
      (AuthenticationFailure.missing, 401, #"Bearer realm="api""#),
      (
        .invalid("expired"), 401,
        #"Bearer realm="api", error="invalid_token", error_description="expired""#
      ),
      (
        .malformed("a \"b\" \\ \r\n\u{E9}"), 401,
        #"Bearer realm="api", error="invalid_token", error_description="a \"b\" \\ ""#
      ),
      (
        .insufficientScope(["read", "write"]), 403,
        #"Bearer error="insufficient_scope", scope="read write""#
      ),
    ])
  func challenge(failure: AuthenticationFailure, status: Int, field: String) {
    let problem = failure.problem([.bearer])
    #expect(problem.status == status)
    #expect(problem.headers.all("WWW-Authenticate") == [field])
  }

  /// A wrong API key says nothing about a token that was not sent (RFC 6750 section 3.1).
  @Test func onlyATokenThatWasSentIsBlamed() {
    let failure = AuthenticationFailure.invalid("The API key is not known.")
    let bare = failure.problem(to: Request(method: .get, target: "/"), [.bearer])
    #expect(bare.status == 401)
    #expect(bare.headers.all("WWW-Authenticate") == [#"Bearer realm="api""#])
    let fields = Headers([.init(name: "authorization", value: "Bearer x")])
    let sent = failure.problem(to: Request(method: .get, target: "/", headers: fields), [.bearer])
    #expect(sent.headers.first("WWW-Authenticate")?.contains("invalid_token") == true)
  }

  @Test func severalChallenges() {
    let problem = AuthenticationFailure.missing.problem([
      .bearer(scopes: ["a"]), .basic, .apiKey("X-Key", in: "header"),
    ])
    #expect(
      problem.headers.all("www-authenticate") == [
        "Bearer scope=\"a\"", "Basic realm=\"api\", charset=\"UTF-8\"",
        "ApiKey name=\"X-Key\", in=\"header\"",
      ])
    let unavailable = AuthenticationFailure.unavailable(retryAfterSeconds: 0).problem([.bearer])
    #expect(unavailable.status == 503)
    #expect(unavailable.headers.first("Retry-After") == "1")
    #expect(!unavailable.headers.contains("WWW-Authenticate"))
  }

  @Test func strongestFailureOfAlternatives() {
    #expect(AuthenticationFailure.strongest([]) == .missing)
    #expect(AuthenticationFailure.strongest([.missing, .invalid("x")]) == .invalid("x"))
    #expect(
      AuthenticationFailure.strongest([.insufficientScope(["a"]), .missing])
        == .insufficientScope(["a"]))
  }

  @Test func scopes() throws {
    let principal = Principal(claims: ["sub": "a"], scopes: ["read", "write"])
    try principal.require(scopes: [])
    try principal.require(scopes: ["read", "write"])
    #expect(throws: AuthenticationFailure.insufficientScope(["read", "admin"])) {
      try principal.require(scopes: ["read", "admin"])
    }
  }

  @Test(arguments: [
    ("first", "anna"), ("second", "ben"), ("secone", nil), ("secon", nil), ("secondd", nil),
    ("secondsecond", nil), ("", nil), ("\u{E9}", "canonical"), ("e\u{301}", nil),
  ])
  func listedKeys(key: String, holder: String?) async {
    let keys = APIKeys(["first": "anna", "second": "ben", "": "nobody", "\u{E9}": "canonical"])
    do throws(AuthenticationFailure) {
      let principal = try await keys.authenticate(apiKey: key)
      #expect(principal.claims == ["sub": holder ?? "nobody at all"])
    } catch {
      #expect(holder == nil && error == .invalid("The API key is not known."))
    }
  }
}
