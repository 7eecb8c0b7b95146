// swift-tools-version: 6.2
// The fuzzer: libFuzzer around the checks of ContractFuzzChecks. It is built with `-sanitize=fuzzer` for
// all sources, which is why `make fuzz` builds it and not `swift build`. `FuzzReplayTests` of the package
// above runs the same checks without a fuzzer.
import PackageDescription

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "todo-server", path: "..")],
  targets: [
    .target(name: "LibFuzzer"),
    .executableTarget(
      name: "ContractFuzzer",
      dependencies: ["LibFuzzer", .product(name: "ContractFuzzChecks", package: "todo-server")]),
  ],
  swiftLanguageModes: [.v6]
)
