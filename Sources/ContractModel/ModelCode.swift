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
  /// An `x-pattern-message` that is no text, or has no `pattern` beside it.
  case invalidPatternMessage = "invalid-pattern-message"
  /// A schema that contains itself by `allOf`.
  case allOfCycle = "all-of-cycle"
}

extension Diagnostic {
  /// A finding about what a contract means.
  init(
    _ code: ModelCode, _ message: String, severity: Severity = .error, at location: Location,
    notes: [Note] = []
  ) {
    self.init(severity, code: code.rawValue, message, at: location, notes: notes)
  }
}
