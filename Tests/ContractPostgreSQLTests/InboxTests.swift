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
    sharedWritesWake: Bool, _ body: (Inbox) throws -> Void
  ) throws {
    let inbox = try Inbox(DatabaseConfiguration(connectionString: ""))
    #expect(fallsAsleep(inbox, sharedWritesWake: sharedWritesWake))
    try body(inbox)
    for request in inbox.end().requests { _ = request.take() }
  }

  private func fallsAsleep(_ inbox: Inbox, sharedWritesWake: Bool) -> Bool {
    inbox.fallAsleep(knowing: nil, state: DatabaseState(), sharedWritesWake: sharedWritesWake)
  }

  @Test func whatCanBeSentWakesTheThreadOnce() throws {
    for statement in [Self.select, Self.insert, Self.change] {
      try withSleeper(sharedWritesWake: true) { (inbox) in
        #expect(wakes(inbox, statement))
        inbox.drainWakeUp()
        #expect(!wakes(inbox, statement), "it is awake already")
      }
    }
  }

  @Test func insertsThatCouldNotBeSentAreTakenWithoutWakingTheThread() throws {
    for other in [Self.select, Self.change] {
      try withSleeper(sharedWritesWake: false) { (inbox) in
        #expect(!wakes(inbox, Self.insert))
        #expect(!wakes(inbox, Self.insert))
        #expect(inbox.state.queued == 2)
        #expect(wakes(inbox, other))
        #expect(inbox.state.queued == 3)
      }
    }
  }

  @Test func whatIsNoRequestWakesTheThreadInAnyCase() throws {
    try withSleeper(sharedWritesWake: false) { (inbox) in
      inbox.cancel(1)
      #expect(isAwake(inbox))
    }
    try withSleeper(sharedWritesWake: false) { (inbox) in
      inbox.close(deadlineMilliseconds: 0, closed: nil)
      #expect(isAwake(inbox))
    }
  }

  /// What has arrived while the thread was about to sleep keeps it awake, whatever it is.
  @Test func nothingIsLeftBehindByAThreadThatFallsAsleep() throws {
    try withSleeper(sharedWritesWake: false) { (inbox) in
      #expect(!wakes(inbox, Self.insert))
      #expect(!fallsAsleep(inbox, sharedWritesWake: false))
    }
  }
}
