// Queries: form decoding, repeated and empty names, strict escapes.

import ContractRuntime
import Testing

@Suite struct QueryStringTests {
  private static let status = ScalarParameter("status", in: .query, .string())

  private static func status(_ target: String) throws -> String? {
    var violations = Violations()
    return try status.read(in: QueryString(target: target), &violations)
  }

  @Test(
    arguments: [
      ("/t?status=all", "all"), ("/t?a=1&status=all", "all"), ("/t?status=a+b", "a b"),
      ("/t?status=a%2Bb", "a+b"), ("/t?status=", ""), ("/t?status", ""), ("/t?&&status=x&", "x"),
      ("/t?%73tatus=x", "x"), ("/t?status=a=b", "a=b"), ("/t?status=%00", "\0"),
      ("/t?x=?&status=/?", "/?"), ("/t?=y&status=x", "x"),
    ])
  func value(target: String, value: String) throws {
    #expect(try Self.status(target) == value)
  }

  @Test(arguments: ["/t", "/t?", "/t?Status=x", "/t?statu=x", "/t?statuss=x", "/t?=status"])
  func absent(target: String) throws {
    #expect(try Self.status(target) == nil)
  }

  @Test(arguments: ["/t?%", "/t?other=%4", "/t?%zz=1", "/t?status=%", "/t?a=%%41"])
  func malformedEscape(target: String) {
    let error = #expect(throws: ProblemDetails.self) { try QueryString(target: target) }
    #expect(error?.status == 400)
  }

  @Test func invalidUTF8() throws {
    #expect(throws: ProblemDetails.self) { try Self.status("/t?other=%FF&status=%FF&%FF=1") }
    #expect(try Self.status("/t?other=%FF&%FF=1&status=%C3%A9") == "\u{E9}")
  }

  @Test func allInOrder() throws {
    let query = try QueryString(target: "/t?a=1&b=2&a=3&a")
    let list = Parameter("a", in: .query, shape: .array(.string))
    var violations = Violations()
    let json = try list.json(in: query, &violations)
    #expect(json == Array(#"["1","3",""]"#.utf8))
    #expect(try QueryString(target: "/t?").isEmpty)
  }

  @Test func cookies() throws {
    let headers = Headers([
      .init(name: "cookie", value: "a=1; b=\"x y\" ;c; =d; a=2"),
      .init(name: "Cookie", value: "e=f=g"),
    ])
    func value(_ name: StaticString, _ headers: Headers) throws -> String? {
      var violations = Violations()
      return try ScalarParameter(name, in: .cookie, .string())
        .read(in: Cookies(headers), &violations)
    }
    #expect(try value("b", headers) == "x y")
    #expect(try value("c", headers) == nil)
    #expect(try value("e", headers) == "f=g")
    #expect(try value("a", Headers()) == nil)
  }

  @Test func `what is no list is given once, wherever it stands`() throws {
    let query = try QueryString(target: "/t?a=1&b=2&%61=1")
    let headers = Headers([.init(name: "A", value: "1"), .init(name: "a", value: "1")])
    let cookies = Cookies(Headers([.init(name: "Cookie", value: "a=1; a=1")]))
    // As its text is read directly, and as it is read by way of JSON.
    func messages(
      _ location: Parameter.Location,
      _ direct: (ScalarParameter<Int64>, inout Violations) throws -> Int64?,
      _ shaped: (Parameter, inout Violations) throws -> [UInt8]?
    ) throws -> [String] {
      var found: [String] = []
      var violations = Violations()
      let scalar = ScalarParameter("a", in: location, required: true, .int64())
      let value = try direct(scalar, &violations)
      #expect(value == nil)
      found += violations.items.map { "\($0.pointer) \($0.keyword): \($0.message)" }
      for shape in [ParameterShape.integer, .json] {
        var violations = Violations()
        let json = try shaped(Parameter("a", in: location, shape: shape), &violations)
        #expect(json == nil)
        found += violations.items.map { "\($0.pointer) \($0.keyword): \($0.message)" }
      }
      return found
    }
    for (place, found) in [
      (
        "query",
        try messages(.query, { try $0.read(in: query, &$1) }, { try $0.json(in: query, &$1) })
      ),
      (
        "header",
        try messages(.header, { try $0.read(in: headers, &$1) }, { try $0.json(in: headers, &$1) })
      ),
      (
        "cookie",
        try messages(.cookie, { try $0.read(in: cookies, &$1) }, { try $0.json(in: cookies, &$1) })
      ),
    ] {
      let expected = "/\(place)/a type: must be given only once, as it is no list"
      #expect(found == [expected, expected, expected])
    }
  }
}
