// One unit of work on its way: made by the caller, lent to the database thread, given back.
// It is reached through a pointer: the loop pays neither reference counts nor exclusivity checks.
import ContractLibPQ

/// A unit of work with the place for its results.
///
/// The caller makes it and takes it back; from `Inbox.submit` to `RequestReference.resume` only the
/// database thread touches it.
struct Request {
  let ticket: UInt64
  let isRepeatable: Bool
  let prefix: EncodedStatement?
  let statements: [EncodedStatement]
  let submittedAt: Int64
  let deadline: Int64
  let caller: Caller
  var results: [ServerResult] = []
  var failure: DatabaseError?
  /// When the connection died that it was sent on first; it is sent again only once.
  var lostAt: Int64?
  /// Set once it has been sent again because its session had lost prepared statements.
  var wasStale = false

  mutating func clearResults() {
    for result in results { result.clear() }
    results.removeAll(keepingCapacity: true)
  }
}

/// A task that waits; resumed exactly once.
@safe
struct Caller: @unchecked Sendable {
  private let continuation: UnsafeContinuation<Void, Never>

  init(_ continuation: UnsafeContinuation<Void, Never>) {
    unsafe self.continuation = unsafe continuation
  }

  func resume() {
    unsafe continuation.resume()
  }
}

/// A request by its address, as it is handed from thread to thread.
@safe
struct RequestReference: @unchecked Sendable {
  private let pointer: UnsafeMutablePointer<Request>

  /// The place for a request; `initialize` comes next, `take` last, both on the caller's side.
  init() {
    unsafe pointer = .allocate(capacity: 1)
  }

  func initialize(_ request: consuming Request) {
    unsafe pointer.initialize(to: request)
  }

  func take() -> Request {
    let request = unsafe pointer.move()
    unsafe pointer.deallocate()
    return request
  }

  var ticket: UInt64 { unsafe pointer.pointee.ticket }
  var isRepeatable: Bool { unsafe pointer.pointee.isRepeatable }
  var submittedAt: Int64 { unsafe pointer.pointee.submittedAt }
  var deadline: Int64 { unsafe pointer.pointee.deadline }
  var lostAt: Int64? { unsafe pointer.pointee.lostAt }
  var wasStale: Bool { unsafe pointer.pointee.wasStale }
  var prefix: EncodedStatement? { unsafe pointer.pointee.prefix }
  var statementCount: Int { unsafe pointer.pointee.statements.count }

  func statement(at place: Int) -> EncodedStatement {
    unsafe pointer.pointee.statements[place]
  }

  func keep(_ result: ServerResult) {
    unsafe pointer.pointee.results.append(result)
  }

  func note(_ failure: DatabaseError?) {
    unsafe pointer.pointee.failure = failure
  }

  /// Frees what a first attempt left, so that a second one starts clean.
  func reset() {
    unsafe pointer.pointee.clearResults()
    unsafe pointer.pointee.failure = nil
  }

  func noteStale() {
    reset()
    unsafe pointer.pointee.wasStale = true
  }

  func noteLoss(at now: Int64) {
    reset()
    unsafe pointer.pointee.lostAt = now
  }

  /// Gives the request back to its caller; it must not be touched afterwards.
  func resume() {
    let caller = unsafe pointer.pointee.caller
    caller.resume()
  }

  /// Gives it back as failed.
  func fail(_ failure: DatabaseError) {
    note(failure)
    resume()
  }
}

/// The results of one unit of work, owned; freed with this value.
struct UnitResults: ~Copyable {
  private let results: [ServerResult]

  init(owning results: [ServerResult]) {
    self.results = results
  }

  deinit {
    for result in results { result.clear() }
  }

  /// The rows of the statement at a place.
  borrowing func rows<Row>(
    at place: Int, decode: RowsDecoder<Row>
  ) throws(DatabaseError) -> [Row] {
    guard place < results.count else {
      throw .unexpectedRow("the server gave \(results.count) results")
    }
    var reader = unsafe RowReader(result: results[place].pointer)
    return try decode.rows(&reader)
  }
}
