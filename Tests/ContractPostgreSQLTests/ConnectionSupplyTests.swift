// The supply of connections as transcripts: demand, attempts, failures, recovery.
import Testing

@testable import ContractPostgreSQL

@Suite struct ConnectionSupplyTests {
  private func makeSupply() -> ConnectionSupply {
    var limits = DatabaseLimits()
    limits.concurrentConnectionAttempts = 2
    limits.reconnectFirstMilliseconds = 100
    limits.reconnectLongestMilliseconds = 350
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
    #expect(supply.nextWakeUp == nil)
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

  @Test func anAttemptThatDoesNotEndCountsAsAnOutage() {
    var supply = makeSupply()
    #expect(supply.attemptsToStart(for: 1, now: 0) == 1)
    supply.attemptIsLate()
    #expect(supply.isDown)
    supply.attemptSucceeded()
    #expect(!supply.isDown)
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
