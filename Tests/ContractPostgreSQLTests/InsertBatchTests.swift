// Inserts of several owners in one transaction: each stores its own row once, whatever becomes of the
// others, and none is answered before its row is there for good.
import ContractPostgreSQL
import ContractTestSupport
import Synchronization
import Testing

/// What an insert saw of its transaction.
private struct Insertion: RowDecodable {
  let owner: String
  let setting: String
  let role: String
  let transaction: String

  init(from row: inout RowReader) throws(DatabaseError) {
    owner = try row.text()
    setting = try row.text()
    role = try row.text()
    transaction = try row.text()
  }
}

private enum Inserts {
  static let sql: StaticString = """
    INSERT INTO tasks (user_id, title) VALUES ($1, $2)
    RETURNING user_id, current_setting('app.user_id'), current_user::text,
      pg_current_xact_id()::text
    """
  static let plain = Statement<Insertion, String, String>(sql, effect: .plainInsert)
  /// The same, of which nobody has said that it does nothing else.
  static let other = Statement<Insertion, String, String>(sql)
  /// Answers with more than PostgreSQL keeps until the end of the transaction before it sends anything.
  static let wide = Statement<Insertion, String, String>(
    """
    INSERT INTO tasks (user_id, title) VALUES ($1, $2)
    RETURNING user_id, repeat('x', 100000), current_user::text, pg_current_xact_id()::text
    """, effect: .plainInsert)
  /// Sleeps before it inserts, for so many milliseconds.
  static let sleeping = Statement<Insertion, String, Int64>(
    """
    INSERT INTO tasks (user_id, title) SELECT $1, 't' || pg_sleep($2 / 1000.0)::text
    RETURNING user_id, current_setting('app.user_id'), current_user::text,
      pg_current_xact_id()::text
    """, effect: .plainInsert)
  /// Waits for a lock before it inserts.
  static let waiting = Statement<Insertion, String, Int64>(
    """
    INSERT INTO tasks (user_id, title) SELECT $1, 't' || pg_advisory_xact_lock($2)::text
    RETURNING user_id, current_setting('app.user_id'), current_user::text,
      pg_current_xact_id()::text
    """, effect: .plainInsert)
  /// Goes on for as long as somebody has a lock.
  static let busy = Statement<Insertion, String, Int64>(
    """
    INSERT INTO tasks (user_id, title) SELECT $1, 't' || busy_while_locked($2)
    RETURNING user_id, current_setting('app.user_id'), current_user::text,
      pg_current_xact_id()::text
    """, effect: .plainInsert)
  static let isAsleep = Statement<Bool, Int64>(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep')"
  ) { (row) throws(DatabaseError) in try row.bool() }
  static let terminate = Statement<Bool, Int64>("SELECT pg_terminate_backend($1::int)") {
    (row) throws(DatabaseError) in try row.bool()
  }
  /// How many rows of an owner everybody sees.
  static let count = Statement<Int64, String>("SELECT count(*) FROM tasks WHERE user_id = $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
}

private final class Answers: Sendable {
  private let number = Atomic(0)
  var count: Int { number.load(ordering: .sequentiallyConsistent) }
  func add() { number.add(1, ordering: .sequentiallyConsistent) }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct InsertBatchTests {
  private static func titles(_ owned: OwnedDatabase<Owner>, _ id: String) async throws -> [String] {
    try await owned.read(as: Owner(id: id), TaskStatements.list.bind(id)).map(\.title)
  }

  /// So many inserts of the owners `name-0`, `name-1` and so on, each with the statement that is made
  /// for its place and its owner's identifier.
  private static func inserts(
    _ count: Int, of name: String, _ owned: OwnedDatabase<Owner>, counting answers: Answers? = nil,
    _ statement: @escaping @Sendable (_ place: Int, _ id: String) -> BoundStatement<Insertion>
  ) -> [@Sendable () async throws -> [Insertion]] {
    (0..<count).map { (place) in
      {
        let id = "\(name)-\(place)"
        let rows = try await owned.write(as: Owner(id: id), statement(place, id))
        answers?.add()
        return rows
      }
    }
  }

  /// Runs inserts that leave together while the test has a lock, which is given back after `meanwhile`.
  private static func insertsBesideALock(
    _ lock: Int64, _ database: Database, key: Int64,
    _ inserts: (Answers) -> [@Sendable () async throws -> [Insertion]],
    meanwhile: @Sendable (_ holder: Database, _ answers: Answers) async throws -> Void
  ) async throws -> [Result<[Insertion], any Error>] {
    try await withLockHolder(SharedCluster.get()) { (holder) in
      _ = try await holder.write(TaskStatements.lock.bind(lock))
      let answers = Answers()
      return try await leavingTogether(
        database, key: key, inserts(answers),
        meanwhile: {
          try await meanwhile(holder, answers)
          _ = try await holder.write(TaskStatements.unlock.bind(lock))
        })
    }
  }

  @Test func ownersShareATransactionAndStoreTheirOwnRows() async throws {
    try await withOneConnection { (database, owned) in
      let results = try await leavingTogether(
        database, key: 8201,
        (0..<16).map { (place) in
          {
            let id = "adder-\(place % 8)"
            return try await owned.write(as: Owner(id: id), Inserts.plain.bind(id, "\(place)"))
          }
        })
      let seen = try results.map { (result) in try #require(try result.get().first) }
      for (place, insertion) in seen.enumerated() {
        #expect(insertion.owner == "adder-\(place % 8)")
        #expect(insertion.setting == insertion.owner)
      }
      #expect(Set(seen.map(\.role)).count == 1)
      let transactions = Set(seen.map(\.transaction)).count
      #expect((2...3).contains(transactions), "\(transactions) transactions for 16 inserts")
      for number in 0..<8 {
        let titles = try await Self.titles(owned, "adder-\(number)")
        #expect(titles.sorted() == ["\(number)", "\(number + 8)"].sorted())
      }
    }
  }

  /// Who writes another's row is refused; the others are stored once, before and behind it.
  @Test func anErrorIsItsOwnersAlone() async throws {
    try await withOneConnection { (database, owned) in
      let results = try await leavingTogether(
        database, key: 8202,
        Self.inserts(8, of: "neighbour", owned) { (place, id) in
          Inserts.plain.bind(place % 3 == 1 ? "neighbour-0" : id, id)
        })
      for (place, result) in results.enumerated() {
        switch result {
        case .success(let rows):
          #expect(place % 3 != 1 && rows.first?.owner == "neighbour-\(place)")
        case .failure(let error):
          #expect(place % 3 == 1)
          guard case .server(let server) = error as? DatabaseError else { throw error }
          #expect(server.state == .insufficientPrivilege)
        }
        let titles = try await Self.titles(owned, "neighbour-\(place)")
        #expect(titles == (place % 3 == 1 ? [] : ["neighbour-\(place)"]))
      }
    }
  }

  /// What is not known to be a plain insert, or comes through another door, has its own transaction.
  @Test func nothingElseIsShared() async throws {
    try await withOneConnection { (database, owned) in
      let other = OwnedDatabase<Owner>(database, setting: "app.user_id") { (owner) in owner.id }
      let results = try await leavingTogether(
        database, key: 8203,
        (0..<9).map { (place) in
          {
            let owner = Owner(id: "single-\(place)")
            switch place % 3 {
            case 0: return try await owned.write(as: owner, Inserts.plain.bind(owner.id, "t"))
            case 1: return try await owned.write(as: owner, Inserts.other.bind(owner.id, "t"))
            default: return try await other.write(as: owner, Inserts.plain.bind(owner.id, "t"))
            }
          }
        })
      let transactions = try results.map { (result) in
        try #require(try result.get().first).transaction
      }
      for place in [1, 4, 7] {
        #expect(transactions.count { (other) in other == transactions[place] } == 1)
      }
      let doors = [0, 2].map { (kind) in
        Set(transactions.indices.filter { $0 % 3 == kind }.map { transactions[$0] })
      }
      #expect(doors[0].isDisjoint(with: doors[1]))
    }
  }

  /// A connection that dies before the end of the transaction: nobody is told that it is stored, and
  /// nothing is sent twice.
  @Test func aLostTransactionIsOfUnknownOutcomeForEach() async throws {
    try await withOneConnection { (database, owned) in
      let backend = try #require(try await database.read(TaskStatements.backend.bind()).first)
      let results = try await leavingTogether(
        database, key: 8204,
        Self.inserts(4, of: "lost", owned) { (place, id) in
          place == 2 ? Inserts.sleeping.bind(id, 60_000) : Inserts.plain.bind(id, "t")
        },
        meanwhile: {
          try await withDatabase(SharedCluster.get()) { (other, _) in
            try await isAsleep(backend, other)
            _ = try await other.write(Inserts.terminate.bind(backend))
          }
        })
      for (place, result) in results.enumerated() {
        guard case .failure(let error) = result else {
          Issue.record("\(place) was answered")
          continue
        }
        #expect(error as? DatabaseError == .connectionLost(outcomeUnknown: true))
        #expect(try await Self.titles(owned, "lost-\(place)") == [])
      }
    }
  }

  /// None is answered while another one of its transaction can still take it back.
  @Test func nobodyIsAnsweredBeforeTheTransactionHasEnded() async throws {
    try await withOneConnection { (database, owned) in
      let backend = try #require(try await database.read(TaskStatements.backend.bind()).first)
      let results = try await Self.insertsBesideALock(
        8_219, database, key: 8205,
        { (answers) in
          Self.inserts(4, of: "patient", owned, counting: answers) { (place, id) in
            place == 3 ? Inserts.busy.bind(id, 8_219) : Inserts.wide.bind(id, "t")
          }
        },
        meanwhile: { (holder, answers) in
          // It sleeps between its looks at the lock, and goes on until that is given back.
          try await isAsleep(backend, holder)
          // Whatever is on its way would have come by now.
          try await Task.sleep(for: .milliseconds(200))
          #expect(answers.count == 0)
        })
      for result in results { #expect(try result.get().count == 1) }
    }
  }

  /// Where enough of their transactions are under way, inserts wait, and nobody waits behind them.
  @Test func nobodyElseWaitsForTheirTransactions() async throws {
    try await withThreeConnections(sharedWritesInFlight: 1) { (database, owned) in
      try await withLockHolder(SharedCluster.get()) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(8_207))
        let insert = { @Sendable (_ id: String, _ statement: BoundStatement<Insertion>) in
          Task { _ = try await owned.write(as: Owner(id: id), statement) }
        }
        let busy = insert("busy-0", Inserts.busy.bind("busy-0", 8_207))
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        let waiting = ["busy-1", "busy-2"].map { (id) in insert(id, Inserts.plain.bind(id, "t")) }
        try await eventually { database.state.queued == 2 }
        for id in ["busy-1", "busy-3"] {
          #expect(try await Self.titles(owned, id) == [])
        }
        _ = try await owned.write(as: Owner(id: "busy-3"), Inserts.other.bind("busy-3", "t"))
        #expect(try await Self.titles(owned, "busy-3") == ["t"])
        #expect(database.state.queued == 2)
        _ = try await holder.write(TaskStatements.unlock.bind(8_207))
        for unit in waiting + [busy] { try await unit.value }
        #expect(try await Self.titles(owned, "busy-1") == ["t"])
      }
    }
  }

  /// While a transaction of theirs is under way, those that come share the next one, although there are
  /// connections for each.
  @Test func whoComesMeanwhileSharesTheNextTransaction() async throws {
    try await withThreeConnections(sharedWriteMilliseconds: 60_000) { (database, owned) in
      try await withLockHolder(SharedCluster.get()) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(8_217))
        async let busy = owned.write(
          as: Owner(id: "first-0"), Inserts.busy.bind("first-0", 8_217))
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        let later = ["next-0", "next-1", "next-2"].map { (id) in
          Task { try await owned.write(as: Owner(id: id), Inserts.plain.bind(id, "t")) }
        }
        try await eventually { database.state.queued == 3 }
        _ = try await holder.write(TaskStatements.unlock.bind(8_217))
        let first = try #require(try await busy.first).transaction
        var transactions = Set<String>()
        for insert in later {
          transactions.insert(try #require(try await insert.value.first).transaction)
        }
        #expect(transactions.count == 1 && !transactions.contains(first))
      }
    }
  }

