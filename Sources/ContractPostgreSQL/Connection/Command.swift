// Statements that a `Session` sends together, and what comes back for them.

/// One statement with its parameters, as text.
struct Command {
  let sql: String
  let parameters: [String]

  init(_ sql: String, _ parameters: [String] = []) {
    self.sql = sql
    self.parameters = parameters
  }
}

/// What commands that were sent together were answered with: rows as text, up to the one that failed.
struct Answers {
  private var answered: [[[String?]]] = []
  /// Why the first command that did not succeed failed.
  private(set) var failure: DatabaseError?

  /// The rows of one of the commands; throws what kept it from running, its own failure or an earlier one.
  func rows(of place: Int) throws(DatabaseError) -> [[String?]] {
    if place < answered.count { return answered[place] }
    throw failure ?? .connectionLost(outcomeUnknown: true)
  }

  /// Takes the rows of the next command, which count unless one has failed.
  mutating func append(_ rows: [[String?]]) {
    if failure == nil { answered.append(rows) }
  }

  /// Takes the failure of the transaction that all commands were; nothing of them has happened.
  mutating func refuse(_ failure: DatabaseError) {
    answered = []
    fail(failure)
  }

  /// Takes a failure; the first one counts.
  mutating func fail(_ failure: DatabaseError) {
    if self.failure == nil { self.failure = failure }
  }
}
