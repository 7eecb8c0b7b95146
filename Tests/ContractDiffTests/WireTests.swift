// What depends on how requests and responses are written, beside their schemas: whose a path or a name of the
// query is, what is bytes, what an encoding says.

import Testing

@testable import ContractDiff

@Suite struct WireTests {
  // MARK: Paths

  /// Paths with an operation each; the parameters are as the schema says.
  private static func paths(_ list: [String], _ schema: String = "{type: string}") -> String {
    let items = list.enumerated().map { index, path in
      let names = path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
      let parameters = names.map {
        "{name: \($0), in: path, required: true, schema: \(schema)}"
      }
      return "  '\(path)': {get: {parameters: [\(parameters.joined(separator: ", "))], "
        + "responses: {'204': {description: Done.}}}}"
    }
    return "openapi: 3.1.0\ninfo: {title: Tasks, version: '1'}\npaths:\n"
      + items.joined(separator: "\n")
  }

  /// Which paths lose requests to a new one.
  @Test(arguments: [
    (["/a/{x}"], "/a/me", ["/a/{x}"]),
    (["/a/{x}/"], "/a/me", ["/a/{x}/"]),
    (["/a/{x}"], "/a/{y}.json", ["/a/{x}"]),
    (["/a/{x}.json"], "/a/me.json", ["/a/{x}.json"]),
    (["/a/{x}.json"], "/a/me.xml", []),
    (["/a/{x}/b", "/{v}/me/b"], "/a/me/b", ["/a/{x}/b"]),
    (["/{v}/me/b"], "/a/{x}/b", ["/{v}/me/b"]),
    (["/a/{x}/b"], "/{v}/me/b", []),
    (["/a/me"], "/a/{x}", []),
    (["/a/{x}"], "/b/me", []),
    (["/a/{x}"], "/a/me/more", []),
    (["/a/{x}", "/a/%6De"], "/a/you", ["/a/{x}"]),
    (["/{a}/{b}", "/x/{b}"], "/x/y", ["/x/{b}"]),
  ])
  func aNewPathTakesRequests(old: [String], path: String, losing: [String]) throws {
    let changes = try Contracts.changes(Self.paths(old), Self.paths(old + [path]))
    let found = changes.filter { $0.code.rawValue == "path-shadowed" }
    #expect(found.flatMap(\.operations) == losing.map { "GET \($0)" })
    #expect(found.allSatisfy { $0.category == .breaking })
  }

  /// What its schema refused was no value of the parameter.
  @Test(arguments: [
    ("{type: integer}", "me", false), ("{type: integer}", "12", true),
    ("{type: boolean}", "true", true), ("{type: boolean}", "me", false),
    ("{type: [integer, boolean]}", "false", true), ("{}", "me", true),
    ("{type: string, format: uuid}", "me", false), ("{type: string, format: color}", "me", true),
    ("{type: string, enum: [a, b]}", "me", false), ("{type: string, enum: [a, me]}", "me", true),
    ("{type: string, minLength: 3}", "me", false), ("{type: string, maxLength: 1}", "me", false),
    ("{anyOf: [{type: integer}, {type: string, format: date}]}", "me", false),
    ("{anyOf: [{type: integer}, {type: string}]}", "me", true),
    ("{type: string, pattern: '^[0-9]+$'}", "me", true), ("{type: array}", "me", true),
    ("{type: integer}", "{y}.pdf", false), ("{type: integer}", "{y}.5", true),
    ("{type: string, minLength: 30}", "{y}.pdf", true),
  ])
  func whatAParameterCouldNotBe(schema: String, literal: String, isTaken: Bool) throws {
    let old = Self.paths(["/a/{x}"], schema)
    let codes = try Contracts.codes(old, Self.paths(["/a/{x}", "/a/\(literal)"], schema))
    #expect(codes.contains("path-shadowed") == isTaken)
  }

  // MARK: Names of the query

