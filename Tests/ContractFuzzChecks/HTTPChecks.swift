// Bytes on a connection: the server answers with well-formed responses, blames the client and not itself,
// says the same however the bytes are cut, and ends the connection.

import ContractRuntime
import ContractServer
import ContractTestSupport
import Foundation

extension FuzzCheck {
  /// Whatever is sent is answered, in order and well-formed, by a server that stays up.
  public static let http = FuzzCheck("http") { (bytes) throws(FuzzFault) in
    // Whose answer a response is cannot be told here, so that none may be without its body.
    guard !String(decoding: bytes, as: UTF8.self).contains("HEAD") else { return }
    let whole = try statuses(of: [bytes])
    let middle = bytes.isEmpty ? 0 : (Int(bytes[0]) * 31 + bytes.count) % bytes.count
    let cut = try statuses(of: [Array(bytes[..<middle]), Array(bytes[middle...])])
    // A request line that is wrong in several ways, as to its method, its version and its bytes, is
    // refused for the one that is seen first: it may come before the end of the line is there.
    let plain = { (statuses: [Int]) in statuses.map { [501, 505].contains($0) ? 400 : $0 } }
    try promise(plain(whole) == plain(cut), "\(whole) whole, \(cut) when cut at \(middle)")
    try promise(!whole.contains { $0 >= 500 && $0 != 501 && $0 != 505 }, "\(whole)")
  }

  /// Reads every body and answers with its length.
  private struct Echo: Responder {
    func respond(to request: Request) async -> Response {
      do {
        let body = try await request.body.collect(upTo: 1 << 16)
        return Response(status: 200, body: .bytes(Array("\(body.count)".utf8)))
      } catch {
        return error.problem.response(to: request)
      }
    }
  }

  private static let server: HTTPServer? = waiting {
    var configuration = HTTPServer.Configuration()
    configuration.port = 0
    configuration.eventLoopCount = 1
    return try? await HTTPServer.start(configuration, responder: Echo())
  }

  /// The statuses of the responses to bytes that are sent in these pieces.
  private static func statuses(of pieces: [[UInt8]]) throws(FuzzFault) -> [Int] {
    guard let server else { throw FuzzFault("the server has not started") }
    do {
      let connection = try TCPConnection(port: server.port, timeoutSeconds: 10)
      defer { connection.close() }
      do {
        for piece in pieces where !piece.isEmpty { try connection.write(piece) }
      } catch SocketError.closed {
        // It has answered and does not read on.
      }
      connection.finishWriting()
      let reader = HTTPResponseReader(connection)
      var statuses: [Int] = []
      while true {
        do {
          let response = try reader.next()
          statuses.append(response.status)
          guard response.header("X-Request-Id") != nil || response.status >= 400 else {
            throw FuzzFault("a response without X-Request-Id")
          }
        } catch SocketError.closed {
          try promise(reader.leftover.isEmpty, "half a response")
          return statuses
        }
      }
    } catch let fault as FuzzFault {
      throw fault
    } catch {
      throw FuzzFault("\(error)")
    }
  }
}

/// Waits for asynchronous work: a fuzzer's entry point is a plain function.
private func waiting<Value: Sendable>(
  _ work: @escaping @Sendable () async -> Value?
) -> Value? {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var value: Value?
  Task.detached {
    value = await work()
    done.signal()
  }
  done.wait()
  return value
}
