// What a pass says about a contract. Values only; rendering is in DiagnosticRendering.

/// One finding: what is wrong, where, and what might be meant.
public struct Diagnostic: Sendable {
  /// How much a finding weighs.
  public enum Severity: String, Sendable, Comparable {
    /// The contract cannot be compiled.
    case error
    /// The contract is compiled, but probably says something else than was meant.
    case warning

    /// Errors come first.
    public static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  /// A second place that belongs to the finding.
  public struct Note: Sendable {
    /// What is at that place.
    public let message: String
    /// The place.
    public let location: Location

    /// Makes a note.
    public init(_ message: String, at location: Location) {
      self.message = message
      self.location = location
    }
  }

  /// How much the finding weighs.
  public let severity: Severity
  /// The stable name of the kind of finding, in kebab case; each owns a case folder in the tests.
  public let code: String
  /// What is wrong, as a sentence without a full stop.
  public let message: String
  /// Where it is.
  public let location: Location
  /// Other places that belong to it.
  public let notes: [Note]
  /// What was probably meant, for example `did you mean 'title'?`.
  public let suggestion: String?

  /// Makes a finding.
  public init(
    _ severity: Severity = .error, code: String, _ message: String, at location: Location,
    notes: [Note] = [], suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.notes = notes
    self.suggestion = suggestion
  }
}
