// The generated client against the live server: Node runs it as it is.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(
    .enabled(if: NodeProgram.canRun, "neither Node 22.18 nor Node 20 with tsc is installed"))
  struct TypeScriptClients {
    private static let folder = PackageFolder.url.appending(path: "Tests/ContractClientsTests")

    @Test(arguments: ["plain", "auth0|a b/ç?#%"])
    func `a generated client does all that the contract promises`(name: String) async throws {
      let user = try await User.new("\(name)-\(randomText(12))")
      let (status, output) = try await NodeProgram.run(
        Self.folder.appending(path: "Programs/live.mjs"),
        client: Self.folder.appending(path: "Cases/todo/api.ts"),
        ["http://127.0.0.1:\(user.client.port)", user.id, user.token])
      #expect(status == 0, "\(output.prefix(4_000))")
    }
  }
}
