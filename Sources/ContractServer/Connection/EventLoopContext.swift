// What the connections of one event loop share: the executor that runs their handlers on the loop
// itself, the text of the current second, request ids, and one timer for all time limits.

import NIOConcurrencyHelpers
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The state of one event loop, and the executor of the tasks that belong to it.
///
/// Everything but `enqueue` and `inject` is touched on the event loop only, which is what makes the
/// unchecked conformance to `Sendable` right.
final class EventLoopContext: TaskExecutor, @unchecked Sendable {
  let eventLoop: any EventLoop
  private let foreignJobs = NIOLockedValueBox<[UnownedJob]>([])
  @safe @exclusivity(unchecked) private var jobs: [UnownedJob] = []
  /// The jobs that are being run; kept for its storage.
  @safe @exclusivity(unchecked) private var running: [UnownedJob] = []
  @safe @exclusivity(unchecked) private var isDraining = false
  @safe @exclusivity(unchecked) private var isDrainScheduled = false
  /// The jobs that come from other threads; kept for its storage.
  @safe @exclusivity(unchecked) private var arrived: [UnownedJob] = []
  @safe @exclusivity(unchecked) private var connectionsToFlush: [HTTPConnection] = []
  /// The connections that are being flushed; kept for its storage.
  @safe @exclusivity(unchecked) private var flushing: [HTTPConnection] = []
  /// The gates of the connections that may read on.
  private var gatesToPump: [InboundGate] = []
  /// The gates that are being pumped; kept for its storage.
  private var pumping: [InboundGate] = []

  private(set) var connections: [ObjectIdentifier: HTTPConnection] = [:]
  /// What the connections hold of responses that peers have not taken, as far as it is much; in bytes.
  @safe @exclusivity(unchecked) var heldBytes = 0
  private let heldLimit: Int
  private var bodyRoom: BodyRoom<RequestBodyStream>
  /// What gates hold back of peers whose end of the input is there, beyond what one is allowed; in bytes.
  var heldInputBytes = 0
  private let inputLimit: Int
  private let sweepInterval: TimeAmount
  private var sweeper: RepeatedTask?

  @safe @exclusivity(unchecked) private var dateSecond = 0
  @safe @exclusivity(unchecked) private var dateLine: [UInt8] = []
  @safe @exclusivity(unchecked) private var ids = RequestIDs()
  /// Storage for the next responses.
  @safe @exclusivity(unchecked) private var spares: [ByteBuffer] = []
  private static let spareLimit = 8
  /// The largest that is kept, in bytes.
  private static let spareBytes = 32 * 1024

  /// - Parameters:
  ///   - eventLoop: Where all of it happens.
  ///   - limits: Those of the server.
  ///   - shares: How many loops the server has.
  init(eventLoop: any EventLoop, limits: Limits, shares: Int) {
    self.eventLoop = eventLoop
    heldLimit = max(1, limits.heldResponseBytes / max(1, shares))
    inputLimit = max(1, limits.heldBodyBytes / max(1, shares))
    bodyRoom = BodyRoom(bytes: inputLimit)
    sweepInterval = .milliseconds(Int64(min(max(limits.shortestMilliseconds / 4, 5), 500)))
  }
}

// MARK: - Tasks on the loop

