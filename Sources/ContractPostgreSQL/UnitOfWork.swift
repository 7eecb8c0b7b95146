// Bound statements in, their rows out: the caller's side of a unit of work.
// Everything here runs on the caller's executor; only the wait in the middle is elsewhere.

/// The way from a caller to the database loop and back.
enum UnitOfWork {
  /// Runs the statements as one implicit transaction and decodes the rows of each.
  nonisolated(nonsending) static func run<each Row: Sendable>(
    on inbox: Inbox, repeatable: Bool, prefix: OwnerPrefix?, limitMilliseconds: Int? = nil,
    _ statement: repeat BoundStatement<each Row>
  ) async throws(DatabaseError) -> (repeat [each Row]) {
    var statements = FirstAndRest<EncodedStatement>()
    for statement in repeat each statement { statements.append(statement.encoded) }
    let unit = try begin(
      statements, prefix: prefix, repeatable: repeatable,
      limitMilliseconds: limitMilliseconds, on: inbox)
    await perform(unit.request, on: inbox)
    let results = try end(unit, on: inbox)
    var place = -1
    func next() -> Int {
      place += 1
      return place
    }
    return (repeat try results.rows(at: next(), decode: (each statement).decode.rows))
  }

  /// The same for one statement, which spares the compiler the pack.
  nonisolated(nonsending) static func run<Row: Sendable>(
    on inbox: Inbox, repeatable: Bool, prefix: OwnerPrefix?, limitMilliseconds: Int? = nil,
    _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> [Row] {
    try await run(
      on: inbox, repeatable: repeatable, prefix: prefix, limitMilliseconds: limitMilliseconds,
      statement, rows: statement.decode.rows)
  }

  /// The same where a closure makes something else of the rows than an array.
  nonisolated(nonsending) static func run<Row: Sendable, Value>(
    on inbox: Inbox, repeatable: Bool, prefix: OwnerPrefix?, limitMilliseconds: Int? = nil,
    _ statement: BoundStatement<Row>,
    rows: (inout RowReader) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let unit = try begin(
      FirstAndRest(statement.encoded), prefix: prefix, repeatable: repeatable,
      limitMilliseconds: limitMilliseconds, on: inbox)
    await perform(unit.request, on: inbox)
    return try end(unit, on: inbox).rows(at: 0, decode: rows)
  }

  // What comes before the wait and after it is in functions of their own that do not wait: what they have on
  // the stack would lie in memory of its own for as long as the task does.

  private struct Begun {
    let request: RequestReference
    /// In microseconds; 0 where nobody asks.
    let startedAt: Int64
  }

  private static func begin(
    _ statements: FirstAndRest<EncodedStatement>, prefix: OwnerPrefix?, repeatable: Bool,
    limitMilliseconds: Int?, on inbox: Inbox
  ) throws(DatabaseError) -> Begun {
    try checkLimits(statements, inbox.limits)
    if Task.isCancelled { throw .cancelled(outcomeUnknown: false) }
    let limit = limitMilliseconds ?? inbox.limits.requestMilliseconds
    let patience = min(limit, inbox.remainingMilliseconds?() ?? limit)
    let startedAt = inbox.onEvent == nil ? 0 : Clock.microseconds()
    let now = Clock.milliseconds()
    let request = RequestReference(
      Request(
        ticket: inbox.nextTicket(), isRepeatable: repeatable, prefix: prefix,
        statements: statements, submittedAt: now, deadline: now + Int64(patience)))
    return Begun(request: request, startedAt: startedAt)
  }

  nonisolated(nonsending) private static func perform(
    _ request: RequestReference, on inbox: Inbox
  ) async {
    let ticket = request.ticket
    await withTaskCancellationHandler {
      await unsafe withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        request.setCaller(unsafe Caller(continuation))
        if let refusal = inbox.submit(request) {
          request.fail(refusal)
        } else if Task.isCancelled {
          // The handler may have run before there was anything to cancel.
          inbox.cancel(ticket)
        }
      }
    } onCancel: {
      inbox.cancel(ticket)
    }
  }

  private static func end(_ unit: Begun, on inbox: Inbox) throws(DatabaseError) -> UnitResults {
    let request = unit.request.take()
    if let onEvent = inbox.onEvent { onEvent(.unitEnded(record(request, unit.startedAt))) }
    guard let failure = request.outcome.failure else {
      return UnitResults(owning: request.outcome, countedBy: inbox)
    }
    // Frees whatever came before the failure.
    _ = UnitResults(owning: request.outcome, countedBy: inbox)
    throw failure
  }

  private static func record(_ request: borrowing Request, _ startedAt: Int64) -> UnitRecord {
    let duration = Clock.microseconds() - startedAt
    let wait =
      request.sentAt == 0 ? duration / 1_000 : max(0, request.sentAt - request.submittedAt)
    return UnitRecord(
      isRead: request.isRepeatable, waitMilliseconds: Int(wait),
      durationMicroseconds: Int(duration), failure: request.outcome.failure)
  }

  private static func checkLimits(
    _ statements: FirstAndRest<EncodedStatement>, _ limits: DatabaseLimits
  ) throws(DatabaseError) {
    if statements.count > limits.statementsPerUnit {
      throw .limitExceeded("\(statements.count) statements in one unit of work")
    }
    for place in 0..<statements.count {
      let bytes = statements[place].parameters.count
      if bytes > limits.parameterBytesPerStatement {
        throw .limitExceeded("\(bytes) bytes of parameters")
      }
    }
  }
}
