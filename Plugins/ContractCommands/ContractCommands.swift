// The command plugin: `swift package contract check` and `swift package contract diff OLD [NEW]` run
// contractc over the contracts of a package, found where the build-tool plugin finds them.

import Foundation
import PackagePlugin

@main
struct ContractCommands: CommandPlugin {
  /// The names that a contract may have, in the order in which they are looked for.
  private static let contractNames = ["openapi.yaml", "openapi.yml", "openapi.json"]

  /// The names that a configuration may have.
  private static let configurationNames = ["contract-config.yaml", "contract-config.yml"]

  private static let usage = """
    USAGE: swift package contract check [CONTRACT] [--strict] [--config FILE] [--format text|json]
           swift package contract diff OLD [NEW] [--allow FILE] [--format text|json]

    Without CONTRACT or NEW the package's own contract is taken: openapi.yaml, openapi.yml or \
    openapi.json in the package's folder or a target's.
    """

  /// A contract of the package, and the configuration beside it or in its target's folder.
  private struct Contract {
    var path: String
    var configuration: String?
  }

  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let contractc = try context.tool(named: "contractc").url
    guard let command = arguments.first, command == "check" || command == "diff" else {
      Diagnostics.error(Self.usage)
      return
    }
    var rest = Array(arguments.dropFirst())
    let paths = Self.paths(in: rest)
    if command == "diff" {
      if paths.count == 1, let own = Self.only(Self.contracts(of: context.package)) {
        let place = (rest.firstIndex(of: paths[0]) ?? 0) + 1
        rest.insert(own.path, at: place)
      }
      try Self.run(contractc, ["diff"] + rest)
      return
    }
    if !paths.isEmpty { return try Self.run(contractc, ["check"] + rest) }
    let contracts = Self.contracts(of: context.package)
    if contracts.isEmpty {
      Diagnostics.error("no contract in the folder of the package or of a target")
    }
    for contract in contracts {
      let isGiven = rest.contains { $0 == "--config" || $0.hasPrefix("--config=") }
      let options = isGiven ? [] : contract.configuration.map { ["--config", $0] } ?? []
      try Self.run(contractc, ["check", contract.path] + options + rest)
    }
  }

  /// The arguments that are neither options nor the values of options.
  private static func paths(in arguments: [String]) -> [String] {
    var paths: [String] = []
    var isValue = false
    for argument in arguments {
      if !isValue, !argument.hasPrefix("-") { paths.append(argument) }
      isValue = ["--config", "--format", "--allow"].contains(argument)
    }
    return paths
  }

  /// The contracts of a package, each once: that of its folder, and those of its targets' folders.
  private static func contracts(of package: Package) -> [Contract] {
    let folders = [package.directoryURL] + package.targets.map(\.directoryURL)
    var seen: Set<String> = []
    return folders.compactMap { folder in
      guard let path = first(of: contractNames, in: [folder]), seen.insert(path).inserted else {
        return nil
      }
      return Contract(
        path: path,
        configuration: first(of: configurationNames, in: [folder, package.directoryURL]))
    }
  }

  private static func only(_ contracts: [Contract]) -> Contract? {
    guard contracts.count == 1 else {
      Diagnostics.error(
        contracts.isEmpty
          ? "no contract in the folder of the package or of a target"
          : "the package has \(contracts.count) contracts: name the new one too")
      return nil
    }
    return contracts[0]
  }

  private static func first(of names: [String], in folders: [URL]) -> String? {
    folders.flatMap { folder in names.map { folder.appending(path: $0).path } }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Runs contractc; what it prints goes where the plugin's output goes. Its status ends the plugin
  /// where it is not 0.
  private static func run(_ contractc: URL, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = contractc
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
