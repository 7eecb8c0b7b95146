// A TCP proxy whose connections can be frozen: they stay open and nothing moves on them any more, as
// behind a router that forgot them or a suspended host. New connections pass, are held back, or meet
// one of a server's faults; answers can be cut off in the middle.

import Foundation
import Synchronization

/// A proxy from a port of its own to another on this machine.
package final class FreezingProxy: Sendable {
  /// What a new connection meets instead of the server.
  package enum Fault: Sendable, CaseIterable {
    /// It is accepted and closed.
    case closes
    /// The first message is read and answered by half a message; then nothing.
    case speaksHalf
    /// The same, and it is closed.
    case speaksHalfAndCloses
    /// The first message is answered by the error of a server that starts or stops.
    case cannotConnectNow
  }

  /// What becomes of answers in the middle.
  private struct Cut {
    var bytesLeft: Int
    let closes: Bool
  }

  private struct State {
    var fault: Fault?
    var cut: Cut?
    /// Connections with a lower number are frozen.
    var frozenBelow = 0
    var accepted = 0
    var isHolding = false
    var isStopped = false
  }

  package let port: Int
  private let target: Int
  private let delaySeconds: Double
  private let state = Mutex(State())

  /// Starts a proxy to the port of 127.0.0.1.
  ///
  /// - Parameter delaySeconds: How long a new connection waits before anything moves on it.
  package init(to target: Int, delaySeconds: Double = 0) throws {
    self.target = target
    self.delaySeconds = delaySeconds
    let listener = try TCPListener()
    port = listener.port
    Thread.detachNewThread { [self] in
      while !isStopped {
        if let client = listener.accept(within: 0.05) { serve(client) }
      }
    }
  }

  /// How many connections have come so far.
  package var accepted: Int { state.withLock { $0.accepted } }

  /// Freezes the connections that are open now.
  package func freeze() {
    state.withLock { $0.frozenBelow = $0.accepted }
  }

  /// Lets everything pass again, with what was held back; no answer is cut off any more.
  package func thaw() {
    state.withLock { state in
      state.frozenBelow = 0
      state.cut = nil
    }
  }

  /// Holds connections that come from now on: they are accepted, and nothing moves on them.
  package func holdNewConnections() {
    state.withLock { $0.isHolding = true }
  }

  /// Lets the connections that were held, and new ones, pass.
  package func releaseNewConnections() {
    state.withLock { $0.isHolding = false }
  }

  /// Has connections that come from now on meet a fault, or the server again.
  package func meetNewConnections(with fault: Fault?) {
    state.withLock { $0.fault = fault }
  }

  /// Lets so many bytes of answers pass; then the connections that are open freeze, or the one that
  /// is being answered is closed. New connections pass.
  package func cutAnswers(after bytes: Int, closing closes: Bool) {
    state.withLock { $0.cut = Cut(bytesLeft: bytes, closes: closes) }
  }

  /// Ends it; its connections are closed.
  package func stop() {
    state.withLock { $0.isStopped = true }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func serve(_ client: TCPConnection) {
    let (number, isHeld) = state.withLock { state in
      defer { state.accepted += 1 }
      return (state.accepted, state.isHolding)
    }
    Thread.detachNewThread { [self] in
      if let fault = state.withLock({ $0.fault }) { return show(fault, to: client) }
      Thread.sleep(forTimeInterval: delaySeconds)
      while isHeld, state.withLock({ $0.isHolding && !$0.isStopped }) { usleep(5_000) }
      guard let server = try? TCPConnection(port: target) else { return client.close() }
      Thread.detachNewThread { self.pump(from: client, to: server, number) }
      pump(from: server, to: client, number, answers: true)
    }
  }

  private func show(_ fault: Fault, to client: TCPConnection) {
    defer { client.close() }
    if fault == .closes { return }
    guard let request = try? client.read(), !request.isEmpty else { return }
    // PostgreSQL manual, "Message Formats": ErrorResponse.
    let fields = ["SFATAL", "VFATAL", "C57P03", "Mthe database system is shutting down"]
    let body = Array((fields.joined(separator: "\0") + "\0\0").utf8)
    let message: [UInt8] = [UInt8(ascii: "E"), 0, 0, 0, UInt8(body.count + 4)] + body
    let isWhole = fault == .cannotConnectNow
    try? client.write(isWhole ? message : Array(message.prefix(message.count / 2)))
    while fault == .speaksHalf, !isStopped { usleep(10_000) }
  }

  /// How much of an answer passes; then whether its connection is to be closed.
  private func allow(_ bytes: [UInt8]) -> (passed: [UInt8], closes: Bool) {
    state.withLock { state in
      guard let cut = state.cut else { return (bytes, false) }
      guard bytes.count >= cut.bytesLeft else {
        state.cut?.bytesLeft -= bytes.count
        return (bytes, false)
      }
      state.cut = nil
      if !cut.closes { state.frozenBelow = state.accepted }
      return (Array(bytes.prefix(cut.bytesLeft)), cut.closes)
    }
  }

  /// Moves bytes until one side ends; the descriptors are closed with the last reference.
  private func pump(
    from source: TCPConnection, to sink: TCPConnection, _ number: Int, answers: Bool = false
  ) {
    while !isStopped {
      if isFrozen(number) {
        usleep(10_000)
        continue
      }
      do {
        let bytes = try source.read(timeoutSeconds: 0.05)
        // What was read as the frost came must not get through.
        while isFrozen(number), !isStopped { usleep(10_000) }
        if bytes.isEmpty { break }
        let (passed, closes) = answers ? allow(bytes) : (bytes, false)
        try sink.write(passed)
        if closes { break }
      } catch SocketError.timedOut {
        continue
      } catch {
        break
      }
    }
    sink.finishWriting()
  }

  private func isFrozen(_ number: Int) -> Bool {
    state.withLock { number < $0.frozenBelow }
  }
}
