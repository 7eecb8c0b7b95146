// swift-tools-version: 6.2
// Measures the CPU time of a trivial request: HTTPServer against NIO's bare codec. See README.md.

import PackageDescription

let package = Package(
  name: "http-bench",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "todo-server", path: "../.."),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .executableTarget(
      name: "http-bench",
      dependencies: [
        .product(name: "ContractServer", package: "todo-server"),
        .product(name: "ContractRuntime", package: "todo-server"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
