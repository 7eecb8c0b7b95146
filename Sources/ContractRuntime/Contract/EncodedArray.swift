// Items of a JSON array from where they are, straight into JSON: no value is made for any of them.

/// The items of a response whose content is an array, as JSON already.
///
/// What an operation answers with instead of an array of values, where values would be made only to be
/// written: rows of a database, for example. `write(to:...)` of the item's type writes one from its
/// members. Debug builds check the whole against the contract, as they do every response.
public struct EncodedArray<Element: Sendable>: Hashable, Sendable {
  /// How many items there are.
  public let count: Int
  /// The JSON of the array.
  public let json: [UInt8]

  /// Writes items one after the other.
  public struct Encoder: ~Copyable {
    /// How many items there are so far.
    public private(set) var count = 0
    private var writer = JSONWriter()

    /// An array without items.
    public init() { writer.byte(UInt8(ascii: "[")) }

    /// Adds an item.
    ///
    /// - Parameter write: Writes one JSON value: the item, by the codec of its type.
    public mutating func append<Failure: Error>(
      _ write: (_ writer: inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
      if count > 0 { writer.byte(UInt8(ascii: ",")) }
      count += 1
      try write(&writer)
    }

    /// The array.
    public consuming func finish() -> EncodedArray {
      writer.byte(UInt8(ascii: "]"))
      return EncodedArray(count: count, json: writer.finish())
    }
  }
}
