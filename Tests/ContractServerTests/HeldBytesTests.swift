// What the server holds of responses that their peers do not take: responders are told how much more
// there may be, and who takes nothing loses the connection where it is too much.

import ContractRuntime
import ContractTestSupport
import Foundation
import Testing

@testable import ContractServer

/// Answers `/room` with what there is room for, and other targets as `EchoResponder` does.
private struct RoomResponder: Responder {
  func respond(to request: Request) async -> Response {
    guard request.target == "/room" else { return await EchoResponder().respond(to: request) }
    let room = RequestContext.current?.responseRoom
    return EchoResponder.text(room.map { "\($0)" } ?? "nil", route: "/room")
  }
}

@Suite(.serialized) struct HeldBytesTests {
  private static func limits(held: Int, milliseconds: Int) -> Limits {
    var limits = Limits()
    limits.heldResponseBytes = held
    limits.crowdedWriteMilliseconds = milliseconds
    return limits
  }

  /// Asks until there is room for so much, at most half a minute.
  private static func waitForRoom(_ room: Int, _ server: TestServer) async throws {
    for _ in 0..<3_000 {
      let answer = try await server.exchange("GET /room HTTP/1.1\r\nHost: a\r\n\r\n")
      if answer.text == "\(room)" { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("there is never room for \(room) bytes")
  }

  @Test(arguments: ["/megabytes?8", "/stream-large"])
  func aResponderLearnsWhatIsHeld(target: String) async throws {
    let full = 4 << 20
    let limits = Self.limits(held: full, milliseconds: 60_000)
    try await withServer(responder: RoomResponder(), limits: limits) { server in
      try await Self.waitForRoom(full, server)
      let reader = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return Unchecked(client)
      }
      if target == "/stream-large" {
        // A stream waits for its peer: a few pieces are held at most.
        _ = try await onUngatedThread { try reader.value.readLine() }
        let answer = try await server.exchange("GET /room HTTP/1.1\r\nHost: a\r\n\r\n")
        let room = try #require(Int(answer.text))
        #expect(room > full - 1 << 20)
      } else {
        try await Self.waitForRoom(0, server)
      }
      try await onUngatedThread { _ = try reader.value.readToEnd(seconds: 60) }
      try await Self.waitForRoom(full, server)
    }
  }

  /// It is the client's end of the response that counts, not its place in the server's memory.
  @Test(arguments: [(true, false), (true, true), (false, false)])
  func aResponseIsToldOfWhenItHasLeft(isTaken: Bool, endsItsInput: Bool) async throws {
    try await withServer { server in
      var reader: Unchecked? = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /megabytes?16 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        if endsItsInput { client.shutdownOutput() }
        _ = try client.readLine()
        return Unchecked(client)
      }
      try await Task.sleep(for: .milliseconds(300))
      #expect(server.records.isEmpty)
      if isTaken, let reader {
        try await onUngatedThread { _ = try reader.value.readToEnd(seconds: 60) }
      }
      reader = nil
      let records = try await server.records(atLeast: 1)
      #expect(records.map(\.status) == [isTaken ? 200 : 499])
    }
  }

  @Test func pipelinedResponsesAreCountedWhileTheyWaitForTheFirst() async throws {
    let full = 4 << 20
    let limits = Self.limits(held: full, milliseconds: 60_000)
    try await withServer(responder: RoomResponder(), limits: limits) { server in
      let reader = try await server.client { client in
        let head = " HTTP/1.1\r\nHost: a\r\n\r\n"
        client.send("GET /slow?3000\(head)GET /megabytes?8\(head)")
        return Unchecked(client)
      }
      try await Self.waitForRoom(0, server)
      let lengths = try await onUngatedThread {
        try [reader.value.readResponse().body.count, reader.value.readResponse().body.count]
      }
      #expect(lengths == ["slow 3000".utf8.count, 8 << 20])
      try await Self.waitForRoom(full, server)
    }
  }

