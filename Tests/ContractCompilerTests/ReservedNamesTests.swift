// The names that emitted declarations avoid have to keep up with the types that emitted code names.

import Foundation
import Testing

@testable import ContractCompiler

@Suite("Reserved names")
struct ReservedNamesTests {
  @Test("every public type of the Runtime is reserved")
  func runtimeTypesAreReserved() throws {
    let names = try publicTypes(of: "ContractRuntime")
    #expect(names.count > 50)
    #expect(names.subtracting(ReservedNames.runtime).sorted() == [])
  }

  /// The types declared at the top level of a target's files.
  private func publicTypes(of target: String) throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/\(target)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let declaration = /^public (?:final |indirect )?(?:struct|enum|class|protocol|typealias) (\w+)/
      .anchorsMatchLineEndings()
    var names: Set<String> = []
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: declaration) { names.insert(String(match.1)) }
    }
    return names
  }
}
