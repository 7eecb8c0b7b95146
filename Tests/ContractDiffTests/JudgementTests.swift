// Changes whose weight depends on more than one place, and those that must not pass in silence.

import Testing

@testable import ContractDiff

@Suite struct JudgementTests {
  @Test func theSameChangeBreaksOneWayOnly() throws {
    let schema = { (values: String) in "{type: string, enum: [\(values)]}" }
    let more = ("a", "a, b")
    #expect(
      try Contracts.codes(Frame.request(schema(more.0)), Frame.request(schema(more.1)))
        == ["request-enum-value-added"])
    #expect(
      try Contracts.codes(Frame.response(schema(more.0)), Frame.response(schema(more.1)))
        == ["response-enum-value-added"])
    #expect(ChangeCode(rawValue: "request-enum-value-added")?.category == .info)
    #expect(ChangeCode(rawValue: "response-enum-value-added")?.category == .breaking)
  }

  /// Patterns and formats that are another: less or more where their parts show it, else it may break.
  @Test(arguments: [
    ("pattern: '^[a-z]+$'", "pattern: '^[a-z0-9]+$'", "pattern-removed"),
    ("pattern: '^[a-z0-9]+$'", "pattern: '^[a-z]+$'", "pattern-added"),
    ("pattern: '^[0-9]{1,20}$'", "pattern: '^\\d{1,40}$'", "pattern-removed"),
    ("pattern: '^(?:a|b)$'", "pattern: '^(?:b|c|a)$'", "pattern-removed"),
    ("pattern: '^[0-9]+$'", "pattern: '^\\d+$'", ""),
    ("pattern: '^a$'", "pattern: '^b$'", "pattern-changed"),
    ("pattern: '^a'", "pattern: '^a$'", "pattern-changed"),
    ("pattern: '^.*'", "pattern: a", "pattern-added"),
    (
      "allOf: [{pattern: '^[a-z]+$'}, {pattern: a}]",
      "allOf: [{pattern: a}, {pattern: '^[a-z0-9]+$'}]", "pattern-removed"
    ),
    ("format: int8", "format: uint32", "format-changed"),
    ("format: uint8", "format: uint32", "format-widened"),
    ("format: int64", "format: double-int", "format-narrowed"),
    ("format: float", "format: double", "format-widened"),
    ("format: uri", "format: iri-reference", "format-widened"),
    ("format: password", "format: html", ""),
  ])
  func patternsAndFormats(before: String, now: String, code: String) throws {
    let schema = { (keyword: String) in "{\(keyword)}" }
    let expected = code.isEmpty ? [] : ["request-" + code]
    #expect(
      try Contracts.codes(Frame.request(schema(before)), Frame.request(schema(now))) == expected)
    let response = code.isEmpty ? [] : ["response-" + code]
    #expect(
      try Contracts.codes(Frame.response(schema(before)), Frame.response(schema(now))) == response)
  }

  /// What nothing has looked at is more where less is looked at (JSON Schema 2020-12, section 11).
  @Test(arguments: [
    (
      "unevaluatedItems: false, prefixItems: [{type: string}, {type: string}]",
      "unevaluatedItems: false, prefixItems: [{type: string}]", ["added"]
    ),
    (
      "unevaluatedItems: {type: integer}, prefixItems: [{type: string}]",
      "unevaluatedItems: {type: integer}", ["changed"]
    ),
    (
      "unevaluatedItems: false, items: {type: string}", "unevaluatedItems: false", ["added"]
    ),
    (
      "unevaluatedProperties: false, oneOf: [{title: C, properties: {x: {}, y: {}}}, {title: D}]",
      "unevaluatedProperties: false, oneOf: [{title: C, properties: {y: {}}}, {title: D}]",
      ["added"]
    ),
    (
      "unevaluatedProperties: {type: integer}, properties: {a: {type: string}}",
      "unevaluatedProperties: {type: integer}", ["changed"]
    ),
    (
      "unevaluatedProperties: false, allOf: [{properties: {a: {}}, additionalProperties: true}]",
      "unevaluatedProperties: false, allOf: [{properties: {a: {}}}]", []
    ),
    (
      "unevaluatedProperties: false, allOf: [{properties: {a: {}}}]",
      "unevaluatedProperties: false, allOf: [{properties: {a: {}, b: {}}}]", []
    ),
    (
      """
      unevaluatedProperties: false, properties: {a: {}}, \
      oneOf: [{title: C, properties: {x: {}, y: {}}}, {title: D}]
      """,
      """
      unevaluatedProperties: false, properties: {a: {}, x: {}}, \
      oneOf: [{title: C, properties: {y: {}}}, {title: D, properties: {}}]
      """, ["removed"]
    ),
    (
      "unevaluatedProperties: false, anyOf: [{properties: {a: {}}}, {properties: {b: {}}}]",
      "unevaluatedProperties: false", ["changed"]
    ),
    (
      "unevaluatedItems: false, contains: {type: integer}", "unevaluatedItems: false", ["changed"]
    ),
    ("contains: {type: integer}", "unevaluatedItems: true", ["removed"]),
    ("minItems: 0", "unevaluatedItems: true", []),
    (
      "unevaluatedProperties: {}, properties: {a: {}}",
      "unevaluatedProperties: {}, properties: {a: {}, b: {}}", []
    ),
    (
      "unevaluatedProperties: true, allOf: [{properties: {a: {}, b: {}}}]",
      "unevaluatedProperties: true, allOf: [{properties: {a: {}}}]", []
    ),
  ])
  func whatIsLeftUnevaluated(before: String, now: String, conditions: [String]) throws {
    let schema = { (keywords: String) in Frame.request("{type: [object, array], \(keywords)}") }
    let found = { (before: String, now: String) in
      try Contracts.codes(schema(before), schema(now)).filter { $0.contains("condition") }
    }
    #expect(try found(before, now) == conditions.map { "request-condition-" + $0 })
    let reverse = conditions.map { ["added": "removed", "removed": "added"][$0] ?? $0 }
    #expect(try found(now, before) == reverse.map { "request-condition-" + $0 })
  }

  /// Members that `additionalProperties` admits are left to nothing else.
  @Test func whatAdditionalPropertiesAdmit() throws {
    let schema = { (type: String) in
      Frame.request("{additionalProperties: {type: \(type)}, unevaluatedProperties: false}")
    }
    #expect(
      try Contracts.codes(schema("string"), schema("integer")) == ["request-type-removed"])
    let open = { (rest: String) in
      Frame.request("{unevaluatedProperties: false, allOf: [{properties: {a: {}}\(rest)}]}")
    }
    #expect(
      try Contracts.codes(open(", additionalProperties: true"), open(""))
        == ["request-additional-properties-refused"])
    let apart = { (type: String) in
      Frame.request(
        "{unevaluatedProperties: false, allOf: [{additionalProperties: {type: \(type)}}]}")
    }
    #expect(try Contracts.codes(apart("string"), apart("integer")) == ["request-type-removed"])
  }

  /// Alternatives that only list values are a list of values.
  @Test(arguments: [
    ("{type: string, enum: [a, b]}", "{oneOf: [{const: a, title: A}, {const: b}]}", []),
    ("{anyOf: [{enum: [a, b]}, {const: b}]}", "{enum: [b, a]}", []),
    (
      "{enum: [a]}", "{oneOf: [{const: a}, {type: string, const: b}]}", ["request-enum-value-added"]
    ),
    ("{oneOf: [{const: a}, {const: b}]}", "{const: b}", ["request-enum-value-removed"]),
  ])
  func alternativesThatListValues(before: String, now: String, codes: [String]) throws {
    #expect(try Contracts.codes(Frame.request(before), Frame.request(now)) == codes)
  }

  /// Whatever is written in a parameter is a string, but not one of a pattern.
  @Test(arguments: [
    ("{type: integer}", "{type: string}", "request-type-added"),
    ("{type: [integer, boolean]}", "{type: string, description: Any.}", "request-type-added"),
    ("{type: string}", "{type: integer}", "request-type-removed"),
    ("{type: integer}", "{type: string, pattern: '^a'}", "request-type-removed"),
    ("{type: array}", "{type: string}", "request-type-removed"),
  ])
  func typesOfParameters(before: String, now: String, code: String) throws {
    let document = { (schema: String) in
      Frame.operation("parameters: [{name: a, in: query, explode: false, schema: \(schema)}]")
    }
    #expect(try Contracts.codes(document(before), document(now)) == [code])
  }

  /// `readOnly` and `writeOnly` are about the message; who breaks is a matter of who reads it. What the
  /// server sends by webhooks is a request, and clients answer to it.
  @Test func directionsOfWebhooks() throws {
    let document = { (body: String, answer: String) in
      """
      openapi: 3.1.0
      info: {title: Tasks, version: '1'}
      webhooks:
        done:
          post:
            requestBody:
              required: true
              content: {application/json: {schema: {type: object, \(body)}}}
            responses:
              '200':
                description: Noted
                content: {application/json: {schema: {type: object, \(answer)}}}
      """
    }
    let plain = "properties: {a: {type: string}}"
    let readOnly = "properties: {a: {type: string, readOnly: true}}"
    let writeOnly = "properties: {a: {type: string, writeOnly: true}}"
    #expect(
      try Contracts.codes(document(plain, plain), document(readOnly, plain))
        == ["request-property-became-read-only"])
    #expect(try Contracts.codes(document(plain, plain), document(writeOnly, plain)) == [])
    #expect(
      try Contracts.codes(document(plain, plain), document(plain, writeOnly))
        == ["response-property-became-write-only"])
    #expect(try Contracts.codes(document(plain, plain), document(plain, readOnly)) == [])
    // What neither message has cannot break anybody.
    let other = "properties: {a: {type: integer, readOnly: true}}"
    #expect(try Contracts.codes(document(readOnly, plain), document(other, plain)) == [])
    // The server must not ask for more in an answer; in what it sends it may.
    let required = "required: [a], \(plain)"
    #expect(
      try Contracts.codes(document(plain, plain), document(plain, required))
        == ["request-property-became-required"])
    #expect(ChangeCode(rawValue: "request-property-became-required")?.category == .breaking)
    #expect(
      try Contracts.codes(document(plain, plain), document(required, plain))
        == ["response-property-became-required"])
  }

  @Test func aPathThatLosesItsOwnerIsAMatterOfSecurity() throws {
    let root = """
      security: [{bearer: []}]
      components:
        securitySchemes:
          bearer: {type: http, scheme: bearer, x-owner: {claim: sub, parameter: user_id}}
      """
    let document = { (name: String, members: String) in
      Frame.operation(
        "parameters: [{name: \(name), in: path, required: true, schema: {type: string}}], \(members)",
        path: "/api/{\(name)}/tasks", root: root)
    }
    let owned = document("user_id", "")
    #expect(
      try Contracts.codes(owned, document("uid", ""))
        == ["owner-rule-removed", "path-parameter-renamed"])
    #expect(
      try Contracts.codes(owned, document("user_id", "x-owner: none")) == ["owner-rule-removed"])
    #expect(
      try Contracts.codes(document("user_id", "x-owner: none"), owned) == ["owner-rule-added"])
    #expect(ChangeCode(rawValue: "owner-rule-removed")?.category == .security)
  }

  @Test func anonymousAccessAsAnAlternativeIsAMatterOfSecurity() throws {
    let root = "components: {securitySchemes: {a: {type: http, scheme: bearer}}}"
    let secured = Frame.operation("security: [{a: []}]", root: root)
    let open = Frame.operation("security: [{a: []}, {}]", root: root)
    #expect(try Contracts.codes(secured, open) == ["security-requirement-removed"])
    #expect(try Contracts.codes(open, secured) == ["security-requirement-added"])
  }

  @Test func aSchemaIsComparedOnceForEachDirection() throws {
    let document = { (limit: Int) in
      """
      openapi: 3.1.0
      info: {title: Tasks, version: '1'}
      paths:
        /a: {post: \(Self.both), put: \(Self.both)}
        /b: {post: \(Self.both)}
      components:
        schemas:
          Task:
            type: object
            properties:
              title: {type: string, maxLength: \(limit)}
              inner: {$ref: '#/components/schemas/Task'}
              list: {type: array, items: {$ref: '#/components/schemas/Task'}}
      """
    }
    let changes = try Contracts.changes(document(10), document(5))
    #expect(
      changes.map(\.code.rawValue) == ["request-bound-tightened", "response-bound-tightened"])
    for change in changes {
      #expect(change.operations == ["POST /a", "PUT /a", "POST /b"])
      #expect(change.place.pointer == "#/components/schemas/Task/properties/title/maxLength")
      #expect(change.place.location.line == 11)
    }
  }

  private static let both =
    "{requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Task'}}}}, "
    + "responses: {'200': {description: A., content: {application/json: {schema: "
    + "{$ref: '#/components/schemas/Task'}}}}}}"

  @Test func aChangeNamesAFewOfManyOperations() throws {
    let document = { (type: String) in
      let paths = (0..<20).map { index in
        "  /p\(index): {get: {parameters: [{$ref: '#/components/parameters/Q'}], "
          + "responses: {'200': {description: A.}}}}"
      }
      return """
        openapi: 3.1.0
        info: {title: Tasks, version: '1'}
        paths:
        \(paths.joined(separator: "\n"))
        components: {parameters: {Q: {name: q, in: query, schema: {type: \(type)}}}}
        """
    }
    let changes = try Contracts.changes(document("string"), document("integer"))
    #expect(changes.count == 1)
    #expect(changes.first?.operations == (0..<8).map { "GET /p\($0)" })
    #expect(changes.first?.touchesMore == true)
  }

  @Test func whatStandsBesideAReferenceCounts() throws {
    let components = "{A: {type: integer}}"
    let schema = { (text: String) in Frame.request(text, components: components) }
    let plain = "$ref: '#/components/schemas/A'"
    #expect(
      try Contracts.codes(schema("{\(plain), default: 1}"), schema("{\(plain), default: 2}"))
        == ["request-default-changed"])
    #expect(
      try Contracts.codes(schema("{\(plain)}"), schema("{\(plain), minimum: 2}"))
        == ["request-bound-tightened"])
  }

  @Test func nullInsideOfAlternativesCounts() throws {
    let two = "{oneOf: [{type: string}, {type: integer}]}"
    let three = "{oneOf: [{type: string}, {type: integer}, {type: 'null'}]}"
    #expect(
      try Contracts.codes(Frame.response(two), Frame.response(three)) == ["response-null-added"])
    #expect(
      try Contracts.codes(Frame.request(three), Frame.request(two)) == ["request-null-removed"])
    #expect(
      try Contracts.codes(
        Frame.request("{}"),
        Frame.request("{type: [string, number, boolean, array, object]}"))
        == ["request-null-removed"])
  }

  @Test func aNewAlternativeThatIsApartIsSafe() throws {
    let one = "{oneOf: [{type: string}, {type: boolean}]}"
    let apart = "{oneOf: [{type: string}, {type: boolean}, {type: object}]}"
    let near = "{oneOf: [{type: string}, {type: boolean}, {type: string, minLength: 3}]}"
    #expect(
      try Contracts.codes(Frame.request(one), Frame.request(apart)) == ["request-alternative-added"]
    )
    #expect(
      try Contracts.codes(Frame.request(one), Frame.request(near))
        == ["request-alternative-added", "request-alternatives-overlap"])
  }

  @Test func aMemberThatAnotherSchemaRulesOut() throws {
    let both = { (closed: String, version: String) in
      Frame.request(
        "{allOf: [{type: object, properties: {a: {type: string}}\(closed)}, "
          + "{properties: {b: {type: string}}}]}", version: version)
    }
    for version in ["3.0.3", "3.1.0"] {
      let open = both("", version)
      let closed = both(", additionalProperties: false", version)
      #expect(
        try Contracts.codes(open, closed)
          == ["request-additional-properties-refused", "request-property-refused"])
      #expect(
        try Contracts.codes(closed, open)
          == ["request-additional-properties-allowed", "request-property-added"])
    }
  }

  @Test func furtherFilesAreNamedInPointers() throws {
    let load = { (limit: Int) in
      try Contracts.load(
        "new.yaml",
        with: [
          "new.yaml": Frame.request("{$ref: 'task.yaml#/Task'}"),
          "task.yaml": "Task: {type: string, maxLength: \(limit)}",
        ])
    }
    let changes = ContractComparison(old: try load(5), new: try load(4)).changes
    #expect(changes.map(\.place.pointer) == ["task.yaml#/Task/maxLength"])
  }

  @Test func theOutputIsTheSameEachTime() throws {
    let old = try CaseFolder.names.map { try Contracts.text(CaseFolder.changes($0)) }
    let new = try CaseFolder.names.map { try Contracts.text(CaseFolder.changes($0)) }
    #expect(old == new)
  }
}