  /// The responses to bodies that are all sent at once, each on a connection of its own.
  private static func echoes(
    of size: Int, clients: Int, framing: String, _ server: TestServer
  ) async throws -> [RawResponse] {
    let isChunked = framing.hasPrefix("T")
    return try await withThrowingTaskGroup(of: RawResponse.self) { group in
      for _ in 0..<clients {
        group.addTask {
          try await server.client { client in
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n")
            if isChunked { client.send("\(String(size, radix: 16))\r\n") }
            // Blocks where the server does not read.
            client.send([UInt8](repeating: 0x78, count: size))
            if isChunked { client.send("\r\n0\r\n\r\n") }
            return try client.readResponse(seconds: 60)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// The server has room for two of the bodies.
  @Test(arguments: ["Content-Length: 1000000", "Transfer-Encoding: chunked"])
  func longBodiesWaitForRoom(framing: String) async throws {
    let (size, clients) = (1_000_000, 6)
    var limits = Self.limits(held: 1 << 20, milliseconds: 60_000)
    limits.heldBodyBytes = 2_200_000
    try await withServer(limits: limits) { server in
      let answers = try await Self.echoes(of: size, clients: clients, framing: framing, server)
      #expect(answers.map(\.status) == Array(repeating: 200, count: clients))
      #expect(answers.allSatisfy { $0.body.count == size })
    }
  }

  /// One body at a time has room. Connections are looked at twice a second: a minute for these, if that
  /// were when they learned of it.
  @Test func longBodiesTakeTurnsWithoutPauses() async throws {
    let (size, clients) = (300_000, 120)
    var limits = Self.limits(held: 1 << 20, milliseconds: 60_000)
    limits.heldBodyBytes = 1
    limits.bodyMilliseconds = 60_000
    try await withServer(limits: limits) { server in
      let start = ContinuousClock.now
      let answers = try await Self.echoes(
        of: size, clients: clients, framing: "Content-Length: \(size)", server)
      #expect(answers.map(\.status) == Array(repeating: 200, count: clients))
      #expect(start.duration(to: .now) < .seconds(30))
    }
  }

  /// Connections on which the beginning of a long body has come, in that order: more than is read at
  /// once, and no more than the system takes in without being read from.
  private static func unfinishedBodies(_ count: Int, _ server: TestServer) async throws
    -> [Unchecked]
  {
    let bodies = try await server.clients(count) { clients in
      for client in clients {
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
        client.send([UInt8](repeating: 0x78, count: 100_000))
      }
      return clients.map(Unchecked.init)
    }
    // In the meantime the loop looks at each of them, several times for each of these.
    for _ in 0..<20 {
      #expect(try await server.exchange("GET /unread HTTP/1.1\r\nHost: a\r\n\r\n").status == 200)
    }
    return bodies
  }

  @Test func aBodyForWhichThereIsNoRoomIsToldSo() async throws {
    var limits = Self.limits(held: 1 << 20, milliseconds: 60_000)
    limits.heldBodyBytes = 1_500_000
    limits.bodyMilliseconds = 1_000
    // However slow the one is that has the room.
    limits.bodyBytesPerSecond = 1
    try await withServer(limits: limits) { server in
      let bodies = try await Self.unfinishedBodies(4, server)
      let statuses = try await onUngatedThread {
        try bodies.map { try $0.value.readResponse(seconds: 60).status }
      }
      // Whoever gets the room late has its own time to go on.
      #expect(Set(statuses) == [408, 503])
    }
  }

  /// A server on which a body without an end has the room of all others.
  private static func withRoomTaken(
    heldBodyBytes: Int, _ body: (TestServer) async throws -> Void
  ) async throws {
    var limits = limits(held: 1 << 20, milliseconds: 60_000)
    limits.heldBodyBytes = heldBodyBytes
    limits.bodyMilliseconds = 600_000
    limits.halfClosedMilliseconds = 50
    try await withServer(limits: limits) { server in
      let holder = try await unfinishedBodies(1, server)
      try await body(server)
      withExtendedLifetime(holder) {}
    }
  }

  /// 16 KiB are read although another body has all the room.
  @Test(arguments: ["Content-Length: 16384", "Transfer-Encoding: chunked"])
  func aShortBodyNeedsNoRoom(framing: String) async throws {
    let size = RequestBodyStream.shortBytes
    try await Self.withRoomTaken(heldBodyBytes: 1) { server in
      let answers = try await Self.echoes(of: size, clients: 3, framing: framing, server)
      #expect(answers.map(\.status) == [200, 200, 200])
      #expect(answers.allSatisfy { $0.body.count == size })
    }
  }

  /// The end of the input is behind what is held back, so that the connection hears of it last.
  @Test func aClientThatHasGoneIsFoundOutWhileItsBodyWaits() async throws {
    try await Self.withRoomTaken(heldBodyBytes: 1_500_000) { server in
      // They end with the array.
      _ = try await Self.unfinishedBodies(3, server)
      let isNoticed = try await eventually(within: 30) {
        server.records.count { $0.status == 499 } == 3
      }
      #expect(isNoticed, "\(server.records.map(\.status))")
    }
  }

  /// Whatever the system has taken for a peer is read with the end of its input.
  @Test func inputThatIsHeldBackIsBounded() async throws {
    try await Self.withRoomTaken(heldBodyBytes: 1) { server in
      let bodies = try await Self.unfinishedBodies(3, server)
      let answers = try await onUngatedThread {
        for body in bodies { body.value.shutdownOutput() }
        return try bodies.map { try $0.value.readResponse(seconds: 60) }
      }
      #expect(answers.map(\.status) == [503, 503, 503])
      #expect(answers.allSatisfy { $0["Retry-After"] != nil })
    }
  }

  @Test func whoTakesNothingMakesRoomWhereTooMuchIsHeld() async throws {
    try await withServer(limits: Self.limits(held: 1 << 20, milliseconds: 300)) { server in
      let reader = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /megabytes?16 HTTP/1.1\r\nHost: a\r\n\r\n")
        return Unchecked(client)
      }
      // Its connection is the only one.
      let isThere = try await eventually(within: 30) { server.server.openConnections == 1 }
      #expect(isThere)
      let isGone = try await eventually(within: 30) { server.server.openConnections == 0 }
      #expect(isGone)
      let (count, ending) = try await onUngatedThread {
        let (bytes, ending) = reader.value.readAll(seconds: 20, quiet: 10)
        return (bytes.count, ending)
      }
      #expect(count < 16 << 20 && ending != .open)
    }
  }

  @Test func whoGoesOnTakingGetsEverything() async throws {
    try await withServer(limits: Self.limits(held: 1 << 20, milliseconds: 5_000)) { server in
      let count = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /megabytes?16 HTTP/1.1\r\nHost: a\r\n\r\n")
        return try client.skipSlowly(16 << 20, inPiecesOf: 256 * 1024, pauseMicroseconds: 20_000)
      }
      #expect(count >= 16 << 20)
    }
  }
}

/// A client that goes from one thread to another and is used on one at a time.
struct Unchecked: @unchecked Sendable {
  let value: RawClient

  init(_ value: RawClient) { self.value = value }
}
