// The wall's second layer: code that makes an owner, or reaches user data without one, does not
// compile. The compiler of this build's toolchain says so, over the modules of this build.

import ContractTestSupport
import Foundation
import Testing

@Suite struct OwnerTypeTests {
  /// Code that must be refused, and a word of the reason.
  static let refused: [(name: String, reason: String, code: String)] = [
    ("makes an owner", "inaccessible", #"func forged() -> Owner { Owner(id: "bob") }"#),
    (
      "makes an owner as the hook does", "inaccessible",
      #"func forged() -> Owner? { Owner("bob", RequestPath(target: "/bob").rawValue(0)) }"#
    ),
    (
      "changes an owner", "'let' constant",
      #"func changed(_ owner: Owner) -> Owner { var other = owner; other.id = "bob"; return other }"#
    ),
    (
      "extends the owner", "self.init",
      "extension Owner { init(named name: String) { self.id = name } }"
    ),
    (
      "reads without an owner", "missing argument",
      """
      func read(_ database: OwnedDatabase<Owner>) async throws {
        _ = try await database.read(statement.bind("bob"))
      }
      """
    ),
    (
      "writes without an owner", "missing argument",
      """
      func write(_ database: OwnedDatabase<Owner>) async throws {
        _ = try await database.write(statement.bind("bob"))
      }
      """
    ),
    (
      "reads with a text for an owner", "cannot convert",
      """
      func read(_ database: OwnedDatabase<Owner>) async throws {
        _ = try await database.read(as: "bob", statement.bind("bob"))
      }
      """
    ),
    (
      "takes the database out", "inaccessible",
      "func unwrapped(_ owned: OwnedDatabase<Owner>) -> Database { owned.database }"
    ),
  ]

  private static let preamble = """
    import ContractPostgreSQL
    import ContractRuntime
    import TodoContract
    let statement = Statement<Int64, String>("SELECT id FROM tasks WHERE user_id = $1") {
      (row) throws(DatabaseError) in try row.int64()
    }

    """

  @Test func `code with an owner compiles`() throws {
    let output = try Self.typecheck(
      """
      func read(_ database: OwnedDatabase<Owner>, _ owner: Owner) async throws -> [Int64] {
        try await database.read(as: owner, statement.bind(owner.id))
      }
      """)
    #expect(output.isEmpty, "\(output)")
  }

  @Test(arguments: refused.map(\.name))
  func `code without one does not`(name: String) throws {
    let row = try #require(Self.refused.first { $0.name == name })
    let output = try Self.typecheck(row.code)
    let errors = output.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.contains { $0.contains(row.reason) }, "\(output)")
  }

  /// What the compiler says of a file.
  private static func typecheck(_ code: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("owner-types-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Code.swift")
    try (preamble + code + "\n").write(to: file, atomically: true, encoding: .utf8)
    let log = folder.appendingPathComponent("log").path
    let libpq = PackageFolder.url.appendingPathComponent("Sources/ContractLibPQ").path
    let flags = try PostgreSQLCluster.run("/usr/bin/env", ["pkg-config", "--cflags", "libpq"])
      .split { $0 == " " || $0 == "\n" }.flatMap { ["-Xcc", String($0)] }
    _ = try ChildProcess.spawn(
      "/usr/bin/env",
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-module-cache-path",
        folder.appendingPathComponent("cache").path, "-I", try modules().path, "-I", libpq,
      ] + flags + [file.path], output: log
    ).wait()
    return (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
  }

  /// The folder of this build's modules, beside the running test bundle or its runner.
  private static func modules() throws -> URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      for name in ["Modules", "debug/Modules", ".build/debug/Modules"] {
        let modules = folder.appendingPathComponent(name)
        let contract = modules.appendingPathComponent("TodoContract.swiftmodule").path
        if FileManager.default.fileExists(atPath: contract) { return modules }
      }
      folder.deleteLastPathComponent()
    }
    let own = PackageFolder.url.appendingPathComponent(".build/debug/Modules")
    let contract = own.appendingPathComponent("TodoContract.swiftmodule").path
    try #require(FileManager.default.fileExists(atPath: contract), "no modules of this build")
    return own
  }
}
