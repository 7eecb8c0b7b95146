// The limits of reading JSON, in one place.

/// What one JSON text may cost its reader.
public struct JSONLimits: Sendable {
  /// The most arrays and objects that may be open at once; values above `maximumDepth` count as it.
  public var depth = 128
  /// How often, on average, unions may read a byte again before the text is refused as too complex.
  public var rereadFactor = 64

  /// The bound of `depth`: generated readers recurse, so the stack must hold this many calls.
  public static let maximumDepth = 1_024
  /// Bytes that may be read again whatever the size of the text.
  public static let freeRereadBytes = 1 << 20
  /// Bytes that may be read again in search of a better alternative, whatever the size of the text.
  public static let freeChoiceBytes = 1 << 16
  /// The most bytes of a pointer that a violation reports; longer ones are cut.
  public static let pointerBytes = 1_024

  /// Makes the default limits.
  public init() {}
}
