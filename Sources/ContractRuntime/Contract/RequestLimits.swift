// Bounds on what one request may make the generated code do, in one place.

/// Limits on requests, handed to the generated router.
public struct RequestLimits: Sendable {
  /// The most bytes of a body that is collected; more are answered with 413.
  public var bodyBytes = 1_048_576
  /// Limits on JSON texts.
  public var json = JSONLimits()

  /// The default limits: 1 MiB bodies, JSON 128 levels deep.
  public init() {}
}
