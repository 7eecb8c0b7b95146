// The log's buffer over a real pipe: nobody waits for its reader, what is dropped is counted, and
// what was taken arrives in order.
import Foundation
import Synchronization
import Testing

@testable import TodoServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe with a log buffer at its writing end.
private final class LoggedPipe: Sendable {
  let reading: Int32
  let writing: Int32
  let buffer: LogBuffer
  private let drops = Drops()

  private final class Drops: Sendable { let count = Mutex(0) }

  /// How many lines the buffer has told to be dropped.
  var toldDrops: Int { drops.count.withLock { $0 } }

  init(capacityBytes: Int = LogBuffer.capacityBytes) {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    (reading, writing) = (ends[0], ends[1])
    let drops = drops
    buffer = LogBuffer(
      file: ends[1], capacityBytes: capacityBytes,
      onDrop: { lines in drops.count.withLock { $0 += lines } },
      notice: { Array("dropped \($0)".utf8) })
  }

  deinit { close(writing) }

  /// Reads until a line satisfies the condition; nil at the end.
  func lines(until isLast: (Substring) -> Bool) -> [Substring] {
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reading, &chunk, chunk.count)
      if count > 0 { text += chunk[..<count] }
      let whole = text.prefix(upTo: (text.lastIndex(of: 0x0A) ?? -1) + 1)
      let lines = String(decoding: whole, as: UTF8.self).split(separator: "\n")
      if count <= 0 || lines.last.map(isLast) == true { return lines }
    }
  }
}

@Suite("The log's buffer", .serialized)
struct LogBufferTests {
  private static func line(_ number: Int) -> [UInt8] {
    Array("line \(number) \(String(repeating: "x", count: 100))".utf8)
  }

  @Test("lines arrive in the order in which they came")
  func order() {
    let pipe = LoggedPipe()
    for number in 0..<500 { pipe.buffer.append(Self.line(number)) }
    #expect(pipe.buffer.flush(withinMilliseconds: 20_000))
    let lines = pipe.lines { $0.hasPrefix("line 499 ") }
    #expect(lines.map { $0.split(separator: " ")[1] } == (0..<500).map { "\($0)" })
    close(pipe.reading)
  }

  @Test("nobody waits for the reader, and what was dropped is said in its place")
  func dropping() throws {
    let pipe = LoggedPipe()
    let count = 50_000
    let started = ContinuousClock.now
    for number in 0..<count { pipe.buffer.append(Self.line(number)) }
    // Five megabytes into a pipe that nobody reads.
    #expect(ContinuousClock.now - started < .seconds(20))
    #expect(!pipe.buffer.flush(withinMilliseconds: 50))
    let before = pipe.lines { $0.hasPrefix("dropped ") }
    let dropped = try #require(Int(before.last?.split(separator: " ").last ?? ""))
    #expect(dropped > 0 && before.count - 1 + dropped == count)
    #expect(pipe.toldDrops == dropped)
    #expect(
      before.dropLast().map { Int($0.split(separator: " ")[1]) }
        == (0..<(count - dropped)).map { $0 })
    #expect(pipe.buffer.flush(withinMilliseconds: 20_000))
    pipe.buffer.append(Self.line(-1))
    #expect(pipe.lines { $0.hasPrefix("line -1 ") }.count == 1)
    close(pipe.reading)
  }

  @Test("what waits is bounded")
  func bound() throws {
    let pipe = LoggedPipe(capacityBytes: 10_000)
    for number in 0..<10_000 { pipe.buffer.append(Self.line(number)) }
    let lines = pipe.lines { $0.hasPrefix("dropped ") }
    // The pipe holds 64 KiB, the writing thread and the buffer 10 KB each.
    #expect(lines.count < 1_000)
    close(pipe.reading)
  }

  @Test("lines of many threads do not mix")
  func threads() {
    let pipe = LoggedPipe()
    DispatchQueue.concurrentPerform(iterations: 4) { (thread) in
      for number in 0..<100 { pipe.buffer.append(Array("line \(thread) \(number)".utf8)) }
    }
    #expect(pipe.buffer.flush(withinMilliseconds: 20_000))
    pipe.buffer.append(Array("end".utf8))
    let lines = pipe.lines { $0 == "end" }
    for thread in 0..<4 {
      let own = lines.filter { $0.hasPrefix("line \(thread) ") }
      #expect(own == (0..<100).map { "line \(thread) \($0)" })
    }
    close(pipe.reading)
  }

  @Test("a reader that is gone costs nothing but its lines")
  func brokenPipe() {
    let pipe = LoggedPipe()
    close(pipe.reading)
    for number in 0..<1_000 { pipe.buffer.append(Self.line(number)) }
    #expect(pipe.buffer.flush(withinMilliseconds: 20_000))
  }

  @Test("after a reader that stalls and goes, the next one gets what comes then")
  func nextReader() throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "log").path
    try #require(mkfifo(path, 0o600) == 0)
    let first = open(path, O_RDONLY | O_NONBLOCK)
    let writing = open(path, O_WRONLY)
    defer { close(writing) }
    let buffer = LogBuffer(file: writing, capacityBytes: 10_000) { Array("dropped \($0)".utf8) }
    let count = 10_000
    for number in 0..<count { buffer.append(Self.line(number)) }
    close(first)
    #expect(buffer.flush(withinMilliseconds: 20_000))
    let second = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(second) }
    // What the first one left in the pipe.
    var chunk = [UInt8](repeating: 0, count: 65536)
    while read(second, &chunk, chunk.count) > 0 {}
    buffer.append(Array("the end".utf8))
    #expect(buffer.flush(withinMilliseconds: 20_000))
    let bytes = read(second, &chunk, chunk.count)
    let lines = String(decoding: chunk.prefix(max(0, bytes)), as: UTF8.self).split(separator: "\n")
    #expect(lines.first?.hasPrefix("dropped ") == true && lines.last == "the end")
  }

  @Test("a descriptor that does not block is waited for")
  func nonBlocking() {
    let pipe = LoggedPipe()
    _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
    for number in 0..<5_000 { pipe.buffer.append(Self.line(number)) }
    let lines = pipe.lines { $0.hasPrefix("line 4999 ") }
    #expect(lines.count == 5_000)
    close(pipe.reading)
  }

  @Test("a text line is one line, whatever is in it")
  func textLines() {
    let line = TextLogHandler.line(.info, "a\nb", ["reason": "c\r\n\u{1B}[2Jd"])
    let text = String(decoding: line, as: UTF8.self)
    #expect(text.hasSuffix(" info: a b reason=c   [2Jd"))
    let json = String(decoding: JSONLogHandler.line(.info, "a\nb", [:]), as: UTF8.self)
    #expect(json.hasSuffix(#""level":"info","message":"a\nb"}"#))
  }
}