  /// Nobody waits behind all that another owner has asked for while a transaction was under way, although the
  /// thread has slept through it.
  @Test func ownersTakeTurnsAmongThoseThatHaveGathered() async throws {
    try await withThreeConnections(
      sharedWriteMilliseconds: 60_000, insertsPerBatch: 4, tickMilliseconds: 60_000
    ) { (database, owned) in
      try await withLockHolder(SharedCluster.get()) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(8_219))
        async let busy = owned.write(as: Owner(id: "turn-0"), Inserts.busy.bind("turn-0", 8_219))
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        let insert = { @Sendable (_ id: String) in
          Task {
            let rows = try await owned.write(as: Owner(id: id), Inserts.plain.bind(id, "t"))
            return try #require(rows.first).transaction
          }
        }
        let many = (0..<20).map { (_) in insert("turn-1") }
        try await eventually { database.state.queued == 20 }
        let one = insert("turn-2")
        try await eventually { database.state.queued == 21 }
        _ = try await holder.write(TaskStatements.unlock.bind(8_219))
        _ = try await busy
        var transactions: [String] = []
        for unit in many { transactions.append(try await unit.value) }
        // The numbers of transactions grow.
        let first = transactions.compactMap { (text) in Int64(text) }.min()
        #expect(Int64(try await one.value) == first)
      }
    }
  }

  /// A transaction of theirs that is held up leaves room for another one.
  @Test func oneThatIsHeldUpDoesNotHoldUpTheNext() async throws {
    try await withThreeConnections { (database, owned) in
      try await withLockHolder(SharedCluster.get()) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(8_218))
        async let busy = owned.write(as: Owner(id: "held-0"), Inserts.busy.bind("held-0", 8_218))
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        _ = try await owned.write(as: Owner(id: "held-1"), Inserts.plain.bind("held-1", "t"))
        #expect(try await Self.titles(owned, "held-0") == [])
        _ = try await holder.write(TaskStatements.unlock.bind(8_218))
        #expect(try await busy.count == 1)
      }
    }
  }

  /// One that waits for somebody's lock leaves the others' transaction, and waits alone.
  @Test func whoWaitsForALockLeavesTheTransaction() async throws {
    try await withOneConnection { (database, owned) in
      let results = try await Self.insertsBesideALock(
        8_216, database, key: 8206,
        { (answers) in
          Self.inserts(4, of: "unlocked", owned, counting: answers) { (place, id) in
            place == 1 ? Inserts.waiting.bind(id, 8_216) : Inserts.plain.bind(id, "t")
          }
        },
        meanwhile: { (holder, answers) in
          try await eventually { answers.count >= 1 }
          try await lockIsAwaited(8_216, holder)
        })
      for (place, result) in results.enumerated() {
        #expect(try result.get().count == 1)
        #expect(try await Self.titles(owned, "unlocked-\(place)").count == 1)
      }
    }
  }
}

