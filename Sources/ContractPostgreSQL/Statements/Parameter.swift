// Swift values in, PostgreSQL's binary parameter format out.
// A statement's parameters are encoded once, on the caller's thread, into one buffer.

/// A value that can be bound to a `$n` of a statement, in PostgreSQL's binary format.
public protocol Parameter: Sendable {
  /// The object identifier of the PostgreSQL type that the value is sent as.
  static var typeIdentifier: UInt32 { get }
  /// Appends this value, NULL included.
  func encode(into parameters: inout EncodedParameters)
}

/// A point in time, as the database stores a `timestamptz`.
public struct Timestamp: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  /// A point in time from microseconds since 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Microseconds from the Unix epoch to PostgreSQL's, 2000-01-01T00:00:00Z.
  static let postgresEpoch: Int64 = 946_684_800_000_000
}

/// The encoded parameters of one statement: per value its length (-1 for NULL), then its bytes.
public struct EncodedParameters: Sendable {
  var bytes: [UInt8] = []

  init(reserving capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends a NULL.
  public mutating func appendNull() {
    appendLength(-1)
  }

  /// Appends a value of the given bytes, in network byte order where it has one.
  public mutating func append(_ value: some Collection<UInt8>) {
    appendLength(Int32(clamping: value.count))
    bytes.append(contentsOf: value)
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { (buffer) in
      appendLength(Int32(clamping: buffer.count))
      unsafe bytes.append(contentsOf: buffer)
    }
  }

  mutating func append(integer: Int64) {
    appendLength(8)
    unsafe withUnsafeBytes(of: integer.bigEndian) { (raw) in unsafe bytes.append(contentsOf: raw) }
  }

  /// An array as `array_recv` reads it: dimensions, whether it has NULLs, the elements' type, their number,
  /// the first one's index, then each element behind its length.
  mutating func append<Element: ArrayElement>(array: [Element]) {
    let begin = bytes.count
    appendLength(0)
    let element = Int32(bitPattern: Element.typeIdentifier)
    for word in [1, 0, element, Int32(clamping: array.count), 1] { appendBigEndian(word) }
    for element in array {
      let place = bytes.count
      element.encode(into: &self)
      // Lengths of parameters are in the order of this machine, for libpq; those of elements are sent.
      if Int32(1).bigEndian != 1 { bytes[place..<place + 4].reverse() }
    }
    let length = Int32(clamping: bytes.count - begin - 4)
    unsafe withUnsafeBytes(of: length) { (raw) in
      unsafe bytes.replaceSubrange(begin..<begin + 4, with: raw)
    }
  }

  mutating func append(words: UInt64...) {
    appendLength(Int32(clamping: 8 * words.count))
    for word in words { appendBigEndian(word) }
  }

  mutating func append(days: Int32) {
    appendLength(4)
    appendBigEndian(days)
  }

  private mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    unsafe withUnsafeBytes(of: value.bigEndian) { (raw) in unsafe bytes.append(contentsOf: raw) }
  }

  mutating func append(boolean: Bool) {
    appendLength(1)
    bytes.append(boolean ? 1 : 0)
  }

  private mutating func appendLength(_ length: Int32) {
    unsafe withUnsafeBytes(of: length) { (raw) in unsafe bytes.append(contentsOf: raw) }
  }
}

/// Sent as a `text`, which PostgreSQL casts where the statement says so: `$1::uuid`, `$1::jsonb`,
/// `$1::numeric`. A text that the cast does not take is the server's error 22P02.
///
/// PostgreSQL's text cannot hold the character NUL (U+0000): a string with one is the server's error 22021
/// (`SQLState.characterNotInRepertoire`). A contract had better refuse it before, by
/// `pattern: '^[^\u0000]*$'`.
extension String: Parameter {
  /// `text`
  public static var typeIdentifier: UInt32 { TypeIdentifier.text }
  /// Appends the UTF-8 bytes.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(text: self)
  }
}

/// Bytes that are bound as a `bytea`.
public struct Bytes: Parameter, Hashable {
  /// The bytes.
  public var bytes: [UInt8]

  /// Bytes to bind.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `bytea`
  public static var typeIdentifier: UInt32 { TypeIdentifier.bytea }
  /// Appends the bytes as they are.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(bytes)
  }
}

extension Int64: Parameter {
  /// `int8`
  public static var typeIdentifier: UInt32 { TypeIdentifier.int8 }
  /// Appends eight bytes in network order.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(integer: self)
  }
}

extension Bool: Parameter {
  /// `bool`
  public static var typeIdentifier: UInt32 { TypeIdentifier.bool }
  /// Appends one byte.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(boolean: self)
  }
}

extension Timestamp: Parameter {
  /// `timestamptz`
  public static var typeIdentifier: UInt32 { TypeIdentifier.timestamptz }
  /// Appends the microseconds since 2000-01-01; times it cannot express become an infinity.
  public func encode(into parameters: inout EncodedParameters) {
    let (value, overflow) = microseconds.subtractingReportingOverflow(Self.postgresEpoch)
    parameters.append(integer: overflow ? .min : microseconds == .max ? .max : value)
  }
}

extension Double: Parameter {
  /// `float8`
  public static var typeIdentifier: UInt32 { TypeIdentifier.float8 }
  /// Appends the eight bytes of IEEE 754 in network order: infinities and NaN are values of `float8` too.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(words: bitPattern)
  }
}

/// A value of whose type PostgreSQL has arrays.
public protocol ArrayElement: Parameter {
  /// The object identifier of the type of its arrays (`pg_type.typarray`).
  static var arrayTypeIdentifier: UInt32 { get }
}

extension Int64: ArrayElement {
  /// `int8[]`
  public static var arrayTypeIdentifier: UInt32 { TypeIdentifier.int8Array }
}

extension String: ArrayElement {
  /// `text[]`
  public static var arrayTypeIdentifier: UInt32 { TypeIdentifier.textArray }
}

/// Sent as an array of one dimension, none of whose elements is NULL, as in `id = ANY ($1)`.
extension Array: Parameter where Element: ArrayElement {
  /// The type of arrays of the elements.
  public static var typeIdentifier: UInt32 { Element.arrayTypeIdentifier }
  /// Appends the elements, each with its length.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(array: self)
  }
}

extension Optional: Parameter where Wrapped: Parameter {
  /// The type of the value.
  public static var typeIdentifier: UInt32 { Wrapped.typeIdentifier }
  /// Appends the value, or NULL.
  public func encode(into parameters: inout EncodedParameters) {
    switch self {
    case .some(let value): value.encode(into: &parameters)
    case .none: parameters.appendNull()
    }
  }
}
