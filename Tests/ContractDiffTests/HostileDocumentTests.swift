// Documents made to be entangled: the comparison ends soon, and says so where it did not get
// through.

import Testing

@testable import ContractDiff

@Suite struct HostileDocumentTests {
  @Test func schemasThatAreTheirOwnParts() throws {
    let components = { (limit: Int) in
      """
      {A: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]},
       B: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}, {type: string}]},
       C: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}], not: {$ref: '#/components/schemas/D'}},
       D: {not: {$ref: '#/components/schemas/C'}, maxLength: \(limit), items: {$ref: '#/components/schemas/D'}}}
      """
    }
    let schema =
      "{properties: {a: {$ref: '#/components/schemas/A'}, c: {$ref: '#/components/schemas/C'}}}"
    let old = Frame.request(schema, components: components(1))
    #expect(try Contracts.codes(old, old) == [])
    let new = Frame.request(schema, components: components(2))
    #expect(try Contracts.codes(old, new).contains("request-condition-changed"))
  }

  @Test func aLongChainOfSchemas() throws {
    let chain = (0..<2000).map { index in
      "  S\(index): {type: object, properties: {next: {$ref: '#/components/schemas/S\(index + 1)'}}}"
    }
    let document = { (type: String) in
      Frame.operation(
        "parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/S0'}}]")
        + "\ncomponents:\n schemas:\n" + chain.joined(separator: "\n")
        + "\n  S2000: {type: \(type)}\n"
    }
    let changes = try Contracts.changes(document("string"), document("integer"))
    #expect(changes.map(\.code.rawValue) == ["request-type-removed"])
    #expect(changes.first?.operations == ["GET /tasks"])
  }

  /// Each schema applies the next one twice: as many ways as 2^200 lead to the last.
  @Test(arguments: ["allOf", "anyOf", "oneOf"])
  func wayAfterWayToOneSchema(_ keyword: String) throws {
    let document = { (type: String) in
      let chain = (0..<200).map { index in
        let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
        return "  S\(index): {\(keyword): [\(next), \(next)]}"
      }
      return Frame.operation(
        "parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/S0'}}]")
        + "\ncomponents:\n schemas:\n" + chain.joined(separator: "\n")
        + "\n  S200: {type: \(type)}\n"
    }
    #expect(try Contracts.codes(document("string"), document("string")) == [])
    #expect(
      try Contracts.codes(document("string"), document("integer")).contains("request-type-removed"))
  }

  /// Every member leads to every schema, and the names are shifted: each of n schemas meets each.
  @Test func everySchemaMeetsEveryOther() throws {
    let document = { (shift: Int) in
      let count = 30
      let schemas = (0..<count).map { index in
        let members = (0..<count).map { member in
          "m\(member): {$ref: '#/components/schemas/S\((index * 7 + member * 3 + shift) % count)'}"
        }
        return "  S\(index): {type: object, properties: {\(members.joined(separator: ", "))}}"
      }
      return Frame.operation(
        "parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/S0'}}]")
        + "\ncomponents:\n schemas:\n" + schemas.joined(separator: "\n") + "\n"
    }
    let (old, new) = (document(0), document(1))
    #expect(try Contracts.codes(old, new) == [])
    var limits = ContractComparison.Limits()
    limits.pairs = 100
    #expect(
      try Contracts.changes(old, new, limits: limits).map(\.code.rawValue) == [
        "comparison-incomplete"
      ])
    limits = ContractComparison.Limits()
    limits.steps = 100
    #expect(
      try Contracts.changes(old, new, limits: limits).map(\.code.rawValue) == [
        "comparison-incomplete"
      ])
  }

  @Test func manyAlternativesThatLookAlike() throws {
    let document = { (limit: Int) in
      let alternatives = (0..<400).map {
        "{type: object, properties: {a: {maxLength: \($0 + limit)}}}"
      }
      return Frame.request("{oneOf: [\(alternatives.joined(separator: ", "))]}")
    }
    let changes = try Contracts.changes(document(0), document(1000))
    #expect(changes.count == 800)
    #expect(changes.contains { $0.code.rawValue == "request-alternatives-overlap" })
  }

  /// Each new path takes requests from one of thousands, and each is found without asking all others.
  @Test func manyPathsBesideEachOther() throws {
    let document = { (names: [String]) in
      let paths = (0..<2000).flatMap { index in
        names.map { "  /p\(index)/\($0): {get: {responses: {'204': {description: Done.}}}}" }
      }
      return "openapi: 3.1.0\ninfo: {title: Paths, version: '1'}\npaths:\n"
        + paths.joined(separator: "\n")
    }
    let codes = try Contracts.codes(document(["{x}"]), document(["{x}", "me"]))
    #expect(codes.count { $0 == "path-shadowed" } == 2000)
    #expect(!codes.contains("comparison-incomplete"))
  }
}
