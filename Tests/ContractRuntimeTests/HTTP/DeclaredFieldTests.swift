// Header fields of responses are held to their schemas as their clients read them.

import ContractRuntime
import Testing

@Suite("Header fields of responses")
struct DeclaredFieldTests {
  private let count = ScalarParameter("X-Count", in: .header, .int64(minimum: 1))
  private let tag = ScalarParameter(
    "ETag", in: .header, required: true, .string(matching: PatternRule("^\"[0-9]+\"$")))
  private let list = RequestParameter(
    "X-List", in: .header, shape: .array(.integer)
  ) { (reader) throws(JSONSyntaxError) -> [Int64]? in
    try reader.array(maxItems: 2) { (reader) throws(JSONSyntaxError) in try reader.int64() }
  }
  private let word = RequestParameter(
    "X-Word", in: .header, shape: .json
  ) { (reader) throws(JSONSyntaxError) in try reader.string(maxLength: 3) }

  @Test func whatKeepsTheContractHasNoFault() {
    #expect(tag.fault(of: response("ETag", "\"1\"")) == nil)
    #expect(count.fault(of: response("X-Count", "1")) == nil)
    #expect(count.fault(of: Response(status: 200)) == nil)
    #expect(list.fault(of: Response(status: 200)) == nil)
    #expect(word.fault(of: response("X-Word", "\"abc\"")) == nil)
  }

  @Test(arguments: [[], [1], [1, 2]] as [[Int64]])
  func whatIsWrittenIsReadBack(items: [Int64]) {
    var headers = Headers()
    headers.add(json: "X-List", explode: false) { writer in
      writer.array(items) { writer, item in writer.integer(item) }
    }
    #expect(list.fault(of: Response(status: 200, headers: headers)) == nil)
  }

  /// Each cookie has a field of its own, whatever commas it has (RFC 9110 section 5.3).
  @Test func cookiesAreNotJoined() {
    let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"]
    var headers = Headers()
    headers.add(json: "Set-Cookie", explode: false) { writer in
      writer.array(cookies) { writer, cookie in writer.string(cookie) }
    }
    #expect(headers.all("Set-Cookie") == cookies)
    let declared = RequestParameter(
      "Set-Cookie", in: .header, shape: .array(.string)
    ) { (reader) throws(JSONSyntaxError) -> [String]? in
      try reader.array(maxItems: 2) { (reader) throws(JSONSyntaxError) in try reader.string() }
    }
    #expect(declared.fault(of: Response(status: 200, headers: headers)) == nil)
    headers.add("set-cookie", "c=3")
    #expect(declared.fault(of: Response(status: 200, headers: headers)) != nil)
  }

  @Test func cachesAreToldOnce() {
    var headers = Headers()
    headers.vary(by: "Accept")
    headers.vary(by: "Accept")
    #expect(headers.all("Vary") == ["Accept"])
    var told = Headers([.init(name: "vary", value: "Origin, accept")])
    told.vary(by: "Accept")
    #expect(told.all("Vary") == ["Origin, accept"])
    told.vary(by: "Cookie")
    #expect(told.all("Vary") == ["Origin, accept", "Cookie"])
  }

  @Test func whatBreaksItIsTold() {
    expect(tag, "ETag", "1", "the response 200 breaks 'pattern' at '/header/ETag'")
    expect(count, "X-Count", "0", "the response 200 breaks 'minimum' at '/header/X-Count'")
    expect(list, "X-List", "1,2,3", "the response 200 breaks 'maxItems' at '/header/X-List'")
    expect(word, "X-Word", "\"abcd\"", "the response 200 breaks 'maxLength' at '/header/X-Word'")
    expect(word, "X-Word", "abc", "the response 200")
  }

  @Test func aRequiredFieldMustBeThere() {
    let fault = tag.fault(of: response("X-Count", "1"))
    #expect(
      fault?.hasPrefix("the response 200 breaks 'required' at '/header") == true,
      "\(fault ?? "no fault")")
  }

  /// Debug builds look at the fields before the content, and only at those of the status.
  @Test func aDeclaredResponseChecksItsFields() {
    #if DEBUG
      #expect(throws: ContractViolation.self) {
        try Answer.check(response("ETag", "\"x\""))
      }
      #expect(throws: Never.self) { try Answer.check(response("ETag", "\"1\"")) }
      #expect(throws: Never.self) { try Answer.check(Response(status: 404)) }
    #endif
  }

  private enum Answer: OperationOutput {
    case none

    func response(to _: Request) -> Response { Response(status: 404) }

    static let declared = [
      DeclaredResponse(
        200,
        fields: [
          ScalarParameter(
            "ETag", in: .header, required: true, .string(matching: PatternRule("^\"[0-9]+\"$")))
        ]),
      DeclaredResponse(404),
    ]
  }

  private func response(_ name: String, _ value: String) -> Response {
    var headers = Headers()
    headers.add(name, value)
    return Response(status: 200, headers: headers)
  }

  private func expect(
    _ field: some DeclaredField, _ name: String, _ value: String, _ prefix: String
  ) {
    let fault = field.fault(of: response(name, value))
    #expect(fault?.hasPrefix(prefix) == true, "\(fault ?? "no fault")")
  }
}
