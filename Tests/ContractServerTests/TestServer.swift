// A server for tests: responders by path, and a record of what reached the access log.

import ContractRuntime
import ContractServer
import ContractTestSupport
import Foundation
import Synchronization

/// Echoes bodies at `/` and `/echo`, and has one path for each behaviour that a test needs.
struct EchoResponder: Responder {
  static let fullText = "the whole body"

  func respond(to request: Request) async -> Response {
    let path = String(request.target.prefix { $0 != "?" })
    switch path {
    case "/slow": return await slow(request)
    case "/stream": return Self.stream(pieces: 3, length: nil)
    case "/stream-length": return Self.stream(pieces: 3, length: 18)
    case "/stream-short": return Self.stream(pieces: 2, length: 18)
    case "/stream-large": return Self.largeStream()
    case "/unread": return Self.text("body was not read", route: "/unread")
    case "/split":
      return Response(status: 200, headers: Headers([.init(name: "X-A", value: "b\r\nX-C: d")]))
    case "/teapot": return Response(status: 99)
    case "/none": return Response(status: 204)
    case "/large":
      return Response(status: 200, body: .bytes([UInt8](repeating: 0x78, count: 300_000)))
    case "/megabytes":
      let count = Int(request.target.split(separator: "?").last ?? "") ?? 1
      return Response(status: 200, body: .bytes([UInt8](repeating: 0x78, count: count << 20)))
    case "/close": return Self.text("bye", route: "/close", ("Connection", "close"))
    case "/pieces": return await pieces(request)
    default: return await echo(request)
    }
  }

  static func text(_ text: String, route: StaticString, _ field: (String, String)? = nil)
    -> Response
  {
    var headers = Headers([.init(name: "Content-Type", value: "text/plain")])
    if let field { headers.add(field.0, field.1) }
    return Response(status: 200, headers: headers, body: .bytes(Array(text.utf8)), route: route)
  }

  private func echo(_ request: Request) async -> Response {
    do {
      let body = try await request.body.collect(upTo: 1024 * 1024)
      var headers = Headers([.init(name: "Content-Type", value: "text/plain")])
      headers.add("X-Target", request.target)
      if request.method == .get || request.method == .head {
        let lines = request.headers.fields.map { "\($0.name): \($0.value)\n" }.joined()
        return Response(
          status: 200, headers: headers, body: .bytes(Array(lines.utf8)), route: "/echo")
      }
      return Response(status: 200, headers: headers, body: .bytes(body), route: "/echo")
    } catch {
      switch error {
      case .tooLarge: return Response(status: 413)
      case .timedOut: return Response(status: 408)
      case .disconnected: return Response(status: 400)
      }
    }
  }

  /// `/slow?300` answers after 300 ms, or says that it was cancelled.
  private func slow(_ request: Request) async -> Response {
    let milliseconds = Int(request.target.split(separator: "?").last ?? "") ?? 100
    do {
      try await Task.sleep(for: .milliseconds(milliseconds))
      return Self.text("slow \(milliseconds)", route: "/slow")
    } catch {
      return Self.text("cancelled", route: "/slow")
    }
  }

  private func pieces(_ request: Request) async -> Response {
    guard case .source(let source) = request.body else {
      let body = (try? await request.body.collect(upTo: 1024 * 1024)) ?? []
      return Self.text("\(body.count)", route: "/pieces")
    }
    var count = 0
    do {
      while let piece = try await source.next() { count += piece.count }
    } catch {
      return Self.text("\(error)", route: "/pieces")
    }
    return Self.text("\(count)", route: "/pieces")
  }

  private static func stream(pieces: Int, length: Int?) -> Response {
    Response(
      status: 200,
      body: .stream(length: length) { writer in
        for index in 0..<pieces {
          try await writer.write(Array("piece\(index)".utf8))
          try await Task.sleep(for: .milliseconds(5))
        }
      }, route: "/stream")
  }

  /// Forty megabytes; tells how much has been taken each time that more has.
  static func largeStream(onWrite: @escaping @Sendable (Int) -> Void = { _ in }) -> Response {
    Response(
      status: 200,
      body: .stream(length: nil) { writer in
        let piece = [UInt8](repeating: 0x79, count: 64 * 1024)
        for count in 1...640 {
          try await writer.write(piece)
          onWrite(count * piece.count)
        }
      }, route: "/stream-large")
  }
}

/// A running server and its access records.
final class TestServer: Sendable {
  let server: HTTPServer
  private let log: Log

  private final class Log: Sendable {
    let records = Mutex<[AccessRecord]>([])
  }

  var port: Int { server.port }
  var records: [AccessRecord] { log.records.withLock { $0 } }

  init(
    loops: Int = 1, cors: CORSPolicy = CORSPolicy(), responder: any Responder = EchoResponder(),
    limits: Limits = Limits(), trustedProxies: [IPNetwork] = []
  ) async throws {
    let log = Log()
    self.log = log
    var configuration = HTTPServer.Configuration()
    configuration.port = 0
    configuration.eventLoopCount = loops
    configuration.cors = cors
    configuration.limits = limits
    configuration.trustedProxies = trustedProxies
    configuration.onEvent = { event in
      guard case .requestEnded(let record) = event else { return }
      log.records.withLock { $0.append(record) }
    }
    server = try await HTTPServer.start(configuration, responder: responder)
  }

  /// Runs client code against the server, on a thread of its own.
  func client<Result: Sendable>(
    receiveBufferBytes: Int32? = nil, _ body: @escaping @Sendable (RawClient) throws -> Result
  ) async throws -> Result {
    let port = port
    return try await onUngatedThread {
      try body(RawClient(port: port, receiveBufferBytes: receiveBufferBytes))
    }
  }

  /// Runs client code with several connections to the server, on a thread of its own.
  func clients<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable ([RawClient]) throws -> Result
  ) async throws -> Result {
    let port = port
    return try await onUngatedThread {
      try body((0..<count).map { _ in try RawClient(port: port) })
    }
  }

  /// Sends bytes on a connection of its own and returns the first response.
  func exchange(_ text: String, toHead: Bool = false) async throws -> RawResponse {
    try await client { client in
      client.send(text)
      return try client.readResponse(toHead: toHead)
    }
  }

  /// The access records, once there are `count` of them.
  func records(atLeast count: Int) async throws -> [AccessRecord] {
    for _ in 0..<2_000 where records.count < count { try await Task.sleep(for: .milliseconds(10)) }
    return records
  }
}

extension Limits {
  /// The default limits with one change.
  static func with(_ limit: WritableKeyPath<Limits, Int>, _ value: Int) -> Limits {
    var limits = Limits()
    limits[keyPath: limit] = value
    return limits
  }
}

/// Runs a test against a server that is stopped afterwards.
func withServer(
  loops: Int = 1, cors: CORSPolicy = CORSPolicy(), responder: any Responder = EchoResponder(),
  limits: Limits = Limits(), trustedProxies: [IPNetwork] = [],
  _ body: (TestServer) async throws -> Void
) async throws {
  let server = try await TestServer(
    loops: loops, cors: cors, responder: responder, limits: limits, trustedProxies: trustedProxies)
  do {
    try await body(server)
  } catch {
    await server.server.stop(within: .milliseconds(200))
    throw error
  }
  await server.server.stop(within: .milliseconds(200))
}
