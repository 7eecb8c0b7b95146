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

  /// An array: dimensions, whether it has NULLs, the elements' type, count, first index, elements.
  mutating func append(integers: [Int64]) {
    let header = [1, 0, Int32(TypeIdentifier.int8), Int32(clamping: integers.count), 1]
    appendLength(Int32(clamping: 4 * header.count + 12 * integers.count))
    for word in header { appendBigEndian(word) }
    for integer in integers {
      appendBigEndian(Int32(8))
      appendBigEndian(integer)
    }
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

extension [Int64]: Parameter {
  /// `int8[]`
  public static var typeIdentifier: UInt32 { TypeIdentifier.int8Array }
  /// Appends an array of one dimension, each element with its length, as `array_recv` reads it.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(integers: self)
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

/// Object identifiers of built-in types (`pg_type.dat`); they never change.
enum TypeIdentifier {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let char: UInt32 = 18
  static let name: UInt32 = 19
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let json: UInt32 = 114
  static let unknown: UInt32 = 705
  static let bpchar: UInt32 = 1042
  static let varchar: UInt32 = 1043
  static let timestamptz: UInt32 = 1184
  static let int8Array: UInt32 = 1016
  static let void: UInt32 = 2278
}
