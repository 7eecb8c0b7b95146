// The codes of this target's diagnostics with the effects of each. Each code owns a case folder in
// the tests, by its raw value.

/// The kind of a diagnostic of reading, resolving and checking a document.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // Files and syntax.
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case tooManyFiles = "too-many-files"
  case invalidEncoding = "invalid-encoding"
  case invalidYAML = "invalid-yaml"
  case invalidJSON = "invalid-json"
  case nestedTooDeeply = "nested-too-deeply"
  case aliasExpansion = "alias-expansion"
  case unknownAlias = "unknown-alias"
  case recursiveAlias = "recursive-alias"
  case duplicateKey = "duplicate-key"
  case invalidKey = "invalid-key"
  case unsupportedTag = "unsupported-tag"
  case emptyFile = "empty-file"
  case multipleDocuments = "multiple-documents"
  // The document's shape.
  case unsupportedVersion = "unsupported-version"
  case notOpenAPI = "not-openapi"
  case wrongType = "wrong-type"
  case missingField = "missing-field"
  case unknownField = "unknown-field"
  case fieldOfNewerVersion = "field-of-newer-version"
  case invalidValue = "invalid-value"
  case emptyValue = "empty-value"
  case duplicateItem = "duplicate-item"
  case exclusiveFields = "exclusive-fields"
  // References.
  case unresolvedReference = "unresolved-reference"
  case remoteReference = "remote-reference"
  case invalidReference = "invalid-reference"
  case referenceCycle = "reference-cycle"
  case ignoredSibling = "ignored-sibling"
  case misplacedReference = "misplaced-reference"
  // Checks across the document.
  case duplicateOperationID = "duplicate-operation-id"
  case duplicateIdentifier = "duplicate-identifier"
  case duplicateParameter = "duplicate-parameter"
  case invalidName = "invalid-name"
  case invalidPath = "invalid-path"
  case ambiguousPath = "ambiguous-path"
  case undeclaredPathParameter = "undeclared-path-parameter"
  case unusedPathParameter = "unused-path-parameter"
  case optionalPathParameter = "optional-path-parameter"
  case ignoredParameter = "ignored-parameter"
  case invalidStatusCode = "invalid-status-code"
  case invalidComponentName = "invalid-component-name"
  case unknownSecurityScheme = "unknown-security-scheme"
  case unknownLinkOperation = "unknown-link-operation"
  case invalidServer = "invalid-server"
  case duplicateTag = "duplicate-tag"
  case unknownTagParent = "unknown-tag-parent"
  case invalidDiscriminator = "invalid-discriminator"
  case mismatchedValue = "mismatched-value"
  case unknownKeyword = "unknown-keyword"
  case tooManyDiagnostics = "too-many-diagnostics"
}

extension DiagnosticCode: DiagnosticKind {
  /// The effects that a mistake of this kind can have.
  public var effects: [Effect] {
    switch self {
    // Nothing can be told of what is not read.
    case .unreadableFile, .fileTooLarge, .tooManyFiles, .invalidEncoding, .invalidJSON,
      .nestedTooDeeply, .aliasExpansion, .unknownAlias, .recursiveAlias, .invalidKey,
      .unsupportedTag, .emptyFile, .multipleDocuments, .notOpenAPI:
      [.unclear]
    // A closing bracket below the key that it belongs to leaves nothing open.
    case .invalidYAML: [.unclear, .harmless]
    // A version without its last part is read as the first of its line.
    case .unsupportedVersion: [.unclear, .harmless]
    // The first of two equal keys is left out where it has no value.
    case .duplicateKey: [.unclear, .harmless]
    // By the field: one that only describes is left out, or read as if it were not there.
    case .wrongType, .missingField, .invalidValue, .exclusiveFields: [.unclear, .harmless]
    case .unknownField, .fieldOfNewerVersion, .unknownKeyword: [.unenforced, .harmless]
    // By what the emptiness says: `required: []` requires nothing, `type: []` has no meaning.
    case .emptyValue: [.unclear, .harmless]
    case .duplicateItem: [.harmless]
    // By what the reference stands for: an example or a link is left out.
    case .unresolvedReference, .remoteReference, .invalidReference, .referenceCycle:
      [.unclear, .harmless]
    case .ignoredSibling: [.harmless]
    // By what stands there: examples and links change nothing, a response is read as one without content.
    case .misplacedReference: [.unenforced, .harmless]
    // Handlers are found by it.
    case .duplicateOperationID: [.unclear]
    case .duplicateParameter, .duplicateIdentifier: [.unclear]
    // By the text: a media type of one word can be sent as it stands, and no client asks for it.
    case .invalidName: [.exposing, .harmless]
    // By the fault: `?` and `#` are matched in their escaped form.
    case .invalidPath: [.exposing, .harmless]
    // By their methods: two paths with none in common are served as one.
    case .ambiguousPath: [.exposing, .harmless]
    // By what the operation declares: if no part of its path, each part is text.
    case .undeclaredPathParameter: [.unenforced, .harmless]
    case .unusedPathParameter, .optionalPathParameter, .ignoredParameter: [.harmless]
    // `2xx` is read as `2XX`.
    case .invalidStatusCode: [.unclear, .harmless]
    case .invalidComponentName: [.harmless]
    case .unknownSecurityScheme: [.exposing]
    case .unknownLinkOperation, .invalidServer, .duplicateTag, .unknownTagParent: [.harmless]
    case .invalidDiscriminator, .mismatchedValue: [.harmless]
    // As the findings that are not shown.
    case .tooManyDiagnostics: [.unclear, .harmless]
    }
  }
}

extension Diagnostic {
  /// A finding of reading, resolving or checking a document.
  init(
    _ code: DiagnosticCode, _ message: String, effect: Effect? = nil, at location: Location,
    notes: [Note] = [], suggestion: String? = nil
  ) {
    self.init(
      kind: code, message, effect: effect, at: location, notes: notes, suggestion: suggestion)
  }

  /// The finding that a file cannot be read, at its beginning.
  public static func unreadable(_ path: String, _ error: DocumentLoader.FileError) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "cannot read '\(path)': \(error.reason)",
      at: Location(file: SourceFile(path: path, bytes: []), range: 0..<0))
  }
}
