// One owner with many units waiting, and others: who is answered when, by the server's own clock.
import ContractPostgreSQL
import ContractTestSupport
import Testing

/// When a unit ran, and in which transaction.
private struct Moment: RowDecodable {
  let ranAt: Int64
  let transactionStart: Int64

  init(from row: inout RowReader) throws(DatabaseError) {
    ranAt = try row.timestamptz()
    transactionStart = try row.timestamptz()
  }
}

private enum Moments {
  static let plain = Statement<Moment>("SELECT clock_timestamp(), now()", effect: .plainSelect)
  static let alone = Statement<Moment>("SELECT clock_timestamp(), now()")
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct FairnessTests {
  private static let unitsOfOne = 300
  private static let others = 5

  /// Queues many units of one owner behind a lock, then one each of a few others.
  ///
  /// - Returns: The moments of the one owner's, and those of the others.
  private func race(
    key: Int64, _ statement: Statement<Moment>
  ) async throws -> (one: [Moment], others: [Moment]) {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
      configuration.limits.unitsInFlightPerConnection = 2
      // What holds the connection up lasts as long as a busy machine takes to queue the others.
      configuration.statementTimeoutMilliseconds = 120_000
      configuration.limits.requestMilliseconds = 120_000
    }
    return try await withDatabase(SharedCluster.get(), configure: configure) { (database, owned) in
      try await withLockHolder(SharedCluster.get()) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(key))
        return try await withThrowingTaskGroup(of: (Int, Moment?).self) { (group) in
          for _ in 0..<2 {
            group.addTask {
              _ = try await database.read(TaskStatements.awaitLock.bind(key))
              return (0, nil)
            }
          }
          try await eventually { database.state.inFlight == 2 }
          for place in 0..<Self.unitsOfOne + Self.others {
            let number = max(0, place - Self.unitsOfOne + 1)
            group.addTask {
              let owner = Owner(id: "racer-\(number)")
              return (number, try await owned.read(as: owner, statement.bind()).first)
            }
            if place + 1 >= Self.unitsOfOne {
              try await eventually { database.state.queued == place + 1 }
            }
          }
          _ = try await holder.write(TaskStatements.unlock.bind(key))
          var moments: (one: [Moment], others: [Moment]) = ([], [])
          for try await (number, moment) in group {
            guard let moment else { continue }
            if number == 0 { moments.one.append(moment) } else { moments.others.append(moment) }
          }
          return moments
        }
      }
    }
  }

  private func expectTurns(_ moments: (one: [Moment], others: [Moment])) throws {
    #expect(moments.one.count == Self.unitsOfOne)
    #expect(moments.others.count == Self.others)
    let last = try #require(moments.others.map(\.ranAt).max())
    let before = moments.one.count { (moment) in moment.ranAt < last }
    #expect(before <= 2, "\(before) units of one owner ran before the others' first ones")
  }

  @Test func ownersTakeTurns() async throws {
    try expectTurns(try await race(key: 8_231, Moments.alone))
  }

  @Test func ownersTakeTurnsAndBatchesAreFull() async throws {
    let moments = try await race(key: 8_232, Moments.plain)
    try expectTurns(moments)
    let all = moments.one + moments.others
    let transactions = Set(all.map(\.transactionStart)).count
    #expect(transactions <= all.count / 4, "\(transactions) transactions for \(all.count) reads")
  }
}
