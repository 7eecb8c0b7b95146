// A request that cannot be read is answered with 400: its detail says which parameter or member is meant,
// where one is.

import ContractRuntime
import Testing

@Suite struct ProblemPlaceTests {
  private func detail(_ read: (inout Violations) throws(ProblemDetails) -> Any?) -> String? {
    var violations = Violations()
    do throws(ProblemDetails) {
      _ = try read(&violations)
      return nil
    } catch {
      return error.detail
    }
  }

  @Test func scalars() throws {
    let query = try QueryString(target: "/?status=%FF")
    let path = RequestPath(target: "/%FF").rawValue(0)
    #expect(
      detail { (violations) throws(ProblemDetails) in
        try ScalarParameter("status", in: .query, .string()).read(in: query, &violations)
      } == "/query/status: Percent-encoded bytes are not UTF-8.")
    #expect(
      detail { (violations) throws(ProblemDetails) in
        try ScalarParameter("id", in: .path, .string()).read(in: path, &violations)
      } == "/path/id: Percent-encoded bytes are not UTF-8.")
  }

  @Test func json() throws {
    let query = try QueryString(target: "/?a~b=%7B%22x%22")
    let filter = RequestParameter("a~b", in: .query, shape: .json) {
      (reader) throws(JSONSyntaxError) -> JSONValue? in try reader.anyValue()
    }
    #expect(
      detail { (violations) throws(ProblemDetails) in try filter.read(in: query, &violations) }
        == "/query/a~0b: the JSON text ends too early at byte 4")
  }

  @Test func wholeQuery() throws {
    let query = try QueryString(target: "/?%7B")
    let value = QueryStringParameter("q", content: .json) {
      (reader) throws(JSONSyntaxError) -> JSONValue? in try reader.anyValue()
    }
    #expect(
      detail { (violations) throws(ProblemDetails) in try value.read(in: query, &violations) }
        == "/query: the JSON text ends too early at byte 1")
    let form = QueryStringParameter("q", content: .form(FormShape([.init("a")]))) {
      (reader) throws(JSONSyntaxError) -> JSONValue? in try reader.anyValue()
    }
    let fields = try QueryString(target: "/?a=%FF")
    #expect(
      detail { (violations) throws(ProblemDetails) in try form.read(in: fields, &violations) }
        == "/query/a: Percent-encoded bytes are not UTF-8.")
  }

  @Test(arguments: [
    ("a=%FF", "/a: Percent-encoded bytes are not UTF-8."),
    ("other=%FF", "/other: Percent-encoded bytes are not UTF-8."),
    ("j=x", "/j: unexpected character in the JSON text at byte 0"),
  ])
  func urlencodedFields(body: String, expected: String) {
    let shape = FormShape([.init("a"), .init("j", shape: .json)], additional: .string)
    #expect(
      detail { (_) throws(ProblemDetails) in
        try URLEncodedForm(Array(body.utf8)).json(shape)
      } == expected)
  }

  private static func multipart(_ fields: String, _ content: [UInt8]) throws -> MultipartForm {
    let head = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\(fields)\r\n"
    return try MultipartForm(
      Array(head.utf8) + content + Array("\r\n--X--".utf8),
      mediaType: MediaType("multipart/form-data; boundary=X"))
  }

  @Test func parts() throws {
    let shape = FormShape([.init("a")])
    let text = try Self.multipart("", [0xFF])
    let json = try Self.multipart("Content-Type: application/json\r\n", [])
    #expect(
      detail { (_) throws(ProblemDetails) in try text.json(shape) }
        == "/a: A part of the body is not UTF-8.")
    #expect(
      detail { (_) throws(ProblemDetails) in try json.json(shape) }
        == "/a: the JSON text ends too early at byte 0")
  }

  @Test func headersOfParts() throws {
    let form = try Self.multipart("", [])
    var violations = Violations()
    try form.checkHeader(
      of: "a", ScalarParameter("X-Rate", in: .header, required: true, .string()), &violations)
    #expect(
      violations.items == [
        Violation(pointer: "/a/header/X-Rate", keyword: "required", message: "is required")
      ])
  }
}
