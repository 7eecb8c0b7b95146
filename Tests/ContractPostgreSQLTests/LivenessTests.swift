// What is known of a connection's life, as transcripts: what was owed, what was heard, and when.
import Testing

@testable import ContractPostgreSQL

@Suite struct LivenessTests {
  @Test func silenceBeginsWithWhatIsOwedAndEndsWithWhatIsHeard() {
    var liveness = Liveness(now: 0)
    liveness.owes(now: 5_000)
    #expect(liveness.fallsSilent(now: 5_999, after: 1_000) == false)
    #expect(liveness.fallsSilent(now: 6_000, after: 1_000) == true)
    #expect(liveness.fallsSilent(now: 6_050, after: 1_000) == false, "once in each silence")
    #expect(liveness.isSilent)
    #expect(liveness.waitingSince == 5_000)
    liveness.heard(now: 7_000)
    #expect(!liveness.isSilent)
    #expect(liveness.fallsSilent(now: 7_999, after: 1_000) == false)
    #expect(
      liveness.fallsSilent(now: 8_000, after: 1_000) == true, "the next answer is owed since then")
  }

  @Test func theOtherEndThatTakesBytesIsNotSilent() {
    var liveness = Liveness(now: 0)
    liveness.owes(now: 0)
    liveness.owes(now: 900)
    #expect(liveness.fallsSilent(now: 1_000, after: 1_000) == false)
    #expect(liveness.heardAt == 0, "it has answered nothing yet")
  }

  @Test func doubtEndsWithASignOfLife() {
    var liveness = Liveness(now: 100)
    #expect(liveness.isTrusted(since: .min))
    #expect(!liveness.isTrusted(since: 101))
    liveness.owes(now: 150)
    #expect(!liveness.isTrusted(since: 101))
    liveness.heard(now: 160)
    #expect(liveness.isTrusted(since: 101))
    liveness.owes(now: 200)
    #expect(liveness.fallsSilent(now: 1_200, after: 1_000) == true)
    #expect(!liveness.isTrusted(since: 101), "silent ones are not, whatever was heard before")
  }

  @Test func aWriteNeedsASignOfLifeOfLately() {
    let liveness = Liveness(now: 100)
    #expect(liveness.isRecent(now: 1_099, within: 1_000))
    #expect(!liveness.isRecent(now: 1_100, within: 1_000))
  }
}
