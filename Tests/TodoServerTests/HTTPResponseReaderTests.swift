// Bytes of responses in, whole or one by one, the response or the reason against it out.
import Testing

@testable import TodoServer

private func read(
  _ text: String, limit: Int = 1_000, piece: Int = .max, closed: Bool = false
) throws(FetchError) -> HTTPResponseReader {
  var reader = HTTPResponseReader(limits: .init(bodyBytes: limit))
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    try reader.receive(rest.prefix(piece))
    rest = rest.dropFirst(piece)
  }
  if closed { try reader.receiveEnd() }
  return reader
}

@Suite("HTTP responses")
struct HTTPResponseReaderTests {
  private static let whole: [(String, String, Bool)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", "body", false),
    ("HTTP/1.1 200\r\ncontent-length:\t4 \r\n\r\nbody", "body", false),
    ("HTTP/1.0 200 OK\r\n\r\nbody", "body", true),
    ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "", false),
    ("HTTP/1.1 200 OK\r\nContent-Length: 4, 4\r\n\r\nbody", "body", false),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2;a=b\r\ndy\r\n0\r\n\r\n",
      "body", false
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n004\r\nbody\r\n0\r\nA: b\r\n\r\n",
      "body", false
    ),
    (
      "HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody",
      "body", false
    ),
  ]

  @Test("a response is the same in whatever pieces it arrives", arguments: [1, 2, 3, 7, Int.max])
  func pieces(piece: Int) throws {
    for (text, body, closed) in Self.whole {
      let reader = try read(text, piece: piece, closed: closed)
      #expect(reader.isComplete, "\(text)")
      #expect(reader.status == 200)
      #expect(String(decoding: reader.body, as: UTF8.self) == body)
    }
  }

  @Test(
    "what is no response is refused",
    arguments: [
      "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
      "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA : b\r\n\r\n", "HTTP/1.1 200 OK\r\nA: \u{1}\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA: b\n\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: +4\r\n\r\nbody",
      "HTTP/1.1 200 OK\r\nContent-Length: 4, 5\r\n\r\nbody",
      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nboxx\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nbo\r\n",
      "HTTP/1.1 101 Switching\r\n\r\n",
    ])
  func malformed(text: String) {
    for piece in [1, Int.max] {
      let error = #expect(throws: FetchError.self) { try read(text, piece: piece) }
      if case .malformedResponse = error { continue }
      Issue.record("\(text) gives \(String(describing: error))")
    }
  }

  @Test("nothing grows beyond its limit")
  func limits() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let bodies = [
      "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nhello world",
      chunked + "b\r\n", chunked + "8\r\n12345678\r\n3\r\n", chunked + "FFFFFFFF\r\n",
    ]
    for text in bodies {
      #expect(throws: FetchError.tooLarge(limit: 10)) { try read(text, limit: 10) }
    }
    let long = String(repeating: "a", count: 20_000)
    for text in [
      "HTTP/1.1 200 OK\r\nA: \(long)\r\n\r\n", "HTTP/1.1 200 OK\r\nA: \(long)",
      chunked + "1;\(long)", chunked + "0\r\n\(long)", chunked + "1\r\nab" + long,
      chunked + "0\r\n" + String(repeating: "A: b\r\n", count: 2_000),
      String(repeating: "HTTP/1.1 102 Wait\r\n\r\n", count: 9),
    ] {
      #expect(throws: FetchError.self) { try read(text) }
    }
  }

  @Test("an end that comes too early is an error")
  func early() {
    for text in [
      "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbod",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
    ] {
      #expect(throws: FetchError.connectionLost("closed before the answer was whole")) {
        try read(text, closed: true)
      }
    }
  }
}
