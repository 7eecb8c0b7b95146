// The parts that decide without I/O: refusals, dates, ids, response heads.

import ContractRuntime
import NIOCore
import Testing

@testable import ContractServer

@Suite struct RefusalTests {
  @Test(arguments: [
    ("application/problem+json", true), ("text/html, application/problem+json;q=0.5", true),
    ("application/problem+json; q=0", false), ("application/problem+json;q=0.000", false),
    ("*/*", false),
    ("application/json", false), ("Application/Problem+JSON", true),
  ])
  func theTypeFollowsAccept(accept: String, isProblem: Bool) {
    let response = Refusal.malformed.response(
      as: .negotiated, accept: accept, retryAfterSeconds: 1)
    let type = isProblem ? "application/problem+json" : "application/json"
    #expect(response.headers.first("content-type") == type)
    #expect(response.headers.all("vary") == ["Accept"])
  }

  /// A contract that declares one type has that one, whatever the client accepts.
  @Test(arguments: [
    (ProblemContent.json, "application/json"), (.problemJSON, "application/problem+json"),
  ])
  func theTypeIsThatOfTheContract(content: ProblemContent, type: String) {
    for accept in ["application/problem+json", "application/json", nil] {
      let response = Refusal.malformed.response(
        as: content, accept: accept, retryAfterSeconds: 1)
      #expect(response.headers.all("content-type") == [type])
      #expect(!response.headers.contains("vary"))
    }
  }

  @Test func retryAfterStandsWith503Only() {
    let overloaded = Refusal.overloaded.response(
      as: .negotiated, accept: nil, retryAfterSeconds: 7)
    #expect(overloaded.headers.first("retry-after") == "7")
    #expect(
      !Refusal.malformed.response(
        as: .negotiated, accept: nil, retryAfterSeconds: 7
      ).headers.contains("retry-after")
    )
  }
}

@Suite struct TextTests {
  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
  ])
  func dates(seconds: Int, expected: String) {
    #expect(HTTPDate.format(secondsSinceEpoch: seconds) == expected)
  }

  @Test func requestIDsAreUniqueAndShort() {
    var (first, second) = (RequestIDs(), RequestIDs())
    var ids = Set<String>()
    for _ in 0..<5000 {
      ids.insert(first.next())
      ids.insert(second.next())
    }
    #expect(ids.count == 10_000)
    #expect(ids.allSatisfy { $0.utf8.count == 15 })
  }

  static func head(_ response: Response) -> (text: String, isValid: Bool) {
    let head = ResponseHead(
      framing: .length(2), closes: false, isHTTP10: false, requestID: "id",
      crossOrigin: .init(), date: [])
    var buffer = ByteBuffer(string: "before ")
    let isValid = head.write(response, content: Array("ok".utf8), to: &buffer)
    return (String(buffer: buffer), isValid)
  }

  @Test func headAndContentAreWrittenTogether() {
    let (text, isValid) = Self.head(
      Response(
        status: 418,
        headers: Headers([.init(name: "X-A", value: "b"), .init(name: "Date", value: "never")])))
    #expect(isValid)
    #expect(
      text
        == "before HTTP/1.1 418 Unknown\r\nX-A: b\r\nContent-Length: 2\r\nX-Request-Id: id\r\n\r\nok"
    )
  }

  @Test(arguments: [
    ("X-A", "b\r\nc: d"), ("X-A", "a\0b"), ("X A", "b"), ("", "b"), ("X-A\n", "b"), ("X:", "b"),
  ])
  func fieldsThatWouldSplitAResponseAreNotWritten(name: String, value: String) {
    let (text, isValid) = Self.head(
      Response(status: 200, headers: Headers([.init(name: name, value: value)])))
    #expect(!isValid)
    #expect(text == "before ")
  }
}
