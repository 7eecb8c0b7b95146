// Problems on the wire: members, media type, escaping.

import ContractRuntime
import Testing

@Suite struct ProblemRenderingTests {
  private func request(accept: String?) -> Request {
    var headers = Headers()
    if let accept { headers.add("Accept", accept) }
    return Request(method: .get, target: "/", headers: headers)
  }

  private func rendered(_ problem: ProblemDetails, accept: String?) -> (type: String?, text: String)
  {
    let response = problem.response(to: request(accept: accept))
    #expect(response.headers.all("vary") == ["Accept"])
    guard case .bytes(let bytes) = response.body else { return (nil, "") }
    return (response.headers.first("content-type"), String(decoding: bytes, as: UTF8.self))
  }

  private static let mediaTypes =
    [
      (nil, "application/json"), ("*/*", "application/json"),
      ("application/json", "application/json"),
      ("application/*", "application/json"), ("text/html", "application/json"),
      ("application/problem+json", "application/problem+json"),
      ("application/json, application/problem+json;q=0.1", "application/problem+json"),
      ("application/problem+json;q=0", "application/json"),
      ("application/problem+json, application/json", "application/problem+json"),
      ("application/json;q=0.5, */*", "application/json"),
    ] as [(String?, String)]

  @Test(arguments: mediaTypes) func mediaType(accept: String?, type: String) {
    #expect(rendered(.notFound(), accept: accept).type == type)
  }

  /// A problem that a handler returns as an output of the contract is typed as one that is thrown.
  @Test(arguments: mediaTypes) func mediaTypeOfAnOutput(accept: String?, type: String) {
    let orders: [[StaticString]] = [
      ["application/json", "application/problem+json"],
      ["application/problem+json", "application/json"],
    ]
    for offers in orders {
      var fields = Headers()
      #expect(ContractContent.choose(offers, for: request(accept: accept), &fields) == type)
      #expect(fields.all("vary") == ["Accept"])
    }
  }

  @Test func anotherTypeThatIsLikedBetterIsSent() {
    let offers: [StaticString] = ["application/json", "application/problem+json", "text/plain"]
    var fields = Headers()
    let accept = "text/plain, application/problem+json;q=0.5"
    #expect(ContractContent.choose(offers, for: request(accept: accept), &fields) == "text/plain")
    #expect(
      ContractContent.choose(["text/csv", "text/plain"], for: request(accept: nil), &fields)
        == "text/csv")
  }

  @Test func members() {
    let text = rendered(.notFound(), accept: nil).text
    #expect(
      text == #"{"type":"about:blank","title":"Not Found","status":404,"#
        + #""detail":"There is nothing at this path."}"#)
  }

  @Test func violations() {
    let problem = ProblemDetails.unprocessable([
      Violation(pointer: "/title", keyword: "maxLength", message: "say \"hi\"\n\u{7}"),
      Violation(pointer: "", keyword: "type", message: "must be an object"),
    ])
    #expect(problem.detail == "/title: say \"hi\"\n\u{7} (and 1 more)")
    let text = rendered(problem, accept: nil).text
    #expect(
      text.contains(
        #""errors":[{"pointer":"/title","keyword":"maxLength","message":"say \"hi\"\n\u0007"},"#
          + #"{"pointer":"","keyword":"type","message":"must be an object"}]}"#))
  }

  @Test func ofSeveralViolationsAtOnePlaceTheFirstIsTold() {
    let problem = ProblemDetails.unprocessable([
      Violation(pointer: "/a", keyword: "minLength", message: "must not be empty"),
      Violation(pointer: "/b", keyword: "type", message: "must be a string"),
      Violation(pointer: "/a", keyword: "pattern", message: "must not be blank"),
      Violation(pointer: "/e\u{301}", keyword: "type", message: "one name"),
      Violation(pointer: "/\u{E9}", keyword: "type", message: "and another"),
    ])
    #expect(problem.errors.map(\.pointer) == ["/a", "/b", "/e\u{301}", "/\u{E9}"])
    #expect(problem.errors.map(\.keyword) == ["minLength", "type", "type", "type"])
    #expect(problem.detail == "/a: must not be empty (and 3 more)")
  }

  @Test func noRegularExpressionIsShown() throws {
    let secret = PatternRule("^[^q]+q{3}$")
    let told = PatternRule("^[^q]+q{3}$", message: "must end with three q")
    var violations = Violations()
    for rule in [secret, told] {
      _ = try JSON.read(Array(#""qq""#.utf8), &violations) {
        (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
        try reader.string(matching: rule)
      }
    }
    #expect(
      violations.items.map(\.message)
        == ["must have the form that the contract asks for", "must end with three q"])
  }

  @Test func methodNotAllowed() {
    let response = ProblemDetails.methodNotAllowed(allow: "GET, HEAD").response(
      to: Request(method: .put, target: "/"), route: "/api")
    #expect(response.status == 405)
    #expect(response.headers.first("Allow") == "GET, HEAD")
    #expect(response.route?.description == "/api")
  }
}
