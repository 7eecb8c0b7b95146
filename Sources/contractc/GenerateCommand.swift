// `contractc generate`: writes the emitted Swift, and only the files whose content has changed.

import ArgumentParser
import ContractCompiler
import Foundation
import OpenAPIDocument

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes the Swift of a contract into a folder.")

  @OptionGroup var arguments: CompilationArguments

  @Option(
    help: "The folder to write into; it is created where it is missing.", completion: .directory)
  var output: String

  func run() throws {
    let compiled = arguments.compile()
    ContractFile.report(compiled.diagnostics)
    guard let compilation = compiled.accepted else { throw ExitCode(1) }
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    try OutputFile.makeFolder(folder)
    for file in compilation.outputs() {
      try Self.write(file.text, to: folder.appendingPathComponent(file.name))
    }
  }

  /// Writes a file unless it has this content already, so that nothing downstream is rebuilt.
  private static func write(_ text: String, to file: URL) throws(ExitCode) {
    let data = Data(text.utf8)
    if let present = try? Data(contentsOf: file), present == data { return }
    try OutputFile.write(data, to: file)
  }
}
