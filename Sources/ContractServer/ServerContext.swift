// What all connections of one server share.

import ContractRuntime
import Synchronization

/// The unchanging parts of a server, and the two counters that its loops have in common.
final class ServerContext: Sendable {
  let responder: any Responder
  let limits: Limits
  let crossOrigin: CrossOriginFields
  let problemContent: ProblemContent
  let trustedProxies: TrustedProxies
  let onEvent: (@Sendable (ServerEvent) -> Void)?
  let streamFailed: (@Sendable (_ requestID: String, _ error: any Error) -> Void)?
  private let requests = Atomic<Int>(0)
  private let connections = Atomic<Int>(0)

  init(configuration: HTTPServer.Configuration, limits: Limits, responder: any Responder) {
    self.responder = responder
    self.limits = limits
    crossOrigin = CrossOriginFields(configuration.cors, responder.crossOrigin)
    problemContent = responder.problemContent
    trustedProxies = TrustedProxies(networks: configuration.trustedProxies)
    onEvent = configuration.onEvent
    streamFailed = configuration.streamFailed
  }

  /// Requests that responders are at work on.
  var requestsInFlight: Int { requests.load(ordering: .relaxed) }

  /// Connections that are open.
  var openConnections: Int { connections.load(ordering: .relaxed) }

  /// Counts a request in; false where the limit is reached.
  func enterRequest() -> Bool {
    if requests.add(1, ordering: .relaxed).newValue <= limits.requestsInFlight { return true }
    leaveRequest()
    return false
  }

  func leaveRequest() { requests.subtract(1, ordering: .relaxed) }

  /// Counts a connection in and returns how many there are now.
  func enterConnection() -> Int { connections.add(1, ordering: .relaxed).newValue }

  func leaveConnection() { connections.subtract(1, ordering: .relaxed) }
}
