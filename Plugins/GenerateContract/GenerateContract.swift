// The build-tool plugin: runs contractc over a package's contract before its target is compiled. It
// serves any package: the contract is openapi.yaml, openapi.yml or openapi.json in the target's
// folder, or else in the package's root folder; contract-config.yaml in either holds options.

import Foundation
import PackagePlugin

@main
struct GenerateContract: BuildToolPlugin {
  /// The names that a contract may have, in the order in which they are looked for.
  private static let contractNames = ["openapi.yaml", "openapi.yml", "openapi.json"]

  /// The names that a configuration may have.
  private static let configurationNames = ["contract-config.yaml", "contract-config.yml"]

  /// The fixed set of files that contractc writes.
  private static let outputNames = [
    "Types.swift", "Codecs.swift", "Operations.swift", "Requests.swift", "Responses.swift",
    "Routes.swift", "Security.swift", "EmbeddedContract.swift",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folders = [target.directoryURL, context.package.directoryURL]
    guard let contract = Self.first(of: Self.contractNames, in: folders) else {
      Diagnostics.error(
        "GenerateContract: no \(Self.contractNames.joined(separator: ", ")) in the folder of target "
          + "\(target.name) or of the package")
      return []
    }
    let configuration = Self.first(of: Self.configurationNames, in: folders)
    let folder = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Generating \(target.name) from \(contract.lastPathComponent)",
        executable: try context.tool(named: "contractc").url,
        arguments: ["generate", contract.path, "--output", folder.path]
          + (configuration.map { ["--config", $0.path] } ?? []),
        inputFiles: Self.files(of: contract) + (configuration.map { [$0] } ?? []),
        outputFiles: Self.outputNames.map { folder.appending(path: $0) })
    ]
  }

  private static func first(of names: [String], in folders: [URL]) -> URL? {
    folders.flatMap { folder in names.map { folder.appending(path: $0) } }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// The contract and the files that its references lead to: a change of any of them counts.
  private static func files(of contract: URL) -> [URL] {
    var files = [contract.standardizedFileURL]
    var count = 0
    while count < files.count {
      let file = files[count]
      count += 1
      for path in paths(in: (try? Data(contentsOf: file)) ?? Data()) {
        let path = path.removingPercentEncoding ?? path
        let other = file.deletingLastPathComponent().appending(path: path).standardizedFileURL
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: other.path, isDirectory: &isFolder),
          !isFolder.boolValue, !files.contains(other)
        {
          files.append(other)
        }
      }
    }
    return files
  }

  /// The texts of a file that may be references to another: of `$ref`, and of a discriminator's
  /// `mapping`, whose values are references without a keyword.
  ///
  /// They are found as text. One too many, in a comment say, costs a look at a file; what they mean
  /// is for contractc to tell.
  private static func paths(in text: Data) -> Set<String> {
    var found: Set<String> = []
    var follows = false
    for part in text.split(whereSeparator: { separators.contains($0) }) {
      let path = part.prefix { $0 != UInt8(ascii: "#") }
      let isPath =
        follows || path.count < part.count || path.contains(UInt8(ascii: "."))
        || path.contains(UInt8(ascii: "/"))
      follows =
        part.elementsEqual("$ref:".utf8) || part.elementsEqual("$ref".utf8)
        || follows && part.elementsEqual(":".utf8)
      if isPath, !path.isEmpty, path.first != UInt8(ascii: "/"), path.count <= longestPath {
        found.insert(String(decoding: path, as: UTF8.self))
      }
    }
    return found
  }

  /// What stands between the values of YAML and JSON.
  private static let separators = Set(" \t\r\n\"',{}[]".utf8)
  /// The longest path that is looked for, in bytes.
  private static let longestPath = 1024
}
