// Whose stream is next, without a database.
import Testing

@testable import ContractPostgreSQL

extension OwnerIdentifier: ExpressibleByStringLiteral {
  /// An owner as tests write it.
  public init(stringLiteral text: String) { self.init(text) }
}

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

  /// As PostgreSQL and the contract have it: `String` would take the two for equal.
  @Test func ownersAreTheSameByTheirBytes() {
    let composed: OwnerIdentifier = "caf\u{E9}"
    let decomposed: OwnerIdentifier = "cafe\u{301}"
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed && composed.hashValue != decomposed.hashValue)
    #expect(Set([composed, decomposed, "caf\u{E9}", "", ""]).count == 3)
    var turns = StreamTurns(limit: 2, waitingLimit: 10)
    #expect(turns.enter(composed, ticket: 1) == .begins)
    #expect(turns.enter(decomposed, ticket: 2) == .begins)
    #expect(turns.enter(decomposed, ticket: 3) == .waits)
    #expect(turns.leave(composed) == nil)
    #expect(turns.leave(decomposed) == 3)
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

  @Test func whoHasManyWaitingKeepsNobodyElseFromWaiting() {
    var turns = StreamTurns(limit: 1, waitingLimit: 3)
    #expect(turns.enter("a", ticket: 0) == .begins)
    for ticket in UInt64(1)...3 { #expect(turns.enter("a", ticket: ticket) == .waits) }
    #expect(turns.enter("a", ticket: 4) == .refused)
    #expect(turns.enter("b", ticket: 5) == .waitsInsteadOf(3))
    // Two of one and one of the other: neither gains by another exchange.
    #expect(turns.enter("b", ticket: 6) == .refused)
    #expect(turns.enter("c", ticket: 7) == .waitsInsteadOf(2))
    #expect(turns.enter("d", ticket: 8) == .refused)
    // What was displaced waits no more.
    #expect(turns.withdraw(3) == false)
    #expect(turns.leave("a") == 1)
    #expect(turns.leave("a") == 5)
    #expect(turns.leave("b") == 7)
    #expect(turns.leave("c") == nil)
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

  @Test func soManyMakeRoomAsOthersWait() {
    var turns = StreamTurns(limit: 2, waitingLimit: 10)
    #expect(turns.enter("a", ticket: 1) == .begins)
    #expect(turns.enter("b", ticket: 2) == .begins)
    #expect(turns.yields("a") == false, "nobody waits")
    #expect(turns.enter("a", ticket: 3) == .waits)
    #expect(turns.enter("b", ticket: 4) == .waits)
    #expect(turns.yields("a") == false, "nobody waits who could begin in its place")
    #expect(turns.enter("c", ticket: 5) == .waits)
    #expect(turns.enter("c", ticket: 6) == .waits)
    #expect(turns.yields("b") == true)
    #expect(turns.yields("a") == false, "one makes room for one")
    #expect(turns.yields("b") == false, "it does already")
    #expect(turns.enter("d", ticket: 7) == .waits)
    #expect(turns.yields("a") == true, "one more waits")
    // Whose line was there before theirs, has another turn after them.
    #expect(turns.leave("b") == 5)
    #expect(turns.leave("a") == 7)
    #expect(turns.yields("c") == true)
    #expect(turns.leave("c") == 4)
  }

  @Test func streamsRestUnlessSomebodyCouldBeginInTheirPlace() {
    var turns = StreamTurns(limit: 2, waitingLimit: 10)
    #expect(turns.enter("a", ticket: 1) == .begins)
    #expect(turns.restShares("a") == 1)
    #expect(turns.enter("b", ticket: 2) == .begins)
    #expect(turns.restShares("a") == 2)
    #expect(turns.enter("a", ticket: 3) == .waits)
    #expect(turns.restShares("a") == 2, "its owner's next one waits for itself")
    #expect(turns.restShares("b") == 2, "who has one may not begin another")
    #expect(turns.enter("c", ticket: 4) == .waits)
    #expect(turns.restShares("a") == 0 && turns.restShares("b") == 0)
    #expect(turns.leave("b") == 4)
    #expect(turns.restShares("c") == 2, "the one that waits is the first owner's")
  }

  @Test func aReaderHasItsShareAndMayGoOnWhereNobodyWaits() {
    var patience = ReaderPatience(endBy: 10_000, shareMilliseconds: 500) { false }
    #expect(patience.milliseconds(at: 0) == 500)
    patience.spend(200)
    #expect(patience.milliseconds(at: 200) == 300)
    patience.spend(1_000)
    #expect(patience.milliseconds(at: 1_200) == ReaderPatience.lookMilliseconds)
    #expect(patience.milliseconds(at: 9_999) == 1)
    #expect(patience.milliseconds(at: 10_000) == nil)
  }

  @Test func aReaderThatHasHadItsShareMakesRoom() {
    var patience = ReaderPatience(endBy: 10_000, shareMilliseconds: 500) { true }
    #expect(patience.milliseconds(at: 0) == 500)
    patience.spend(499)
    #expect(patience.milliseconds(at: 499) == 1)
    patience.spend(1)
    #expect(patience.milliseconds(at: 500) == nil)
  }
}
