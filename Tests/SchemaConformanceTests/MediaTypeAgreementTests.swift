// The build line and the run line read media types alike: what one takes for JSON the other does too.

import ContractModel
import ContractRuntime
import Testing

@Suite struct MediaTypeAgreementTests {
  @Test(arguments: [
    "application/json", "APPLICATION/JSON", "application/json; charset=utf-8", "text/json",
    "Text/JSON;charset=utf-8", "application/problem+json", "image/x+json", "text/x+JSON",
    "application/jsonx", "application/x-json", "text/plain", "image/json", "application/jsonl",
    "application/json-seq", "multipart/form-data", "application/xml", "text/xml",
    "application/vnd.api+json;v=1", "json/json", "text/json+xml",
  ])
  func json(text: String) throws {
    #expect(try #require(MediaType(text)).isJSON == MediaRange(text).isJSON)
  }
}
