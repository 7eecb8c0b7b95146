// The codes of this target's diagnostics. Each owns a case folder in the tests, by its raw value.

import OpenAPIDocument

/// The kind of a diagnostic of the compiler's passes.
public enum CompilerCode: String, CaseIterable, Sendable {
  /// A keyword that the generated code would not enforce.
  case unsupportedKeyword = "unsupported-keyword"
  /// A fixed field that the generated code would not enforce.
  case unsupportedField = "unsupported-field"
  /// A fixed field that is not enforced, and what becomes of it (a warning).
  case unenforcedField = "unenforced-field"
  /// A format without a meaning (a warning).
  case unknownFormat = "unknown-format"
  /// Two paths that the router cannot tell apart.
  case duplicateRoute = "duplicate-route"
  /// A parameter that cannot be read.
  case unsupportedParameter = "unsupported-parameter"
  /// Two parts of a form that browsers call the same.
  case ambiguousPart = "ambiguous-part"
  /// A media type whose schema is not looked into (a warning).
  case opaqueMediaType = "opaque-media-type"
  /// A default that its schema refuses or its type cannot have; it is not applied (a warning).
  case invalidDefault = "invalid-default"
  /// A default that is not applied where the value is absent (a warning).
  case unappliedDefault = "unapplied-default"
  /// A regular expression that is none.
  case invalidPattern = "invalid-pattern"
  /// A name in the configuration, or of an encoding, that the contract does not have.
  case unknownName = "unknown-name"
  /// A Swift name in the configuration that is none, or another's.
  case invalidOverride = "invalid-override"
}

extension CompilerCode: DiagnosticKind {
  /// The effects that a mistake of this kind can have.
  public var effects: [Effect] {
    switch self {
    case .unsupportedKeyword, .unsupportedField, .unsupportedParameter: [.unenforced]
    // Annotations: without a meaning, they restrict nothing.
    case .unknownFormat, .opaqueMediaType, .unappliedDefault, .invalidDefault: [.harmless]
    // What becomes of the content instead is said, as of a media type that is not looked into.
    case .unenforcedField: [.harmless]
    case .duplicateRoute: [.exposing]
    case .invalidPattern, .invalidOverride, .ambiguousPart: [.unclear]
    // What was to be chosen or named so would not be; an encoding of no property leaves the others as
    // they are.
    case .unknownName: [.unenforced, .harmless]
    }
  }
}

extension Diagnostic {
  /// A finding of a compiler pass.
  init(
    _ code: CompilerCode, _ message: String, effect: Effect? = nil, at location: Location,
    notes: [Note] = [], suggestion: String? = nil
  ) {
    self.init(
      kind: code, message, effect: effect, at: location, notes: notes, suggestion: suggestion)
  }
}
