// Content whose media type the handler chooses is sent as it says, and held to the declared range.

import ContractRuntime
import Testing

@Suite struct MediaContentTests {
  @Test func sentAsTheHandlerSays() {
    let response = Response.content(200, MediaContent("image/png", .bytes([1, 2])))
    #expect(response.headers.all("Content-Type") == ["image/png"])
    #expect(ContractContent.check(response, ["image/*"]) == nil)
    #expect(ContractContent.check(response, ["text/plain", "IMAGE/PNG"]) == nil)
    #expect(ContractContent.check(response, ["*/*"]) == nil)
  }

  @Test func anotherTypeIsAFault() {
    let response = Response.content(200, MediaContent("text/plain; charset=utf-8", .bytes([1])))
    let fault = ContractContent.check(response, ["image/*", "text/html"])
    #expect(fault?.contains("text/plain") == true)
    #expect(ContractContent.check(response, ["text/plain"]) == nil)
    #expect(ContractContent.check(Response(status: 200), ["text/plain"]) != nil)
  }

  @Test func textIsHeldToItsSchema() {
    let short: JSONReading<String> = { reader throws(JSONSyntaxError) in
      try reader.string(maxLength: 3)
    }
    let whole: JSONReading<Int64> = { reader throws(JSONSyntaxError) in
      try reader.int64(minimum: 2)
    }
    let types: [StaticString] = ["text/plain"]
    #expect(ContractContent.check(text("abc"), types, as: .string, short) == nil)
    #expect(
      ContractContent.check(text("abcd"), types, as: .string, short)?
        .hasPrefix("the response 200 breaks 'maxLength' at ''") == true)
    #expect(ContractContent.check(text("2"), types, as: .integer, whole) == nil)
    #expect(
      ContractContent.check(text("1"), types, as: .integer, whole)?.contains("'minimum'") == true)
    #expect(
      ContractContent.check(text("x"), types, as: .integer, whole)?.contains("'type'") == true)
    #expect(ContractContent.check(text("a"), ["text/csv"], as: .string, short) != nil)
    let broken = Response.content(200, "text/plain", [0xFF])
    #expect(ContractContent.check(broken, types, as: .string, short)?.contains("UTF-8") == true)
  }

  /// As its client reads it, a response has the declared type that says most of it.
  @Test func theTypeThatSaysMost() {
    let types: [StaticString] = [
      "*/*", "text/*", "text/plain;v=2", "text/plain", "text/plain;v=1", "image/png",
    ]
    #expect(ContractContent.declared(of: text("a"), among: types) == 3)
    #expect(ContractContent.declared(of: sent("text/plain;v=1"), among: types) == 4)
    #expect(ContractContent.declared(of: sent("text/plain;v=3"), among: types) == 3)
    #expect(ContractContent.declared(of: sent("TEXT/csv"), among: types) == 1)
    #expect(ContractContent.declared(of: sent("image/gif"), among: types) == 0)
    #expect(ContractContent.declared(of: sent("image/gif"), among: ["image/png"]) == nil)
    #expect(ContractContent.declared(of: sent("text/plain"), among: ["text/plain;v=1"]) == 0)
    #expect(ContractContent.declared(of: Response(status: 200), among: types) == nil)
  }

  private func text(_ text: String) -> Response {
    .content(200, "text/plain; charset=utf-8", Array(text.utf8))
  }

  private func sent(_ type: String) -> Response { .content(200, type, [0x61]) }
}
