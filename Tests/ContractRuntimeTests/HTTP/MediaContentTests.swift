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
}
