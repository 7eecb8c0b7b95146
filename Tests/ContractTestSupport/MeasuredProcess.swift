// A program run to its end with a file on standard input, and what the kernel says it used.

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a program used, and how it ended.
public struct MeasuredProcess: Sendable, CustomStringConvertible {
  /// The exit status, or 128 and more for a signal, as shells count.
  public var status: Int32
  /// Time of the processor, user and system.
  public var processorSeconds: Double
  /// The largest resident set, as last seen before the end.
  public var peakBytes: Int

  /// Status, time and memory, for messages.
  public var description: String {
    let seconds = (processorSeconds * 100).rounded() / 100
    return "status \(status), \(seconds) s of the processor, \(peakBytes >> 20) MB at most"
  }

  /// Runs a program; it is killed after `secondsUntilKilled` of the clock.
  public static func run(
    _ path: String, input: URL, secondsUntilKilled: Double
  ) throws -> MeasuredProcess {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    let child = try ChildProcess.spawn(
      "/bin/sh", ["-c", "exec \"$0\" < \"$1\"", path, input.path], output: output.path)
    let deadline = Date(timeIntervalSinceNow: secondsUntilKilled)
    var usage = rusage()
    var status: Int32 = 0
    var peak = 0
    while wait4(child.identifier, &status, WNOHANG, &usage) == 0 {
      peak = max(peak, residentPeak(of: child.identifier) ?? 0)
      if Date() > deadline { child.signal(SIGKILL) }
      usleep(2_000)
    }
    let times = [usage.ru_utime, usage.ru_stime]
    let signal = status & 0x7F
    return MeasuredProcess(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      processorSeconds: times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 },
      peakBytes: peak)
  }

  /// The largest resident set of a process so far. `rusage` counts the memory of the process that
  /// started it too, which is this one, so the kernel is asked while it runs.
  public static func residentPeak(of identifier: pid_t) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
    guard let match = status?.firstMatch(of: /VmHWM:\s+([0-9]+) kB/) else { return nil }
    return Int(match.1).map { $0 * 1024 }
  }
}

/// Programs of the build that the running tests belong to.
public enum BuiltProduct {
  /// The executable of a product that the test target depends on.
  public static func url(_ name: String) throws -> URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<5 {
      for place in [name, "debug/\(name)", ".build/debug/\(name)"] {
        let url = folder.appending(path: place)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          return url
        }
      }
      folder.deleteLastPathComponent()
    }
    let own = PackageFolder.url.appending(path: ".build/debug/\(name)")
    guard FileManager.default.fileExists(atPath: own.path) else {
      throw PublishedData.Missing(description: "the program '\(name)' of this build is not found")
    }
    return own
  }
}
