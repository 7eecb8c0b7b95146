// Documents that say the same in other words: nothing is reported.

import Testing

@testable import ContractDiff

/// Small documents around one schema.
enum Frame {
  /// A document whose request body has this schema, in JSON notation.
  static func request(_ schema: String, version: String = "3.1.0", components: String = "{}")
    -> String
  {
    """
    openapi: \(version)
    info: {title: Tasks, version: '1'}
    paths:
      /tasks:
        post:
          requestBody: {required: true, content: {application/json: {schema: \(schema)}}}
          responses: {'204': {description: Done.}}
    components: {schemas: \(components)}
    """
  }

  /// A document whose response body has this schema.
  static func response(_ schema: String, version: String = "3.1.0", components: String = "{}")
    -> String
  {
    """
    openapi: \(version)
    info: {title: Tasks, version: '1'}
    paths:
      /tasks:
        get:
          responses:
            '200': {description: Done., content: {application/json: {schema: \(schema)}}}
    components: {schemas: \(components)}
    """
  }

  /// A document with these members of an operation, and others of the root.
  static func operation(
    _ members: String, path: String = "/tasks", root: String = "", responses: String? = nil
  ) -> String {
    let answers = responses ?? "{'200': {description: Done.}}"
    return """
      openapi: 3.1.0
      info: {title: Tasks, version: '1'}
      paths: {'\(path)': {get: {responses: \(answers), \(members)}}}
      \(root)
      """
  }
}

