// Requests as bytes and responses from bytes (RFC 9112), independent of the server's own codec.

import Foundation

/// A request, written exactly as told: nothing is normalised.
package struct HTTPRequest: Sendable {
  package var method: String
  package var target: String
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]?

  package init(
    _ method: String, _ target: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The request with `Host` and, where there is a body, `Content-Length` unless given.
  package var bytes: [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\n"
    if !has("host") { head += "Host: 127.0.0.1\r\n" }
    for header in headers { head += "\(header.name): \(header.value)\r\n" }
    if let body, !has("content-length"), !has("transfer-encoding") {
      head += "Content-Length: \(body.count)\r\n"
    }
    return Array((head + "\r\n").utf8) + (body ?? [])
  }

  private func has(_ name: String) -> Bool {
    headers.contains { $0.name.lowercased() == name }
  }
}

/// A response as it came over the wire.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the only field of that name; several are joined with ", ".
  package func header(_ name: String) -> String? {
    let values = headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  package var text: String { String(decoding: body, as: UTF8.self) }

  package func json() throws -> JSON { try JSON(parsing: body) }

  /// The media type without its parameters.
  package var mediaType: String? {
    header("Content-Type")?.split(separator: ";").first
      .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
  }

  /// Status, fields and body, without what differs from one response to the next.
  package var comparable: String {
    let fields = headers.filter { !["x-request-id", "date"].contains($0.name.lowercased()) }
      .map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n")
    return "\(status)\n\(fields)\n\n\(text)"
  }
}

/// Reads responses one after the other from a connection.
package final class HTTPResponseReader: @unchecked Sendable {
  private let connection: TCPConnection
  private var buffer: [UInt8] = []

  package struct ProtocolError: Error, CustomStringConvertible {
    package var description: String
  }

  package init(_ connection: TCPConnection) {
    self.connection = connection
  }

  /// The next response to a request with `method`; interim ones (1xx) are passed over unless wanted.
  package func next(
    to method: String = "GET", interim: Bool = false, timeoutSeconds: Double? = nil
  ) throws -> HTTPResponse {
    while true {
      var response = try head(timeoutSeconds)
      if response.status < 200 {
        if interim { return response }
        continue
      }
      response.body = try body(of: response, to: method, timeoutSeconds)
      return response
    }
  }

  /// What was received beyond the responses read so far.
  package var leftover: [UInt8] { buffer }

  private func head(_ timeoutSeconds: Double?) throws -> HTTPResponse {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = firstRange(of: end) {
        let text = String(decoding: buffer[..<range], as: UTF8.self)
        buffer.removeFirst(range + end.count)
        return try Self.parseHead(text)
      }
      try more(timeoutSeconds)
    }
  }

  private static func parseHead(_ text: String) throws -> HTTPResponse {
    let lines = text.components(separatedBy: "\r\n")
    let start = lines[0].split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard start.count >= 2, start[0].hasPrefix("HTTP/1."), let status = Int(start[1]) else {
      throw ProtocolError(description: "no status line: \(text.prefix(80))")
    }
    let headers = try lines.dropFirst().map { line in
      guard let colon = line.firstIndex(of: ":") else {
        throw ProtocolError(description: "no header field: \(line)")
      }
      return (
        name: String(line[..<colon]),
        value: line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
    return HTTPResponse(status: status, headers: headers, body: [])
  }

  private func body(
    of response: HTTPResponse, to method: String, _ timeoutSeconds: Double?
  ) throws -> [UInt8] {
    if method == "HEAD" || response.status == 204 || response.status == 304 { return [] }
    if response.header("Transfer-Encoding")?.lowercased() == "chunked" {
      return try chunks(timeoutSeconds)
    }
    if let length = response.header("Content-Length") {
      guard let count = Int(length) else {
        throw ProtocolError(description: "bad Content-Length \(length)")
      }
      return try take(count, timeoutSeconds)
    }
    let rest = buffer + (try connection.readToEnd(timeoutSeconds: timeoutSeconds))
    buffer = []
    return rest
  }

  private func chunks(_ timeoutSeconds: Double?) throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let size = try line(timeoutSeconds).split(separator: ";").first.map(String.init) ?? ""
      guard let count = Int(size, radix: 16) else {
        throw ProtocolError(description: "bad chunk size \(size)")
      }
      if count == 0 {
        while try !line(timeoutSeconds).isEmpty {}
        return body
      }
      body += try take(count, timeoutSeconds)
      _ = try take(2, timeoutSeconds)
    }
  }

  private func line(_ timeoutSeconds: Double?) throws -> String {
    while true {
      if let range = firstRange(of: [13, 10]) {
        let text = String(decoding: buffer[..<range], as: UTF8.self)
        buffer.removeFirst(range + 2)
        return text
      }
      try more(timeoutSeconds)
    }
  }

  private func take(_ count: Int, _ timeoutSeconds: Double?) throws -> [UInt8] {
    while buffer.count < count { try more(timeoutSeconds) }
    let bytes = Array(buffer.prefix(count))
    buffer.removeFirst(count)
    return bytes
  }

  private func more(_ timeoutSeconds: Double?) throws {
    let bytes = try connection.read(timeoutSeconds: timeoutSeconds)
    if bytes.isEmpty { throw SocketError.closed }
    buffer += bytes
  }

  /// Where `needle` first occurs in what was received.
  private func firstRange(of needle: [UInt8]) -> Int? {
    guard buffer.count >= needle.count else { return nil }
    return (0...(buffer.count - needle.count)).first {
      buffer[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}
