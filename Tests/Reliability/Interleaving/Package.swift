// swift-tools-version: 6.2
// The client of `make attack` that is quick enough for millions of requests; it depends on nothing.
import PackageDescription

let package = Package(
  name: "interleaving",
  platforms: [.macOS(.v15)],
  targets: [.executableTarget(name: "InterleavedClient")],
  swiftLanguageModes: [.v6]
)
