// The supply of connections as transcripts: demand, attempts, failures, recovery.
import Testing

@testable import ContractPostgreSQL

@Suite struct ConnectionSupplyTests {
  private func makeSupply() -> ConnectionSupply {
    var limits = DatabaseLimits()
    limits.concurrentConnectionAttempts = 2
    limits.reconnectFirstMilliseconds = 100
    limits.reconnectLongestMilliseconds = 350
    limits.lateAttemptMilliseconds = 1_000
    return ConnectionSupply(maximumConnections: 3, limits: limits)
  }

  @Test func opensOnDemandUpToItsBounds() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 0, now: 0) == 0)
    #expect(supply.attemptsToStart(for: 1, now: 0) == 1)
    #expect(supply.attemptsToStart(for: 1, now: 0) == 0)  // that one is under way
    #expect(supply.attemptsToStart(for: 9, now: 0) == 1)
    #expect(supply.attemptsToStart(for: 9, now: 0) == 0)  // two attempts at once
    supply.attemptSucceeded()
    supply.attemptSucceeded()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 1)  // three connections at most
    supply.attemptSucceeded()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 0)
    supply.connectionClosed()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 1)
  }

  @Test func backsOffWithJitterAndRecoversByItself() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 5, now: 0) == 2)
    supply.attemptFailed(reason: "refused", now: 0, jitter: 0)
    supply.attemptFailed(reason: "refused", now: 0, jitter: 1)
    #expect(supply.isDown)
    #expect(supply.reasonForBeingDown == "refused")
    #expect(supply.nextWakeUp == 200)  // the second pause, whole
    #expect(supply.attemptsToStart(for: 5, now: 199) == 0)
    #expect(supply.attemptsToStart(for: 0, now: 200) == 1)  // without demand, one at a time
    #expect(supply.nextWakeUp == 1_200)  // when that one is late
    supply.attemptFailed(reason: "starting up", now: 300, jitter: 0)
    #expect(supply.nextWakeUp == 475)  // half of the longest pause
    #expect(supply.attemptsToStart(for: 5, now: 475) == 1)
    supply.attemptSucceeded()
    #expect(!supply.isDown)
    #expect(supply.attemptsToStart(for: 5, now: 475) == 2)
  }

  @Test func aFailureBesideOpenConnectionsIsNotAnOutage() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 2, now: 0) == 2)
    supply.attemptSucceeded()
    supply.attemptFailed(reason: "too many clients", now: 0, jitter: 0)
    #expect(!supply.isDown)
    #expect(supply.nextWakeUp == nil)
    #expect(supply.attemptsToStart(for: 9, now: 49) == 0)
    #expect(supply.attemptsToStart(for: 9, now: 50) == 1)
  }

  @Test func oneMoreIsBegunBesideThoseThatHearNothing() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 2)
    #expect(supply.attemptsToStart(for: 9, now: 999) == 0)
    #expect(supply.attemptsToStart(for: 0, now: 1_000) == 0)  // nobody wants one
    #expect(supply.attemptsToStart(for: 9, now: 1_000) == 1)
    #expect(supply.attemptsToStart(for: 9, now: 9_000) == 0)  // three connections at most
    for _ in 0..<3 { supply.attemptFailed(reason: "silent", now: 9_000, jitter: 0) }
    // Without demand while it is down, so that it is noticed when it is well.
    #expect(supply.nextWakeUp == 9_175)
    #expect(supply.attemptsToStart(for: 0, now: 9_175) == 1)
    #expect(supply.nextWakeUp == 10_175)
    #expect(supply.attemptsToStart(for: 0, now: 10_175) == 1)
    #expect(supply.attemptsToStart(for: 0, now: 11_175) == 1)
    #expect(supply.nextWakeUp == nil)  // as many as there may be connections
    supply.attemptSucceeded()
    #expect(!supply.isDown && supply.nextWakeUp == nil)
  }

  @Test func anAttemptThatDoesNotEndCountsAsAnOutage() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 1, now: 0) == 1)
    supply.attemptIsLate()
    #expect(supply.isDown)
    supply.attemptSucceeded()
    #expect(!supply.isDown)
  }

  @Test func whatAnAttemptMetCountsWhereSilentConnectionsAreGivenUp() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 2, now: 0) == 2)
    supply.attemptSucceeded()
    supply.attemptFailed(reason: "too many clients", now: 10, jitter: 0)
    #expect(supply.failure(since: 10) == "too many clients" && supply.failure(since: 11) == nil)
    // What was met before the silence tells nothing of it, and a connection that was closed was not silent.
    for silentSince in [11, nil] as [Int64?] {
      var other = supply
      other.connectionClosed(silentSince: silentSince)
      #expect(!other.isDown)
      #expect(other.nextWakeUp == nil)
    }
    supply.connectionClosed(silentSince: 10)
    #expect(supply.isDown && supply.reasonForBeingDown == "too many clients")
    #expect(supply.nextWakeUp == 60, "it is noticed when the database is there again")
    #expect(supply.attemptsToStart(for: 0, now: 60) == 1)
    supply.attemptSucceeded()
    #expect(!supply.isDown && supply.failure(since: 0) == nil)
  }

  @Test func spareConnectionsAreOpenedBesideUselessOnesAndClosedAfterwards() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 2)
    for _ in 0..<2 { supply.attemptSucceeded() }
    #expect(supply.attemptsToStart(for: 9, now: 0) == 1)
    supply.attemptSucceeded()
    #expect(supply.attemptsToStart(for: 9, now: 0) == 0)
    #expect(supply.attemptsToStart(for: 9, spare: 1, now: 0) == 1)
    #expect(supply.attemptsToStart(for: 9, spare: 1, now: 0) == 0)
    supply.attemptSucceeded()
    #expect(supply.surplus(spare: 1) == 0)
    #expect(supply.surplus(spare: 0) == 1)
    supply.connectionClosed()
    #expect(supply.surplus(spare: 0) == 0)
  }
}
