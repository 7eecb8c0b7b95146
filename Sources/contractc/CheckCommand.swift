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

  @OptionGroup var arguments: CompilationArguments

  @Option(help: "How findings are printed: text on standard error, or JSON on standard output.")
  var format: Format = .text

  func run() throws {
    let compiled = arguments.compile()
    switch format {
    case .text: ContractFile.report(compiled.diagnostics)
    case .json: print(DiagnosticRenderer.json(compiled.diagnostics), terminator: "")
    }
    guard compiled.accepted != nil else { throw ExitCode(1) }
  }
}
