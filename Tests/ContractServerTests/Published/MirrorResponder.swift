// A responder that answers every request with what it has seen of it, and the reader of its answers.

import ContractRuntime
import ContractServer
import Foundation

struct MirrorResponder: Responder {
  /// What reached the responder.
  struct Seen: Codable, Sendable {
    var method: String
    var target: String
    var fields: [[String]]
    var body: Data
  }

  func respond(to request: Request) async -> Response {
    guard let body = try? await request.body.collect(upTo: 1 << 20) else {
      return Response(status: 400)
    }
    let seen = Seen(
      method: request.method.name, target: request.target,
      fields: request.headers.fields.map { [$0.name, $0.value] }, body: Data(body))
    let json = (try? JSONEncoder().encode(seen)).map(Array.init) ?? []
    return Response(status: 200, body: .bytes(json), route: "/mirror")
  }
}

extension HTTPVectorResult {
  /// The final answers in order, each with what the responder has seen, where it could say so.
  var mirrored: [(status: Int, request: MirrorResponder.Seen?)] {
    answers.flatMap { answer in
      var rest = answer.bytes[...]
      var found: [(status: Int, request: MirrorResponder.Seen?)] = []
      while let head = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
        let text = String(decoding: rest[..<head.lowerBound], as: UTF8.self)
        rest = rest[head.upperBound...]
        guard let status = Int(text.dropFirst("HTTP/1.1 ".count).prefix(3)), status >= 200 else {
          continue
        }
        let length = text.lowercased().firstMatch(of: /content-length: *([0-9]+)/)?.1
        let body = rest.prefix(length.flatMap { Int($0) } ?? 0)
        // The answer to HEAD has a length, and no body: the next answer begins at once.
        if body.starts(with: Array("HTTP/1.1 ".utf8)) {
          found.append((status, nil))
          continue
        }
        rest = rest.dropFirst(body.count)
        found.append(
          (status, try? JSONDecoder().decode(MirrorResponder.Seen.self, from: Data(body))))
      }
      return found
    }
  }
}
