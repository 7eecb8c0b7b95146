// swift-tools-version: 6.2
// Fuzzers: one executable a check of ContractFuzzChecks, each with libFuzzer for its main program. They are
// built with `-sanitize=fuzzer` for all sources, which is why `make fuzz` builds them and not `swift
// build`. `FuzzReplayTests` of the package above runs the same checks without a fuzzer.
import PackageDescription

let checks = [
  "Document", "Contract", "JSON", "Token", "KeySet", "URI", "HTTP", "Multipart", "Form", "Pattern",
]

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "todo-server", path: "..")],
  targets: checks.map { check in
    .executableTarget(
      name: "Fuzz\(check)",
      dependencies: [.product(name: "ContractFuzzChecks", package: "todo-server")])
  },
  swiftLanguageModes: [.v6]
)
