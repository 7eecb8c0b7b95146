// JSON that goes out as it is, where the contract says nothing about its inside.

/// A JSON text for a response whose schema is free.
///
/// Debug builds check that it is JSON; release builds send it as it is.
public struct RawJSON: Hashable, Sendable {
  /// The text in UTF-8.
  public var bytes: [UInt8]

  /// Takes a JSON text as it is.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Writes a value.
  public init(_ value: some JSONWritable) { bytes = JSON.write(value) }
}
