// The order of requests and responses, as transcripts: what arrives, what finishes, what is done
// next.

import Testing

@testable import ContractServer

@Suite struct ExchangeQueueTests {
  /// Everything that can be done now, as words; a written response is complete at once.
  static func run(_ queue: inout ExchangeQueue<String>) -> [String] {
    var words: [String] = []
    while let action = queue.next() {
      switch action {
      case .start(let name): words.append("start \(name)")
      case .write(let name):
        words.append("write \(name)")
        queue.removeFront()
      }
    }
    return words
  }

  static func finish(_ queue: inout ExchangeQueue<String>, _ number: Int) -> Bool {
    queue.finish(number)
  }

  @Test func safeRequestsRunSideBySideAndAreAnsweredInOrder() {
    var queue = ExchangeQueue<String>()
    queue.append("a", runsAlone: false)
    queue.append("b", runsAlone: false)
    #expect(Self.run(&queue) == ["start a", "start b"])
    #expect(Self.finish(&queue, 1))
    #expect(Self.run(&queue) == [])
    #expect(Self.finish(&queue, 0))
    #expect(Self.run(&queue) == ["write a", "write b"])
    #expect(queue.isEmpty)
  }

  @Test func otherRequestsRunAlone() {
    var queue = ExchangeQueue<String>()
    queue.append("get", runsAlone: false)
    queue.append("post", runsAlone: true)
    queue.append("get2", runsAlone: false)
    #expect(Self.run(&queue) == ["start get"])
    #expect(Self.finish(&queue, 0))
    #expect(Self.run(&queue) == ["write get", "start post"])
    #expect(Self.finish(&queue, 1))
    #expect(Self.run(&queue) == ["write post", "start get2"])
  }

  @Test func ownAnswersWaitForTheirTurn() {
    var queue = ExchangeQueue<String>()
    queue.append("a", runsAlone: false)
    queue.appendReady("refusal")
    #expect(Self.run(&queue) == ["start a"])
    #expect(Self.finish(&queue, 0))
    #expect(Self.run(&queue) == ["write a", "write refusal"])
  }

  @Test func aRequestIsAnsweredOnce() {
    var queue = ExchangeQueue<String>()
    queue.append("a", runsAlone: false)
    #expect(Self.run(&queue) == ["start a"])
    #expect(Self.finish(&queue, 0))
    #expect(!Self.finish(&queue, 0))
    #expect(Self.run(&queue) == ["write a"])
    #expect(!Self.finish(&queue, 0))
    #expect(!Self.finish(&queue, 7))
  }
}
