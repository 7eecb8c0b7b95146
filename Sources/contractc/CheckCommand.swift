// `contractc check`: everything that `generate` does but writing.

import ArgumentParser
import ContractCompiler
import OpenAPIDocument

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports what is wrong with a contract, and writes nothing.")

  /// How findings are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: "The contract, YAML or JSON.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var contract: String

  @Option(help: "How findings are printed: text on standard error, or JSON on standard output.")
  var format: Format = .text

  @Option(
    help: "The options of the compilation; 'contract-config.yaml' beside the contract, if there.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Makes every warning an error.")
  var strict = false

  func run() throws {
    let compiled = ContractFile.compile(contract, configuration: config, strictly: strict)
    switch format {
    case .text: ContractFile.report(compiled.diagnostics)
    case .json: print(DiagnosticRenderer.json(compiled.diagnostics), terminator: "")
    }
    guard compiled.accepted != nil else { throw ExitCode(1) }
  }
}
