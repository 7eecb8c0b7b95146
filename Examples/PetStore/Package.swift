// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "pet-store",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "todo-server", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "PetStore",
      dependencies: [
        .product(name: "ContractRuntime", package: "todo-server"),
        .product(name: "ContractServer", package: "todo-server"),
      ],
      plugins: [.plugin(name: "GenerateContract", package: "todo-server")])
  ]
)
