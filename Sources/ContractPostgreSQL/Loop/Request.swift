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
  let prefix: OwnerPrefix?
  let statements: FirstAndRest<EncodedStatement>
  let submittedAt: Int64
  let deadline: Int64
  /// Who waits for it; there before it is submitted.
  var caller: Caller?
  /// What the first attempt has brought; in the end what the caller gets.
  var outcome = Outcome()
  /// What the attempt beside it has brought so far.
  var otherOutcome = Outcome()
  /// When the connection died that it was sent on first; it is sent again only once.
  var lostAt: Int64?
  /// Set once it has been sent a second time because it was being answered where all was silent.
  var isHedged = false
  /// When it was first sent, in milliseconds; 0 before.
  var sentAt: Int64 = 0
  /// How many of its attempts are queued or sent and not lost.
  var livingAttempts = 1
  /// Where it is among the open requests.
  var place = 0
}

extension Request {
  /// The units that it may share a transaction with; nil where there are none.
  fileprivate var batch: OwnerDoor.Batch? {
    guard let door = prefix?.door else { return nil }
    if isRepeatable { return statements.allHave(.plainSelect) ? door.reads : nil }
    return statements.allHave(.plainInsert) ? door.inserts : nil
  }
}

extension FirstAndRest<EncodedStatement> {
  fileprivate func allHave(_ effect: StatementEffect) -> Bool {
    (0..<count).allSatisfy { (place) in self[place].effect == effect }
  }
}

/// The results of one attempt so far, or why there are none.
struct Outcome {
  var results = FirstAndRest<ServerResult>()
  var failure: DatabaseError?
  /// What of the results is counted among those that are not read yet, in bytes.
  var unreadBytes = 0

  /// Frees the results.
  mutating func clear() {
    for place in 0..<results.count { results[place].clear() }
    results = FirstAndRest()
    failure = nil
  }
}

/// A few elements, of which the first takes no memory of its own: nearly all units of work are one
/// statement with one result.
struct FirstAndRest<Element> {
  private var first: Element?
  private var rest: [Element] = []

  init() {}

  init(_ element: Element) { first = element }

  var count: Int { first == nil ? 0 : rest.count + 1 }

  subscript(place: Int) -> Element {
    guard place == 0, let first else { return rest[place - 1] }
    return first
  }

  mutating func append(_ element: Element) {
    if first == nil { first = element } else { rest.append(element) }
  }
}

extension FirstAndRest: Sendable where Element: Sendable {}

/// One sending of a request: the only one of most, and one of two of a read that was being answered when
/// its connection had been silent for too long. Whichever is answered first counts.
struct Attempt {
  let request: RequestReference
  /// Whether it was made because its connection was silent, where the one before may go on.
  var isRepeat = false
  /// Whether it may be slow itself: it was being answered, for long, when it was sent again, or shared a
  /// transaction with something that was.
  var isSuspect = false
  /// Which of the request's two outcomes is its own.
  fileprivate var hasOtherOutcome = false
  /// Whether to rely on no prepared statement, since one has failed it already.
  var goesUnprepared = false { didSet { writer = loneWriter } }
  /// Whether to share a transaction with no other unit, since another's failure ended it already.
  var goesAlone = false { didSet { writer = loneWriter } }
  /// Whose write it is, if it shares a transaction with no other; a hash, as the request may be gone. 0 for
  /// everything else.
  private(set) var writer = 0

  /// The first one of a request.
  init(request: RequestReference) {
    self.request = request
    writer = loneWriter
  }

  private var loneWriter: Int {
    guard !request.isRepeatable, batch == nil, let prefix = request.prefix else { return 0 }
    return prefix.owner.hashValue | 1
  }

  /// The units it may share a transaction with; nil where it may with none.
  ///
  /// Only those of plain selects, or of plain inserts, which leave nothing behind in the transaction
  /// but rows: all else that a unit finds there is what its own prefix has set, since prefixes of one
  /// door set the same parameters.
  var batch: OwnerDoor.Batch? {
    goesAlone || goesUnprepared || isSelective ? nil : request.batch
  }

  /// Whether it writes and may share a transaction with others.
  var isSharedWrite: Bool { batch?.commits == true }

  /// Whether not every connection that may take units suits it.
  var isSelective: Bool { isRepeat || request.isHedged || request.lostAt != nil }

  func keep(_ result: ServerResult) {
    request.change(hasOtherOutcome) { (outcome) in outcome.results.append(result) }
  }

