// The line of this target as code, read this first: two documents -> paths and operations in pairs
// -> parameters, bodies, responses, security of each pair -> schemas in pairs, each once a
// direction -> changes, sorted by place.

import OpenAPIDocument

/// Compares two contracts, all references resolved.
///
/// Requests are contravariant: the new contract must accept what the old one accepted. Responses
/// are covariant: the new one must send nothing that the old one did not announce. Where it cannot
/// be told whether a change keeps that, it counts as breaking and its message says "may".
public struct ContractComparison {
  /// The bounds on a comparison; what exceeds them is a `comparison-incomplete`, never silence.
  public struct Limits: Sendable {
    /// The number of pairs of schemas compared.
    public var pairs = 400_000
    /// The number of schemas, members, headers and the like looked at, each as often as it is.
    public var steps = 3_000_000
    /// The number of pairs of alternatives looked at for whether a value may match both; beyond it,
    /// it may.
    public var overlapChecks = 100_000
    /// The number of changes kept.
    public var changes = 10_000

    /// The bounds used unless a caller says otherwise.
    public init() {}
  }

  /// The changes: what is gone from the old document first, then what the new one says, each by
  /// place.
  public let changes: [Change]

  /// Compares two documents.
  public init(old: Document, new: Document, limits: Limits = Limits()) {
    let comparison = Comparison(old: old, new: new, limits: limits)
    comparison.compareServers()
    comparison.compareSecuritySchemes()
    comparison.comparePaths()
    comparison.compareWebhooks()
    comparison.compareSchemas()
    changes = comparison.finishedChanges()
  }

  /// Whether a change breaks clients or opens the data of the server's users.
  public var isBreaking: Bool { changes.contains { $0.category.isBreaking } }
}
