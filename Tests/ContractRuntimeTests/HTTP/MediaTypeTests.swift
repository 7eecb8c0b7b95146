// Content-Type and Accept as clients send them, well-formed and otherwise.

import ContractRuntime
import Testing

@Suite struct MediaTypeTests {
  @Test(
    arguments: [
      ("application/json", "application", "json", ""),
      ("Application/JSON; Charset=UTF-8", "application", "json", "charset=UTF-8"),
      ("text/plain;charset=\"utf-8\"", "text", "plain", "charset=utf-8"),
      ("multipart/form-data; boundary=\"a;b\\\"c\"", "multipart", "form-data", "boundary=a;b\"c"),
      (" text/html ; a=1 ;; b=2;", "text", "html", "a=1,b=2"),
      ("application/vnd.api+json", "application", "vnd.api+json", ""),
    ])
  func wellFormed(text: String, type: String, subtype: String, parameters: String) throws {
    let mediaType = try #require(MediaType(text))
    #expect(mediaType.type == type)
    #expect(mediaType.subtype == subtype)
    let list = mediaType.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    #expect(list == parameters)
  }

  @Test(
    arguments: [
      "", "json", "application/", "/json", "application/json, text/html",
      "application/json; charset",
      "application/json; charset=", "application /json", "a/b; c=\"d", "a/b/c", "a/b; =c", "a/b c",
    ])
  func malformed(text: String) { #expect(MediaType(text) == nil) }

  @Test(
    arguments: [
      ("application/json", true), ("application/problem+json", true), ("text/json", true),
      ("image/json", false),
      ("application/jsonx", false), ("text/plain", false),
    ])
  func json(text: String, isJSON: Bool) throws {
    #expect(try #require(MediaType(text)).isJSON == isJSON)
  }

  @Test(
    arguments: [
      ("*/*", 1000), ("application/*;q=0.5", 500), ("application/json;q=0", 0), ("text/html", 0),
      ("application/json;q=0.123, */*", 123), ("*/*;q=0.1, application/*;q=0.2", 200),
      ("", 1000), ("text/html, application/xhtml+xml, */*;q=0.8", 800), ("garbage", 1000),
      ("application/json;q=2", 1000), ("application/json;q=0.1234, text/html", 0),
      ("application/json;q=1.000", 1000), ("application/json;charset=utf-8", 1000),
      ("application/json;version=2", 0), ("text/html;x=\",\", application/json;q=0.7", 700),
      ("APPLICATION/JSON", 1000), (",,application/json", 1000),
    ])
  func quality(accept: String, quality: Int) {
    let accept = Accept(Headers([.init(name: "accept", value: accept)]))
    #expect(accept.quality(of: "application/json") == quality)
  }

  @Test(
    arguments: [
      ("*/*", 0), ("text/csv", 1), ("text/*", 1), ("text/csv;q=0.5, application/json;q=0.4", 1),
      ("image/png", nil), ("application/json;q=0, text/csv;q=0", nil), ("", 0),
    ] as [(String, Int?)])
  func choice(accept: String, index: Int?) {
    let accept = Accept(Headers([.init(name: "Accept", value: accept)]))
    #expect(accept.choose(from: ["application/json", "text/csv"]) == index)
  }

  @Test func noAcceptFieldAcceptsAll() {
    #expect(Accept(Headers()).quality(of: "image/png") == 1000)
    #expect(Accept(Headers()).choose(from: []) == nil)
  }

  @Test func longAcceptFieldsAreBounded() {
    let many = String(repeating: "a/b,", count: 100_000) + "application/json"
    #expect(Accept(Headers([.init(name: "Accept", value: many)])).quality(of: "a/b") == 1000)
  }
}

@Suite struct RequestContentTests {
  private func request(_ contentType: String?, _ body: String = "{}") -> Request {
    var headers = Headers()
    if let contentType { headers.add("Content-Type", contentType) }
    return Request(
      method: .post, target: "/", headers: headers, body: .bytes(Array(body.utf8)))
  }

  @Test(
    arguments: [
      "application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\"",
      "application/json; charset=UTF8", "application/json; charset=\"utf8\"",
      nil,
    ])
  func acceptedJSON(contentType: String?) async throws {
    let content = RequestContent(["application/json"], required: true)
    let read = try await content.read(request(contentType), limit: 10)
    #expect(read?.match.index == 0)
    #expect(read?.bytes == Array("{}".utf8))
  }