  /// An object of any members takes the names that no other parameter has.
  @Test(arguments: [
    (
      "", "{name: z, in: query, schema: {type: string}}",
      ["parameter-added", "parameter-name-moved"]
    ),
    (
      "{name: z, in: query, schema: {type: string}}", "",
      ["parameter-name-moved", "parameter-removed"]
    ),
    ("", "{name: z, in: header, schema: {type: string}}", ["parameter-added"]),
    (
      "", "{name: z, in: query, style: deepObject, schema: {type: object}}",
      ["parameter-added", "parameter-name-moved"]
    ),
    (
      "", "{name: o, in: query, schema: {type: object, properties: {z: {}}}}",
      ["parameter-added", "parameter-name-moved"]
    ),
    ("", "{name: listed, in: query, schema: {type: string}}", ["parameter-added"]),
    (
      "", "{name: listed, in: query, schema: {type: integer}}",
      ["parameter-added", "request-type-removed"]
    ),
  ])
  func namesOfAQuery(before: String, now: String, codes: [String]) throws {
    let document = { (other: String) in
      let free =
        "{name: f, in: query, schema: {type: object, properties: {listed: {type: string}}, "
        + "additionalProperties: {type: string}}}"
      return Frame.operation("parameters: [\(free)\(other.isEmpty ? "" : ", ")\(other)]")
    }
    #expect(try Contracts.codes(document(before), document(now)) == codes)
  }

