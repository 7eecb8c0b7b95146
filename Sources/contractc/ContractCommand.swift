// The command: a contract in, Swift, TypeScript or diagnostics out. Exit status 0 means no error, 1 an error in the
// contract or, of `diff`, a change that breaks something, 2 contracts that `diff` cannot compare, 64
// and up a mistake in the call.

import ArgumentParser

@main
struct ContractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contractc",
    abstract:
      "Compiles OpenAPI 3.0, 3.1 and 3.2 documents to Swift servers and TypeScript clients.",
    subcommands: [
      GenerateCommand.self, CheckCommand.self, DiffCommand.self, BundleCommand.self,
      ClientCommand.self,
    ])
}
