// A file that a command writes, or one sentence that says why it cannot.

import ArgumentParser
import Foundation

enum OutputFile {
  /// Makes a folder, and those above it, where they are missing; prints a sentence and throws where it cannot.
  static func makeFolder(_ folder: URL) throws(ExitCode) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw refusal("the folder '\(folder.path)' cannot be made", error)
    }
  }

  /// Writes a file whole or not at all; prints a sentence and throws where it cannot.
  static func write(_ data: Data, to file: URL) throws(ExitCode) {
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw refusal("'\(file.path)' cannot be written", error)
    }
  }

  private static func refusal(_ sentence: String, _ error: any Error) -> ExitCode {
    let line = "error: \(sentence): \(systemReason(of: error) ?? error.localizedDescription)\n"
    FileHandle.standardError.write(Data(line.utf8))
    return ExitCode(1)
  }
}

/// What the system says of a file that cannot be read or written.
func systemReason(of error: any Error) -> String? {
  guard let system = (error as? CocoaError)?.underlying as? POSIXError else { return nil }
  return unsafe String(cString: strerror(system.code.rawValue)).lowercased()
}
