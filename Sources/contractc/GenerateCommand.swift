// `contractc generate`: writes the emitted Swift, and only the files whose content has changed.

import ArgumentParser
import ContractCompiler
import Foundation
import OpenAPIDocument

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes the Swift of a contract into a folder.")

  @Argument(
    help: "The contract, YAML or JSON.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var contract: String

  @Option(
    help: "The folder to write into; it is created where it is missing.", completion: .directory)
  var output: String

  @Option(
    help: "The options of the compilation; 'contract-config.yaml' beside the contract, if there.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Makes every warning an error.")
  var strict = false

  func run() throws {
    let compiled = ContractFile.compile(contract, configuration: config, strictly: strict)
    ContractFile.report(compiled.diagnostics)
    guard let compilation = compiled.accepted else { throw ExitCode(1) }
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in compilation.outputs() {
      try Self.write(file.text, to: folder.appendingPathComponent(file.name))
    }
  }

  /// Writes a file unless it has this content already, so that nothing downstream is rebuilt.
  private static func write(_ text: String, to file: URL) throws {
    let data = Data(text.utf8)
    if let present = try? Data(contentsOf: file), present == data { return }
    try data.write(to: file, options: .atomic)
  }
}
