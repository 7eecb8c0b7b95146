// A package that depends on this one and calls its own targets by everyday words: no module of this
// package has such a name, because module names are unique across a whole package graph.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  @Suite struct Consumer {
    /// Names that other packages give their targets; the first is the executable.
    static let targets = [
      "App", "Handlers", "Generated", "Runtime", "HTTPServer", "JWT", "PostgreSQL", "OpenAPI",
      "TestSupport",
    ]
    static let tests = [
      "AppTests", "RuntimeTests", "EndToEndTests", "ArchitectureTests", "CorpusTests",
      "ExampleTests", "EditLoopTests", "SchemaConformanceTests",
    ]

    @Test func `a package whose targets have everyday names builds on every library`() async throws
    {
      let examples = try Examples()
      let folder = examples.folder("Consumer")
      defer { try? FileManager.default.removeItem(at: folder) }
      try Self.write(to: folder)
      let build = try await examples.build("Consumer")
      try #require(build.isSuccessful, "\(build.output.suffix(4000))")
      // Its executable has an everyday name as well. It runs in a group of services, which SIGTERM ends.
      let server = try await examples.start("App")
      let names = try await server.client.send("GET", "/names")
      #expect(names.status == 200 && names.text.contains(#""Handlers""#), "\(names.text)")
      try await server.stop()
    }

    /// Writes a package with all of these targets, each of which the executable imports.
    private static func write(to folder: URL) throws {
      for target in targets.dropFirst() where target != "Generated" {
        try write(
          "Sources/\(target)/\(target).swift", "public let nameOf\(target) = \"\(target)\"\n",
          folder)
      }
      try write("Sources/Generated/Generated.swift", "// Filled by the plugin.\n", folder)
      for test in tests { try write("Tests/\(test)/\(test).swift", "import Testing\n", folder) }
      try write("Sources/App/App.swift", application, folder)
      try write("Package.swift", manifest, folder)
      try write("openapi.yaml", contract, folder)
    }

    private static func write(_ name: String, _ text: String, _ folder: URL) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    private static let libraries = [
      "ContractRuntime", "ContractServer", "ContractServiceLifecycle", "ContractPostgreSQL",
      "ContractTokens",
    ]

    private static var manifest: String {
      let products = libraries.map { ".product(name: \"\($0)\", package: \"todo-server\")," }
      let plain = targets.dropFirst().filter { $0 != "Generated" }
      return """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "consumer",
          platforms: [.macOS(.v15)],
          dependencies: [
            .package(name: "todo-server", path: "../.."),
            .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
            .package(
              url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
          ],
          targets: [
            .executableTarget(
              name: "App",
              dependencies: [
                \(targets.dropFirst().map { "\"\($0)\"," }.joined(separator: " "))
                \(products.joined(separator: "\n        "))
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
              ]),
            .target(
              name: "Generated",
              dependencies: [.product(name: "ContractRuntime", package: "todo-server")],
              plugins: [.plugin(name: "GenerateContract", package: "todo-server")]),
            \(plain.map { ".target(name: \"\($0)\")," }.joined(separator: "\n    "))
            \(tests.map { ".testTarget(name: \"\($0)\")," }.joined(separator: "\n    "))
          ])

        """
    }

    private static let contract = """
      openapi: 3.1.0
      info: { title: Consumer, version: 1.0.0 }
      paths:
        /names:
          get:
            operationId: listNames
            responses:
              '200':
                description: The names.
                content:
                  application/json:
                    schema: { type: array, items: { type: string } }

      """

    private static var application: String {
      let names = targets.dropFirst().filter { $0 != "Generated" }
      return """
        import ContractPostgreSQL
        import ContractRuntime
        import ContractServer
        import ContractServiceLifecycle
        import ContractTokens
        import Foundation
        import Logging
        import ServiceLifecycle
        \(targets.dropFirst().map { "import \($0)" }.joined(separator: "\n"))

        @main
        struct Consumer: API {
          static func main() async throws {
            let environment = ProcessInfo.processInfo.environment
            let server = HTTPServerService(
              configuration: try ContractServer.HTTPServer.Configuration { environment[$0] },
              responder: Router(application: Consumer(), problem: ProblemDetails.unexpected)
            ) { server in
              FileHandle.standardOutput.write(Data("listening on \\(server.url)\\n".utf8))
            }
            let group = ServiceGroup(
              services: [server], gracefulShutdownSignals: [.sigterm],
              logger: Logger(label: "consumer"))
            try await group.run()
          }

          func listNames(
            _ input: Operations.ListNames.Input
          ) async throws -> Operations.ListNames.Output {
            .ok([\(names.map { "nameOf\($0)" }.joined(separator: ", "))])
          }
        }

        """
    }
  }
}
