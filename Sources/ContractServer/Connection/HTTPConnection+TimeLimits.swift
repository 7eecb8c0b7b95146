// The time limits of a connection, looked at a few times a second by its event loop: a timer per
// request would cost more than most requests.

import NIOCore

extension HTTPConnection {
  /// Acts on every limit that has passed.
  func checkTimeLimits(_ now: NIODeadline) {
    if isStalled(now) { return abort() }
    if stage == .lingering {
      if let discardDeadline, discardDeadline <= now { abort() }
      return
    }
    if let presenceCheck, presenceCheck <= now { checkPresence() }
    for exchange in queue.elements { check(exchange, now) }
    if let discardDeadline, discardDeadline <= now {
      end()
    } else if let headDeadline, headDeadline <= now, let gate {
      // The rest of a head that is not taken at present is not late.
      self.headDeadline =
        wants(.head) ? nil : now + .milliseconds(Int64(limits.headMilliseconds))
      if self.headDeadline == nil { refuse(.headTimedOut, gate.partialHead) }
    } else if queue.isEmpty, current == nil, headDeadline == nil, stage == .open {
      checkIdleness(now - idleSince)
    }
    gate?.pump()
  }

  /// Finds out whether a peer that sends nothing more has gone: its system answers whatever is sent
  /// to it with a reset, and what runs for it is cancelled.
  ///
  /// An interim response is the one thing that may be sent before the response is known (RFC 9110
  /// section 15.2): every client of HTTP/1.1 must take one, asked for or not. 100 is the one that
  /// all of them know.
  private func checkPresence() {
    presenceCheck = nil
    guard let exchange = queue.elements.first, exchange.task != nil, exchange.response == nil,
      !exchange.isHTTP10
    else { return }
    writeInterim()
  }

  /// How long a connection waits for a request before it gives up what only a request needs.
  private static let releaseDelay = TimeAmount.seconds(1)

  private func checkIdleness(_ duration: TimeAmount) {
    if duration > .milliseconds(Int64(idleMilliseconds)) {
      end()
    } else if duration > Self.releaseDelay {
      gate?.releaseCodec()
    }
  }

  /// A connection that is to be refused is not kept waiting for its request.
  private var idleMilliseconds: Int {
    isRefused ? min(limits.lingerMilliseconds, limits.idleMilliseconds) : limits.idleMilliseconds
  }

  private func check(_ exchange: Exchange, _ now: NIODeadline) {
    if let body = exchange.body, let deadline = body.deadline, deadline <= now {
      exchange.closes = true
      // It is not the peer that was too slow.
      if body.waitsForRoom { answer(exchange, .overloaded) }
      body.fail(.timedOut)
    }
    if let deadline = exchange.deadline, deadline <= now {
      answer(exchange, .responseTimedOut)
    }
  }

  /// Whether the peer has been too slow for too long in taking what is to be sent.
  ///
  /// What it takes earns it the time that this needs at the least rate, so that single bytes earn
  /// next to nothing; and never more than one whole period, so that a peer that was fast once has to
  /// stay fast enough.
  private func isStalled(_ now: NIODeadline) -> Bool {
    if heldBytes > 0 { countHeldBytes() }
    let unsent = unsentBytes
    guard unsent > 0 else {
      writeDeadline = nil
      takesNothingSince = nil
      return false
    }
    let taken = passedBytes - unsent
    if taken > takenBytes || takesNothingSince == nil { takesNothingSince = now }
    let pace = Pace(
      milliseconds: limits.writeMilliseconds, bytesPerSecond: limits.writeBytesPerSecond)
    let deadline = pace.deadline(writeDeadline, after: taken - takenBytes, now: now)
    (writeDeadline, takenBytes) = (deadline, taken)
    return deadline <= now || isInTheWay(now)
  }
}
