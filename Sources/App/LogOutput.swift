import ContractRuntime
// Where log lines go: text on a terminal, one JSON object a line otherwise.
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes each log line as one JSON object to standard error (members: time, level, message, and the
/// metadata).
struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  let label: String

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var members: [(name: String, value: JSONValue)] = [
      ("time", .string(Clock.now().description)),
      ("level", .string(event.level.rawValue)),
      ("message", .string(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      members.append((name, .string(value.description)))
    }
    StandardError.writeLine(JSON.write(JSONValue.object(JSONObject(members))))
  }
}

enum Clock {
  /// The present time, to the microsecond.
  static func now() -> DateTime {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return DateTime(
      microsecondsSinceUnixEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }
}

/// Standard output, for what a person or a script waits for.
enum StandardOutput {
  static func writeLine(_ line: String) {
    writeWhole(Array(line.utf8) + [0x0A], to: STDOUT_FILENO)
  }
}

/// Standard error, for the log.
enum StandardError {
  static func writeLine(_ bytes: [UInt8]) {
    writeWhole(bytes + [0x0A], to: STDERR_FILENO)
  }

  /// Whether it is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Writes in one call where the system takes it, so that lines of several threads do not mix.
private func writeWhole(_ bytes: [UInt8], to file: Int32) {
  unsafe bytes.withUnsafeBytes { (buffer) in
    var offset = 0
    while offset < buffer.count {
      let written = unsafe write(file, buffer.baseAddress! + offset, buffer.count - offset)
      if written < 0 && errno != EINTR { return }
      offset += max(written, 0)
    }
  }
}

extension LogSettings {
  /// A logger as the settings want it.
  func logger() -> Logger {
    let asText = format == .text || (format == .automatic && StandardError.isTerminal)
    var logger = Logger(label: "todo-server") { (label) -> any LogHandler in
      if asText { return StreamLogHandler.standardError(label: label) }
      return JSONLogHandler(label: label)
    }
    logger.logLevel = Logger.Level(rawValue: level) ?? .info
    return logger
  }
}