  func note(_ failure: DatabaseError?) {
    request.change(hasOtherOutcome) { (outcome) in outcome.failure = failure }
  }

  /// Frees what has come for it, so that it can be sent again.
  func reset() {
    request.change(hasOtherOutcome) { (outcome) in outcome.clear() }
  }

  /// A second attempt, beside this one.
  func hedge() -> Attempt {
    request.noteHedge()
    var other = self
    other.isRepeat = true
    other.isSuspect = true
    other.hasOtherOutcome.toggle()
    return other
  }

  /// The same attempt, for another connection.
  func moved() -> Attempt {
    reset()
    var again = self
    again.isRepeat = true
    return again
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

  /// A request; `setCaller` comes next, `take` last, both on the caller's side.
  init(_ request: consuming Request) {
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(to: request)
  }

  func setCaller(_ caller: Caller) {
    unsafe pointer.pointee.caller = caller
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
  var isHedged: Bool { unsafe pointer.pointee.isHedged }
  var livingAttempts: Int { unsafe pointer.pointee.livingAttempts }
  var place: Int {
    get { unsafe pointer.pointee.place }
    nonmutating set { unsafe pointer.pointee.place = newValue }
  }
  var prefix: OwnerPrefix? { unsafe pointer.pointee.prefix }
  var batch: OwnerDoor.Batch? { unsafe pointer.pointee.batch }
  var statementCount: Int { unsafe pointer.pointee.statements.count }

  func statement(at place: Int) -> EncodedStatement {
    unsafe pointer.pointee.statements[place]
  }

  fileprivate func change(_ other: Bool, _ body: (inout Outcome) -> Void) {
    if other {
      unsafe body(&pointer.pointee.otherOutcome)
    } else {
      unsafe body(&pointer.pointee.outcome)
    }
  }

  /// It is sent, the first time or again.
  func noteSent(at now: Int64) {
    if unsafe pointer.pointee.sentAt == 0 { unsafe pointer.pointee.sentAt = now }
  }

  /// There is a second attempt, beside the one whose connection is silent.
  fileprivate func noteHedge() {
    unsafe pointer.pointee.isHedged = true
    unsafe pointer.pointee.livingAttempts += 1
  }

  /// One of two attempts came to nothing.
  func drop(_ attempt: Attempt) {
    attempt.reset()
    unsafe pointer.pointee.livingAttempts -= 1
  }

  /// The only attempt left was lost with its connection.
  func noteLoss(of attempt: Attempt, at now: Int64) {
    attempt.reset()
    unsafe pointer.pointee.lostAt = now
  }

  /// Gives the request back to its caller, with what an attempt has brought.
  ///
  /// Neither it nor any attempt of it may be touched afterwards.
  func resume(with attempt: Attempt, countedIn unread: borrowing UnreadResults) {
    if attempt.hasOtherOutcome {
      unsafe swap(&pointer.pointee.outcome, &pointer.pointee.otherOutcome)
    }
    unsafe pointer.pointee.otherOutcome.clear()
    let count = unsafe unread.add(pointer.pointee.outcome.results)
    unsafe pointer.pointee.outcome.unreadBytes = count
    let caller = unsafe pointer.pointee.caller
    caller?.resume()
  }

  /// Gives it back as failed; it must not be touched afterwards.
  func fail(_ failure: DatabaseError) {
    unsafe pointer.pointee.outcome.clear()
    unsafe pointer.pointee.otherOutcome.clear()
    unsafe pointer.pointee.outcome.failure = failure
    let caller = unsafe pointer.pointee.caller
    caller?.resume()
  }
}

/// The results of one unit of work, owned; freed with this value.
struct UnitResults: ~Copyable {
  private let results: FirstAndRest<ServerResult>
  private let unreadBytes: Int
  /// Who counts those bytes; nil where there are none.
  private let inbox: Inbox?

  init(owning outcome: Outcome, countedBy inbox: Inbox) {
    results = outcome.results
    unreadBytes = outcome.unreadBytes
    self.inbox = outcome.unreadBytes > 0 ? inbox : nil
  }

  deinit {
    for place in 0..<results.count { results[place].clear() }
    inbox?.noteRead(unreadBytes)
  }

  /// What a closure makes of the rows of the statement at a place.
  borrowing func rows<Value>(
    at place: Int, decode: (inout RowReader) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    guard place < results.count else {
      throw .unexpectedRow("the server gave \(results.count) results")
    }
    let result = unsafe results[place].pointer
    var reader = unsafe RowReader(result: result)
    return try decode(&reader)
  }
}
