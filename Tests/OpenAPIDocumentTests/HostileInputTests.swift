// Any bytes give an answer in bounded time: broken encodings, bombs, circles, floods of errors,
// and random changes of a right document.

import Testing

@testable import OpenAPIDocument

private func load(_ bytes: [UInt8], path: String = "openapi.yaml") -> DocumentLoader.Result {
  DocumentLoader { asked throws(DocumentLoader.FileError) in
    guard asked == path else { throw DocumentLoader.FileError("no such file") }
    return bytes
  }.load(path)
}

private func expectQuick(_ text: String, path: String = "openapi.yaml", seconds: Int = 60) {
  let start = ContinuousClock.now
  let result = load(Array(text.utf8), path: path)
  let rendered = DiagnosticRenderer.text(result.diagnostics)
  #expect(result.document != nil || !rendered.isEmpty)
  result.document?.takeApart()
  #expect(ContinuousClock.now - start < .seconds(seconds))
}

private let head = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\n"

@Suite struct HostileInputTests {
  @Test(
    arguments: [
      [], [0], [0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0xEF, 0xBB, 0xBF],
      [0x61, 0x3A, 0x20, 0xC3],
      [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF], [0x7B], [0x5B], [0x22], [0x2A],
      [0x26],
      [0x21], [0x25], [0x7C], [0x0D], [0x7F], [0xC2, 0x85], [0xE2, 0x80, 0xA8],
    ] as [[UInt8]]) func oddBytesGiveADiagnostic(_ bytes: [UInt8])
  {
    for path in ["openapi.yaml", "openapi.json"] {
      let result = load(bytes, path: path)
      #expect(result.document == nil && result.hasErrors)
      #expect(!DiagnosticRenderer.text(result.diagnostics).isEmpty)
    }
  }

  @Test func nestingAndAliasesAreBounded() {
    let deep = String(repeating: "[", count: 200_000)
    for text in [deep, "{\"a\":" + deep, "a: " + deep, String(repeating: "- ", count: 100_000)] {
      #expect(load(Array(text.utf8)).diagnostics.first?.code == "nested-too-deeply")
      #expect(load(Array(text.utf8), path: "a.json").document == nil)
    }
    var bomb = head + "x-0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      bomb +=
        "x-\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
    }
    #expect(load(Array(bomb.utf8)).diagnostics.first?.code == "alias-expansion")
  }

  @Test func filesBeyondTheLimitAreNotRead() {
    var loader = DocumentLoader { _ throws(DocumentLoader.FileError) in
      [UInt8](repeating: 0x20, count: 2000)
    }
    loader.limits.fileBytes = 1000
    #expect(loader.load("a").diagnostics.map(\.code) == ["file-too-large"])
  }

  @Test func floodsOfErrorsCostNoMoreThanThoseShown() {
    let many = 3000
    var paths = head + "paths:\n"
    for index in 0..<many { paths += "  p\(index): {get: 1}\n" }
    expectQuick(paths)
    var references = head + "components:\n  schemas:\n"
    for index in 0..<many {
      references += "    S\(index): {$ref: '#/components/schemas/T\(index)'}\n"
    }
    expectQuick(references)
    var line =
      "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"components\":{\"schemas\":{"
    line += (0..<many).map { "\"S\($0)\":{\"minLength\":-1}" }.joined(separator: ",") + "}}}"
    expectQuick(line)
    var security = head + "components:\n  securitySchemes:\n"
    for index in 0..<many { security += "    S\(index): {type: http, scheme: basic}\n" }
    security += "security:\n"
    for index in 0..<many { security += "  - {S\(index): []}\n" }
    expectQuick(security)
  }

  /// What is at the bottom of a value is found in as many steps as it is deep.
  @Test func numbersAreFoundAtAnyDepth() {
    let value = String(repeating: "[", count: 60) + ".nan" + String(repeating: "]", count: 60)
    expectQuick(head + "components:\n  schemas:\n    S: {const: \(value)}\n")
  }

  @Test func longChainsAreFreedWithoutRecursion() {
    // Each refers to the one before, so that the last to be freed holds all others.
    var schemas = head + "components:\n  schemas:\n    S0: {}\n"
    for index in 1..<20_000 {
      schemas += "    S\(index): {properties: {a: {$ref: '#/components/schemas/S\(index - 1)'}}}\n"
    }
    expectQuick(schemas)
  }

  @Test func longChainsOfReferencesDoNotOverflow() {
    var schemas = head + "components:\n  schemas:\n"
    for index in 0..<3000 {
      schemas +=
        "    S\(index): {properties: {next: {$ref: '#/components/schemas/S\(index + 1)'}}}\n"
    }
    expectQuick(schemas + "    S3000: {}\n")
    var pure = head + "components:\n  schemas:\n"
    for index in 0..<3000 {
      pure += "    S\(index): {$ref: '#/components/schemas/S\(index + 1)'}\n"
    }
    expectQuick(pure + "    S3000: {}\n")
  }

  @Test func valuesUnderBranchingSchemasAreBounded() {
    var schemas = head + "components:\n  schemas:\n    S40: {}\n"
    for index in 0..<40 {
      let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
      schemas += "    S\(index): {allOf: [\(next), \(next), \(next)], default: 1}\n"
    }
    expectQuick(schemas)
  }

  @Test func randomChangesNeverCrash() {
    let original = Array(
      (head + """
        servers: [{url: 'https://{h}/', variables: {h: {default: a}}}]
        paths:
          /a/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: &get
              operationId: a
              responses: {'200': {$ref: '#/components/responses/R'}}
        x-again: *get
        components:
          responses: {R: {description: "r\\u00e9", content: {a/b: {schema: {$ref: '#/components/schemas/S'}}}}}
          schemas: {S: {type: [object, 'null'], properties: {s: {$ref: '#/components/schemas/S'}}, required: [s]}}
        """).utf8)
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let marks = Array("{}[]:,-?&*!|>'\"%@`#\\\n \t0aé$".utf8) + [0, 0x80, 0xFF]
    for _ in 0..<1500 {
      var bytes = original
      for _ in 0...random(3) {
        let index = random(bytes.count)
        switch random(3) {
        case 0: bytes[index] = marks[random(marks.count)]
        case 1: bytes.insert(marks[random(marks.count)], at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 1 + random(6)))
        }
      }
      let result = load(bytes)
      #expect((result.document == nil) == result.hasErrors)
      result.document?.takeApart()
      _ = DiagnosticRenderer.text(result.diagnostics)
      _ = DiagnosticRenderer.json(result.diagnostics)
    }
  }
}