/// A database of three connections that are open, whose inserts may be held up for a while.
private func withThreeConnections(
  sharedWritesInFlight: Int? = nil, sharedWriteMilliseconds: Int? = nil,
  insertsPerBatch: Int? = nil, tickMilliseconds: Int? = nil,
  _ body: @Sendable (Database, OwnedDatabase<Owner>) async throws -> Void
) async throws {
  let configure = { (configuration: inout DatabaseConfiguration) in
    configuration.maximumConnections = 3
    configuration.statementTimeoutMilliseconds = 0
    configuration.limits.requestMilliseconds = 30_000
    if let sharedWritesInFlight {
      configuration.limits.sharedWritesInFlight = sharedWritesInFlight
    }
    if let sharedWriteMilliseconds {
      configuration.limits.sharedWriteMilliseconds = sharedWriteMilliseconds
    }
    if let insertsPerBatch { configuration.limits.insertsPerBatch = insertsPerBatch }
    if let tickMilliseconds { configuration.limits.tickMilliseconds = tickMilliseconds }
  }
  try await withDatabase(SharedCluster.get(), configure: configure) { (database, owned) in
    // What finds one connection alone is sent behind whatever is under way there.
    try await openConnections(3, database)
    try await body(database, owned)
  }
}

private func isAsleep(_ backend: Int64, _ database: Database) async throws {
  try await eventually { try await database.read(Inserts.isAsleep.bind(backend)) == [true] }
}
