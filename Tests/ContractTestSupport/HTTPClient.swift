// Sends requests to one server: each on a connection of its own, or several over one.

import Foundation

/// A client of the server at a port of this machine.
package struct HTTPClient: Sendable {
  package var port: Int
  package var timeoutSeconds: Double
  /// Whether a request goes out at once, however many others are under way: for tests that measure.
  package var isUrgent = false

  /// A client; each of its requests may take `timeoutSeconds`.
  package init(port: Int, timeoutSeconds: Double = 20) {
    self.port = port
    self.timeoutSeconds = timeoutSeconds
  }

  /// Sends one request on a connection of its own.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let (port, timeoutSeconds) = (port, timeoutSeconds)
    return try await exchange {
      let connection = try TCPConnection(port: port, timeoutSeconds: timeoutSeconds)
      defer { connection.close() }
      return try Self.exchange(request, over: connection)
    }
  }

  /// Sends `method` to `target` with a token, further fields and a JSON text.
  package func send(
    _ method: String, _ target: String, token: String? = nil,
    headers: [(name: String, value: String)] = [], json: String? = nil
  ) async throws -> HTTPResponse {
    var headers = headers
    if let token { headers.append((name: "Authorization", value: "Bearer \(token)")) }
    if json != nil, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      headers.append((name: "Content-Type", value: "application/json"))
    }
    return try await send(
      HTTPRequest(method, target, headers: headers, body: json.map { Array($0.utf8) }))
  }

  /// Writes all requests at once on one connection and reads their responses in order.
  package func pipeline(_ requests: [HTTPRequest]) async throws -> [HTTPResponse] {
    let (port, timeoutSeconds) = (port, timeoutSeconds)
    return try await exchange {
      let connection = try TCPConnection(port: port, timeoutSeconds: timeoutSeconds)
      defer { connection.close() }
      try connection.write(requests.flatMap(\.bytes))
      let reader = HTTPResponseReader(connection)
      return try requests.map { try reader.next(to: $0.method) }
    }
  }

  /// The same client, for requests whose time is measured.
  package var urgent: HTTPClient {
    var urgent = self
    urgent.isUrgent = true
    return urgent
  }

  /// Sends bytes as they are and reads one response.
  package func sendRaw(_ bytes: [UInt8], method: String = "GET") async throws -> HTTPResponse {
    let (port, timeoutSeconds) = (port, timeoutSeconds)
    return try await exchange {
      let connection = try TCPConnection(port: port, timeoutSeconds: timeoutSeconds)
      defer { connection.close() }
      return try Self.exchange(bytes, method: method, over: connection)
    }
  }

  private func exchange<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    isUrgent ? try await onUngatedThread(work) : try await onThread(work)
  }

  private static func exchange(
    _ request: HTTPRequest, over connection: TCPConnection
  ) throws -> HTTPResponse {
    try exchange(request.bytes, method: request.method, over: connection)
  }

  /// A server may answer and close before all was sent (413, 431): the answer is read all the same.
  private static func exchange(
    _ bytes: [UInt8], method: String, over connection: TCPConnection
  ) throws -> HTTPResponse {
    do {
      try connection.write(bytes)
    } catch SocketError.closed {
      // The answer, if there is one, is in the receive buffer.
    }
    return try HTTPResponseReader(connection).next(to: method)
  }
}
