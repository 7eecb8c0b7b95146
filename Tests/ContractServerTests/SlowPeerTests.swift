// Peers that send or read slowly: single bytes buy no time, a steady pace does, and what has been
// begun is finished for who keeps it.

import ContractServer
import Foundation
import NIOCore
import Testing

@testable import ContractServer

@Suite(.serialized) struct SlowPeerTests {
  /// Limits with half a second for a peer that is slower than a number of bytes a second.
  static func limits(writing: Int = 1_024, sending: Int = 1_024) -> Limits {
    var limits = Limits()
    limits.writeMilliseconds = 500
    limits.writeBytesPerSecond = writing
    limits.bodyMilliseconds = 500
    limits.bodyBytesPerSecond = sending
    limits.lingerMilliseconds = 300
    return limits
  }

  /// Reads at some 600 KB a second until the end, and returns how much that was.
  static func readSlowly(_ client: RawClient, upTo bytes: Int) throws -> Int {
    try client.skipSlowly(bytes, inPiecesOf: 32 * 1024, pauseMicroseconds: 50_000)
  }

  @Test func aPeerThatTakesALittleNowAndThenIsCutOff() async throws {
    // Each look at the connection finds that something has been taken.
    try await withServer(limits: Self.limits(writing: 100_000_000)) { server in
      let count = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /stream-large HTTP/1.1\r\nHost: a\r\n\r\n")
        return (try? Self.readSlowly(client, upTo: 640 * 64 * 1024)) ?? 0
      }
      #expect(count < 20_000_000)
      let record = try await server.records(atLeast: 1).first
      #expect(record?.status == 499)
    }
  }

  @Test(arguments: ["", "Connection: close\r\n"])
  func aPeerThatIsFastEnoughGetsEverything(field: String) async throws {
    var limits = Self.limits(writing: 50_000)
    limits.writeMilliseconds = 2_500
    limits.lingerMilliseconds = 2_500
    try await withServer(limits: limits) { server in
      let count = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /megabytes?2 HTTP/1.1\r\nHost: a\r\n\(field)\r\n")
        // Longer than the time for a stall, and than that for the end of the connection.
        return try Self.readSlowly(client, upTo: 2 << 20)
      }
      #expect(count >= 2 << 20)
    }
  }

  @Test func aPeerThatReadsNothingOfItsLastResponseIsCutOff() async throws {
    try await withServer(limits: Self.limits()) { server in
      let (count, ending) = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /megabytes?8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        usleep(2_500_000)
        let (bytes, ending) = client.readAll(seconds: 8, quiet: 8)
        return (bytes.count, ending)
      }
      #expect(count < 8 << 20 && ending != .open)
    }
  }

  @Test func aBodyThatTricklesIsNotWaitedFor() async throws {
    try await withServer(limits: Self.limits()) { server in
      let text = try await server.client { client in
        client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
        for _ in 0..<100 {
          if !client.send("x") { break }
          usleep(100_000)
          if try client.hasInput() { break }
        }
        return try client.readResponse().text
      }
      #expect(text == "timedOut")
    }
  }

  @Test func aBodyThatComesSteadilyIsReadToItsEnd() async throws {
    // It takes longer than the time for a stall, and a busy machine may stall it for most of that.
    var limits = Self.limits(sending: 3)
    limits.bodyMilliseconds = 3_000
    try await withServer(limits: limits) { server in
      let text = try await server.client { client in
        client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nContent-Length: 40\r\n\r\n")
        for _ in 0..<40 {
          client.send("x")
          usleep(100_000)
        }
        return try client.readResponse().text
      }
      #expect(text == "40")
    }
  }

  @Test func paceMovesADeadlineOnlyAsFarAsTheRateAllows() {
    let pace = Pace(milliseconds: 1_000, bytesPerSecond: 100)
    let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    func at(_ milliseconds: Int64) -> NIODeadline { start + .milliseconds(milliseconds) }
    var deadline = pace.deadline(nil, after: 0, now: start)
    #expect(deadline == at(1_000))
    deadline = pace.deadline(deadline, after: 1, now: at(100))
    #expect(deadline == at(1_010))
    deadline = pace.deadline(deadline, after: 0, now: at(500))
    #expect(deadline == at(1_010))
    deadline = pace.deadline(deadline, after: 1_000_000_000, now: at(900))
    #expect(deadline == at(1_900))
    #expect(pace.deadline(deadline, after: .max, now: at(901)) == at(1_901))
    #expect(pace.remainder(.milliseconds(10), after: 5) == .milliseconds(60))
    #expect(pace.remainder(.milliseconds(-10), after: 0) == .milliseconds(-10))
  }
}
