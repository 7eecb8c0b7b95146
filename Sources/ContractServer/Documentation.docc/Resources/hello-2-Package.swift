// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "hello",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "todo-server", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Hello",
      dependencies: [
        .product(name: "ContractRuntime", package: "todo-server"),
        .product(name: "ContractServer", package: "todo-server"),
      ],
      plugins: [.plugin(name: "GenerateContract", package: "todo-server")])
  ]
)
