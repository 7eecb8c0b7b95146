// How log lines look: text on a terminal, one JSON object a line otherwise. Where they go is up to
// LogBuffer.
import ContractRuntime
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes each log line as one JSON object (members: time, level, message, and the metadata).
struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  let buffer: LogBuffer

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
    buffer.append(Self.line(event.level, event.message.description, all))
  }

  /// One line without its end.
  static func line(
    _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata
  ) -> [UInt8] {
    var members: [(name: String, value: JSONValue)] = [
      ("time", .string(Clock.now().description)),
      ("level", .string(level.rawValue)),
      ("message", .string(message)),
    ]
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
      members.append((name, .string(value.description)))
    }
    return JSON.write(JSONValue.object(JSONObject(members)))
  }
}

/// Writes each log line as text: time, level, message, and the metadata as `name=value`.
struct TextLogHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  let buffer: LogBuffer

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
    buffer.append(Self.line(event.level, event.message.description, all))
  }

  /// One line without its end.
  static func line(
    _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata
  ) -> [UInt8] {
    var text = "\(Clock.now()) \(level.rawValue): \(message)"
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) { text += " \(name)=\(value)" }
    // A value must not be able to begin a line of its own, or to speak to the terminal.
    let plain = text.unicodeScalars.map { (scalar) -> Unicode.Scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar
    }
    return Array(String(String.UnicodeScalarView(plain)).utf8)
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
  static func writeLine(_ line: String) { StandardStream.writeLine(line, to: STDOUT_FILENO) }
}

/// Standard error, for what a person is told beside it.
enum StandardError {
  static func writeLine(_ line: String) { StandardStream.writeLine(line, to: STDERR_FILENO) }
}

private enum StandardStream {
  /// Writes in one call where the system takes it, so that lines of several threads do not mix.
  static func writeLine(_ line: String, to file: Int32) {
    let bytes = Array(line.utf8) + [0x0A]
    unsafe bytes.withUnsafeBytes { (buffer) in
      var offset = 0
      while offset < buffer.count {
        let rest = unsafe buffer.baseAddress! + offset
        let written = unsafe write(file, rest, buffer.count - offset)
        if written < 0 && errno != EINTR { return }
        offset += max(written, 0)
      }
    }
  }
}

extension LogSettings {
  /// A logger as the settings want it, to standard error.
  ///
  /// - Parameter onDrop: Told how many lines more were dropped; must be quick.
  func logger(onDrop: @escaping @Sendable (Int) -> Void = { _ in }) -> Logger {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let asText = format == .text || (format == .automatic && isTerminal)
    let line = asText ? TextLogHandler.line : JSONLogHandler.line
    let buffer = LogBuffer(file: STDERR_FILENO, onDrop: onDrop) { (dropped) in
      line(
        .warning, "log lines were dropped, as nobody read them in time", ["lines": "\(dropped)"])
    }
    buffer.flushAtExit()
    var logger = Logger(label: "todo-server") { (_) -> any LogHandler in
      asText ? TextLogHandler(buffer: buffer) : JSONLogHandler(buffer: buffer)
    }
    logger.logLevel = Logger.Level(rawValue: level) ?? .info
    return logger
  }
}