extension EventLoopContext {
  /// How often one round runs what has become ready meanwhile. Then the loop gets its turn at input,
  /// output and timers, however many jobs go on making new ones.
  private static let passesPerRound = 32
  /// Time until the rest of a round goes on. Without a pause the rest would be run before the loop
  /// looks at its sockets again: it does so only when no task of its own is left.
  private static let pause = TimeAmount.microseconds(50)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if eventLoop.inEventLoop {
      jobs.append(job)
      if !isDraining { scheduleDrain() }
    } else {
      // One wake-up for all jobs that gather before the loop gets to them.
      let isFirst = foreignJobs.withLockedValue { jobs in
        jobs.append(job)
        return jobs.count == 1
      }
      if isFirst { eventLoop.execute { self.drainForeign() } }
    }
  }

  /// Runs `body` and all that becomes ready through it, then sends what the connections have to
  /// send.
  func round(_ body: () -> Void) {
    guard !isDraining else { return body() }
    isDraining = true
    body()
    finishRound()
  }

  /// Runs `body` on the loop: at once where the caller is there already.
  func perform(_ body: @escaping @Sendable () -> Void) {
    if eventLoop.inEventLoop { round(body) } else { eventLoop.execute { self.round(body) } }
  }

  private func finishRound() {
    var passes = 0
    while !jobs.isEmpty || !gatesToPump.isEmpty || !connectionsToFlush.isEmpty {
      if passes == Self.passesPerRound {
        scheduleDrain(in: Self.pause)
        break
      }
      passes += 1
      runJobs()
      pumpGates()
      flushConnections()
    }
    isDraining = false
  }

  /// Makes a connection's output leave at the end of the current round.
  func flushLater(_ connection: HTTPConnection) {
    connectionsToFlush.append(connection)
    if !isDraining { scheduleDrain() }
  }

  /// Makes a connection read on once what is being done has been done: at once would be within what
  /// another connection does, and as deep as many wait for it.
  func pumpLater(_ gate: InboundGate) {
    gatesToPump.append(gate)
    if !isDraining { scheduleDrain() }
  }

  /// Runs the jobs that are ready now; those that they make ready have to wait for the next pass, so
  /// that a job that makes itself ready again does not keep the others from their turn.
  private func runJobs() {
    swap(&jobs, &running)
    for job in running { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    running.removeAll(keepingCapacity: true)
  }

  private func pumpGates() {
    swap(&gatesToPump, &pumping)
    for gate in pumping { gate.pump() }
    pumping.removeAll(keepingCapacity: true)
  }

  private func flushConnections() {
    swap(&connectionsToFlush, &flushing)
    for connection in flushing { connection.flush() }
    flushing.removeAll(keepingCapacity: true)
  }

  private func scheduleDrain(in delay: TimeAmount? = nil) {
    guard !isDrainScheduled else { return }
    isDrainScheduled = true
    let drain: @Sendable () -> Void = {
      self.isDrainScheduled = false
      self.round {}
    }
    if let delay {
      eventLoop.scheduleTask(in: delay, drain)
    } else {
      eventLoop.execute(drain)
    }
  }

  private func drainForeign() {
    foreignJobs.withLockedValue { jobs in swap(&jobs, &arrived) }
    jobs.append(contentsOf: arrived)
    arrived.removeAll(keepingCapacity: true)
    round {}
  }
}

// MARK: - Shared values

extension EventLoopContext {
  /// How many bytes more may be held for peers.
  var responseRoom: Int { max(0, heldLimit - heldBytes) }

  /// Whether more is held back of what peers have sent than may be.
  var holdsTooMuchInput: Bool { heldInputBytes > inputLimit }

  /// Keeps room for a body that is to be collected; false where others have it, and then the body is told
  /// when it is its turn.
  func reserveBody(_ bytes: Int, for body: RequestBodyStream) -> Bool {
    bodyRoom.reserve(bytes, for: body)
  }

  /// Takes back what was kept for a body that has ended, and hands it on.
  func giveBackBody(_ bytes: Int) {
    bodyRoom.giveBack(bytes)
    handOnRoom()
  }

  /// A body that waited for room does so no longer.
  func noteRoomUnwanted() {
    bodyRoom.noteGone()
    handOnRoom()
  }

  private func handOnRoom() {
    while let next = bodyRoom.next() { next.body.goOn(withRoomFor: next.bytes) }
  }

  func nextRequestID() -> String { ids.next() }

  /// The `Date` line of the current second.
  func currentDateLine() -> [UInt8] {
    let now = time(nil)
    if now != dateSecond {
      dateSecond = now
      dateLine = Array("Date: \(HTTPDate.format(secondsSinceEpoch: now))\r\n".utf8)
    }
    return dateLine
  }

  /// An empty buffer to write a response to.
  func takeBuffer() -> ByteBuffer {
    var buffer = spares.popLast() ?? ByteBuffer()
    buffer.clear()
    return buffer
  }

  /// Gives back a buffer whose content has been passed to the channel.
  func giveBack(_ buffer: ByteBuffer) {
    if buffer.capacity <= Self.spareBytes, spares.count < Self.spareLimit { spares.append(buffer) }
  }
}

// MARK: - Connections and their time limits

extension EventLoopContext {
  func add(_ connection: HTTPConnection) {
    connections[ObjectIdentifier(connection)] = connection
    guard sweeper == nil else { return }
    // It ends with the last connection.
    sweeper = eventLoop.scheduleRepeatedTask(initialDelay: sweepInterval, delay: sweepInterval) {
      _ in self.sweep()
    }
  }

  func remove(_ connection: HTTPConnection) {
    connections.removeValue(forKey: ObjectIdentifier(connection))
    if connections.isEmpty {
      sweeper?.cancel()
      sweeper = nil
    }
  }

  /// Closes every connection at once; says whether any had a request under way.
  func closeAll() -> Bool {
    let hadWork = connections.values.contains(where: \.hasWork)
    for connection in connections.values { connection.abort() }
    return hadWork
  }

  private func sweep() {
    let now = NIODeadline.now()
    round {
      for connection in Array(connections.values) { connection.checkTimeLimits(now) }
    }
  }
}
