// The clients at work: programs in Programs run each against a server that notes what it is sent and answers
// as it is told. Node takes the client as it is from 22.18 on; an older one takes what `tsc` makes of it.

import ContractTestSupport
import Foundation
import Testing

@Suite(
  "Programs",
  .enabled(if: NodeProgram.canRun, "neither Node 22.18 nor Node 20 with tsc is installed"))
struct ProgramTests {
  private static let folder = PackageFolder.url.appending(
    path: "Tests/ContractClientsTests/Programs")

  @Test(
    "A client sends and understands what its contract says",
    arguments: ["parameters", "bodies", "answers", "security", "names", "query-strings", "todo"])
  func program(name: String) async throws {
    let client = CaseTests.folder.appending(path: "\(name)/api.ts")
    let program = Self.folder.appending(path: "\(name).mjs")
    let (status, output) = try await NodeProgram.run(program, client: client)
    #expect(status == 0, "\(output.prefix(4_000))")
  }
}
