// A request body on its way from the connection to whoever asked for it. Bytes are read from the
// peer only while somebody waits for them, so that back pressure reaches the sender.

import ContractRuntime
import NIOCore

/// The body of one request; its state lives on the connection's event loop.
final class RequestBodyStream: RequestBodySource, RoomSeeker, @unchecked Sendable {
  private enum Waiter {
    case next(CheckedContinuation<Result<[UInt8]?, RequestBodyError>, Never>)
    case whole(CheckedContinuation<Result<[UInt8], RequestBodyError>, Never>, limit: Int)
  }

  /// A body of so many bytes is short: it is read whatever else there is.
  static let shortBytes = 16 * 1024

  private let loop: EventLoopContext
  /// Not a weak reference: one of those makes every count of references to the connection a slow one.
  private let connection: HTTPConnection
  /// The announced length; `nil` for a chunked body.
  let announcedLength: Int?

  private var arrived: [UInt8] = []
  private var waiter: Waiter?
  private var failure: RequestBodyError?
  private(set) var hasEnded = false
  /// Nobody will ask for the rest: what arrives is counted and dropped.
  private(set) var isDiscarding = false
  /// How many bytes may be received in all while they are dropped.
  private(set) var discardLimit = 0
  private(set) var receivedBytes = 0
  /// When the peer has to have sent what is waited for.
  private(set) var deadline: NIODeadline?
  /// How long the next piece may take; `nil` before the first.
  private var patience: TimeAmount?
  /// How much had been received when the peer was waited for last.
  private var receivedBefore = 0
  /// What of the loop's room for long bodies is kept for this one, in bytes.
  private var reservedBytes = 0
  /// Whether the rest is not read at present, because other bodies have the room for it.
  private(set) var waitsForRoom = false

  init(loop: EventLoopContext, connection: HTTPConnection, announcedLength: Int?) {
    self.loop = loop
    self.connection = connection
    self.announcedLength = announcedLength
  }

  // MARK: What the responder calls, from any thread

  func collect(upTo limit: Int) async throws(RequestBodyError) -> [UInt8] {
    if let announcedLength, announcedLength > limit { throw .tooLarge(limitBytes: limit) }
    let result = await withCheckedContinuation {
      (continuation: CheckedContinuation<Result<[UInt8], RequestBodyError>, Never>) in
      onLoop { self.wait(.whole(continuation, limit: limit)) }
    }
    return try result.get()
  }

  func next() async throws(RequestBodyError) -> [UInt8]? {
    let result = await withCheckedContinuation {
      (continuation: CheckedContinuation<Result<[UInt8]?, RequestBodyError>, Never>) in
      onLoop { self.wait(.next(continuation)) }
    }
    return try result.get()
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.eventLoop.inEventLoop { body() } else { loop.eventLoop.execute(body) }
  }

  // MARK: What the connection calls, on its event loop

  /// Whether bytes should be read from the peer for this body.
  var wantsBytes: Bool { isDiscarding || waiter != nil }

  /// Whether more of it may be taken in, for which it takes room where there is some, or its place in
  /// the line. What is collected whole is so beyond its first bytes only where there is room for all of
  /// it, so that each that is begun can be ended.
  func takesRoomToGrow() -> Bool {
    guard case .whole(_, let limit) = waiter, receivedBytes > Self.shortBytes,
      reservedBytes == 0
    else { return true }
    guard !waitsForRoom else { return false }
    let bytes = max(1, min(announcedLength ?? limit, limit))
    guard loop.reserveBody(bytes, for: self) else {
      waitsForRoom = true
      return false
    }
    take(roomFor: bytes)
    return true
  }

  /// Has room from now on, after others have ended.
  func goOn(withRoomFor bytes: Int) {
    waitsForRoom = false
    take(roomFor: bytes)
    guard connection.stage != .closed else { return fail(.disconnected) }
    deadline = .now() + Self.pace(connection.limits).period
    if let gate = connection.gate { loop.pumpLater(gate) }
  }

