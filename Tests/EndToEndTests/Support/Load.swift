// Clients that create and list tasks without pause, and keep account of every answer: what was
// acknowledged, what was not, and for how long anybody had to wait.

import ContractTestSupport
import Foundation
import Synchronization

/// A load of several clients on keep-alive connections, each a user of her own.
final class Load: Sendable {
  /// What the clients saw.
  struct Account: Sendable {
    var statuses: [Int: Int] = [:]
    /// Titles of tasks that were answered 201, by user.
    var acknowledged: [String: Set<String>] = [:]
    /// Titles that were sent and not acknowledged: each may be stored once, or not.
    var uncertain: [String: Set<String>] = [:]
    var brokenConnections = 0
    var slowestSeconds = 0.0
    /// 503s without Retry-After.
    var bareRefusals = 0
    /// All answers 2xx.
    var successes = 0
  }

  private let account = Mutex(Account())
  private let stopping = Mutex(false)
  private let users: [User]
  private let clients = Mutex<[Task<Void, any Error>]>([])

  init(users: [User]) {
    self.users = users
  }

  func start() {
    clients.withLock { clients in
      clients = users.map { user in
        Task { try await onUngatedThread { self.run(as: user) } }
      }
    }
  }

  /// Stops the clients after their present request.
  func stop() async throws -> Account {
    stopping.withLock { $0 = true }
    for client in clients.withLock({ $0 }) { try await client.value }
    return account.withLock { $0 }
  }

  /// How many requests have succeeded so far.
  var successes: Int { account.withLock { $0.successes } }

  private func run(as user: User) {
    var connection: TCPConnection?
    var reader: HTTPResponseReader?
    var number = 0
    while !stopping.withLock({ $0 }) {
      number += 1
      let title = "\(user.id) \(number)"
      let isWrite = number % 3 != 0
      let started = monotonicSeconds()
      do {
        if connection == nil {
          let opened = try TCPConnection(port: user.client.port, timeoutSeconds: 30)
          (connection, reader) = (opened, HTTPResponseReader(opened))
        }
        try connection?.write(request(user, creating: isWrite ? title : nil).bytes)
        guard let response = try reader?.next(to: isWrite ? "POST" : "GET") else { continue }
        note(user, response, title: isWrite ? title : nil, monotonicSeconds() - started)
        if response.header("Connection")?.lowercased() == "close" { connection = nil }
        if response.status == 503 { Thread.sleep(forTimeInterval: 0.02) }
      } catch {
        account.withLock { account in
          account.brokenConnections += 1
          if isWrite { account.uncertain[user.id, default: []].insert(title) }
        }
        connection = nil
        Thread.sleep(forTimeInterval: 0.02)
      }
      // The point is what happens meanwhile, not how much.
      Thread.sleep(forTimeInterval: 0.002)
    }
  }

  private func request(_ user: User, creating title: String?) -> HTTPRequest {
    let token = [(name: "Authorization", value: "Bearer \(user.token)")]
    guard let title else { return HTTPRequest("GET", user.tasks, headers: token) }
    return HTTPRequest(
      "POST", user.tasks, headers: token + [(name: "Content-Type", value: "application/json")],
      body: Array(#"{"title":"\#(title)"}"#.utf8))
  }

  private func note(_ user: User, _ response: HTTPResponse, title: String?, _ seconds: Double) {
    account.withLock { account in
      account.statuses[response.status, default: 0] += 1
      account.slowestSeconds = max(account.slowestSeconds, seconds)
      if response.status < 300 { account.successes += 1 }
      if response.status == 503, response.header("Retry-After") == nil { account.bareRefusals += 1 }
      guard let title else { return }
      if response.status == 201 {
        account.acknowledged[user.id, default: []].insert(title)
      } else {
        account.uncertain[user.id, default: []].insert(title)
      }
    }
  }
}
