// A program started with its output in a file, and waited for by its process identifier alone.
// Foundation's `Process` also waits for whatever the program leaves running, a server for instance.
import Foundation

/// A process that the tests have started.
public struct ChildProcess: Sendable {
  /// Its process identifier.
  public let identifier: pid_t

  /// Starts a program, with nothing on standard input and no other open files, in the root folder.
  ///
  /// - Parameter output: The file that takes standard output and standard error.
  public static func spawn(
    _ path: String, _ arguments: [String], output: String
  ) throws -> ChildProcess {
    let command = ["/bin/sh", "-c", "cd / && exec \"$0\" \"$@\"", path] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { (word) in strdup(word) }
    words.append(nil)
    defer {
      for word in words { free(word) }
    }
    var identifier: pid_t = 0
    #if canImport(Darwin)
      let environment = _NSGetEnviron().pointee
    #else
      let environment = environ
    #endif
    let status = SpawnFiles(output: output, errors: nil, mode: 0o644).spawn(
      &identifier, command[0], words, environment)
    guard status == 0 else {
      throw PostgreSQLCluster.Failure(
        description: "\(path) cannot be started: \(String(cString: strerror(status)))")
    }
    return ChildProcess(identifier: identifier)
  }

  /// Waits until it has ended: its exit status, or 128 and more for a signal, as shells count.
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Sends it a signal.
  public func signal(_ number: Int32) {
    kill(identifier, number)
  }
}
