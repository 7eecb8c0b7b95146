// What every command that compiles a contract is told on its command line.

import ArgumentParser

struct CompilationArguments: ParsableArguments {
  @Argument(
    help: "The contract, YAML or JSON.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var contract: String

  @Option(
    help: "The options of the compilation; 'contract-config.yaml' beside the contract, if there.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Makes every warning an error.")
  var strict = false

  func compile() -> ContractFile.Compiled {
    ContractFile.compile(contract, configuration: config, strictly: strict)
  }
}
