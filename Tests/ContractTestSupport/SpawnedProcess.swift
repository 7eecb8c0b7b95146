// A child process with an environment of its own and its output in two files. Foundation's `Process`
// notices an end only when every process started meanwhile has ended too, so this waits itself.

import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One process, reaped when somebody asks whether it still runs.
package final class SpawnedProcess: Sendable {
  package let identifier: pid_t
  /// The status that `waitpid` gave, once it did.
  private let ended = Mutex<Int32?>(nil)

  package init(
    _ path: String, _ arguments: [String], environment: [String: String],
    standardOutput: String, standardError: String
  ) throws {
    let files = SpawnFiles(output: standardOutput, errors: standardError, mode: 0o600)
    var identifier: pid_t = 0
    let status = Self.withCStrings([path] + arguments) { words in
      Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        files.spawn(&identifier, path, words, variables)
      }
    }
    guard status == 0 else { throw SocketError.failed(call: "posix_spawn", code: status) }
    self.identifier = identifier
  }

  /// The exit status, or the negative number of the signal that ended it; nil while it runs.
  package var status: Int32? {
    ended.withLock { ended in
      if ended == nil {
        var status: Int32 = 0
        if waitpid(identifier, &status, WNOHANG) == identifier { ended = status }
      }
      return ended.map { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : -($0 & 0x7F) }
    }
  }

  package var isRunning: Bool { status == nil }

  /// Sends a signal, unless it has ended.
  package func signal(_ number: Int32) {
    ended.withLock { if $0 == nil { _ = kill(identifier, number) } }
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(copies)
  }
}

/// The port of the first `listening on http://...` in what a server printed; nil before that.
package func announcedPort(in output: String) -> Int? {
  guard let range = output.range(of: "listening on http://") else { return nil }
  let address = output[range.upperBound...].prefix { !"\"\\\n ".contains($0) }
  guard let colon = address.lastIndex(of: ":") else { return nil }
  return Int(address[address.index(after: colon)...].prefix { $0.isNumber })
}
