// What the plugins do in another package: the configuration beside the contract, files that only a
// discriminator names, and `swift package contract`.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  @Suite struct Plugins {
    @Test func `the configuration is an input of the build, and so is a file of a mapping`()
      async throws
    {
      let package = try ConfiguredPackage()
      defer { try? FileManager.default.removeItem(at: package.folder) }
      try package.write(
        "contract-config.yaml",
        """
        accessModifier: package
        filter: { tags: [shown] }
        nameOverrides: { operations: { findPet: lookUp } }
        """)
      let first = try await package.build()
      try #require(first.isSuccessful, "\(first.output.suffix(4000))")

      // A file that only the discriminator's mapping names.
      try package.write("cat.yaml", "Cat: {type: object, properties: {lives: {type: 9}}}")
      let second = try await package.build()
      #expect(!second.isSuccessful)
      #expect(
        !second.lines(with: "cat.yaml:1:", "error: ").isEmpty, "\(second.output.suffix(4000))")
      try package.write("cat.yaml", ConfiguredPackage.cat)

      try package.write("contract-config.yaml", "strict: true\nfilter: { tags: [shwon] }")
      let third = try await package.build()
      #expect(!third.isSuccessful)
      #expect(
        !third.lines(with: "contract-config.yaml:2:", "error: ", "did you mean 'shown'?").isEmpty,
        "\(third.output.suffix(4000))")
    }

    @Test func `swift package contract checks and compares contracts`() async throws {
      let examples = try PackageCopy(leaving: PackageCopy.todoService)
      let check = try await onUngatedThread {
        try examples.run(["contract", "check"], example: "PetStore")
      }
      #expect(check.isSuccessful, "\(check.output.suffix(4000))")

      let contract = examples.folder.appendingPathComponent("Examples/PetStore/openapi.yaml")
      let old = examples.folder.appendingPathComponent("Examples/old-pets.yaml")
      defer { try? FileManager.default.removeItem(at: old) }
      let text = try String(contentsOf: contract, encoding: .utf8)
      try text.write(to: old, atomically: true, encoding: .utf8)
      let same = try await onUngatedThread {
        try examples.run(["contract", "diff", old.path], example: "PetStore")
      }
      #expect(same.isSuccessful, "\(same.output.suffix(4000))")

      try text.replacingOccurrences(
        of: "openapi: 3.1.0", with: "openapi: 3.1.0\nx-note: 1\nnote: 1"
      )
      .write(to: old, atomically: true, encoding: .utf8)
      let loose = try await onUngatedThread {
        try examples.run(["contract", "check", old.path], example: "PetStore")
      }
      #expect(loose.isSuccessful, "\(loose.output.suffix(4000))")
      let strict = try await onUngatedThread {
        try examples.run(["contract", "check", "--strict", old.path], example: "PetStore")
      }
      #expect(!strict.isSuccessful)
      #expect(!strict.lines(with: "old-pets.yaml:3:1: error: ", "unknown-field").isEmpty)

      try
        "openapi: 3.1.0\ninfo: {title: Pets, version: '0'}\npaths: {/gone: {get: {operationId: gone}}}"
        .write(to: old, atomically: true, encoding: .utf8)
      let broken = try await onUngatedThread {
        try examples.run(["contract", "diff", old.path], example: "PetStore")
      }
      #expect(!broken.isSuccessful)
      #expect(broken.output.contains("/gone"), "\(broken.output.suffix(4000))")
    }
  }
}

/// A package with options beside its contract, and code that says which of its names are expected.
private struct ConfiguredPackage {
  let folder: URL
  private let examples: Examples

  static let cat = "Cat: {type: object, properties: {lives: {type: integer}}}"

  init() throws {
    examples = try Examples()
    folder = examples.folder("Configured")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Sources/Configured"), withIntermediateDirectories: true)
    let manifest = try String(
      contentsOf: PackageFolder.url.appendingPathComponent("Examples/PetStore/Package.swift"),
      encoding: .utf8)
    try write(
      "Package.swift",
      manifest.replacingOccurrences(of: "PetStore", with: "Configured")
        .replacingOccurrences(of: ".executableTarget(", with: ".target("))
    try write("cat.yaml", Self.cat)
    try write(
      "openapi.yaml",
      """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths:
        /pet:
          get:
            operationId: findPet
            tags: [shown]
            responses:
              '200':
                description: A pet
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Pet' }
          delete:
            operationId: removePet
            responses: { '204': { description: Gone } }
      components:
        schemas:
          Pet:
            type: object
            required: [kind]
            properties: { kind: { type: string } }
            discriminator:
              propertyName: kind
              mapping:
                cat: cat.yaml#/Cat
      """)
    try write(
      "Sources/Configured/Configured.swift",
      """
      // The method has the name of the configuration; what is filtered out can be declared anew.
      package protocol Pets: API {}
      extension API {
        package func methods() { _ = self.lookUp }
        package func removePet() {}
      }
      """)
  }

  func write(_ path: String, _ text: String) throws {
    try (text + "\n").write(
      to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
  }

  func build() async throws -> PackageCopy.Build { try await examples.build("Configured") }
}
