// Parameters in every location, style and explode, as the tables of the OpenAPI specification have
// them, and what hostile text turns into.

import ContractRuntime
import Testing

@Suite struct ParameterTests {
  static let list = ParameterShape.array(.string)
  static let color = ParameterShape.object(
    [.init("R", .integer), .init("G", .integer), .init("B", .integer)], additional: nil)

  struct Row: Sendable, CustomTestStringConvertible {
    var style: Parameter.Style
    var explode: Bool
    var shape: ParameterShape
    var text: String
    var json: String?

    init(
      _ style: Parameter.Style, _ explode: Bool, _ shape: ParameterShape, _ text: String,
      _ json: String?
    ) {
      self.style = style
      self.explode = explode
      self.shape = shape
      self.text = text
      self.json = json
    }

    var testDescription: String { "\(style) explode \(explode): \(text)" }
  }

  static let colorJSON = #"{"R":100,"G":200,"B":150}"#
  static let listJSON = #"["blue","black","brown"]"#

  static let queryRows: [Row] = [
    Row(.form, true, .string, "color=blue", #""blue""#),
    Row(.form, false, .string, "color=", #""""#),
    Row(.form, true, list, "color=blue&color=black&color=brown", listJSON),
    Row(.form, false, list, "color=blue,black,brown", listJSON),
    Row(.form, false, list, "color=blue%2Cgreen,black", #"["blue,green","black"]"#),
    Row(.form, false, .array(.integer), "color=1%2C2,3", "[1,2,3]"),
    Row(.form, false, list, "color=", "[]"),
    Row(.form, true, list, "color=", #"[""]"#),
    Row(.form, true, list, "x=1", nil),
    Row(.form, true, color, "R=100&G=200&B=150", colorJSON),
    Row(.form, true, color, "R=100&x=1&G=abc", #"{"R":100,"G":"abc"}"#),
    Row(.form, true, color, "x=1", nil),
    Row(.form, false, color, "color=R,100,G,200,B,150", colorJSON),
    Row(.form, false, color, "color=R,100,G", #""R,100,G""#),
    Row(.spaceDelimited, false, list, "color=blue%20black+brown", listJSON),
    Row(.spaceDelimited, false, color, "color=R%20100%20G%20200%20B%20150", colorJSON),
    Row(.spaceDelimited, true, list, "color=blue&color=black&color=brown", listJSON),
    Row(.pipeDelimited, false, list, "color=blue|black%7Cbrown", listJSON),
    Row(.pipeDelimited, false, color, "color=R%7c100%7CG|200|B|150", colorJSON),
    Row(.deepObject, true, color, "color[R]=100&color%5BG%5D=200&color[B]=150", colorJSON),
    Row(.deepObject, true, color, "color=1&colors[R]=1", "\"1\""),
    Row(.deepObject, true, color, "colors[R]=1", nil),
    Row(
      .deepObject, true, .object([.init("tags", list)], additional: .string),
      "color[tags][]=a&color[tags][]=b&color[x][y]=1&color[z]=2",
      #"{"tags":["a","b"],"x":{"y":"1"},"z":"2"}"#),
    Row(
      .deepObject, true, .object([.init("tags", list)], additional: nil),
      "color[tags]=a&color[tags]=b", #"{"tags":["a","b"]}"#),
    Row(
      .deepObject, true, .object([.init("tags", list)], additional: nil),
      "color[tags][0]=a&color[tags][1]=b", #"{"tags":["a","b"]}"#),
    Row(.deepObject, true, list, "color[]=a&color[0]=b", #"["b","a"]"#),
    Row(.deepObject, true, list, "color[1]=b&color[0]=a", #"["a","b"]"#),
    Row(.deepObject, true, list, "color=a", #"["a"]"#),
    Row(.deepObject, true, list, "color[x]=a", #"{"x":"a"}"#),
    Row(.deepObject, true, .integer, "color=1", "1"),
    Row(.deepObject, true, .oneOf([.integer, color]), "color=1", "1"),
    Row(.deepObject, true, .oneOf([.integer, color]), "color[R]=1", #"{"R":1}"#),
    Row(
      .deepObject, true, .array(.object([.init("n", .integer)], additional: nil)),
      "color[][n]=1&color[][m]=2&color[][n]=3", #"[{"n":1,"m":"2"},{"n":3}]"#),
    Row(.deepObject, true, .any, "color[a][0]=1&color[b][]=2", #"{"a":["1"],"b":["2"]}"#),
    Row(.form, true, .any, "color=a&color=b", #"["a","b"]"#),
    Row(.form, true, .any, "color=5", #""5""#),
    Row(.form, true, .oneOf([.integer, list]), "color=5", "5"),
    Row(.form, true, .oneOf([.integer, list]), "color=a", #"["a"]"#),
    Row(.form, false, .oneOf([.string, list]), "color=a,b", #"["a","b"]"#),
    Row(.form, false, .oneOf([.boolean, color]), "color=R,1", #"{"R":1}"#),
    Row(.form, false, .oneOf([.boolean, color]), "color=true", "true"),
    Row(.form, true, .json, "color=%7B%22a%22:1%7D", #"{"a":1}"#),
    Row(.form, true, .integer, "color=12", "12"),
    Row(.form, true, .integer, "color=-0", "-0"),
    Row(.form, true, .integer, "color=%2B1", #""+1""#),
    Row(.form, true, .integer, "color=+1", #"" 1""#),
    Row(.form, true, .integer, "color=1.0", "1.0"),
    Row(.form, true, .integer, "color=1.", #""1.""#),
    Row(.form, true, .integer, "color=007", #""007""#),
    Row(.form, true, .integer, "color=", #""""#),
    Row(.form, true, .number, "color=1e3", "1e3"),
    Row(.form, true, .number, "color=.5", #"".5""#),
    Row(.form, true, .number, "color=NaN", #""NaN""#),
    Row(.form, true, .number, "color=0x10", #""0x10""#),
    Row(.form, true, .boolean, "color=true", "true"),
    Row(.form, true, .boolean, "color=TRUE", #""TRUE""#),
    Row(.form, true, .scalar([.integer, .null]), "color=null", "null"),
    Row(.form, true, .scalar([.integer, .null]), "color=", "null"),
    Row(.form, true, .scalar([.integer, .string]), "color=7", "7"),
    Row(.form, true, .scalar([.integer, .string]), "color=7a", #""7a""#),
    Row(.form, true, .string, "color=%22%5C%0A%00", #""\"\\\n\u0000""#),
    Row(.form, true, .string, "color=%E2%9C%93", "\"\u{2713}\""),
  ]

  @Test(arguments: queryRows)
  func query(row: Row) throws {
    let parameter = Parameter(
      "color", in: .query, style: row.style, explode: row.explode, shape: row.shape)
    var violations = Violations()
    let json = try parameter.json(in: QueryString(target: "/t?" + row.text), &violations)
    #expect(json.map { String(decoding: $0, as: UTF8.self) } == row.json)
    #expect(violations.isEmpty)
  }

  static let pathRows: [Row] = [
    Row(.simple, false, .string, "blue", #""blue""#),
    Row(.simple, false, .string, "bl%2Fue", #""bl/ue""#),
    Row(.simple, false, list, "blue,black,brown", listJSON),
    Row(.simple, true, list, "blue,black,brown", listJSON),
    Row(.simple, false, list, "blue%2Cblack", #"["blue,black"]"#),
    Row(.simple, false, color, "R,100,G,200,B,150", colorJSON),
    Row(.simple, true, color, "R=100,G=200,B=150", colorJSON),
    Row(.simple, true, color, "R100", #""R100""#),
    Row(.simple, false, .integer, "9223372036854775808", "9223372036854775808"),
    Row(.simple, false, .integer, "+1", #""+1""#),
    Row(.label, false, .string, ".blue", #""blue""#),
    Row(.label, true, .string, ".", #""""#),
    Row(.label, false, list, ".blue,black,brown", listJSON),
    Row(.label, true, list, ".blue.black.brown", listJSON),
    Row(.label, false, color, ".R,100,G,200,B,150", colorJSON),
    Row(.label, true, color, ".R=100.G=200.B=150", colorJSON),
    Row(.label, true, list, "blue", nil),
    Row(.matrix, false, .string, ";color=blue", #""blue""#),
    Row(.matrix, false, .string, ";color", #""""#),
    Row(.matrix, false, list, ";color=blue,black,brown", listJSON),
    Row(.matrix, true, list, ";color=blue;color=black;color=brown", listJSON),
    Row(.matrix, false, color, ";color=R,100,G,200,B,150", colorJSON),
    Row(.matrix, true, color, ";R=100;G=200;B=150", colorJSON),
    Row(.matrix, false, .string, ";colour=blue", nil),
    Row(.matrix, false, .string, "color=blue", nil),
  ]

  @Test(arguments: pathRows)
  func path(row: Row) throws {
    let parameter = Parameter(
      "color", in: .path, style: row.style, explode: row.explode, required: true, shape: row.shape)
    var violations = Violations()
    let path = RequestPath(target: "/" + row.text + "/x")
    let json = try parameter.json(in: path.rawValue(0), &violations)
    #expect(json.map { String(decoding: $0, as: UTF8.self) } == row.json)
    #expect(violations.items.map(\.keyword) == (row.json == nil ? ["style"] : []))
  }

  static let headerRows: [Row] = [
    Row(.simple, false, .string, "a, b", #""a, b""#),
    Row(.simple, false, .string, "50%", #""50%""#),
    Row(.simple, false, list, "blue, black ,brown", listJSON),
    Row(.simple, false, color, "R,100,G,200,B,150", colorJSON),
    Row(.simple, true, color, "R=100, G=200, B=150", colorJSON),
    Row(.simple, false, .array(.integer), "1, 2,x", #"[1,2,"x"]"#),
  ]

  @Test(arguments: headerRows)
  func header(row: Row) throws {
    let parameter = Parameter(
      "X-Color", in: .header, style: row.style, explode: row.explode, shape: row.shape)
    var violations = Violations()
    let headers = Headers([.init(name: "x-color", value: row.text)])
    let json = try parameter.json(in: headers, &violations)
    #expect(json.map { String(decoding: $0, as: UTF8.self) } == row.json)
  }

  static let cookieRows: [Row] = [
    Row(.form, true, .string, "color=blue", #""blue""#),
    Row(.form, true, .string, "color=a%20b", #""a b""#),
    Row(.form, true, .string, "color=100%", #""100%""#),
    Row(.cookie, true, .string, "color=a%20b", #""a%20b""#),
    Row(.form, false, list, "color=blue,black,brown", listJSON),
    Row(.form, true, list, "color=blue; color=black; color=brown", listJSON),
    Row(.form, false, color, "color=R,100,G,200,B,150", colorJSON),
    Row(.form, true, color, "R=100; G=200; B=150", colorJSON),
    Row(.form, true, .integer, "x=1", nil),
  ]

  @Test(arguments: cookieRows)
  func cookie(row: Row) throws {
    let parameter = Parameter(
      "color", in: .cookie, style: row.style, explode: row.explode, shape: row.shape)
    var violations = Violations()
    let cookies = Cookies(Headers([.init(name: "Cookie", value: row.text)]))
    let json = try parameter.json(in: cookies, &violations)
    #expect(json.map { String(decoding: $0, as: UTF8.self) } == row.json)
  }

  @Test func severalHeaderFieldsAreOneList() throws {
    let parameter = Parameter("X-Tags", in: .header, shape: Self.list)
    var violations = Violations()
    let headers = Headers([
      .init(name: "x-tags", value: "a,b"), .init(name: "X-Tags", value: "c"),
    ])
    let json = try parameter.json(in: headers, &violations)
    #expect(json.map { String(decoding: $0, as: UTF8.self) } == #"["a","b","c"]"#)
  }

  /// A field that HTTP defines as a list may come in several lines (RFC 9110 section 5.3), others may not.
  @Test(arguments: [
    ("If-None-Match", #""a", W/"b""#), ("if-match", #""a", W/"b""#), ("X-A", nil), ("ETag", nil),
  ])
  func listsMayComeInSeveralLines(name: StaticString, expected: String?) throws {
    let parameter = ScalarParameter(name, in: .header, .string())
    let spelling = name.description.uppercased()
    var violations = Violations()
    let value = try parameter.read(
      in: Headers([
        .init(name: spelling, value: #""a""#), .init(name: "Accept", value: "x"),
        .init(name: spelling, value: #"W/"b""#),
      ]), &violations)
    #expect(value == expected)
    #expect(violations.isEmpty == (expected != nil))
  }

  @Test func absenceOfRequiredParametersIsAViolation() throws {
    var violations = Violations()
    let query = try QueryString(target: "/t?x=1")
    let a = Parameter("a/b~c", in: .query, required: true)
    let direct = ScalarParameter("a/b~c", in: .query, required: true, .string())
    #expect(try direct.read(in: query, &violations) == nil)
    #expect(try a.json(in: query, &violations) == nil)
    let header = ScalarParameter("X-A", in: .header, required: true, .string())
    #expect(try header.read(in: Headers(), &violations) == nil)
    let cookie = ScalarParameter("sid", in: .cookie, required: true, .string())
    #expect(try cookie.read(in: Cookies(Headers()), &violations) == nil)
    #expect(
      violations.items.map(\.pointer) == [
        "/query/a~1b~0c", "/query/a~1b~0c", "/header/X-A", "/cookie/sid",
      ])
    #expect(violations.items.allSatisfy { $0.keyword == "required" })
    let error = #expect(throws: ProblemDetails.self) { try violations.throwIfAny() }
    #expect(error?.status == 422)
    // What is wrong at one place is told once.
    #expect(error?.errors.count == 3)
  }

  @Test(
    arguments: [
      "f[=1", "f[a=1", "f[a]b=1", "f[a]]=1", "f[" + String(repeating: "a][", count: 40) + "a]=1",
    ])
  func malformedBrackets(text: String) throws {
    let parameter = Parameter(
      "f", in: .query, style: .deepObject, explode: true, shape: .object([], additional: .string))
    let query = try QueryString(target: "/t?" + text)
    var violations = Violations()
    let error = #expect(throws: ProblemDetails.self) { try parameter.json(in: query, &violations) }
    #expect(error?.status == 400)
  }

  @Test func violationsAreBounded() {
    var violations = Violations()
    for number in 0..<250 { violations.record(pointer: "/\(number)", keyword: "k", message: "m") }
    #expect(violations.items.count == Violations.limit)
    #expect(violations.count == 250)
    violations.truncate(to: 2)
    #expect(violations.items.map(\.pointer) == ["/0", "/1"])
    #expect(violations.count == 2)
  }
}
