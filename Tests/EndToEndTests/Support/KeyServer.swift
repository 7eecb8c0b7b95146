// A small HTTP server that publishes a key set as Better Auth does, counts the requests for it,
// and can be slow, wrong or away.

import ContractTestSupport
import Foundation
import Synchronization

/// Publishes JSON Web Keys at `/api/auth/jwks`.
final class KeyServer: Sendable {
  /// How a request is answered.
  enum Behaviour: Sendable {
    case keys
    case status(Int)
    case text(String)
    /// The connection is closed without an answer.
    case hangUp
    /// A redirect to another URL.
    case redirect(to: String)
    /// Nothing is said for so many seconds.
    case silence(Double)
  }

  private struct State {
    var keys: [JSON]
    var behaviour = Behaviour.keys
    var requests: [String] = []
    var stopped = false
  }

  static let path = "/api/auth/jwks"

  private let state: Mutex<State>
  private let listener: TCPListener
  private let path: String

  init(keys: [SigningKey] = [], path: String = KeyServer.path) throws {
    self.path = path
    state = Mutex(State(keys: try keys.map { try $0.publicJWK() }))
    listener = try TCPListener()
    Thread { [self] in acceptLoop() }.start()
  }

  /// What `BETTER_AUTH_URL` is set to.
  var baseURL: String { "http://127.0.0.1:\(listener.port)" }

  /// How many requests came for the key set.
  var requestCount: Int { state.withLock { $0.requests.count { $0 == path } } }

  /// All targets that were asked for.
  var requestedTargets: [String] { state.withLock { $0.requests } }

  func publish(_ keys: [SigningKey]) throws {
    let published = try keys.map { try $0.publicJWK() }
    state.withLock { $0.keys = published }
  }

  func publish(_ keys: [JSON]) {
    state.withLock { $0.keys = keys }
  }

  func behave(_ behaviour: Behaviour) {
    state.withLock { $0.behaviour = behaviour }
  }

  func stop() {
    state.withLock { $0.stopped = true }
  }

  private func acceptLoop() {
    while !state.withLock({ $0.stopped }) {
      guard let connection = listener.accept(within: 0.2) else { continue }
      Thread { [self] in answer(connection) }.start()
    }
  }

  private func answer(_ connection: TCPConnection) {
    defer { connection.close() }
    guard let target = try? Self.target(from: connection) else { return }
    let (behaviour, keys) = state.withLock { state in
      state.requests.append(target)
      return (state.behaviour, state.keys)
    }
    let found = target == path
    let text = JSON.object([(name: "keys", value: .array(keys))]).text
    switch behaviour {
    case .keys: try? connection.write(Self.response(found ? 200 : 404, found ? text : "{}"))
    case .status(let status): try? connection.write(Self.response(status, "{}"))
    case .text(let text): try? connection.write(Self.response(200, text))
    case .redirect(let url):
      try? connection.write(
        "HTTP/1.1 307 Status\r\nLocation: \(url)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    case .hangUp: return
    case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
    }
  }

  private static func target(from connection: TCPConnection) throws -> String {
    var head: [UInt8] = []
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let bytes = try connection.read()
      if bytes.isEmpty { throw SocketError.closed }
      head += bytes
    }
    let words = String(decoding: head, as: UTF8.self).split(separator: " ", maxSplits: 2)
    return words.count > 1 ? String(words[1]) : ""
  }

  private static func response(_ status: Int, _ text: String) -> String {
    "HTTP/1.1 \(status) Status\r\nContent-Type: application/json\r\nConnection: close\r\n"
      + "Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
  }
}
