// `contractc client`: writes a client of a contract that the compiler accepts.

import ArgumentParser
import ContractClients
import ContractCompiler
import Foundation
import OpenAPIDocument

struct ClientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client", abstract: "Writes a client of a contract.",
    subcommands: [TypeScriptCommand.self])
}

struct TypeScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "typescript",
    abstract: "Writes a client in TypeScript: one file without dependencies, for `fetch`.",
    discussion: """
      The file compiles with TypeScript 4.8 and later under --strict (with the libraries 'dom' and \
      'es2019' or later), and Node runs it as it is from version 22.18 on. What the compiler refuses \
      is refused here at the same line.
      """)

  @OptionGroup var arguments: CompilationArguments

  @Option(help: "The file to write.", completion: .file(extensions: ["ts"]))
  var output: String

  func run() throws {
    let compiled = arguments.compile()
    ContractFile.report(compiled.diagnostics)
    guard compiled.accepted != nil, let document = compiled.document else { throw ExitCode(1) }
    let source = TypeScriptClient.source(of: document)
    try OutputFile.write(Data(source.utf8), to: URL(fileURLWithPath: output))
  }
}
