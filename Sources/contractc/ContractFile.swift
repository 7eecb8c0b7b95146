// A contract on disk: read with everything that it refers to, compiled, its findings printed.

import ContractCompiler
import Foundation
import OpenAPIDocument

/// Compiles contracts from files.
enum ContractFile {
  /// What became of a contract.
  struct Compiled {
    /// The document; a filter of the configuration has taken out what it does not choose.
    var document: Document?
    var compilation: Compilation?
    var diagnostics: [Diagnostic]

    /// The compilation, where every pass went through and no finding is an error.
    var accepted: Compilation? {
      let hasErrors = diagnostics.contains { $0.severity == .error }
      return hasErrors || compilation?.isComplete != true ? nil : compilation
    }
  }

  /// The names under which a configuration is looked for beside a contract.
  private static let configurationNames = ["contract-config.yaml", "contract-config.yml"]

  /// Reads and compiles the contract at a path.
  ///
  /// - Parameters:
  ///   - configuration: The path of the configuration; nil for the one beside the contract, if any.
  ///   - strictly: Whether every warning is an error, whatever the configuration says.
  static func compile(_ path: String, configuration: String?, strictly: Bool) -> Compiled {
    let options = options(configuration ?? configurationBeside(path))
    var compiled = compile(path, options.configuration)
    compiled.diagnostics = options.diagnostics + compiled.diagnostics
    if strictly || options.configuration.isStrict {
      compiled.diagnostics = compiled.diagnostics.map { $0.weighed(as: .error) }
    }
    return compiled
  }

  private static func compile(_ path: String, _ options: ContractConfiguration) -> Compiled {
    let result = load(path)
    guard let document = result.document else {
      return Compiled(diagnostics: result.diagnostics)
    }
    let compilation = Compilation(of: document, configuration: options)
    return Compiled(
      document: document, compilation: compilation,
      diagnostics: result.diagnostics + compilation.diagnostics)
  }

  /// Reads a contract with everything that it refers to.
  static func load(_ path: String) -> DocumentLoader.Result {
    DocumentLoader { path throws(DocumentLoader.FileError) in try read(path) }.load(path)
  }

  private static func configurationBeside(_ path: String) -> String? {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return configurationNames.map { folder.appendingPathComponent($0).path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func options(
    _ path: String?
  ) -> (configuration: ContractConfiguration, diagnostics: [Diagnostic]) {
    guard let path else { return (ContractConfiguration(), []) }
    do throws(DocumentLoader.FileError) {
      return ConfigurationReader.read(try read(path), path: path)
    } catch {
      return (ContractConfiguration(), [.unreadable(path, error)])
    }
  }

  private static func read(_ path: String) throws(DocumentLoader.FileError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw DocumentLoader.FileError(reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: "no such file"
    case .fileReadNoPermission: "permission denied"
    default: systemReason(of: error) ?? "it cannot be read"
    }
  }

  /// Prints findings on standard error, where build systems look for them.
  static func report(_ diagnostics: [Diagnostic]) {
    FileHandle.standardError.write(Data(DiagnosticRenderer.text(diagnostics).utf8))
  }
}
