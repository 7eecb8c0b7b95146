// A contract on disk: read with everything that it refers to, compiled, its findings printed.

import ContractCompiler
import Foundation
import OpenAPIDocument

/// Compiles contracts from files.
enum ContractFile {
  /// What became of a contract.
  struct Compiled {
    var compilation: Compilation?
    var diagnostics: [Diagnostic]

    /// The compilation, where every pass went through and no finding is an error.
    var accepted: Compilation? {
      let hasErrors = diagnostics.contains { $0.severity == .error }
      return hasErrors || compilation?.isComplete != true ? nil : compilation
    }
  }

  /// Reads and compiles the contract at a path; with `strictly` every warning is an error.
  static func compile(_ path: String, strictly: Bool) -> Compiled {
    var compiled = compile(path)
    if strictly { compiled.diagnostics = compiled.diagnostics.map { $0.weighed(as: .error) } }
    return compiled
  }

  private static func compile(_ path: String) -> Compiled {
    let loader = DocumentLoader { path throws(DocumentLoader.FileError) in try read(path) }
    let result = loader.load(path)
    guard let document = result.document else {
      return Compiled(compilation: nil, diagnostics: result.diagnostics)
    }
    let compilation = Compilation(of: document)
    return Compiled(
      compilation: compilation, diagnostics: result.diagnostics + compilation.diagnostics)
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
    default: "it cannot be read"
    }
  }

  /// Prints findings on standard error, where build systems look for them.
  static func report(_ diagnostics: [Diagnostic]) {
    FileHandle.standardError.write(Data(DiagnosticRenderer.text(diagnostics).utf8))
  }
}
