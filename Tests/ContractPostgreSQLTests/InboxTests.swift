// What wakes the database thread, and what does not since it would be in vain.
import Foundation
import Testing

@testable import ContractPostgreSQL

@Suite struct InboxTests {
  private static let door = OwnerDoor(setting: "app.user_id", role: nil, topology: .single)
  private static let select = statement("SELECT 1 WHERE $1 > ''", .plainSelect)
  private static let insert = statement("INSERT INTO t VALUES ($1) RETURNING 1", .plainInsert)
  private static let change = statement("UPDATE t SET v = $1 RETURNING 1", .any)

  private static func statement(
    _ sql: StaticString, _ effect: StatementEffect
  ) -> Statement<Int64, String> {
    Statement(sql, effect: effect) { (row) throws(DatabaseError) in try row.int64() }
  }

  /// Hands in a request for a statement; whether that has woken the thread.
  private func wakes(_ inbox: Inbox, _ statement: Statement<Int64, String>) -> Bool {
    let reads = statement.effect == .plainSelect
    let prefix = OwnerPrefix(owner: "somebody", door: Self.door, reads: reads)
    let request = RequestReference(
      Request(
        ticket: inbox.nextTicket(), isRepeatable: reads, prefix: prefix,
        statements: FirstAndRest(statement.bind("x").encoded), submittedAt: 0, deadline: 0))
    #expect(inbox.submit(request) == nil)
    return isAwake(inbox)
  }

  private func isAwake(_ inbox: Inbox) -> Bool {
    var descriptor = pollfd(fd: inbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptor, 1, 0) == 1
  }

  /// An inbox whose thread sleeps; what has arrived in it is freed in the end.
  private func withSleeper(
    _ withoutRoom: Inbox.WithoutRoom, _ body: (Inbox) throws -> Void
  ) throws {
    let inbox = try Inbox(DatabaseConfiguration(connectionString: ""))
    #expect(
      inbox.fallAsleep(knowing: nil, state: DatabaseState(), withoutRoom: withoutRoom))
    try body(inbox)
    for request in inbox.end().requests { _ = request.take() }
  }

  @Test func whatCanBeSentWakesTheThreadOnce() throws {
    for statement in [Self.select, Self.insert, Self.change] {
      try withSleeper(Inbox.WithoutRoom()) { (inbox) in
        #expect(wakes(inbox, statement))
        inbox.drainWakeUp()
        #expect(!wakes(inbox, statement), "it is awake already")
      }
    }
  }

  @Test func whatCouldNotBeSentIsTakenWithoutWakingTheThread() throws {
    try withSleeper(Inbox.WithoutRoom(reads: true, sharedWrites: false)) { (inbox) in
      #expect(!wakes(inbox, Self.select))
      #expect(inbox.state.queued == 1)
      #expect(wakes(inbox, Self.insert), "there is room for those")
    }
    try withSleeper(Inbox.WithoutRoom(reads: false, sharedWrites: true)) { (inbox) in
      #expect(!wakes(inbox, Self.insert))
      #expect(!wakes(inbox, Self.insert))
      #expect(wakes(inbox, Self.select), "there is room for those")
      #expect(inbox.state.queued == 3)
    }
  }

  @Test func whatSharesNoTransactionWakesTheThreadInAnyCase() throws {
    try withSleeper(Inbox.WithoutRoom(reads: true, sharedWrites: true)) { (inbox) in
      #expect(!wakes(inbox, Self.select))
      #expect(wakes(inbox, Self.change))
    }
    try withSleeper(Inbox.WithoutRoom(reads: true, sharedWrites: true)) { (inbox) in
      inbox.cancel(1)
      #expect(isAwake(inbox))
    }
    try withSleeper(Inbox.WithoutRoom(reads: true, sharedWrites: true)) { (inbox) in
      inbox.close(deadlineMilliseconds: 0, closed: nil)
      #expect(isAwake(inbox))
    }
  }

  /// What has arrived while the thread was about to sleep keeps it awake, whatever it is.
  @Test func nothingIsLeftBehindByAThreadThatFallsAsleep() throws {
    try withSleeper(Inbox.WithoutRoom(reads: true, sharedWrites: true)) { (inbox) in
      #expect(!wakes(inbox, Self.select))
      #expect(
        !inbox.fallAsleep(
          knowing: nil, state: DatabaseState(),
          withoutRoom: Inbox.WithoutRoom(reads: true, sharedWrites: true)))
    }
  }
}
