// What is to be tried again, of each failure.

import Testing

@testable import ContractPostgreSQL

@Suite struct RetryabilityTests {
  @Test(arguments: [
    DatabaseError.unavailable(reason: ""), .overloaded, .closed,
    .connectionLost(outcomeUnknown: false), .timedOut(outcomeUnknown: false),
    .cancelled(outcomeUnknown: false),
  ])
  func nothingHappenedAndItMaySucceedLater(error: DatabaseError) {
    #expect(error.retryability == .later)
  }

  @Test(arguments: [
    DatabaseError.connectionLost(outcomeUnknown: true), .timedOut(outcomeUnknown: true),
    .cancelled(outcomeUnknown: true),
  ])
  func itMayHaveHappened(error: DatabaseError) { #expect(error.retryability == .outcomeUnknown) }

  @Test(arguments: [
    DatabaseError.limitExceeded(""), .unexpectedRow(""), .configuration(""),
  ])
  func itFailsAgain(error: DatabaseError) { #expect(error.retryability == .never) }

  @Test(arguments: [
    ("08006", DatabaseError.Retryability.later), ("40001", .later), ("40P01", .later),
    ("53300", .later),
    ("57014", .later), ("57P01", .later), ("25006", .later), ("55P03", .later), ("22P02", .never),
    ("22021", .never), ("23505", .never), ("25P02", .never), ("42501", .never), ("42P01", .never),
    ("55006", .never), ("XX000", .never),
  ])
  func theServersCodesSay(code: String, retryability: DatabaseError.Retryability) {
    let error = ServerError(state: SQLState(code), message: "", constraint: nil)
    #expect(DatabaseError.server(error).retryability == retryability)
  }
}