  private func take(roomFor bytes: Int) {
    reservedBytes = bytes
    // Once for all, where it is known how much: growing in steps would take up to twice as much.
    if announcedLength != nil { arrived.reserveCapacity(bytes) }
  }

  /// What is still to come, where that is known.
  var remainingLength: Int? { announcedLength.map { $0 - receivedBytes } }

  /// The whole body, where it was complete before anybody asked.
  func takeWhole() -> [UInt8]? {
    guard hasEnded, failure == nil else { return nil }
    defer { arrived = [] }
    return arrived
  }

  func receive(_ bytes: ByteBufferView) {
    receivedBytes += bytes.count
    guard !isDiscarding, failure == nil else { return }
    if arrived.isEmpty, case .whole(_, let limit) = waiter {
      // The announced length is within the limit, but not trusted beyond what is short.
      arrived.reserveCapacity(min(announcedLength ?? 4096, limit, Self.shortBytes))
    }
    arrived.append(contentsOf: bytes)
    answerWaiter()
  }

  func end() {
    hasEnded = true
    answerWaiter()
  }

  /// Tells whoever waits, and whoever asks later, that the body will not come.
  func fail(_ error: RequestBodyError) {
    guard !hasEnded, failure == nil else { return }
    failure = error
    arrived = []
    answerWaiter()
  }

  /// Nobody asks any more; up to `count` further bytes may be read and dropped.
  func discard(atMost count: Int) {
    fail(.disconnected)
    isDiscarding = true
    let (limit, isTooLarge) = receivedBytes.addingReportingOverflow(count)
    discardLimit = isTooLarge ? Int.max : limit
  }

  private func wait(_ newWaiter: Waiter) {
    guard waiter == nil else {
      // Two tasks reading one body: the second one gets nothing.
      return resume(newWaiter, throwing: .disconnected)
    }
    waiter = newWaiter
    answerWaiter()
    guard waiter != nil else { return }
    guard connection.stage != .closed else { return fail(.disconnected) }
    receivedBefore = receivedBytes
    deadline = .now() + time(for: newWaiter, connection.limits)
    connection.bodyIsAwaited()
  }

  private func answerWaiter() {
    guard let waiting = waiter else { return }
    if let failure {
      release()
      return resume(waiting, throwing: failure)
    }
    switch waiting {
    case .next(let continuation):
      guard !arrived.isEmpty || hasEnded else { return }
      release()
      let bytes = arrived
      arrived = []
      continuation.resume(returning: .success(bytes.isEmpty ? nil : bytes))
    case .whole(let continuation, let limit):
      if arrived.count > limit {
        release()
        failure = .tooLarge(limitBytes: limit)
        arrived = []
        continuation.resume(returning: .failure(.tooLarge(limitBytes: limit)))
      } else if hasEnded {
        release()
        let bytes = arrived
        arrived = []
        continuation.resume(returning: .success(bytes))
      }
    }
  }

  /// How long the peer may take for what is asked for: each piece leaves less for the next one, as
  /// far as it came too slowly.
  private func time(for waiter: Waiter, _ limits: Limits) -> TimeAmount {
    switch waiter {
    case .next: patience ?? Self.pace(limits).period
    case .whole: Self.pace(limits).period
    }
  }

  private static func pace(_ limits: Limits) -> Pace {
    Pace(milliseconds: limits.bodyMilliseconds, bytesPerSecond: limits.bodyBytesPerSecond)
  }

  private func release() {
    waiter = nil
    if let deadline {
      patience = Self.pace(connection.limits)
        .remainder(deadline - .now(), after: receivedBytes - receivedBefore)
    }
    deadline = nil
    if waitsForRoom {
      waitsForRoom = false
      loop.noteRoomUnwanted()
    } else if reservedBytes > 0 {
      let bytes = reservedBytes
      reservedBytes = 0
      loop.giveBackBody(bytes)
    }
    connection.bodyIsAnswered(self)
  }

  private func resume(_ waiter: Waiter, throwing error: RequestBodyError) {
    switch waiter {
    case .next(let continuation): continuation.resume(returning: .failure(error))
    case .whole(let continuation, _): continuation.resume(returning: .failure(error))
    }
  }
}
