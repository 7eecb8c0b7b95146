// The two-user matrix: every operation of the contract, as the contract itself tells it, with every
// way to name another's resource. An operation that is added is in it without anybody's doing; one
// for which no valid request can be made is a failure that names it.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  /// One after the other: each compares the database before and after, whole.
  @Suite(.serialized) struct TwoUserMatrix {
    let contract: PublishedContract
    let server: ServerProcess
    let rows: OwnersRows

    init() async throws {
      contract = try PublishedContract.compiled()
      (server, rows) = try await Self.world(contract)
    }

    /// The server of the matrix, on a database of its own.
    static func world(
      _ contract: PublishedContract
    ) async throws -> (ServerProcess, OwnersRows) {
      let (server, database) = try await World.shared.serverWithDatabase("matrix") {
        ["BETTER_AUTH_SECRET": World.secret].merging(try ViewerFolder.settings()) { $1 }
      }
      let column = try #require(contract.ownerName, "no path of the contract names an owner")
      return (
        server, OwnersRows(cluster: database.cluster, database: database.name, column: column)
      )
    }

    private func user(_ id: String) throws -> MatrixUser {
      MatrixUser(try User(id: id, on: server), contract)
    }

    @Test(arguments: try PublishedContract.compiled().operations)
    func `nobody sees or changes another's rows, whatever names them`(
      operation: ContractOperation
    ) async throws {
      let faults = try await faults(of: operation)
      #expect(faults.rows.isEmpty, "\(faults.rows.joined(separator: "\n"))")
    }

    @Test(arguments: try PublishedContract.compiled().operations)
    func `every attempt is answered as the order of checks says`(
      operation: ContractOperation
    ) async throws {
      let faults = try await faults(of: operation)
      #expect(faults.answers.isEmpty, "\(faults.answers.joined(separator: "\n"))")
      #expect(faults.judged > 40)
    }

    private func faults(of operation: ContractOperation) async throws -> MatrixFaults {
      try await MatrixResults.shared.result(for: operation) { [self] in
        try await attack(operation)
      }
    }

    /// Makes every attempt on an operation and compares the database before and after.
    private func attack(_ operation: ContractOperation) async throws -> MatrixFaults {
      let alice = try user("alice-\(randomText(6))")
      let bob = try user("bob-\(randomText(6))")
      try await fill(for: alice, bob, operation)
      let theirs = try await alice.resource(for: operation)
      let attempts = try AccessAttempts(
        operation: operation, intruder: bob, victim: alice, theirs: theirs
      ).all()
      let run = MatrixRun(
        operation: operation, intruder: bob,
        search: ForeignRowSearch(ownerName: rows.column, users: [alice]))
      let own = try await bob.resource(for: operation)
      let missing = try await run.send(
        AccessAttempt("missing", .harmless, resource: theirs.mapValues { _ in "987654321987" }),
        own: own)
      // What promises to change nothing must leave the intruder's own rows alone as well.
      let before = try await operation.isSafe ? rows.all() : rows.notOf(bob.id)
      try #require(before.contains { $0.contains(alice.mark) }, "there is something to be seen")
      var faults = MatrixFaults()
      for attempt in attempts {
        let isUsedUp = !operation.isSafe && attempt.needsOwnResource
        let fresh = isUsedUp ? try await bob.resource(for: operation) : own
        let response = try await run.send(attempt, own: fresh)
        faults.add(run.faults(of: response, to: attempt, missing: missing))
      }
      let after = try await operation.isSafe ? rows.all() : rows.notOf(bob.id)
      for row in Set(before).symmetricDifference(after) {
        faults.rows.append("\(operation.testDescription) changed a row that is not bob's: \(row)")
      }
      return faults
    }

    /// Gives both users something of all that the contract lets them have, and proves that the
    /// operation works as its owner calls it.
    private func fill(
      for alice: MatrixUser, _ bob: MatrixUser, _ operation: ContractOperation
    ) async throws {
      let makers = contract.owned.filter { $0.method == "POST" && $0.resourceParameters.isEmpty }
      for user in [alice, bob] {
        for maker in makers { try await user.perform(maker) }
      }
      let response = try await alice.perform(operation)
      let others = ForeignRowSearch(ownerName: rows.column, users: [alice, bob])
      let found = others.findings(
        in: response, to: alice.id, hasRows: operation.ownerParameter != nil)
      #expect(found.isEmpty, "\(operation.testDescription): \(found)")
    }

    /// Names that a careless comparison takes for one another.
    static let confusable = [
      ("caf\u{e9}", "cafe\u{301}"), ("alice", "Alice"), ("alice", "alice "), ("alice", "al"),
      ("alice", "\u{430}lice"), ("a/b", "a%2Fb"), ("1", "01"), ("alice", "alice\u{200B}"),
      ("stra\u{DF}e", "strasse"), ("\u{212B}", "\u{C5}"), ("x", "x' OR '1'='1"), ("a+b", "a b"),
    ]

    @Test(arguments: try PublishedContract.compiled().owned)
    func `users whose names look alike are strangers`(operation: ContractOperation) async throws {
      for (one, two) in Self.confusable {
        let pair = [try user(one), try user(two)]
        for (owner, intruder) in [(pair[0], pair[1]), (pair[1], pair[0])] {
          let theirs = try await owner.resource(for: operation)
          let response = try await intruder.user.client.send(
            intruder.request(
              operation, resource: theirs, .init(owner: percentEncoded(owner.id))))
          #expect(response.status == 403, "\(intruder.id) at \(owner.id)")
          let under = try await intruder.user.client.send(
            intruder.request(operation, resource: theirs))
          let search = ForeignRowSearch(ownerName: rows.column, users: pair)
          let found = search.findings(in: under, to: intruder.id)
          #expect(found.isEmpty && under.status < 500, "\(one), \(two): \(found)")
        }
      }
    }

    @Test func `methods that a path does not have reach nothing`() async throws {
      let (alice, bob) = (try user("alice-\(randomText(6))"), try user("bob-\(randomText(6))"))
      for operation in contract.owned { try await alice.perform(operation) }
      let before = try await rows.all()
      let templates = Set(contract.owned.map(\.template))
      for template in templates.sorted() {
        let here = contract.owned.filter { $0.template == template }
        let theirs = try await alice.resource(for: try #require(here.first))
        let methods = [
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "COPY", "MOVE",
          "SEARCH", "LINK", "get", "delete", "GETX",
        ]
        let has = Set(here.map(\.method) + (here.contains { $0.method == "GET" } ? ["HEAD"] : []))
        for method in methods where !has.contains(method) {
          for sender in [alice, bob] {
            var request = try sender.request(
              try #require(here.first), resource: theirs,
              .init(owner: percentEncoded(alice.id), body: "{}"))
            request.method = method
            let response = try await sender.user.client.send(request)
            #expect(
              [400, 404, 405, 501].contains(response.status),
              "\(method) \(template): \(response.status)")
            #expect(!response.text.contains(alice.mark), "\(method) \(template)")
          }
        }
      }
      #expect(try await rows.all().count >= before.count)
      #expect(Set(before).subtracting(try await rows.all()).isEmpty, "no row was changed")
    }
  }
}
