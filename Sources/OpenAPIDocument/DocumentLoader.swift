// The line of this target as code: bytes -> located tree -> document, references resolved, checked.

/// Reads OpenAPI documents.
///
/// ```swift
/// let result = DocumentLoader { path in try readFile(path) }.load("openapi.yaml")
/// ```
public struct DocumentLoader {
  /// Why a file could not be read, in words for the diagnostic.
  public struct FileError: Error {
    /// The reason, for example `no such file`.
    public let reason: String
    /// Makes an error.
    public init(_ reason: String) { self.reason = reason }
  }

  /// What a load gave.
  public struct Result {
    /// The document; nil if there was an error.
    public let document: Document?
    /// All findings, sorted by place.
    public let diagnostics: [Diagnostic]
    /// Whether one of them is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  }

  /// The bounds on the input.
  public var limits = Limits()
  private let readFile: (String) throws(FileError) -> [UInt8]

  /// Makes a loader that gets every file, the first and those `$ref`s lead to, from `readFile`; paths are
  /// relative to whatever the first path is relative to, normalised (`a/../b` is `b`).
  public init(readFile: @escaping (String) throws(FileError) -> [UInt8]) {
    self.readFile = readFile
  }

  /// Reads, resolves and checks the document at `path`.
  ///
  /// Every pass reports all it finds; the first that leaves an error is the last.
  public func load(_ path: String) -> Result {
    var diagnostics = Diagnostics(limit: limits.diagnostics)
    let files = FileSet(limits: limits, readFile: readFile)
    guard let file = files.file(path, reference: nil, diagnostics: &diagnostics),
      !diagnostics.hasErrors,
      let version = SpecificationVersion.read(file, diagnostics: &diagnostics)
    else { return Result(document: nil, diagnostics: diagnostics.sorted) }

    let reader = DocumentReader(
      root: file.root, version: version, resolver: ReferenceResolver(files: files, limits: limits),
      diagnostics: diagnostics)
    let document = reader.document()
    document.files = files.files
    document.retain()
    diagnostics = reader.diagnostics
    guard !diagnostics.hasErrors else {
      document.takeApart()
      return Result(document: nil, diagnostics: diagnostics.sorted)
    }
    let checks = DocumentChecks(document, reader: reader)
    checks.run()
    diagnostics = checks.diagnostics
    document.references = reader.resolver.targets
    if diagnostics.hasErrors { document.takeApart() }
    return Result(
      document: diagnostics.hasErrors ? nil : document, diagnostics: diagnostics.sorted)
  }
}
