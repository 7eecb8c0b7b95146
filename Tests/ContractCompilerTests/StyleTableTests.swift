// Style x type: every cell of OpenAPI's table has a decision, and those that it marks n/a are known.

import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Styles") struct StyleTableTests {
  static let styles: [Parameter.Style] = [
    .matrix, .label, .simple, .form, .spaceDelimited, .pipeDelimited, .deepObject, .cookie,
  ]

  @Test("What the specification has a form for is read so")
  func specified() {
    for style in [Parameter.Style.matrix, .label, .simple, .form, .cookie] {
      for sort in StyleTable.Sort.allCases {
        for explode in [true, false] {
          #expect(StyleTable.decision(style, sort, explode: explode) == .specified)
        }
      }
    }
    #expect(StyleTable.decision(.deepObject, .object, explode: true) == .specified)
    for style in [Parameter.Style.spaceDelimited, .pipeDelimited] {
      #expect(StyleTable.decision(style, .array, explode: false) == .specified)
      #expect(StyleTable.decision(style, .object, explode: false) == .specified)
    }
  }

  @Test("Only what nobody writes in one way is refused")
  func refused() {
    var refused: [String] = []
    for style in Self.styles {
      for sort in StyleTable.Sort.allCases {
        for explode in [true, false]
        where StyleTable.decision(style, sort, explode: explode) == .refused {
          refused.append("\(style) \(sort) \(explode)")
        }
      }
    }
    #expect(refused == ["spaceDelimited object true", "pipeDelimited object true"])
  }
}
