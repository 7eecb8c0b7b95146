// Arrays that are sent in pieces: the same bytes as the array, and errors that are not swallowed.
import ContractRuntime
import Synchronization
import Testing

struct ArrayStreamTests {
  /// Keeps what is written.
  private final class Collector: ResponseBodyWriter {
    let pieces = Mutex<[[UInt8]]>([])

    func write(_ bytes: [UInt8]) async throws {
      pieces.withLock { $0.append(bytes) }
    }

    var text: String {
      String(decoding: pieces.withLock { $0.flatMap { $0 } }, as: UTF8.self)
    }
  }

  private struct Failure: Error {}

  private func response(
    _ pieces: [[String]], failing: Bool = false,
    check: @escaping DeclaredResponse.ContentCheck = { (_) in nil }
  ) -> Response {
    let rest = Pieces(pieces)
    let stream = ArrayStream<String> {
      if let next = rest.next() { return next }
      if failing { throw Failure() }
      return nil
    }
    return .stream(200, "application/json", stream, check: check) { (items, writer) in
      writer.array(items) { (writer, item) in writer.string(item) }
    }
  }

  private final class Pieces: Sendable {
    private let pieces: Mutex<[[String]]>
    init(_ pieces: [[String]]) { self.pieces = Mutex(pieces) }
    func next() -> [String]? { pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
  }

  private func send(_ response: Response) async throws -> Collector {
    let collector = Collector()
    guard case .stream(nil, let body) = response.body else {
      Issue.record("no stream without a length")
      return collector
    }
    try await body(collector)
    return collector
  }

  @Test(arguments: [
    [], [[]], [["a"]], [["a", "b"], ["c"]], [[], ["]"], [], ["[", ",\""], []], [["", ""], [""]],
  ])
  func piecesGiveTheJSONOfTheArray(pieces: [[String]]) async throws {
    var writer = JSONWriter()
    writer.array(pieces.flatMap { $0 }) { (writer, item) in writer.string(item) }
    let expected = String(decoding: writer.finish(), as: UTF8.self)
    let response = response(pieces)
    #expect(response.status == 200 && response.headers.first("Content-Type") == "application/json")
    #expect(try await send(response).text == expected)
  }

  @Test(arguments: [
    [], [[]], [["a"]], [["a", "b"], ["c"]], [[], ["]"], [], ["[", ",\""], []],
  ])
  func piecesThatAreJSONGiveTheSame(pieces: [[String]]) async throws {
    let rest = Pieces(pieces)
    let stream = ArrayStream<String>.encoded {
      rest.next().map { (texts) in
        var items = EncodedArray<String>.Encoder()
        for text in texts { items.append { (writer) in writer.string(text) } }
        return items.finish()
      }
    }
    let response = Response.stream(
      200, "application/json", stream, check: { (_) in nil },
      write: { (_, _) in Issue.record("no values are written") })
    #expect(try await send(response).text == send(self.response(pieces)).text)
  }

  @Test func anErrorIsPassedOnAndNothingClosesTheArray() async throws {
    let response = response([["a"], ["b"]], failing: true)
    guard case .stream(_, let body) = response.body else { return }
    let collector = Collector()
    await #expect(throws: Failure.self) { try await body(collector) }
    #expect(collector.text == #"["a","b""#)
  }

  #if DEBUG
    @Test func debugBuildsHoldEachPieceToTheContract() async throws {
      let response = response([["good"], ["bad"], ["late"]]) { (part) in
        guard case .bytes(let bytes) = part.body else { return "no bytes" }
        return String(decoding: bytes, as: UTF8.self) == #"["bad"]"# ? "it is bad" : nil
      }
      guard case .stream(_, let body) = response.body else { return }
      let collector = Collector()
      await #expect(throws: ContractViolation.self) { try await body(collector) }
      #expect(collector.text == #"["good""#)
    }
  #endif

  @Test func streamsAreEqualIfTheyAreTheSame() {
    let one = ArrayStream<String> { nil }
    let other = ArrayStream<String> { nil }
    #expect(one == one && one != other && Set([one, one, other]).count == 2)
  }
}
