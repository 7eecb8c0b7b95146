// Whose stream is next, without a database.
import Testing

@testable import ContractPostgreSQL

struct StreamTurnsTests {
  @Test func soManyBeginAndTheOthersWait() {
    var turns = StreamTurns(limit: 2, waitingLimit: 2)
    #expect(turns.enter("a", ticket: 1) == .begins)
    #expect(turns.enter("b", ticket: 2) == .begins)
    #expect(turns.enter("c", ticket: 3) == .waits)
    #expect(turns.enter("d", ticket: 4) == .waits)
    #expect(turns.enter("e", ticket: 5) == .refused)
    #expect(turns.leave("a") == 3)
    #expect(turns.leave("b") == 4)
    #expect(turns.leave("c") == nil)
    #expect(turns.enter("a", ticket: 6) == .begins)
  }

  @Test func anOwnerHasOneAtATime() {
    var turns = StreamTurns(limit: 2, waitingLimit: 10)
    #expect(turns.enter("a", ticket: 1) == .begins)
    #expect(turns.enter("a", ticket: 2) == .waits)
    #expect(turns.enter("b", ticket: 3) == .begins)
    #expect(turns.leave("b") == nil)
    #expect(turns.leave("a") == 2)
  }

  @Test func ownersTakeTurns() {
    var turns = StreamTurns(limit: 1, waitingLimit: 1_000)
    #expect(turns.enter("a", ticket: 0) == .begins)
    for ticket in UInt64(1)...100 { #expect(turns.enter("a", ticket: ticket) == .waits) }
    #expect(turns.enter("b", ticket: 101) == .waits)
    #expect(turns.enter("c", ticket: 102) == .waits)
    #expect(turns.enter("b", ticket: 103) == .waits)
    #expect(turns.leave("a") == 1)
    #expect(turns.leave("a") == 101)
    #expect(turns.leave("b") == 102)
    #expect(turns.leave("c") == 2)
    #expect(turns.leave("a") == 103)
  }

  @Test func whoGoesGivesUpItsPlaceInTheLine() {
    var turns = StreamTurns(limit: 1, waitingLimit: 2)
    #expect(turns.enter("a", ticket: 1) == .begins)
    #expect(turns.enter("b", ticket: 2) == .waits)
    #expect(turns.enter("c", ticket: 3) == .waits)
    // The second time it waits no more, and the first ticket never has.
    let withdrawn = [2, 2, 1].map { (ticket) in turns.withdraw(ticket) }
    #expect(withdrawn == [true, false, false])
    #expect(turns.enter("d", ticket: 4) == .waits)
    #expect(turns.leave("a") == 3)
    #expect(turns.leave("c") == 4)
    #expect(turns.leave("d") == nil)
  }
}
