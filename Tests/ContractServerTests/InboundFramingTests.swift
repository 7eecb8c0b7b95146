// The scanner that finds the ends of requests: whole, split at every byte, and at its limits.

import Testing

@testable import ContractServer

@Suite struct InboundFramingTests {
  static func take(_ framing: inout InboundFraming, _ text: String) -> InboundFraming.Taken {
    unsafe Array(text.utf8).withUnsafeBytes { unsafe framing.take($0) }
  }

  static func framing(line: Int = 100, head: Int = 1000) -> InboundFraming {
    InboundFraming(requestLineLimit: line, headLimit: head)
  }

  @Test func findsTheEndOfAHead() {
    var framing = Self.framing()
    let head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    #expect(Self.take(&framing, head + "GET /next") == .last(head.utf8.count))
  }

  @Test func findsTheEndOfAHeadInPieces() {
    let head = "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"
    var framing = Self.framing()
    for (index, byte) in head.utf8.enumerated() {
      let taken = Self.take(&framing, String(Unicode.Scalar(byte)))
      #expect(taken == (index == head.utf8.count - 1 ? .last(1) : .part(1)), "byte \(index)")
    }
  }

  @Test func emptyLinesBeforeARequestDoNotEndIt() {
    var framing = Self.framing()
    #expect(Self.take(&framing, "\r\n\r\n\r\n") == .part(6))
    #expect(Self.take(&framing, "GET / HTTP/1.0\r\n\r\n") == .last(18))
  }

  @Test func longRequestLinesAndHeadsOverflow() {
    var framing = Self.framing(line: 20)
    #expect(
      Self.take(&framing, "GET /" + String(repeating: "a", count: 30))
        == .overflow(35, .targetTooLong))
    framing = Self.framing(head: 40)
    let head = "GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 10) + "\r\n"
    guard case .overflow(_, .headTooLarge) = Self.take(&framing, head) else {
      Issue.record("the head was taken")
      return
    }
  }

  @Test func countsFixedBodies() {
    var framing = Self.framing()
    framing.enter(.fixed(5))
    #expect(Self.take(&framing, "ab") == .part(2))
    #expect(Self.take(&framing, "cdeGET") == .last(3))
  }

  static let chunkedBodies = [
    "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5;a=b;c=\"d\"\r\nhello\r\n00\r\nX: y\r\nZ: w\r\n\r\n",
    "A\r\n0123456789\r\n1\r\n\n\r\n0\r\n\r\n",
  ]

  @Test(arguments: chunkedBodies) func findsTheEndOfChunkedBodies(body: String) {
    var framing = Self.framing()
    framing.enter(.chunked)
    #expect(Self.take(&framing, body + "GET /") == .last(body.utf8.count))
    framing.enter(.chunked)
    for (index, byte) in body.utf8.enumerated() {
      let isLast = index == body.utf8.count - 1
      #expect(Self.take(&framing, String(Unicode.Scalar(byte))) == (isLast ? .last(1) : .part(1)))
    }
  }

  @Test func longChunkLinesOverflow() {
    var framing = Self.framing(head: 50)
    framing.enter(.chunked)
    let taken = Self.take(&framing, "5;" + String(repeating: "x", count: 100))
    #expect(taken == .overflow(102, .chunkLineTooLong))
  }

  @Test func longTrailersOverflow() {
    var framing = Self.framing(head: 50)
    framing.enter(.chunked)
    let taken = Self.take(&framing, "0\r\n" + String(repeating: "a: b\r\n", count: 20))
    #expect(taken == .overflow(123, .chunkLineTooLong))
  }
}
