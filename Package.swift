// swift-tools-version: 6.2
// Two lines of targets: the contract compiler runs at build time, the server at run time; they meet
// only at the Swift that the plugin generates. docs/ARCHITECTURE.md has the import table.
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]
/// For targets that touch C or raw memory: every such place is marked `unsafe`.
let settingsBesideC: [SwiftSetting] = settings + [.strictMemorySafety()]

/// What `todo-server --version` names: TODO_SERVER_COMMIT where it is set, as for an image that is built without
/// git's folder, else what git said when SwiftPM last read this file, which it does after a change of it. Only
/// the letters of names of commits, as it becomes a macro of C.
let commit =
  (Context.environment["TODO_SERVER_COMMIT"] ?? Context.gitInformation?.currentCommit ?? "")
  .prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40)

/// The optimised server carries Swift's runtime: calls into it go straight there, and it starts without looking
/// for it. Packages that depend on this one get none of it: these are flags of the program, not of a library.
/// The two libraries are what Foundation's own needs besides; SwiftPM names them only where it compiles all
/// packages for a static runtime.
let staticRuntime = ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"]

let package = Package(
  name: "todo-server",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "todo-server", targets: ["TodoServer"]),
    .executable(name: "contractc", targets: ["contractc"]),
    .plugin(name: "GenerateContract", targets: ["GenerateContract"]),
    .plugin(name: "ContractCommands", targets: ["ContractCommands"]),
    .library(name: "ContractRuntime", targets: ["ContractRuntime"]),
    .library(name: "ContractServer", targets: ["ContractServer"]),
    .library(name: "ContractServiceLifecycle", targets: ["ContractServiceLifecycle"]),
    .library(name: "ContractPostgreSQL", targets: ["ContractPostgreSQL"]),
    .library(name: "ContractTokens", targets: ["ContractTokens"]),
    // For the fuzzers, which are a package of their own below Fuzz.
    .library(name: "ContractFuzzChecks", targets: ["ContractFuzzChecks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // System libraries: module maps, nothing else.
    .systemLibrary(
      name: "ContractLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "ContractLibPQ", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "ContractLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "ContractLibSSL", pkgConfig: "libssl",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

    // The contract line: build time.
    .target(
      name: "OpenAPIDocument", dependencies: ["ContractLibYAML"], swiftSettings: settingsBesideC),
    .target(
      name: "ContractModel",
      dependencies: ["OpenAPIDocument", "ContractPatterns", "ContractFormats"],
      swiftSettings: settings),
    .target(
      name: "ContractCompiler",
      dependencies: ["ContractModel", "OpenAPIDocument", "ContractPatterns"],
      swiftSettings: settings),
    .target(
      name: "ContractDiff", dependencies: ["ContractModel", "OpenAPIDocument"],
      swiftSettings: settings),
    .target(
      name: "ContractClients", dependencies: ["ContractModel", "OpenAPIDocument"],
      swiftSettings: settings),
    .executableTarget(
      name: "contractc",
      dependencies: [
        "ContractCompiler", "ContractDiff", "ContractClients", "OpenAPIDocument",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .plugin(
      name: "GenerateContract", capability: .buildTool(), dependencies: ["contractc"]),
    .plugin(
      name: "ContractCommands",
      capability: .command(
        intent: .custom(
          verb: "contract",
          description: "Checks the package's contract, or compares another with it")),
      dependencies: ["contractc"]),

    // Below both lines.
    .target(name: "ContractPatterns", swiftSettings: settings),
    .target(
      name: "ContractFormats", dependencies: ["ContractPatterns"], swiftSettings: settings),

    // The request line: run time.
    .target(
      name: "ContractBuildCommit",
      cSettings: [.define("CONTRACT_BUILD_COMMIT", to: commit.isEmpty ? "unknown" : "\(commit)")]),
    .target(
      name: "ContractRuntime", dependencies: ["ContractPatterns", "ContractFormats"],
      swiftSettings: settingsBesideC),
    .target(
      name: "ContractServer",
      dependencies: [
        "ContractRuntime",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOExtras", package: "swift-nio-extras"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ],
      swiftSettings: settingsBesideC),
    .target(
      name: "ContractServiceLifecycle",
      dependencies: [
        "ContractRuntime", "ContractServer",
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .target(
      name: "ContractPostgreSQL", dependencies: ["ContractLibPQ"],
      // What a row lends cannot be kept beyond its result (SE-0446): functions say so by `@_lifetime`.
      swiftSettings: settingsBesideC + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "ContractTokens", dependencies: ["ContractLibCrypto", "ContractRuntime"],
      swiftSettings: settingsBesideC),
    .target(
      name: "TodoContract", dependencies: ["ContractRuntime"], path: "Sources/Generated",
      swiftSettings: settings,
      plugins: ["GenerateContract"]),
    .target(
      name: "TodoHandlers",
      dependencies: ["TodoContract", "ContractRuntime", "ContractPostgreSQL"],
      path: "Sources/Handlers",
      swiftSettings: settings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    .executableTarget(
      name: "TodoServer",
      dependencies: [
        "TodoHandlers", "TodoContract", "ContractRuntime", "ContractServer", "ContractPostgreSQL",
        "ContractTokens", "ContractLibSSL", "ContractLibPQ", "ContractBuildCommit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      path: "Sources/App", swiftSettings: settingsBesideC,
      linkerSettings: [
        .unsafeFlags(staticRuntime, .when(platforms: [.linux], configuration: .release))
      ]),

    // What `make bench` and `make bench-check` run; Benchmarks/README.md tells which is for what.
    .executableTarget(
      name: "ContractBenchmarks",
      dependencies: ["TodoContract", "ContractRuntime", "ContractPostgreSQL", "ContractTokens"],
      path: "Benchmarks/operations", swiftSettings: settings),
    .executableTarget(
      name: "ContractBarePipeline",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      path: "Benchmarks/pipeline", swiftSettings: settings),

    // Tests: a folder a target, and the server as a whole over a socket.
    .target(
      name: "ContractTestSupport", path: "Tests/ContractTestSupport", swiftSettings: settings),
    .target(
      name: "ContractFuzzChecks",
      dependencies: [
        "OpenAPIDocument", "ContractCompiler", "ContractPatterns", "ContractRuntime",
        "ContractServer", "ContractTokens", "ContractLibCrypto", "ContractTestSupport",
      ], path: "Tests/ContractFuzzChecks", swiftSettings: settings),
    .executableTarget(
      name: "ContractJSONHarness", dependencies: ["ContractRuntime"],
      path: "Tests/ContractJSONHarness",
      swiftSettings: settingsBesideC),
    .executableTarget(
      name: "ContractSchemaHarness",
      dependencies: ["ContractCompiler", "OpenAPIDocument", "ContractRuntime"],
      path: "Tests/ContractSchemaHarness", swiftSettings: settings),
    .executableTarget(
      name: "ContractYAMLHarness", dependencies: ["ContractCompiler", "OpenAPIDocument"],
      path: "Tests/ContractYAMLHarness", swiftSettings: settings),
    .executableTarget(
      name: "ContractPostgreSQLHarness", dependencies: ["ContractPostgreSQL"],
      path: "Tests/ContractPostgreSQLHarness", swiftSettings: settings),
    .executableTarget(
      name: "ContractTokensHarness",
      dependencies: [
        "ContractTokens", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/ContractTokensHarness", swiftSettings: settings),
    .testTarget(
      name: "OpenAPIDocumentTests",
      dependencies: [
        "OpenAPIDocument", "ContractModel", "ContractPatterns", "ContractTestSupport",
        "ContractYAMLHarness",
      ],
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "ContractModelTests", dependencies: ["ContractModel", "OpenAPIDocument"],
      swiftSettings: settings),
    .testTarget(
      name: "ContractCompilerTests",
      dependencies: [
        "ContractCompiler", "ContractDiff", "ContractModel", "ContractFormats", "OpenAPIDocument",
      ],
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "ContractDiffTests",
      dependencies: ["ContractDiff", "OpenAPIDocument", "ContractTestSupport"], exclude: ["Cases"],
      swiftSettings: settings),
    .testTarget(
      name: "ContractClientsTests",
      dependencies: [
        "ContractClients", "ContractCompiler", "OpenAPIDocument", "ContractTestSupport",
        "contractc",
      ],
      exclude: ["Cases", "Programs"], swiftSettings: settings),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "ContractCompiler", "OpenAPIDocument", "ContractRuntime", "ContractTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ContractPatternsTests", dependencies: ["ContractPatterns", "ContractTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ContractRuntimeTests", dependencies: ["ContractRuntime", "ContractTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ContractServerTests",
      dependencies: [
        "ContractServer", "ContractServiceLifecycle", "ContractRuntime", "ContractTestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ContractPostgreSQLTests",
      dependencies: [
        "ContractPostgreSQL", "ContractPostgreSQLHarness", "ContractRuntime", "ContractTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ContractTokensTests",
      dependencies: [
        "ContractTokens", "ContractLibCrypto", "ContractRuntime", "ContractTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TodoServerTests",
      dependencies: [
        "TodoServer", "ContractTestSupport", .product(name: "Logging", package: "swift-log"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Metrics", package: "swift-metrics"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["ContractTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "FuzzReplayTests", dependencies: ["ContractFuzzChecks", "ContractTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["ContractTestSupport", "ContractLibCrypto", "TodoContract", "TodoServer"],
      swiftSettings: settings),
    .testTarget(
      name: "SchemaConformanceTests",
      dependencies: [
        "ContractModel", "ContractRuntime", "ContractSchemaHarness", "ContractTestSupport",
      ],
      exclude: ["Vectors", "Wire"],
      swiftSettings: settings),
    .testTarget(
      name: "EditLoopTests", dependencies: ["ContractTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ExampleTests", dependencies: ["ContractTestSupport"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
