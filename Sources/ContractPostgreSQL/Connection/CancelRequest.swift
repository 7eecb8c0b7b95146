// An open connection in, the request to end what its session runs at present out.
// libpq's call opens a connection of its own and blocks, so each has a thread; their number is
// bounded, and where no thread is free the server's statement time-out has to do.
import ContractLibPQ
import Synchronization

/// A request to cancel whatever one session runs (PostgreSQL manual, "Canceling Requests in
/// Progress").
///
/// It may arrive late, when the session runs something else: whoever sends it lets the session go.
@safe
struct CancelRequest: @unchecked Sendable {
  /// The functions of libpq 17, which encrypt the request as the connection was, and know the
  /// connection's time-out; found at run time, as the header may be older.
  @safe
  struct Calls: @unchecked Sendable {
    typealias Create = @convention(c) (OpaquePointer?) -> OpaquePointer?
    typealias Blocking = @convention(c) (OpaquePointer?) -> Int32
    typealias Finish = @convention(c) (OpaquePointer?) -> Void
    let create: Create
    let blocking: Blocking
    let finish: Finish

    static let found: Calls? = {
      guard let create = unsafe LibPQ.function("PQcancelCreate", as: Create.self),
        let blocking = unsafe LibPQ.function("PQcancelBlocking", as: Blocking.self),
        let finish = unsafe LibPQ.function("PQcancelFinish", as: Finish.self)
      else { return nil }
      return unsafe Calls(create: create, blocking: blocking, finish: finish)
    }()
  }

  private let pointer: OpaquePointer
  /// The calls that made the pointer and know its type; nil where `PQgetCancel` did.
  private let calls: Calls?

  /// Nil where libpq is out of memory.
  init?(of connection: OpaquePointer, calls: Calls? = .found) {
    let made = unsafe calls.map { (calls) in unsafe calls.create(connection) }
    guard let pointer = unsafe made ?? PQgetCancel(connection) else { return nil }
    unsafe self.pointer = unsafe pointer
    self.calls = calls
  }

  /// Sends it, waits until the other end has closed, and frees it; it must not be used afterwards.
  func send() {
    if let calls {
      _ = unsafe calls.blocking(pointer)
      unsafe calls.finish(pointer)
      return
    }
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { (reason) in
      _ = unsafe PQcancel(pointer, reason.baseAddress, 256)
    }
    unsafe PQfreeCancel(pointer)
  }

  /// Frees it unsent.
  fileprivate func discard() {
    guard let calls else { return unsafe PQfreeCancel(pointer) }
    unsafe calls.finish(pointer)
  }
}

/// The threads that send cancel requests; so many at once and no more.
final class CancelRequestThreads: Sendable {
  private let limit: Int
  private let running = Atomic<Int>(0)

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether another request can be sent now.
  var hasRoom: Bool { running.load(ordering: .relaxed) < limit }

  /// Sends a request on a thread of its own; whether it arrives shows on the session alone.
  func send(_ request: CancelRequest) {
    running.wrappingAdd(1, ordering: .relaxed)
    let isStarted = Thread.start(named: "db-cancel") { [self] in
      request.send()
      running.wrappingSubtract(1, ordering: .relaxed)
    }
    if !isStarted {
      running.wrappingSubtract(1, ordering: .relaxed)
      request.discard()
    }
  }
}
