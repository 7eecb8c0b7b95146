// `contractc bundle`: writes what a server of a contract publishes of it, in one file.

import ArgumentParser
import ContractCompiler
import Foundation
import OpenAPIDocument

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Writes a contract in several files as one, in JSON.",
    discussion: """
      It is what a server of the contract publishes: parts of other files are components, and of a \
      contract that the configuration filters it has what is served.
      """)

  @OptionGroup var arguments: CompilationArguments

  @Option(help: "The file to write.", completion: .file(extensions: ["json"]))
  var output: String

  func run() throws {
    let compiled = arguments.compile()
    ContractFile.report(compiled.diagnostics)
    guard let compilation = compiled.accepted, let json = compilation.publishedJSON else {
      throw ExitCode(1)
    }
    try OutputFile.write(Data(json), to: URL(fileURLWithPath: output))
  }
}
