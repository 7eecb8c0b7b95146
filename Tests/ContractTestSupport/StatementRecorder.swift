// A TCP proxy before a PostgreSQL server that writes down which statements clients have it prepare, with
// the types of their parameters, and how often they wait for it: what is on the wire, whatever the sources say.
import Foundation
import Synchronization

/// Passes everything on, and keeps the `Parse` messages (PostgreSQL manual, "Message Formats").
package final class StatementRecorder: Sendable {
  /// One statement.
  package struct Statement: Hashable, Sendable {
    package let sql: String
    /// Object identifiers of the types of its parameters.
    package let types: [UInt32]
  }

  package let port: Int
  private let target: Int
  private let found = Mutex<Set<Statement>>([])
  private let turns = Mutex(0)
  private let isStopped = Mutex(false)

  /// Starts a proxy to the port of 127.0.0.1.
  package init(to target: Int) throws {
    self.target = target
    let listener = try TCPListener()
    port = listener.port
    Thread.detachNewThread { [self] in
      while !isStopped.withLock({ $0 }) {
        if let client = listener.accept(within: 0.05) { serve(client) }
      }
    }
  }

  /// What was prepared so far.
  package var statements: Set<Statement> { found.withLock { $0 } }

  /// How often clients have spoken after the server had, or first, over all connections so far.
  package var roundTrips: Int { turns.withLock { $0 } }

  /// Ends it; its connections are closed.
  package func stop() { isStopped.withLock { $0 = true } }

  private func serve(_ client: TCPConnection) {
    guard let server = try? TCPConnection(port: target) else { return client.close() }
    let isServersTurn = Atomic(false)
    Thread.detachNewThread { [self] in
      var reader = FrontendMessages()
      pump(from: client, to: server) { (bytes) in
        if !isServersTurn.exchange(true, ordering: .relaxed) { turns.withLock { $0 += 1 } }
        let statements = reader.take(bytes)
        if !statements.isEmpty { found.withLock { $0.formUnion(statements) } }
      }
    }
    Thread.detachNewThread { [self] in
      pump(from: server, to: client) { (_) in isServersTurn.store(false, ordering: .relaxed) }
    }
  }

  private func pump(
    from source: TCPConnection, to sink: TCPConnection, _ look: ([UInt8]) -> Void
  ) {
    while !isStopped.withLock({ $0 }) {
      do {
        let bytes = try source.read(timeoutSeconds: 0.05)
        if bytes.isEmpty { break }
        look(bytes)
        try sink.write(bytes)
      } catch SocketError.timedOut {
        continue
      } catch { break }
    }
    sink.finishWriting()
  }
}

/// What a client sends, cut into messages.
private struct FrontendMessages {
  private var bytes: [UInt8] = []
  /// The messages before the session begins have no letter.
  private var hasBegun = false

  mutating func take(_ more: [UInt8]) -> [StatementRecorder.Statement] {
    bytes += more
    var statements: [StatementRecorder.Statement] = []
    while let length = number(at: hasBegun ? 1 : 0) {
      let end = Int(length) + (hasBegun ? 1 : 0)
      guard length >= 4, bytes.count >= end else { break }
      if !hasBegun {
        // Requests for TLS or GSSAPI come before, and are not the beginning.
        hasBegun = number(at: 4) == 196_608
      } else if bytes[0] == UInt8(ascii: "P") {
        statements.append(Self.statement(Array(bytes[5..<end])))
      }
      bytes.removeFirst(end)
    }
    return statements
  }

  private func number(at offset: Int) -> UInt32? {
    guard bytes.count >= offset + 4 else { return nil }
    return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func statement(_ body: [UInt8]) -> StatementRecorder.Statement {
    let parts = body.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    let types = Array(parts.count > 2 ? parts[2].dropFirst(2) : [])
    return StatementRecorder.Statement(
      sql: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "",
      types: stride(from: 0, to: types.count - 3, by: 4).map { (offset) in
        types[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
      })
  }
}
