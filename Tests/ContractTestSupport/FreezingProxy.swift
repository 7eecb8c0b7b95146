// A TCP proxy whose connections can be frozen: they stay open and nothing moves on them any more, as
// behind a router that forgot them or a suspended host. New connections pass, or are held back.

import Foundation
import Synchronization

/// A proxy from a port of its own to another on this machine.
package final class FreezingProxy: Sendable {
  private struct State {
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

  /// Lets everything pass again, with what was held back.
  package func thaw() {
    state.withLock { $0.frozenBelow = 0 }
  }

  /// Holds connections that come from now on: they are accepted, and nothing moves on them.
  package func holdNewConnections() {
    state.withLock { $0.isHolding = true }
  }

  /// Lets the connections that were held, and new ones, pass.
  package func releaseNewConnections() {
    state.withLock { $0.isHolding = false }
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
      Thread.sleep(forTimeInterval: delaySeconds)
      while isHeld, state.withLock({ $0.isHolding && !$0.isStopped }) { usleep(5_000) }
      guard let server = try? TCPConnection(port: target) else { return client.close() }
      Thread.detachNewThread { self.pump(from: client, to: server, number) }
      pump(from: server, to: client, number)
    }
  }

  /// Moves bytes until one side ends; the descriptors are closed with the last reference.
  private func pump(from source: TCPConnection, to sink: TCPConnection, _ number: Int) {
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
        try sink.write(bytes)
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
