// The log goes to a pipe that nobody reads: the server goes on serving, says later what it dropped,
// and ends in time.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A named pipe whose reader reads only when it is told to.
final class LogPipe: @unchecked Sendable {
  let path: String
  private let descriptor: Int32
  private var text: [UInt8] = []

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("todo-server-log-\(UUID().uuidString)").path
    guard mkfifo(path, 0o600) == 0 else {
      throw SocketError.failed(call: "mkfifo", code: errno)
    }
    descriptor = open(path, O_RDONLY | O_NONBLOCK)
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Takes what is there, and returns all whole lines so far.
  func lines() -> [Substring] {
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = read(descriptor, &chunk, chunk.count), count > 0 {
      text += chunk[..<count]
    }
    let whole = text.prefix(upTo: (text.lastIndex(of: 0x0A) ?? -1) + 1)
    return String(decoding: whole, as: UTF8.self).split(separator: "\n")
  }
}

extension EndToEnd {
  @Suite struct Logging {
    private static let dropped = "log lines were dropped"

    private static func scene(_ pipe: LogPipe) async throws -> ServerProcess {
      let database = try await World.shared.newDatabase()
      return try await ServerProcess.serve(
        settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "LOG_LEVEL": "debug",
          "LOG_FORMAT": "json",
        ], standardError: pipe.path)
    }

    /// Sends so many requests that their lines fill the pipe and the server's buffers.
    private static func flood(_ server: ServerProcess) async throws -> Int {
      let batch = (0..<500).map { _ in HTTPRequest("GET", "/nothing") }
      for _ in 0..<40 {
        let responses = try await server.client.pipeline(batch)
        #expect(responses.allSatisfy { $0.status == 404 })
      }
      return 40 * batch.count
    }

    @Test func `a log that nobody reads stops nobody, and its gap is told`() async throws {
      let pipe = try LogPipe()
      let server = try await Self.scene(pipe)
      let user = try User(id: "alice", on: server)
      let count = try await Self.flood(server)
      try await user.create("served all the same")
      // The reader comes back.
      let isTold = try await eventually(within: 30) {
        pipe.lines().contains { $0.contains(Self.dropped) }
      }
      #expect(isTold)
      #expect(try await user.titles() == ["served all the same"])
      let isComplete = try await eventually(within: 30) {
        pipe.lines().last?.contains("listTasks") == true
          || pipe.lines().last?.contains(#""method":"GET""#) == true
      }
      #expect(isComplete)
      let lines = try pipe.lines().map { try JSON(parsing: Array($0.utf8)) }
      let lost = lines.compactMap { line -> Int? in
        guard line["message"]?.string?.contains(Self.dropped) == true else { return nil }
        return line["lines"]?.string.flatMap { Int($0) }
      }.reduce(0, +)
      let written = lines.filter { $0["message"] == "request" && $0["status"] == "404" }.count
      #expect(lost > 0)
      // One line for the task that was created is among the lost ones.
      #expect(written + lost == count + 1, "\(written) written, \(lost) lost")
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 20) == 0)
      #expect(pipe.lines().last?.contains("stopped") == true, "what is left is written at the end")
    }

    @Test func `a server whose log nobody reads ends in time`() async throws {
      let pipe = try LogPipe()
      let server = try await Self.scene(pipe)
      _ = try await Self.flood(server)
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 20) == 0)
    }

    @Test func `what a failing start logged is written`() async throws {
      let (status, _, error) = try await ServerProcess.run(
        ["serve"],
        settings: [
          "DATABASE_URL": "postgresql://127.0.0.1:1/none", "LOG_FORMAT": "json",
          "BETTER_AUTH_URL": "http://127.0.0.1:1",
        ])
      #expect(status != 0)
      #expect(error.contains("key set cannot be fetched"), "\(error)")
    }
  }
}
