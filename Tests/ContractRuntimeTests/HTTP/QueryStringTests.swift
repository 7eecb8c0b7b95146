// Queries: form decoding, repeated and empty names, strict escapes.

import ContractRuntime
import Testing

@Suite struct QueryStringTests {
  @Test(
    arguments: [
      ("/t?status=all", "all"), ("/t?a=1&status=all", "all"), ("/t?status=a+b", "a b"),
      ("/t?status=a%2Bb", "a+b"), ("/t?status=", ""), ("/t?status", ""), ("/t?&&status=x&", "x"),
      ("/t?%73tatus=x", "x"), ("/t?status=a=b", "a=b"), ("/t?status=1&status=2", "1"),
      ("/t?status=%00", "\0"), ("/t?x=?&status=/?", "/?"), ("/t?=y&status=x", "x"),
    ])
  func first(target: String, value: String) throws {
    #expect(try QueryString(target: target).first("status") == value)
  }

  @Test(arguments: ["/t", "/t?", "/t?Status=x", "/t?statu=x", "/t?statuss=x", "/t?=status"])
  func absent(target: String) throws {
    #expect(try QueryString(target: target).first("status") == nil)
  }

  @Test(arguments: ["/t?%", "/t?other=%4", "/t?%zz=1", "/t?status=%", "/t?a=%%41"])
  func malformedEscape(target: String) {
    let error = #expect(throws: ProblemDetails.self) { try QueryString(target: target) }
    #expect(error?.status == 400)
  }

  @Test func invalidUTF8() throws {
    let query = try QueryString(target: "/t?other=%FF&status=%FF&%FF=1&x=%C3%A9")
    #expect(throws: ProblemDetails.self) { try query.first("status") }
    #expect(try query.first("x") == "\u{E9}")
  }

  @Test func allInOrder() throws {
    let query = try QueryString(target: "/t?a=1&b=2&a=3&a")
    #expect(try query.all("a") == ["1", "3", ""])
    #expect(try QueryString(target: "/t?").isEmpty)
  }

  @Test func cookies() {
    let headers = Headers([
      .init(name: "cookie", value: "a=1; b=\"x y\" ;c; =d; a=2"),
      .init(name: "Cookie", value: "e=f=g"),
    ])
    let cookies = Cookies(headers)
    #expect(cookies.first("a") == "1")
    #expect(cookies.first("b") == "x y")
    #expect(cookies.first("c") == nil)
    #expect(cookies.first("e") == "f=g")
    #expect(Cookies(Headers()).first("a") == nil)
  }
}
