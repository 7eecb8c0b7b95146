// swift-tools-version: 6.2
// Tokens and key sets, given to this package's verifier and to JWTKit: a package of its own, so that
// nobody who builds the server builds JWTKit. `make token-differential` runs it.
import PackageDescription

let package = Package(
  name: "token-differential",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "todo-server", path: "../.."),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.1.0"),
  ],
  targets: [
    .executableTarget(
      name: "TokenDifferential",
      dependencies: [
        .product(name: "ContractTokens", package: "todo-server"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
