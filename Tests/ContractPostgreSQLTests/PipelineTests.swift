// The pipeline state machine as transcripts: what was sent, what came, what is to be done.
import Testing

@testable import ContractPostgreSQL

extension PipelineAction: Equatable where Unit: Equatable {
  /// Case and unit.
  public static func == (left: PipelineAction, right: PipelineAction) -> Bool {
    switch (left, right) {
    case (.keep(let left), .keep(let right)), (.fail(let left), .fail(let right)),
      (.complete(let left), .complete(let right)), (.stale(let left), .stale(let right)),
      (.hit(let left), .hit(let right)):
      return left == right
    case (.discard, .discard), (.outOfStep, .outOfStep): return true
    default: return false
    }
  }
}

@Suite struct PipelineTests {
  private func send(
    _ unit: String, _ statements: [Int], on pipeline: inout Pipeline<String>,
    unprepared: Bool = false
  ) -> [SendForm] {
    pipeline.begin(unit, unprepared: unprepared)
    let forms = statements.enumerated().map { (place, number) in
      pipeline.send(statement: number, keepsResult: place > 0)
    }
    pipeline.end()
    return forms
  }

  @Test func preparesOnFirstUseAndKnowsItAfterwards() {
    var pipeline = Pipeline<String>(prepares: true)
    #expect(
      send("a", [0, 1], on: &pipeline) == [.prepareThenExecute, .prepareThenExecute])
    // Nothing is answered yet, so nothing is relied on.
    #expect(send("b", [0, 1], on: &pipeline) == [.unprepared, .unprepared])
    #expect(pipeline.receive(.completed) == .discard)  // prepare 0
    #expect(pipeline.receive(.completed) == .discard)  // execute 0, not kept
    #expect(pipeline.receive(.completed) == .discard)  // prepare 1
    #expect(pipeline.receive(.completed) == .keep("a"))
    #expect(pipeline.receive(.synchronized) == .complete("a"))
    #expect(send("c", [0, 1], on: &pipeline) == [.prepared, .prepared])
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.completed) == .keep("b"))
    #expect(pipeline.receive(.synchronized) == .complete("b"))
    #expect(pipeline.inFlight == 1)
  }

  @Test func aFailedBlockIsRolledBackAndWhatCameBehindItIsSentAgain() {
    var pipeline = Pipeline<String>(prepares: false)
    for unit in ["a", "b"] {
      pipeline.begin(unit, hasBlock: true)
      for number in 0..<4 { _ = pipeline.send(statement: number, keepsResult: number == 2) }
      pipeline.end()
    }
    #expect(pipeline.receive(.completed) == .discard)  // BEGIN
    #expect(!pipeline.owesRollback)
    #expect(pipeline.receive(.refused(.error)) == .fail("a"))
    #expect(pipeline.owesRollback)
    pipeline.rollBack()
    _ = pipeline.send(statement: 4, keepsResult: false)
    pipeline.end()
    #expect(!pipeline.owesRollback)
    for _ in 0..<2 { #expect(pipeline.receive(.skipped) == .discard) }
    #expect(pipeline.receive(.synchronized) == .complete("a"))
    #expect(pipeline.receive(.refused(.blockHasFailed)) == .fail("b"))
    for _ in 0..<3 { #expect(pipeline.receive(.skipped) == .discard) }
    #expect(pipeline.receive(.synchronized) == .hit("b"))
    #expect(pipeline.receive(.completed) == .discard)  // ROLLBACK
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.inFlight == 0)
  }

  @Test func whoseCommitWasSentMayBeCommitted() {
    var pipeline = Pipeline<String>(prepares: false)
    pipeline.begin("a", hasBlock: true)
    _ = pipeline.send(statement: 0, keepsResult: false)
    var other = pipeline
    pipeline.handOver()
    _ = pipeline.send(statement: 1, keepsResult: false)
    #expect(pipeline.lose()?.fate == .unknown)
    #expect(other.lose()?.fate == .notCommitted)
  }

  @Test func anErrorSkipsTheRestOfItsUnitOnly() {
    var pipeline = Pipeline<String>(prepares: false)
    _ = send("a", [0, 1, 2], on: &pipeline)
    _ = send("b", [0, 1], on: &pipeline)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.refused(.error)) == .fail("a"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.synchronized) == .complete("a"))
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.completed) == .keep("b"))
    #expect(pipeline.receive(.synchronized) == .complete("b"))
    #expect(pipeline.inFlight == 0)
  }

  @Test func aSkippedPreparationIsMadeAgain() {
    var pipeline = Pipeline<String>(prepares: true)
    _ = send("a", [0, 1], on: &pipeline)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.refused(.error)) == .fail("a"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.synchronized) == .complete("a"))
    #expect(send("b", [0, 1], on: &pipeline) == [.prepared, .prepareThenExecute])
  }

  @Test func aForgetfulSessionEndsPreparation() {
    var pipeline = Pipeline<String>(prepares: true)
    _ = send("a", [0], on: &pipeline)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.synchronized)
    #expect(send("b", [0], on: &pipeline) == [.prepared])
    #expect(pipeline.receive(.refused(.sessionLostStatements)) == .fail("b"))
    #expect(pipeline.receive(.synchronized) == .stale("b"))
    #expect(!pipeline.prepares)
    #expect(send("b", [0], on: &pipeline) == [.unprepared])
    // The same code from a statement that was not prepared is the caller's own affair.
    #expect(pipeline.receive(.refused(.sessionLostStatements)) == .fail("b"))
    #expect(pipeline.receive(.synchronized) == .complete("b"))
  }

  /// Names are digests: whoever took it prepared the same statement.
  @Test func aNameThatIsTakenIsUsedFromThenOn() {
    var pipeline = Pipeline<String>(prepares: true)
    _ = send("a", [0, 1], on: &pipeline)
    #expect(pipeline.receive(.refused(.nameIsTaken)) == .fail("a"))
    for _ in 0..<3 { #expect(pipeline.receive(.skipped) == .discard) }
    #expect(pipeline.receive(.synchronized) == .stale("a"))
    #expect(send("a", [0, 1], on: &pipeline, unprepared: true) == [.unprepared, .unprepared])
    #expect(send("b", [0, 1], on: &pipeline) == [.prepared, .prepareThenExecute])
  }

  @Test func aStaleUnitReliesOnNoOtherConnectionEither() {
    var other = Pipeline<String>(prepares: true)
    _ = send("a", [0], on: &other)
    for answer in [Answer.completed, .completed, .synchronized] { _ = other.receive(answer) }
    // Neither what was prepared here nor what would be now: that may be gone or taken as well.
    #expect(send("stale", [0, 1], on: &other, unprepared: true) == [.unprepared, .unprepared])
    #expect(send("b", [0, 1], on: &other) == [.prepared, .prepareThenExecute])
    #expect(other.receive(.completed) == .discard)
    #expect(other.receive(.completed) == .keep("stale"))
    #expect(other.receive(.synchronized) == .complete("stale"))
  }

  @Test func aChangedRowTypeMakesOneStatementUnusable() {
    var pipeline = Pipeline<String>(prepares: true)
    _ = send("a", [0], on: &pipeline)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.synchronized)
    _ = send("b", [0], on: &pipeline)
    #expect(pipeline.receive(.refused(.featureNotSupported)) == .fail("b"))
    #expect(pipeline.receive(.synchronized) == .stale("b"))
    #expect(send("b", [0, 1], on: &pipeline) == [.unprepared, .prepareThenExecute])
  }

  @Test func anAbandonedUnitIsReadButNotDelivered() {
    var pipeline = Pipeline<String>(prepares: false)
    _ = send("a", [0, 1], on: &pipeline)
    _ = send("b", [0, 1], on: &pipeline)
    #expect(pipeline.unit(at: 0) == "a")
    pipeline.abandon(at: 0, now: 10, closeAt: 100)
    #expect(pipeline.unit(at: 0) == nil)
    #expect(pipeline.unit(at: 1) == "b")
    #expect(!pipeline.isStuck(now: 100), "somebody waits behind it")
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.refused(.error)) == .discard)
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(!pipeline.isStuck(now: 100))
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.completed) == .keep("b"))
    #expect(pipeline.receive(.synchronized) == .complete("b"))
  }

  @Test func aLostConnectionTellsEachUnitsFate() {
    var pipeline = Pipeline<String>(prepares: false)
    for unit in ["answered", "refused", "gone", "sent"] { _ = send(unit, [0, 1], on: &pipeline) }
    pipeline.begin("half")
    _ = pipeline.send(statement: 0, keepsResult: true)
    for answer in [Answer.completed, .completed, .synchronized, .refused(.error)] {
      _ = pipeline.receive(answer)
    }
    pipeline.abandon(at: 1, now: 0, closeAt: 0)
    var fates: [String] = []
    while let (unit, fate) = pipeline.lose() { fates.append("\(unit) \(fate)") }
    #expect(fates == ["refused refused", "sent unknown", "half notCommitted"])
    #expect(pipeline.inFlight == 0)
  }

  @Test func answersThatNobodyAskedForAreNoticed() {
    var pipeline = Pipeline<String>(prepares: false)
    #expect(pipeline.receive(.completed) == .outOfStep)
    _ = send("a", [0], on: &pipeline)
    #expect(pipeline.receive(.synchronized) == .outOfStep)
    var other = Pipeline<String>(prepares: false)
    _ = send("a", [0], on: &other)
    #expect(other.receive(.completed) == .discard)
    #expect(other.receive(.completed) == .outOfStep)
  }

  @Test func anAbandonedUnitThatDoesNotEndMakesItsConnectionStuck() {
    var pipeline = Pipeline<String>(prepares: false)
    _ = send("a", [0], on: &pipeline)
    pipeline.abandon(at: 0, now: 10, closeAt: 100)
    pipeline.probe()
    #expect(!pipeline.isStuck(now: 99))
    #expect(pipeline.isStuck(now: 100))
  }

  @Test func aProbeIsNobodysUnit() {
    var pipeline = Pipeline<String>(prepares: true)
    pipeline.probe()
    #expect(pipeline.inFlight == 1)
    #expect(pipeline.holdsOnlyProbes)
    #expect(pipeline.unit(at: 0) == nil)
    #expect(pipeline.cancellableSince { (_) in true } == nil)
    _ = send("a", [0], on: &pipeline)
    #expect(!pipeline.holdsOnlyProbes)
    #expect(pipeline.receive(.synchronized) == .discard)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.completed)
    #expect(pipeline.receive(.synchronized) == .complete("a"))
    pipeline.probe()
    #expect(pipeline.lose() == nil)
  }

  @Test func aUnitIsCancelledOnlyWhereNobodyBehindItIsEndangered() {
    var pipeline = Pipeline<String>(prepares: false)
    _ = send("slow", [0], on: &pipeline)
    _ = send("write", [0], on: &pipeline)
    #expect(pipeline.cancellableSince { (_) in true } == nil, "somebody waits for it")
    pipeline.abandon(at: 0, now: 10, closeAt: .max)
    #expect(pipeline.cancellableSince { (unit) in unit != "write" } == nil)
    #expect(pipeline.cancellableSince { (_) in true } == 10)
    pipeline.abandon(at: 1, now: 20, closeAt: .max)
    #expect(pipeline.cancellableSince { (unit) in unit != "write" } == 10)
    pipeline.noteCancel(closeAt: 100)
    #expect(pipeline.cancellableSince { (_) in true } == nil, "once is enough")
    _ = pipeline.receive(.refused(.canceled))
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.cancellableSince { (_) in true } == 20, "the next one")
  }

  @Test func whatALateCancellationHitsIsSentAgain() {
    var pipeline = Pipeline<String>(prepares: false)
    for unit in ["slow", "innocent", "spared"] { _ = send(unit, [0, 1], on: &pipeline) }
    pipeline.abandon(at: 0, now: 10, closeAt: .max)
    pipeline.noteCancel(closeAt: .max)
    for answer in [Answer.completed, .completed, .synchronized] {
      #expect(pipeline.receive(answer) == .discard)
    }
    #expect(pipeline.receive(.refused(.canceled)) == .fail("innocent"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.synchronized) == .hit("innocent"))
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.completed)
    #expect(pipeline.receive(.synchronized) == .complete("spared"))
  }

  @Test func aHitUnitIsSentAgainAlsoWhereItsConnectionIsLost() {
    var pipeline = Pipeline<String>(prepares: false)
    for unit in ["slow", "innocent"] { _ = send(unit, [0], on: &pipeline) }
    pipeline.abandon(at: 0, now: 10, closeAt: .max)
    pipeline.noteCancel(closeAt: .max)
    for answer in [Answer.completed, .synchronized, .refused(.canceled)] {
      _ = pipeline.receive(answer)
    }
    let lost = pipeline.lose()
    #expect(lost?.unit == "innocent" && lost?.fate == .notCommitted)
  }

  // MARK: - Errors at the end of a transaction

  @Test func anErrorAtTheEndIsItsUnitsOwn() {
    var pipeline = Pipeline<String>(prepares: false)
    for unit in ["bad", "next"] { _ = send(unit, [0, 1], on: &pipeline) }
    _ = pipeline.receive(.completed)
    #expect(pipeline.receive(.completed) == .keep("bad"))
    #expect(pipeline.receive(.refused(.error)) == .fail("bad"))
    #expect(pipeline.receive(.synchronized) == .complete("bad"))
    _ = pipeline.receive(.completed)
    #expect(pipeline.receive(.completed) == .keep("next"))
    #expect(pipeline.receive(.synchronized) == .complete("next"))
    #expect(pipeline.inFlight == 0 && pipeline.transactionsInFlight == 0)
  }

  /// Nobody says whose it is: alone, the one that has it gets it.
  @Test func anErrorAtTheEndOfASharedTransactionSendsAllAgain() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["a", "gone", "b"], on: &pipeline)
    pipeline.abandon(at: 1, now: 0, closeAt: .max)
    for _ in 0..<3 {
      _ = pipeline.receive(.completed)
      #expect(ends(of: &pipeline) == [])
    }
    #expect(pipeline.receive(.refused(.error)) == .discard)
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(ends(of: &pipeline) == [.hit("a"), .discard, .hit("b"), .discard])
    #expect(pipeline.sharedWritesInFlight == 0 && pipeline.inFlight == 0)
  }

  @Test func whatWasRefusedAtTheEndIsNotCommittedWhateverBecomesOfTheConnection() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["a", "b"], on: &pipeline)
    for _ in 0..<2 {
      _ = pipeline.receive(.completed)
      #expect(ends(of: &pipeline) == [])
    }
    _ = pipeline.receive(.refused(.error))
    var fates: [String] = []
    while let (unit, fate) = pipeline.lose() { fates.append("\(unit) \(fate)") }
    #expect(fates == ["a notCommitted", "b notCommitted"])
    _ = send("c", [0], on: &pipeline)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.refused(.error))
    let lost = pipeline.lose()
    #expect(lost?.unit == "c" && lost?.fate == .refused)
  }

  /// Reads have been answered by then, and cannot be refused any more.
  @Test func anErrorAtTheEndOfReadsIsNobodys() {
    var pipeline = Pipeline<String>(prepares: false)
    batch(["a"], [0, 1], on: &pipeline)
    _ = pipeline.receive(.completed)
    _ = pipeline.receive(.completed)
    #expect(pipeline.receiveEndOfUnit() == .complete("a"))
    #expect(pipeline.receive(.refused(.error)) == .discard)
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.inFlight == 0 && pipeline.transactionsInFlight == 0)
  }

  // MARK: - Units that share a transaction

  private func batch(
    _ units: [String], _ statements: [Int], on pipeline: inout Pipeline<String>
  ) {
    for unit in units {
      pipeline.begin(unit)
      for (place, number) in statements.enumerated() {
        _ = pipeline.send(statement: number, keepsResult: place > 0)
      }
      pipeline.endWithinBatch(commits: false)
    }
    pipeline.probe()
  }

  @Test func unitsOfABatchEndOneAfterTheOther() {
    var pipeline = Pipeline<String>(prepares: false)
    batch(["a", "b"], [0, 1], on: &pipeline)
    #expect(pipeline.transactionsInFlight == 1)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receiveEndOfUnit() == nil)
    #expect(pipeline.receive(.completed) == .keep("a"))
    #expect(pipeline.receiveEndOfUnit() == .complete("a"))
    #expect(pipeline.receiveEndOfUnit() == nil)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.completed) == .keep("b"))
    #expect(pipeline.receiveEndOfUnit() == .complete("b"))
    #expect(pipeline.inFlight == 1, "the end of the transaction is still due")
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.inFlight == 0)
    #expect(pipeline.transactionsInFlight == 0)
  }

  @Test func anErrorInABatchIsItsUnitsOwnAndTheRestIsSentAgain() {
    var pipeline = Pipeline<String>(prepares: false)
    batch(["good", "bad", "skipped", "gone"], [0, 1], on: &pipeline)
    pipeline.abandon(at: 3, now: 0, closeAt: .max)
    _ = pipeline.receive(.completed)
    #expect(pipeline.receive(.completed) == .keep("good"))
    #expect(pipeline.receiveEndOfUnit() == .complete("good"))
    #expect(pipeline.receive(.refused(.error)) == .fail("bad"))
    #expect(pipeline.receiveEndOfUnit() == nil)
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receiveEndOfUnit() == .complete("bad"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receiveEndOfUnit() == .hit("skipped"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receiveEndOfUnit() == .discard)
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.inFlight == 0)
  }

  // MARK: - Units that write and share a transaction

  private func insertBatch(_ units: [String], on pipeline: inout Pipeline<String>) {
    for unit in units {
      pipeline.begin(unit)
      _ = pipeline.send(statement: 0, keepsResult: true)
      pipeline.endWithinBatch(commits: true)
    }
    pipeline.endBatch()
  }

  private func ends(of pipeline: inout Pipeline<String>) -> [PipelineAction<String>] {
    var ends: [PipelineAction<String>] = []
    while let end = pipeline.receiveEndOfUnit() { ends.append(end) }
    return ends
  }

  @Test func unitsThatWriteEndWithTheirTransaction() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["a", "b"], on: &pipeline)
    insertBatch(["c"], on: &pipeline)
    #expect(pipeline.transactionsInFlight == 2)
    #expect(pipeline.receive(.completed) == .keep("a"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.completed) == .keep("b"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.holds { (unit) in unit == "a" })
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(ends(of: &pipeline) == [.complete("a"), .complete("b"), .discard])
    #expect(pipeline.receive(.completed) == .keep("c"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(ends(of: &pipeline) == [.complete("c"), .discard])
    #expect(pipeline.inFlight == 0)
    #expect(pipeline.transactionsInFlight == 0)
  }

  @Test func anErrorTakesBackWhatOthersWroteAndTheyAreSentAgain() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["gone", "before", "bad", "behind"], on: &pipeline)
    batch(["read"], [0], on: &pipeline)
    pipeline.abandon(at: 0, now: 0, closeAt: .max)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.completed) == .keep("before"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.refused(.error)) == .fail("bad"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(
      ends(of: &pipeline)
        == [.discard, .hit("before"), .complete("bad"), .hit("behind"), .discard])
    // What comes behind it is nobody's fault.
    #expect(pipeline.receive(.completed) == .discard)
    #expect(ends(of: &pipeline) == [.complete("read")])
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.inFlight == 0)
  }

  @Test func aUnitThatWaitedForALockIsSentAgainAlone() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["before", "locked"], on: &pipeline)
    #expect(pipeline.sharedWritesInFlight == 1)
    _ = pipeline.receive(.completed)
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.refused(.lockNotAvailable)) == .fail("locked"))
    #expect(ends(of: &pipeline) == [])
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(ends(of: &pipeline) == [.hit("before"), .hit("locked"), .discard])
    #expect(pipeline.sharedWritesInFlight == 0)
    #expect(send("locked", [0], on: &pipeline) == [.unprepared])
    #expect(pipeline.receive(.refused(.lockNotAvailable)) == .fail("locked"))
    #expect(pipeline.receive(.synchronized) == .complete("locked"))
  }

  @Test func whatALostTransactionWroteIsUnknownOnceItsEndWasHandedOver() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["answered", "bad", "unanswered"], on: &pipeline)
    pipeline.begin("open")
    _ = pipeline.send(statement: 0, keepsResult: true)
    pipeline.endWithinBatch(commits: true)
    pipeline.begin("cut")
    _ = pipeline.receive(.completed)
    #expect(ends(of: &pipeline) == [])
    _ = pipeline.receive(.refused(.error))
    #expect(ends(of: &pipeline) == [])
    var fates: [String] = []
    while let (unit, fate) = pipeline.lose() { fates.append("\(unit) \(fate)") }
    #expect(
      fates == [
        "answered unknown", "bad refused", "unanswered unknown", "open notCommitted",
        "cut notCommitted",
      ])
  }

  @Test func anAbandonedUnitWhoseTransactionDoesNotEndIsStuck() {
    var pipeline = Pipeline<String>(prepares: false)
    insertBatch(["a", "b"], on: &pipeline)
    pipeline.abandon(at: 0, now: 0, closeAt: 10)
    _ = pipeline.receive(.completed)
    #expect(ends(of: &pipeline) == [])
    _ = pipeline.receive(.completed)
    #expect(ends(of: &pipeline) == [])
    #expect(!pipeline.isStuck(now: 10), "somebody waits with it")
    pipeline.abandon(at: 1, now: 5, closeAt: 20)
    #expect(!pipeline.isStuck(now: 9))
    #expect(pipeline.isStuck(now: 10))
    // A cancellation would come too late for what was written.
    #expect(pipeline.cancellableSince { (_) in true } == nil)
  }

  @Test func aPreparationThatABatchSkipsIsMadeAgain() {
    var pipeline = Pipeline<String>(prepares: true)
    batch(["bad"], [0], on: &pipeline)
    batch(["next"], [1], on: &pipeline)
    #expect(pipeline.receive(.refused(.error)) == .fail("bad"))
    #expect(pipeline.receive(.skipped) == .discard)
    #expect(pipeline.receiveEndOfUnit() == .complete("bad"))
    #expect(pipeline.receive(.synchronized) == .discard)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receive(.completed) == .discard)
    #expect(pipeline.receiveEndOfUnit() == .complete("next"))
    #expect(send("later", [0, 1], on: &pipeline) == [.prepareThenExecute, .prepared])
  }

  @Test func aLostBatchTellsEachUnitsFate() {
    var pipeline = Pipeline<String>(prepares: false)
    batch(["answered", "bad", "skipped", "unanswered"], [0], on: &pipeline)
    _ = pipeline.receive(.completed)
    #expect(pipeline.receiveEndOfUnit() == .complete("answered"))
    _ = pipeline.receive(.refused(.error))
    #expect(pipeline.receiveEndOfUnit() == .complete("bad"))
    _ = pipeline.receive(.skipped)
    var fates: [String] = []
    while let (unit, fate) = pipeline.lose() { fates.append("\(unit) \(fate)") }
    #expect(fates == ["skipped notCommitted", "unanswered unknown"])
    #expect(pipeline.inFlight == 0 && pipeline.transactionsInFlight == 0)
  }

  @Test func theEndOfAUnitIsNoAnswer() {
    var pipeline = Pipeline<String>(prepares: false)
    batch(["a"], [0], on: &pipeline)
    _ = pipeline.receive(.completed)
    // Whoever forgets to ask for it is out of step.
    #expect(pipeline.receive(.synchronized) == .outOfStep)
  }

  @Test func aTimeOutWithoutACancellationIsTheCallersToKnow() {
    var pipeline = Pipeline<String>(prepares: false)
    _ = send("a", [0], on: &pipeline)
    #expect(pipeline.receive(.refused(.canceled)) == .fail("a"))
    #expect(pipeline.receive(.synchronized) == .complete("a"))
  }
}
