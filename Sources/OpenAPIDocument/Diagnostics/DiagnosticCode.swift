// The codes of this target's diagnostics. Each owns a case folder in the tests, by its raw value.

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

extension Diagnostic {
  init(
    _ code: DiagnosticCode, _ message: String, severity: Severity = .error,
    at location: Location, notes: [Note] = [], suggestion: String? = nil
  ) {
    self.init(
      severity, code: code.rawValue, message, at: location, notes: notes, suggestion: suggestion)
  }
}
