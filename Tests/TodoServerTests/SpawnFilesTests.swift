// What the processes that tests start inherit from the test run: nothing but their three files.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Files of child processes")
struct SpawnFilesTests {
  @Test("an open file of the test run is not theirs")
  func inheritance() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("spawn-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outputs = ["one", "two"].map { folder.appendingPathComponent($0).path }
    // Such as a socket of a library that does not say that it is for this process alone.
    let inherited = open("/dev/null", O_RDONLY)
    defer { close(inherited) }
    let mine = fcntl(inherited, F_DUPFD, 700)
    defer { close(mine) }
    let files = "3 \(inherited) \(mine)"
    let script = "for file in \(files); do [ -e /dev/fd/$file ] && echo $file; done; :"
    #expect(try ChildProcess.spawn("/bin/sh", ["-c", script], output: outputs[0]).wait() == 0)
    let child = try SpawnedProcess(
      "/bin/sh", ["-c", script], environment: [:], standardOutput: outputs[1],
      standardError: outputs[1])
    #expect(try await eventually(within: 60) { !child.isRunning })
    for output in outputs {
      #expect(try String(contentsOfFile: output, encoding: .utf8) == "")
    }
  }
}