@Suite struct SilenceTests {
  /// The same schema in two ways; the second may be of 3.0.
  private static let equals: [(String, String, String)] = [
    (
      "bounds of whole numbers", "{type: integer, minimum: 0.5, maximum: 9.5}",
      "{type: integer, exclusiveMinimum: 0, maximum: 9}"
    ),
    ("null of 3.0", "{type: string, nullable: true}", "{type: [string, 'null']}"),
    (
      "null as an alternative", "{anyOf: [{type: string}, {type: 'null'}]}",
      "{type: [string, 'null']}"
    ),
    (
      "null beside allOf, which counts beside a type only",
      "{nullable: true, allOf: [{type: string}]}", "{allOf: [{type: string}]}"
    ),
    (
      "null that moves from one alternative to another",
      "{oneOf: [{type: string, nullable: true}, {type: integer}]}",
      "{oneOf: [{type: integer}, {type: string}, {enum: [null]}]}"
    ),
    (
      "alternatives that look alike",
      "{anyOf: [{type: string, maxLength: 5}, {type: string, pattern: '^a'}]}",
      "{anyOf: [{type: string, pattern: '^a'}, {type: string, maxLength: 5}]}"
    ),
    (
      "a member moved into allOf",
      "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}",
      "{type: object, properties: {b: {type: integer}}, allOf: "
        + "[{required: [a], properties: {a: {type: string}}}]}"
    ),
    (
      "numbers written differently", "{type: number, minimum: 1.0, maximum: 1e2, multipleOf: 0.50}",
      "{type: number, minimum: 1, maximum: 100, multipleOf: 0.5}"
    ),
    (
      "base64 in both ways", "{type: string, format: byte}",
      "{type: string, contentEncoding: base64}"
    ),
    ("a format that is a hint", "{type: string, format: password}", "{type: string}"),
    ("a pattern that all texts match", "{type: string, pattern: '.*'}", "{type: string}"),
    (
      "values written differently", "{type: number, enum: [1, 2.50]}",
      "{type: number, enum: [25e-1, 1.0]}"
    ),
    (
      "exclusive bounds", "{type: number, minimum: 1, exclusiveMinimum: true}",
      "{type: number, exclusiveMinimum: 1.0}"
    ),
    ("whole bounds", "{type: integer, exclusiveMinimum: 0}", "{type: integer, minimum: 1}"),
    ("no bounds", "{type: string, minLength: 0}", "{type: string}"),
    ("the order of values", "{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
    ("a value and a list", "{type: string, enum: [a]}", "{type: string, const: a}"),
    ("the type of values", "{type: string, enum: [a]}", "{enum: [a]}"),
    ("one alternative", "{oneOf: [{type: string}]}", "{type: string}"),
    ("true and nothing", "{type: object, additionalProperties: true}", "{type: object}"),
    (
      "a reference", "{$ref: '#/components/schemas/A'}",
      "{type: object, properties: {a: {type: string}}}"
    ),
    (
      "allOf taken apart",
      "{allOf: [{type: object, required: [a]}, {properties: {a: {type: string, maxLength: 5}}}]}",
      "{type: object, required: [a], properties: {a: {allOf: [{type: string}, {maxLength: 5}]}}}"
    ),
    ("descriptions", "{type: string, title: A, description: b, example: c}", "{type: string}"),
    ("extensions", "{type: string, x-order: 1}", "{type: string}"),
    (
      "the order of members", "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
      "{properties: {b: {type: integer}, a: {type: string}}, type: object}"
    ),
    ("both values of boolean", "{type: boolean}", "{type: boolean, enum: [true, false]}"),
    ("multiples of one", "{type: integer}", "{type: integer, multipleOf: 1}"),
    ("a condition without consequence", "{type: string}", "{type: string, if: {minLength: 3}}"),
    (
      "types as alternatives", "{type: [string, integer]}",
      "{anyOf: [{type: integer}, {type: string}]}"
    ),
    (
      "types as alternatives, one of which holds", "{type: [string, boolean, 'null']}",
      "{oneOf: [{type: boolean}, {type: string, title: A}, {type: 'null'}]}"
    ),
    (
      "any and one of what is apart", "{oneOf: [{type: string, minLength: 3}, {type: integer}]}",
      "{anyOf: [{type: integer}, {type: string, minLength: 3}]}"
    ),
    (
      "the order of alternatives", "{anyOf: [{type: string}, {type: integer}]}",
      "{anyOf: [{type: integer}, {type: string}]}"
    ),
  ]

  @Test(arguments: equals.indices)
  func schemasThatSayTheSame(_ index: Int) throws {
    let (name, left, right) = Self.equals[index]
    let components = "{A: {type: object, properties: {a: {type: string}}}}"
    let is30 = left.contains("nullable") || left.contains(": true}")
    let old = is30 ? "3.0.3" : "3.1.0"
    for frame in [Frame.request, Frame.response] {
      let one = frame(left, old, components)
      let other = frame(right, "3.1.0", components)
      #expect(try Contracts.codes(one, other) == [], "\(name)")
      // What an integer is differs between the versions.
      let codes = try Contracts.codes(other, one).filter {
        $0 != "request-integer-notation-narrowed"
      }
      #expect(codes == [], "\(name), the other way round")
    }
  }

  @Test func partsOfOperationsThatSayTheSame() throws {
    let pairs = [
      (
        Frame.operation("parameters: [{name: X-A, in: header, schema: {type: string}}]"),
        Frame.operation("parameters: [{name: x-a, in: header, schema: {type: string}}]")
      ),
      (
        Frame.operation("parameters: [{name: Accept, in: header, schema: {type: string}}]"),
        Frame.operation("")
      ),
      (
        Frame.operation(
          "parameters: [{name: q, in: query, explode: false, schema: {type: string}}]"),
        Frame.operation("parameters: [{name: q, in: query, style: form, schema: {type: string}}]")
      ),
      (
        Frame.operation(
          "", responses: "{'200': {description: A., content: {Application/JSON: {}}}}"),
        Frame.operation(
          "", responses: "{'200': {description: B., content: {application/json: {}}}}")
      ),
      (
        Frame.operation("tags: [a], summary: b"),
        Frame.operation("description: c", root: "tags: []")
      ),
      (Frame.operation("", root: "servers: [{url: /}]"), Frame.operation("")),
      (
        Frame.operation(
          "", root: "servers: [{url: 'https://a.example'}, {url: 'http://b.example/V'}]"),
        Frame.operation(
          "", root: "servers: [{url: 'HTTPS://A.Example:443/'}, {url: 'http://B.example:80/V'}]")
      ),
      (
        Frame.operation(
          "parameters: [{name: q, in: query, style: deepObject, schema: {type: object}}]"),
        Frame.operation(
          "parameters: [{name: q, in: query, style: deepObject, explode: true, schema: {type: object}}]"
        )
      ),
      (
        Frame.operation("security: [{a: []}]", root: Self.scheme("a")),
        Frame.operation("", root: Self.scheme("b") + "\nsecurity: [{b: []}]")
      ),
      (
        Frame.operation("security: []", root: Self.scheme("a")),
        Frame.operation("security: [{}]", root: Self.scheme("a"))
      ),
    ]
    for (one, other) in pairs {
      #expect(try Contracts.codes(one, other) == [], "\(one)\n\(other)")
      #expect(try Contracts.codes(other, one) == [], "\(other)\n\(one)")
    }
  }

  /// What a range announced may be named, as the server sends nothing new; not the other way round.
  @Test func fewerStatusesThanARangeHolds() throws {
    let range = Frame.operation(
      "", responses: "{'2XX': {description: A.}, '4XX': {description: B.}}")
    let named = Frame.operation(
      "", responses: "{'200': {description: A.}, '404': {description: B.}}")
    #expect(try Contracts.codes(range, named) == [])
    #expect(try Contracts.codes(named, range) == ["error-status-added", "success-status-added"])
  }

  /// A range of media types stands for those that it holds; it is new where only some of them were.
  @Test func fewerMediaTypesThanARangeHolds() throws {
    let body = { (type: String) in
      Frame.operation(
        "requestBody: {content: {'\(type)': {schema: {type: string}}}}",
        responses: "{'200': {description: A., content: {'\(type)': {schema: {type: string}}}}}")
    }
    #expect(
      try Contracts.codes(body("application/json"), body("application/*"))
        == ["request-media-type-added", "response-media-type-added"])
    #expect(
      try Contracts.codes(body("application/*"), body("application/json"))
        == ["request-media-type-removed", "response-media-type-removed"])
    #expect(
      try Contracts.codes(body("application/json"), body("Application/JSON; charset=utf-8")) == [])
  }

  private static func scheme(_ name: String) -> String {
    "components: {securitySchemes: {\(name): {type: http, scheme: bearer}}}"
  }
}
