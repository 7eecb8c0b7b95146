// When a stream begins its next piece, without a database.
import Testing

@testable import ContractPostgreSQL

struct StreamPaceTests {
  private func pace() -> StreamPace {
    StreamPace(at: 1_000, unitsBegun: 7, longestMilliseconds: 10)
  }

  @Test func aStreamThatIsAloneDoesNotRest() {
    var pace = pace()
    #expect(pace.next(at: 3_000, unitsBegun: 7, shares: 1) == 3_000)
    pace.begin(at: 3_000)
    #expect(pace.next(at: 9_000, unitsBegun: 7, shares: 1) == 9_000)
  }

  @Test func besideOthersItRestsForAsLongAsThePieceTook() {
    var pace = pace()
    #expect(pace.next(at: 3_000, unitsBegun: 8, shares: 1) == 5_000)
    pace.begin(at: 5_500)
    #expect(pace.next(at: 6_000, unitsBegun: 9, shares: 1) == 6_500)
  }

  @Test func itRestsLongerWhereMoreStreamsRunAndNotWhereSomebodyWaitsForIt() {
    var pace = pace()
    #expect(pace.next(at: 2_000, unitsBegun: 8, shares: 2) == 4_000)
    pace.begin(at: 4_000)
    #expect(pace.next(at: 5_000, unitsBegun: 9, shares: 0) == 5_000)
  }

  @Test func othersAreExpectedAgainForAWhile() {
    var pace = pace()
    #expect(pace.next(at: 2_000, unitsBegun: 8, shares: 1) == 3_000)
    pace.begin(at: 100_000)
    #expect(pace.next(at: 101_000, unitsBegun: 8, shares: 1) == 102_000)
    pace.begin(at: 101_000)
    let forgotten = 2_000 + StreamPace.memoryMicroseconds
    #expect(pace.next(at: forgotten, unitsBegun: 8, shares: 1) == forgotten)
  }

  @Test func noRestIsLongerThanItsBound() {
    var pace = pace()
    #expect(pace.next(at: 900_000, unitsBegun: 8, shares: 1) == 910_000)
    var restless = StreamPace(at: 1_000, unitsBegun: 7, longestMilliseconds: 0)
    #expect(restless.next(at: 3_000, unitsBegun: 8, shares: 1) == 3_000)
  }
}
