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

let package = Package(
  name: "todo-server",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "todo-server", targets: ["App"]),
    .executable(name: "contractc", targets: ["contractc"]),
    .plugin(name: "GenerateContract", targets: ["GenerateContract"]),
    .library(name: "Runtime", targets: ["Runtime"]),
    .library(name: "HTTPServer", targets: ["HTTPServer"]),
    .library(name: "PostgreSQL", targets: ["PostgreSQL"]),
    .library(name: "JWT", targets: ["JWT"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
  ],
  targets: [
    // System libraries: module maps, nothing else.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPostgreSQL", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),

    // The contract line: build time.
    .target(name: "OpenAPI", dependencies: ["CYAML"], swiftSettings: settingsBesideC),
    .target(name: "ContractCompiler", dependencies: ["OpenAPI"], swiftSettings: settings),
    .target(name: "ContractDiff", dependencies: ["OpenAPI"], swiftSettings: settings),
    .executableTarget(
      name: "contractc",
      dependencies: [
        "ContractCompiler", "ContractDiff", "OpenAPI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .plugin(
      name: "GenerateContract", capability: .buildTool(), dependencies: ["contractc"]),

    // The request line: run time.
    .target(name: "Runtime", swiftSettings: settingsBesideC),
    .target(
      name: "HTTPServer",
      dependencies: [
        "Runtime",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOExtras", package: "swift-nio-extras"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ],
      swiftSettings: settingsBesideC),
    .target(name: "PostgreSQL", dependencies: ["CPostgreSQL"], swiftSettings: settingsBesideC),
    .target(name: "JWT", dependencies: ["COpenSSL", "Runtime"], swiftSettings: settingsBesideC),
    .target(
      name: "Generated", dependencies: ["Runtime"], swiftSettings: settings,
      plugins: ["GenerateContract"]),
    .target(
      name: "Handlers", dependencies: ["Generated", "Runtime", "PostgreSQL"],
      swiftSettings: settings),
    .executableTarget(
      name: "App",
      dependencies: [
        "Handlers", "Generated", "Runtime", "HTTPServer", "PostgreSQL", "JWT", "CCurl",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settingsBesideC),

    // Tests: a folder a target, and the server as a whole over a socket.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .executableTarget(
      name: "JSONHarness", dependencies: ["Runtime"], path: "Tests/JSONHarness",
      swiftSettings: settingsBesideC),
    .executableTarget(
      name: "SchemaHarness", dependencies: ["ContractCompiler", "OpenAPI", "Runtime"],
      path: "Tests/SchemaHarness", swiftSettings: settings),
    .executableTarget(
      name: "YAMLHarness", dependencies: ["ContractCompiler", "OpenAPI"],
      path: "Tests/YAMLHarness", swiftSettings: settings),
    .executableTarget(
      name: "JWTHarness",
      dependencies: ["JWT", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/JWTHarness", swiftSettings: settings),
    .testTarget(
      name: "OpenAPITests", dependencies: ["OpenAPI"], exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "ContractCompilerTests", dependencies: ["ContractCompiler", "OpenAPI"],
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "ContractDiffTests", dependencies: ["ContractDiff", "OpenAPI"], exclude: ["Cases"],
      swiftSettings: settings),
    .testTarget(
      name: "CorpusTests", dependencies: ["ContractCompiler", "OpenAPI", "Runtime", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "RuntimeTests", dependencies: ["Runtime"], swiftSettings: settings),
    .testTarget(
      name: "HTTPServerTests",
      dependencies: [
        "HTTPServer", "Runtime",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PostgreSQLTests", dependencies: ["PostgreSQL", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "JWTTests", dependencies: ["JWT", "COpenSSL", "Runtime"], swiftSettings: settings),
    .testTarget(name: "AppTests", dependencies: ["App"], swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "COpenSSL", "App"],
      swiftSettings: settings),
    .testTarget(
      name: "SchemaConformanceTests", dependencies: ["SchemaHarness"], exclude: ["Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "EditLoopTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ExampleTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
