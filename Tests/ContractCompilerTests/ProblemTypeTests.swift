// What a contract declares for errors decides what the server's own errors are sent as.

import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("The media type of errors")
struct ProblemTypeTests {
  private static let json = "content: {application/json: {}}"
  private static let problem = "content: {application/problem+json; charset=utf-8: {}}"
  private static let both = "content: {application/json: {}, application/problem+json: {}}"

  @Test(
    arguments: [
      ([problem], .problemJSON), ([json], .json), ([both], nil), ([json, problem], nil),
      ([both, problem], .problemJSON), ([both, json], .json), ([json, both, problem], nil),
      (["content: {text/plain: {}}"], nil), (["content: {text/plain: {}}", problem], .problemJSON),
      (["headers: {}"], nil), ([], nil),
    ] as [([String], ProblemType?)])
  func followsWhatIsDeclared(errors: [String], type: ProblemType?) throws {
    let statuses = ["'404'", "5XX", "default"]
    let responses = zip(statuses, errors).map { status, content in
      "        \(status): {description: wrong, \(content)}\n"
    }
    let text = """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths:
        /x:
          get:
            responses:
              '200': {description: fine, content: {application/json: {}}}
      """ + "\n" + responses.joined()
    let result = DocumentLoader(readFile: { _ throws(DocumentLoader.FileError) in Array(text.utf8) }
    )
    .load("openapi.yaml")
    let document = try #require(result.document)
    #expect(ProblemLowering.run(document) == type)
  }
}
