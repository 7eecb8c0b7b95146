// The build-tool plugin: runs contractc over a package's contract before its target is compiled. It
// serves any package: the contract is openapi.yaml, openapi.yml or openapi.json in the target's
// folder, or else in the package's root folder.

import Foundation
import PackagePlugin

@main
struct GenerateContract: BuildToolPlugin {
  /// The names that a contract may have, in the order in which they are looked for.
  private static let contractNames = ["openapi.yaml", "openapi.yml", "openapi.json"]

  /// The fixed set of files that contractc writes.
  private static let outputNames = [
    "Types.swift", "Codecs.swift", "Operations.swift", "Requests.swift", "Responses.swift",
    "Routes.swift", "Security.swift", "EmbeddedContract.swift",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folders = [target.directoryURL, context.package.directoryURL]
    let candidates = folders.flatMap { folder in
      Self.contractNames.map { folder.appending(path: $0) }
    }
    guard
      let contract = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) })
    else {
      Diagnostics.error(
        "GenerateContract: no \(Self.contractNames.joined(separator: ", ")) in the folder of target "
          + "\(target.name) or of the package")
      return []
    }
    let folder = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Generating \(target.name) from \(contract.lastPathComponent)",
        executable: try context.tool(named: "contractc").url,
        arguments: ["generate", contract.path, "--output", folder.path],
        inputFiles: Self.files(of: contract),
        outputFiles: Self.outputNames.map { folder.appending(path: $0) })
    ]
  }

  /// The contract and the files that its references lead to: a change of any of them counts.
  ///
  /// References are found as text. One too many, in a comment say, costs a look at a file; what they
  /// mean is for contractc to tell.
  private static func files(of contract: URL) -> [URL] {
    var files = [contract.standardizedFileURL]
    var count = 0
    while count < files.count {
      let file = files[count]
      count += 1
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      for match in text.matches(of: /\$ref["']?\s*:\s*["']?([^\s"'#,}]+)/) {
        let path = match.1.removingPercentEncoding ?? String(match.1)
        let other = file.deletingLastPathComponent().appending(path: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: other.path), !files.contains(other) {
          files.append(other)
        }
      }
    }
    return files
  }
}