  /// Where the object lists its members, or is written as one value, other names are nobody's.
  @Test(arguments: [
    "schema: {type: object, properties: {a: {type: string}}}",
    "explode: false, schema: {type: object}", "style: deepObject, schema: {type: object}",
    "schema: {type: array}", "content: {application/json: {schema: {type: object}}}",
  ])
  func namesThatNobodyTook(parameter: String) throws {
    let document = { (other: String) in
      Frame.operation("parameters: [{name: f, in: query, \(parameter)}\(other)]")
    }
    #expect(
      try Contracts.codes(
        document(""), document(", {name: z, in: query, schema: {type: integer}}"))
        == ["parameter-added"])
  }

  // MARK: Statuses, versions

  /// A range is gone where none of what it stood for is named instead.
  @Test func rangesThatAreGone() throws {
    let answers = { (statuses: [String]) in
      let all = statuses.map { "'\($0)': {description: A.}" }.joined(separator: ", ")
      return Frame.operation("", responses: "{\(all)}")
    }
    #expect(
      try Contracts.codes(answers(["200", "2XX"]), answers(["200"])) == ["success-status-removed"])
    #expect(try Contracts.codes(answers(["200", "2XX"]), answers(["200", "201"])) == [])
    #expect(
      try Contracts.codes(answers(["200", "404", "4XX"]), answers(["200", "404"]))
        == ["error-status-removed"])
  }

  /// What an integer is depends on the version, for requests only.
  @Test(arguments: [
    ("{type: integer}", true), ("{type: number}", false), ("{enum: [1, 2]}", false),
    ("{type: array, items: {type: integer}}", true),
    ("{anyOf: [{type: integer}, {type: string}]}", true),
  ])
  func whatAnIntegerIs(schema: String, isTold: Bool) throws {
    let code = isTold ? ["request-integer-notation-narrowed"] : []
    let (old, new) = (Frame.request(schema), Frame.request(schema, version: "3.0.4"))
    #expect(try Contracts.codes(old, new) == code)
    #expect(try Contracts.codes(new, old) == [])
    #expect(
      try Contracts.codes(Frame.response(schema), Frame.response(schema, version: "3.0.4")) == [])
  }

  // MARK: Bytes and forms

  private static func content(_ type: String, _ media: String, _ version: String) -> String {
    """
    openapi: \(version)
    info: {title: Files, version: '1'}
    paths:
      /a:
        post:
          requestBody: {content: {\(type): {\(media)}}}
          responses: {'200': {description: Done., content: {\(type): {\(media)}}}}
    """
  }

  private static func part(_ schema: String) -> String {
    "schema: {type: object, properties: {f: \(schema)}}"
  }

  /// 3.0 and 3.1 say of bytes what they are in other words.
  @Test(arguments: [
    ("image/png", "schema: {type: string, format: binary}", ""),
    (
      "image/png", "schema: {type: string, format: binary}", "schema: {contentMediaType: image/png}"
    ),
    (
      "multipart/form-data", Self.part("{type: string, format: binary}"),
      Self.part("{contentMediaType: application/octet-stream}")
    ),
    (
      "multipart/form-data", Self.part("{type: array, items: {type: string, format: binary}}"),
      Self.part("{type: array, items: {contentMediaType: application/octet-stream}}")
    ),
  ])
  func bytesInOtherWords(type: String, before: String, now: String) throws {
    let (old, new) = (Self.content(type, before, "3.0.4"), Self.content(type, now, "3.1.0"))
    #expect(try Contracts.codes(old, new) == [])
    #expect(try Contracts.codes(new, old) == [])
  }

  /// What is JSON or text is not bytes, nor is what has a length.
  @Test(arguments: [
    ("application/json", "schema: {type: string, format: binary}", ""),
    ("'*/*'", "schema: {type: string, format: binary}", ""),
    ("image/png", "schema: {type: string, format: binary, maxLength: 5}", ""),
    ("multipart/form-data", Self.part("{type: string, format: binary}"), Self.part("{}")),
    (
      "multipart/form-data", Self.part("{type: string, format: binary}"),
      Self.part("{contentMediaType: application/json}")
    ),
  ])
  func whatIsNotBytes(type: String, before: String, now: String) throws {
    let (old, new) = (Self.content(type, before, "3.0.4"), Self.content(type, now, "3.1.0"))
    #expect(try Contracts.changes(old, new).contains { $0.category.isBreaking })
  }

  /// Encodings that say what holds anyway, of what they do so, and those that say more.
  @Test(arguments: [
    ("{type: array, items: {type: string}}", "style: form, explode: true", true),
    ("{type: string}", "allowReserved: false", true),
    ("{type: array, items: {type: string}}", "style: form, explode: false", false),
    ("{type: array, items: {type: object}}", "style: form", false),
    ("{type: object}", "style: form", false), ("{type: [string, 'null']}", "style: form", false),
    ("{type: string}", "contentType: text/html", false),
  ])
  func encodingsOfFields(schema: String, encoding: String, isSame: Bool) throws {
    let type = "application/x-www-form-urlencoded"
    let old = Self.content(type, Self.part(schema), "3.1.0")
    let new = Self.content(type, Self.part(schema) + ", encoding: {f: {\(encoding)}}", "3.1.0")
    let codes = isSame ? [] : ["request-encoding-changed", "response-encoding-changed"]
    #expect(try Contracts.codes(old, new) == codes)
    #expect(try Contracts.codes(new, old) == codes)
  }

  // MARK: What only seems to say the same

  @Test(arguments: [
    ("{type: boolean}", "{type: boolean, enum: [true]}", "request-enum-introduced"),
    ("{type: number}", "{type: number, multipleOf: 1}", "request-bound-tightened"),
    ("{type: integer}", "{type: integer, multipleOf: 2}", "request-bound-tightened"),
    (
      "{type: object, unevaluatedProperties: false, if: {properties: {a: {}}}}",
      "{type: object, unevaluatedProperties: false}", "request-condition-changed"
    ),
    (
      "{type: string, if: {minLength: 3}}",
      "{type: string, if: {minLength: 3}, then: {maxLength: 5}}",
      "request-condition-added"
    ),
    (
      "{type: [integer, number]}", "{oneOf: [{type: integer}, {type: number}]}",
      "request-alternatives-overlap"
    ),
    (
      "{anyOf: [{type: string, minLength: 3}, {type: string, maxLength: 5}]}",
      "{oneOf: [{type: string, minLength: 3}, {type: string, maxLength: 5}]}",
      "request-condition-added"
    ),
  ])
  func whatIsStillToldApart(before: String, now: String, code: String) throws {
    #expect(try Contracts.codes(Frame.request(before), Frame.request(now)).contains(code))
  }

  /// Names and paths in URLs are as they are written, other ports are others.
  @Test(arguments: ["https://a.example/V", "https://a.example:80/v", "https://{a}.example/v"])
  func serversThatAreOthers(url: String) throws {
    let document = { (url: String) in
      Frame.operation(
        "", root: "servers: [{url: '\(url)', variables: {a: {default: b}, A: {default: c}}}]")
    }
    #expect(
      try Contracts.codes(document("https://a.example/v"), document(url))
        .contains("server-removed"))
  }
}
