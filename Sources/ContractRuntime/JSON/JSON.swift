// Bytes in, values out, and back: the doors of the JSON codec.

/// A type that can be read from JSON and validates itself on the way.
public protocol JSONReadable {
  /// Reads one value; `nil` only after a violation was recorded. Reads past the value always.
  static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self?
}

/// A type that can be written as JSON.
public protocol JSONWritable {
  /// Writes one value.
  func write(to writer: inout JSONWriter)
}

/// Reading and writing whole JSON texts (RFC 8259).
public enum JSON {
  /// Reads a text that must be one value of a type.
  ///
  /// Violations of the schema are recorded with pointers that start with `pointer`, and `nil` is
  /// returned then. A text that is not JSON, throughout, throws.
  @inlinable
  public static func read<T: JSONReadable>(
    _ type: T.Type, from bytes: [UInt8], at pointer: String = "",
    limits: JSONLimits = JSONLimits(), _ violations: inout Violations
  ) throws(JSONSyntaxError) -> T? {
    try read(bytes, at: pointer, limits: limits, &violations) {
      (reader) throws(JSONSyntaxError) -> T? in
      try T.read(from: &reader)
    }
  }

  /// Reads a text with a function, which must read exactly one value.
  @inlinable
  public static func read<T>(
    _ bytes: [UInt8], at pointer: String = "", limits: JSONLimits = JSONLimits(),
    _ violations: inout Violations,
    _ body: (inout JSONReader) throws(JSONSyntaxError) -> T?
  ) throws(JSONSyntaxError) -> T? {
    let depth = max(1, min(limits.depth, JSONLimits.maximumDepth))
    return unsafe try bytes.withUnsafeBufferPointer { (text) throws(JSONSyntaxError) -> T? in
      unsafe try withUnsafeTemporaryAllocation(of: Int.self, capacity: depth) {
        (frames) throws(JSONSyntaxError) -> T? in
        var reader = unsafe JSONReader(
          text, frames: frames, pointerPrefix: pointer, limits: limits)
        try reader.refuseByteOrderMark()
        let value = try body(&reader)
        try reader.finish()
        guard reader.violations.isEmpty else {
          violations.append(contentsOf: reader.violations)
          return nil
        }
        return value
      }
    }
  }

  /// Reads a text of any shape as a tree.
  ///
  /// Of several members of one name the last one counts, as in ECMA-262's `JSON.parse`: this reads
  /// what RFC 8259 allows. Values of a contract are read by `JSONReader.json`, which refuses them.
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) -> JSONValue {
    var violations = Violations()
    let value = try read(bytes, limits: limits, &violations) {
      (reader) throws(JSONSyntaxError) -> JSONValue? in try reader.tree(keepsLast: true)
    }
    return value ?? .null
  }

  /// Whether a text is `null`, whatever white space is around it.
  static func isNull(_ text: [UInt8]) -> Bool {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    guard text.count >= 4, let end = text.lastIndex(where: { !isSpace($0) }) else { return false }
    return text[...end].drop(while: isSpace).elementsEqual("null".utf8)
  }

  /// Writes one value.
  @inlinable
  public static func write<T: JSONWritable>(_ value: T) -> [UInt8] {
    var writer = JSONWriter()
    value.write(to: &writer)
    return writer.finish()
  }
}
