// What a mistake does to a server, from which its severity follows: no check chooses a severity.

/// What a mistake in a contract does to the server that is made from it.
///
/// The severity of a finding is that of its effect, and `docs/CONTRACT.md` lists every kind of
/// finding under the effects that it can have.
public enum Effect: String, CaseIterable, Sendable {
  /// What is meant cannot be told: there is no reading, or there are several.
  case unclear
  /// Something that the contract says would not be enforced, or not be served.
  case unenforced
  /// Paths, names on the wire, or who may do what are touched.
  case exposing
  /// Nothing about the server changes: one reading is taken, that of the table in
  /// `docs/CONTRACT.md`.
  case harmless

  /// How much a finding with this effect weighs.
  public var severity: Diagnostic.Severity {
    switch self {
    case .unclear, .unenforced, .exposing: .error
    case .harmless: .warning
    }
  }
}

/// A set of kinds of findings, each with a stable name and the effects that it can have.
public protocol DiagnosticKind: RawRepresentable<String>, CaseIterable, Sendable {
  /// The effects that a mistake of this kind can have, at least one; the first is taken where the
  /// check that reports it names none. A kind with several depends on the place of the mistake.
  var effects: [Effect] { get }
}

extension Diagnostic {
  /// Makes a finding of a kind; its severity follows from the effect.
  public init(
    kind: some DiagnosticKind, _ message: String, effect: Effect? = nil, at location: Location,
    notes: [Note] = [], suggestion: String? = nil
  ) {
    let effect = effect ?? kind.effects[0]
    assert(kind.effects.contains(effect), "'\(kind.rawValue)' has no effect '\(effect)'")
    self.init(
      effect.severity, code: kind.rawValue, message, at: location, notes: notes,
      suggestion: suggestion)
  }

  /// The same finding with another severity: `--strict` makes every warning an error.
  public func weighed(as severity: Severity) -> Diagnostic {
    Diagnostic(
      severity, code: code, message, at: location, notes: notes, suggestion: suggestion)
  }
}
