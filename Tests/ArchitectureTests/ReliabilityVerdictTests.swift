// The verdicts of `make faults`, `make attack` and `make soak`, whose runs are too long for every
// change: that they fail where nothing was tried.

import ContractTestSupport
import Foundation
import Testing

@Suite("The verdicts of the reliability runs")
struct ReliabilityVerdictTests {
  @Test("Nothing passes that was not tried")
  func nothingPassesUntried() async throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "verdicts-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let tests = PackageFolder.url.appending(path: "Tests/Reliability/verdicts_test.py").path
    let status = try await onThread {
      try ChildProcess.spawn("/usr/bin/env", ["python3", "-B", tests], output: output).wait()
    }
    let printed = try String(contentsOfFile: output, encoding: .utf8)
    #expect(status == 0 && printed.contains("\nOK"), "\(printed)")
  }
}