  @Test(
    arguments: [
      "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "json", "",
      "application/json; charset=utf-16", "application/json; charset=utf88",
      "application/json; charset=utf-8; charset=utf-16",
      "application/json, application/json",
      "application/problem+json",
    ])
  func refusedJSON(contentType: String) async {
    let content = RequestContent(["application/json"], required: true)
    let error = await #expect(throws: ProblemDetails.self) {
      try await content.read(request(contentType), limit: 10)
    }
    #expect(error?.status == 415)
  }

  @Test func twoFieldsNameNoMediaType() throws {
    let content = RequestContent(["application/json"], required: true)
    var request = request("application/json")
    request.headers.add("Content-Type", "application/json")
    let error = #expect(throws: ProblemDetails.self) { try content.match(request) }
    #expect(error?.status == 415)
  }

  @Test func aDeclaredCharsetIsTheSameUnderBothNames() throws {
    let content = RequestContent(["text/plain; charset=utf-8", "text/csv"], required: true)
    #expect(try content.match(request("text/plain; charset=UTF8"))?.index == 0)
    #expect(throws: ProblemDetails.self) { try content.match(request("text/plain; charset=utf-7")) }
  }

  @Test(arguments: ["gzip", "x-gzip", "identity, br", "deflate", "GZIP", "unknown"])
  func compressedBodiesAreRefused(coding: String) throws {
    for types: [StaticString] in [["application/json"], ["application/octet-stream"], ["*/*"]] {
      let content = RequestContent(types, required: false)
      var request = request("application/json")
      request.headers.add("Content-Encoding", coding)
      let error = #expect(throws: ProblemDetails.self) { try content.match(request) }
      #expect(error?.status == 415 && error?.headers.first("Accept-Encoding") == "identity")
      request.body = .empty
      #expect(try content.match(request) == nil)
    }
  }

  @Test(arguments: ["identity", "Identity", "", ",", "identity, identity"])
  func plainBodiesAreNot(coding: String) throws {
    var request = request("application/json")
    request.headers.add("Content-Encoding", coding)
    let match = try RequestContent(["application/json"], required: true).match(request)
    #expect(match?.index == 0)
  }

  @Test func mostSpecificRangeWins() throws {
    let content = RequestContent(
      ["*/*", "image/*", "image/png", "application/json"], required: false)
    #expect(try content.match(request("image/png"))?.index == 2)
    #expect(try content.match(request("image/gif"))?.index == 1)
    #expect(try content.match(request("text/plain"))?.index == 0)
    #expect(try content.match(request(nil))?.index == 3)
    let binary = RequestContent(["text/plain", "application/octet-stream"], required: false)
    #expect(try binary.match(request(nil))?.index == 1)
    let unclear = RequestContent(["text/plain", "text/csv"], required: false)
    #expect(throws: ProblemDetails.self) { try unclear.match(request(nil)) }
  }

  @Test func absentBodies() async throws {
    let optional = RequestContent(["application/json"], required: false)
    let required = RequestContent(["application/json"], required: true)
    for body in [RequestBody.empty, .bytes([]), .source(EmptySource())] {
      var request = request("application/json")
      request.body = body
      let read = try await optional.read(request, limit: 10)
      #expect(read == nil)
      let error = await #expect(throws: ProblemDetails.self) {
        try await required.read(request, limit: 10)
      }
      #expect(error?.status == 422)
      #expect(error?.errors.map(\.keyword) == ["required"])
    }
  }

  private final class EmptySource: RequestBodySource {
    func collect(upTo limit: Int) async throws(RequestBodyError) -> [UInt8] { [] }
    func next() async throws(RequestBodyError) -> [UInt8]? { nil }
  }

  private final class FailingSource: RequestBodySource {
    let error: RequestBodyError
    init(_ error: RequestBodyError) { self.error = error }
    func collect(upTo limit: Int) async throws(RequestBodyError) -> [UInt8] { throw error }
    func next() async throws(RequestBodyError) -> [UInt8]? { throw error }
  }

  @Test(
    arguments: [
      (RequestBodyError.tooLarge(limitBytes: 10), 413), (.timedOut, 408), (.disconnected, 400),
    ])
  func failures(error: RequestBodyError, status: Int) async {
    var request = request("application/json")
    request.body = .source(FailingSource(error))
    let content = RequestContent(["application/json"], required: true)
    let problem = await #expect(throws: ProblemDetails.self) {
      try await content.read(request, limit: 10)
    }
    #expect(problem?.status == status)
  }

  @Test func limit() async {
    let content = RequestContent(["application/json"], required: true)
    let problem = await #expect(throws: ProblemDetails.self) {
      try await content.read(request("application/json", "[1,2,3,4,5,6]"), limit: 10)
    }
    #expect(problem?.status == 413)
  }
}
