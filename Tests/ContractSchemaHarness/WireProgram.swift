// A contract -> a program that takes whole requests, one a line, and says of each its status and what
// the handler was given.

import ContractCompiler
import Foundation
import OpenAPIDocument

/// A program around the generated router of one contract.
struct WireProgram {
  /// A request as it is on the wire.
  struct Request {
    var method: String
    var target: String
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    /// The request as one line: everything but the method in hexadecimal digits.
    fileprivate var line: String {
      let fields = headers.map { "\(hex($0.name.utf8))=\(hex($0.value.utf8))" }
      return ([method, hex(target.utf8), fields.joined(separator: ","), hex(body)])
        .joined(separator: " ")
    }

    private func hex(_ bytes: some Sequence<UInt8>) -> String {
      bytes.map { String($0, radix: 16).leftPadded }.joined()
    }
  }

  /// What became of a request.
  struct Answer {
    var status: Int
    /// The input of the handler as Swift describes it; empty where no handler was called.
    var input: String
  }

  private let program: GeneratedProgram

  /// Compiles a contract to a program; what is found in it is thrown where there is an error.
  init(_ contract: URL) throws {
    let loader = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw DocumentLoader.FileError("no such file")
      }
      return [UInt8](data)
    }
    let result = loader.load(contract.path)
    let compilation = result.document.map { Compilation(of: $0) }
    let outputs = compilation?.outputs() ?? []
    guard !outputs.isEmpty else {
      throw GeneratedProgram.Failure(
        description: DiagnosticRenderer.text(
          result.diagnostics + (compilation?.diagnostics ?? [])))
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wire-harness-\(UUID().uuidString)")
    program = try GeneratedProgram(outputs, in: folder, main: Self.main(outputs))
  }

  /// Removes the program's files.
  func remove() { try? FileManager.default.removeItem(at: program.folder) }

  /// What becomes of each request.
  func answers(to requests: [Request]) throws -> [Answer] {
    try program.output(for: requests.map(\.line)).map { line in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return Answer(
        status: Int(parts.first ?? "") ?? 0, input: parts.count > 1 ? String(parts[1]) : "")
    }
  }

  private static func main(_ outputs: [Compilation.Output]) -> String {
    let methods = GeneratedProgram.methods(outputs).map { head in
      // What answers, answers with what it was sent, so that a debug build holds it to the contract.
      if head.contains("func answer") { return "\(head) { .ok(input.body) }" }
      return head.contains("_ input: ")
        ? "\(head) { seen.text = \"\\(input)\"; return .noContent }" : "\(head) { .noContent }"
    }
    // A contract with security schemes has one of a key.
    let hasKey = outputs.contains { $0.text.contains("struct Authenticators") }
    let authenticators =
      hasKey ? ", authenticators: Authenticators(key: APIKeys([\"k\": \"somebody\"]))" : ""
    return """
      import ContractRuntime

      final class Seen: @unchecked Sendable { var text = "" }

      struct Showing: API {
        let seen: Seen

      \(methods.joined(separator: "\n"))
      }

      func bytes(_ hex: some StringProtocol) -> [UInt8] {
        let digits = hex.utf8.map { Int($0 < 0x40 ? $0 - 0x30 : $0 - 0x57) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { index in
          UInt8(digits[index] * 16 + digits[index + 1])
        }
      }

      func text(_ hex: some StringProtocol) -> String { String(decoding: bytes(hex), as: UTF8.self) }

      let seen = Seen()
      let router = Router(application: Showing(seen: seen)\(authenticators)) { error, _ in
        ProblemDetails(status: 500, detail: "\\(error)")
      }
      while let line = readLine() {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        var headers = Headers()
        for field in parts[2].split(separator: ",") {
          let pair = field.split(separator: "=", omittingEmptySubsequences: false)
          headers.add(text(pair[0]), text(pair[1]))
        }
        seen.text = ""
        let body = bytes(parts[3])
        let response = await router.respond(
          to: Request(
            method: .init(String(parts[0])), target: text(parts[1]), headers: headers,
            body: body.isEmpty ? .empty : .bytes(body)))
        var shown = seen.text
        if response.status != 204, case .bytes(let bytes) = response.body {
          shown = String(decoding: bytes, as: UTF8.self)
        }
        print(response.status, shown.split(separator: "\\n").joined(separator: " "))
      }

      """
  }
}

extension String {
  /// Two digits.
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
