// swift-tools-version: 6.2
// Measures the PostgreSQL client alone, beside pgbench; a package of its own, so that the server's
// build does not know it. Run Benchmarks/database/against-pgbench.sh.
import PackageDescription

let package = Package(
  name: "database-bench",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "todo-server", path: "../..")],
  targets: [
    .executableTarget(
      name: "database-bench",
      dependencies: [.product(name: "ContractPostgreSQL", package: "todo-server")],
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
