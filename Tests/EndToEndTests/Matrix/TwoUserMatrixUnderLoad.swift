// The matrix under concurrency: many users at once, each connection kept alive, carrying two users
// in turns and several requests at a time, right ones and attempts in any order. Beside them stands
// a user who does nothing: her rows are named in every attempt, and must be as they were.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd.TwoUserMatrix {
  @Test func `many users at once, on shared connections, reach only their own`() async throws {
    let bystander = MatrixUser(try User(id: "zoe-\(randomText(6))", on: server), contract)
    let users = try (0..<16).map { index in
      MatrixUser(try User(id: "user\(index)-\(randomText(6))", on: server), contract)
    }
    var theirs: [String: [String: String]] = [:]
    for operation in contract.operations {
      theirs[operation.name] = try await bystander.resource(for: operation)
    }
    let before = try await rows.of(bystander.id)
    try #require(before.contains { $0.contains(bystander.mark) })
    let search = ForeignRowSearch(ownerName: rows.column, users: users + [bystander])
    let (published, named) = (contract, theirs)
    let outcome = try await withThrowingTaskGroup { group in
      for index in users.indices {
        let pair = [users[index], users[(index + 1) % users.count]]
        let traffic = MixedTraffic(
          contract: published, users: pair, bystander: bystander, theirs: named, search: search)
        group.addTask { try await traffic.run(rounds: 60) }
      }
      return try await group.reduce(into: MatrixFaults()) { $0.add($1) }
    }
    #expect(outcome.judged > 16 * 60 * 4 * 3 / 4, "only \(outcome.judged) answers were judged")
    #expect(outcome.rows.isEmpty, "\(outcome.rows.prefix(5).joined(separator: "\n\n"))")
    #expect(outcome.answers.isEmpty, "\(outcome.answers.prefix(5).joined(separator: "\n\n"))")
    #expect(try await rows.of(bystander.id) == before, "the bystander's rows have changed")
    for user in users {
      let own = try await rows.of(user.id)
      let foreign = search.users.filter { other in
        other.id != user.id && own.contains { $0.contains(other.mark) }
      }
      #expect(foreign.isEmpty, "rows of \(user.id) have texts of \(foreign.map(\.id))")
    }
  }
}

/// The requests of two users on one connection.
private struct MixedTraffic: Sendable {
  let contract: PublishedContract
  let users: [MatrixUser]
  let bystander: MatrixUser
  /// The bystander's resource, by operation.
  let theirs: [String: [String: String]]
  let search: ForeignRowSearch

  private static let batch = 4

  /// One request of a batch.
  private struct Step {
    var run: MatrixRun
    var attempt: AccessAttempt
    var request: HTTPRequest
  }

  /// Sends `rounds` batches and judges what is answered.
  func run(rounds: Int) async throws -> MatrixFaults {
    var own: [String: [String: String]] = [:]
    for user in users {
      for operation in contract.operations {
        own[user.id + operation.name] = try await user.resource(for: operation)
      }
    }
    let attempts = try self.attempts()
    let resources = own
    return try await onUngatedThread {
      var connection = try TCPConnection(port: users[0].user.client.port, timeoutSeconds: 60)
      var outcome = MatrixFaults()
      for round in 0..<rounds {
        let steps = try (0..<Self.batch).map { step in
          try self.step(users[(round + step) % users.count], attempts, own: resources)
        }
        do {
          try exchange(steps, over: connection, &outcome)
        } catch SocketError.closed {
          // A malformed request ends its connection; what followed it was not answered.
          connection = try TCPConnection(port: users[0].user.client.port, timeoutSeconds: 60)
        }
      }
      return outcome
    }
  }

  /// All attempts on the bystander, by user and operation.
  private func attempts() throws -> [String: [AccessAttempt]] {
    var all: [String: [AccessAttempt]] = [:]
    for user in users {
      for operation in contract.operations {
        let resource = theirs[operation.name] ?? [:]
        all[user.id + operation.name] = try AccessAttempts(
          operation: operation, intruder: user, victim: bystander, theirs: resource
        ).all()
      }
    }
    return all
  }

  private func step(
    _ user: MatrixUser, _ attempts: [String: [AccessAttempt]], own: [String: [String: String]]
  ) throws -> Step {
    guard let operation = contract.operations.randomElement() else {
      throw MatrixUser.NoRequest(description: "the contract has no operation")
    }
    let run = MatrixRun(operation: operation, intruder: user, search: search)
    let plain = AccessAttempt("one's own", .harmless)
    let isPlain = Int.random(in: 0..<3) == 0
    let attempt =
      isPlain ? plain : attempts[user.id + operation.name]?.randomElement() ?? plain
    let request = try run.request(attempt, own: own[user.id + operation.name] ?? [:])
    return Step(run: run, attempt: attempt, request: request)
  }

  private func exchange(
    _ steps: [Step], over connection: TCPConnection, _ outcome: inout MatrixFaults
  ) throws {
    let reader = HTTPResponseReader(connection)
    try connection.write(steps.flatMap { $0.request.bytes })
    for step in steps {
      let response = try reader.next(to: step.request.method)
      var attempt = step.attempt
      // One's own resource may have been deleted meanwhile, by the other connection of that user.
      if case .refused = attempt.expectation {} else { attempt.expectation = .harmless }
      outcome.add(step.run.faults(of: response, to: attempt, missing: response))
      if response.header("Connection")?.lowercased() == "close" { throw SocketError.closed }
    }
  }
}
