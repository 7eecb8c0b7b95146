// The files of one document, each read and parsed once, bounded in number and size.

final class FileSet {
  private let readFile: (String) throws(DocumentLoader.FileError) -> [UInt8]
  private let limits: Limits
  private var byPath: [[UInt8]: SourceFile?] = [:]
  private var totalBytes = 0
  /// The files in the order they were read.
  private(set) var files: [SourceFile] = []

  init(
    limits: Limits, readFile: @escaping (String) throws(DocumentLoader.FileError) -> [UInt8]
  ) {
    self.limits = limits
    self.readFile = readFile
  }

  /// The file at a path; `reference` is the place that asks for it, nil for the entry file.
  func file(
    _ path: String, reference: Node?, diagnostics: inout Diagnostics
  ) -> SourceFile? {
    let key = Array(path.utf8)
    if let known = byPath[key] { return known }
    let file = read(path, reference: reference, diagnostics: &diagnostics)
    byPath[key] = .some(file)
    if let file { files.append(file) }
    return file
  }

  private func read(
    _ path: String, reference: Node?, diagnostics: inout Diagnostics
  ) -> SourceFile? {
    let place =
      reference?.location ?? Location(file: SourceFile(path: path, bytes: []), range: 0..<0)
    guard byPath.count < limits.files else {
      diagnostics.add(
        Diagnostic(
          .tooManyFiles, "the document is made of more than \(limits.files) files", at: place))
      return nil
    }
    do throws(DocumentLoader.FileError) {
      let bytes = try readFile(path)
      totalBytes += bytes.count
      guard totalBytes <= limits.totalBytes else {
        diagnostics.add(
          Diagnostic(
            .fileTooLarge, "with '\(path)' the document has more than \(limits.totalBytes) bytes",
            at: place))
        return nil
      }
      return FileParser.parse(bytes, path: path, limits: limits, diagnostics: &diagnostics)
    } catch {
      diagnostics.add(
        Diagnostic(.unreadableFile, "cannot read '\(path)': \(error.reason)", at: place))
      return nil
    }
  }
}
