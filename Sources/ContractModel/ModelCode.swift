// The codes of this target's diagnostics. Each owns a case folder in the compiler's tests.

import OpenAPIDocument

/// The kind of a diagnostic about what a contract means.
public enum ModelCode: String, CaseIterable, Sendable {
  /// An `x-owner` that is not what it must be, or stands where it has no effect.
  case invalidOwnerRule = "invalid-owner-rule"
  /// An `x-owner` for a parameter that no path has.
  case unusedOwnerParameter = "unused-owner-parameter"
  /// A path with the owner's parameter whose operation does not check the owner.
  case ownedPathUnsecured = "owned-path-unsecured"
  /// A path with the parameters of several owners.
  case severalOwners = "several-owners"
  /// An owner's parameter that is written with operators, or in a style, so that the text of the
  /// path is not the owner's identifier.
  case ownerNotPlain = "owner-not-plain"
  /// The owner's name on a parameter that nothing compares with the credential.
  case ownerNamedElsewhere = "owner-named-elsewhere"
  /// A name that reads like the owner's (a warning).
  case ownerLookAlike = "owner-look-alike"
  /// A path that requests for an owner's path may reach, by a parameter in place of a literal (a
  /// warning).
  case ownerPathOverlap = "owner-path-overlap"
  /// A schema whose values would have to contain themselves.
  case noFiniteValue = "no-finite-value"
  /// A `nullable` of 3.0 whose schema refuses null all the same (a warning).
  case ineffectiveNullable = "ineffective-nullable"
  /// A schema that refuses every value by what it says itself (a warning).
  case contradiction = "contradiction"
  /// An example, or a default that is not applied, that its schema refuses (a warning).
  case mismatchedExample = "mismatched-example"
  /// An `x-pattern-message` that is no text, or has no `pattern` beside it.
  case invalidPatternMessage = "invalid-pattern-message"
  /// An `x-idempotency-key` that is not what it must be, or whose parameter or answers are missing.
  case invalidIdempotencyKey = "invalid-idempotency-key"
  /// A schema that contains itself by `allOf`.
  case allOfCycle = "all-of-cycle"
}

extension ModelCode: DiagnosticKind {
  /// The effects that a mistake of this kind can have.
  public var effects: [Effect] {
    switch self {
    case .invalidOwnerRule, .unusedOwnerParameter, .ownedPathUnsecured, .severalOwners,
      .ownerNotPlain, .ownerNamedElsewhere:
      [.exposing]
    // What is written is what is meant, or else a slip: only its author can tell.
    case .ownerLookAlike, .ownerPathOverlap: [.harmless]
    case .invalidIdempotencyKey: [.unenforced]
    case .noFiniteValue, .invalidPatternMessage, .allOfCycle: [.unclear]
    // The specification's own reading is taken, which is seldom what was meant.
    case .ineffectiveNullable, .mismatchedExample, .contradiction: [.harmless]
    }
  }
}

extension Diagnostic {
  /// A finding about what a contract means.
  init(
    _ code: ModelCode, _ message: String, effect: Effect? = nil, at location: Location,
    notes: [Note] = [], suggestion: String? = nil
  ) {
    self.init(
      kind: code, message, effect: effect, at: location, notes: notes, suggestion: suggestion)
  }
}
