// Several requests in one go: answered in order, within bounds, whoever is ready first.

import ContractRuntime
import ContractServer
import Synchronization
import Testing

@Suite struct PipeliningTests {
  @Test func aLaterAnswerWaitsForAnEarlierOne() async throws {
    try await withServer { server in
      let texts = try await server.client { client in
        client.send(
          [300, 1, 100].map { "GET /slow?\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        return try (0..<3).map { _ in try client.readResponse().text }
      }
      #expect(texts == ["slow 300", "slow 1", "slow 100"])
    }
  }

  @Test func manyRequestsInOneWriteAreAllAnswered() async throws {
    try await withServer { server in
      let targets = try await server.client { client in
        client.send((0..<500).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        return try (0..<500).map { _ in try client.readResponse()["x-target"] }
      }
      #expect(targets == (0..<500).map { "/\($0)" })
    }
  }

  /// A client that sends nothing more still reads: what came whole is answered, however much of it had to
  /// wait.
  @Test func allIsAnsweredToAClientThatSendsNothingMore() async throws {
    try await withServer(limits: .with(\.pipelinedRequests, 4)) { server in
      let (targets, isClosed) = try await server.client { client in
        client.send(
          (0..<60).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
            + "GET /slow?50 HTTP/1.1\r\nHost: a\r\n\r\n"
            + "POST /60 HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n"
            + String(repeating: "x", count: 500_000))
        client.shutdownOutput()
        let targets = try (0..<62).map { _ in try client.readResponse()["x-target"] }
        return (targets, client.isClosed(within: 20))
      }
      #expect(targets == (0..<60).map { "/\($0)" } + [nil, "/60"])
      #expect(isClosed)
    }
  }

  @Test func bodiesAndRequestsAreToldApart() async throws {
    try await withServer { server in
      let texts = try await server.client { client in
        client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
            + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"
            + "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
            + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nfour")
        return try (0..<4).map { _ in try client.readResponse().text }
      }
      #expect(texts == ["one", "two", "", "four"])
    }
  }

  @Test func aBadRequestBehindGoodOnesIsRefusedInItsTurn() async throws {
    try await withServer { server in
      let (statuses, isClosed) = try await server.client { client in
        client.send(
          "GET /slow?100 HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"
        )
        let statuses = try (0..<2).map { _ in try client.readResponse().status }
        return (statuses, client.isClosed(within: 8))
      }
      #expect(statuses == [200, 400])
      #expect(isClosed)
    }
  }

  /// Counts how many requests are under way at once.
  final class Counting: Responder {
    let current = Atomic<Int>(0)
    let most = Atomic<Int>(0)

    func respond(to request: Request) async -> Response {
      let now = current.add(1, ordering: .relaxed).newValue
      most.max(now, ordering: .relaxed)
      try? await Task.sleep(for: .milliseconds(20))
      current.subtract(1, ordering: .relaxed)
      return Response(status: 200)
    }
  }

  @Test(arguments: [("GET", 4), ("POST", 1), ("DELETE", 1)])
  func requestsInFlightOfAConnectionAreBounded(method: String, bound: Int) async throws {
    let counting = Counting()
    try await withServer(responder: counting, limits: .with(\.pipelinedRequests, 4)) { server in
      try await server.client { client in
        client.send(String(repeating: "\(method) / HTTP/1.1\r\nHost: a\r\n\r\n", count: 20))
        for _ in 0..<20 { _ = try client.readResponse() }
      }
    }
    #expect(counting.most.load(ordering: .relaxed) == bound)
  }
}
