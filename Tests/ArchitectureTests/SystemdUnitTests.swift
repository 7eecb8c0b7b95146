// The unit of systemd, as systemd itself reads it, where it is installed.

import ContractTestSupport
import Foundation
import Testing

private let analyzer = "/usr/bin/systemd-analyze"

@Suite(
  "The unit of systemd",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: analyzer), "systemd is not installed"))
struct SystemdUnitTests {
  @Test("Every line of it is understood")
  func isUnderstood() async throws {
    let (status, printed) = try await analyze(["verify"])
    #expect(status == 0 && !printed.contains("todo-server.service:"), "\(printed)")
  }

  @Test("It leaves little to attack: an exposure of less than 2 of 10")
  func isHardened() async throws {
    let (status, printed) = try await analyze([
      "security", "--offline=true", "--no-pager", "--threshold=20",
    ])
    #expect(status == 0, "\(printed)")
  }

  /// Runs the analyzer on the unit, whose program is one that is there.
  private func analyze(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "unit-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let unit = folder.appending(path: "todo-server.service")
    let text = try String(
      contentsOf: PackageFolder.url.appending(path: "Packaging/todo-server.service"),
      encoding: .utf8)
    try text.replacing("/usr/local/bin/todo-server", with: "/bin/true")
      .write(to: unit, atomically: true, encoding: .utf8)
    let output = folder.appending(path: "output")
    let status = try await onThread {
      try ChildProcess.spawn(analyzer, arguments + [unit.path], output: output.path).wait()
    }
    return (status, try String(contentsOf: output, encoding: .utf8))
  }
}
