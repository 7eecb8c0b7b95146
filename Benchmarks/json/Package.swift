// swift-tools-version: 6.2
// Times the JSON codec on the bodies of the todo contract: `swift run -c release JSONBenchmark`.
import PackageDescription

let package = Package(
  name: "json-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "todo-server", path: "../..")],
  targets: [
    .executableTarget(
      name: "JSONBenchmark",
      dependencies: [.product(name: "ContractRuntime", package: "todo-server")])
  ],
  swiftLanguageModes: [.v6]
)
