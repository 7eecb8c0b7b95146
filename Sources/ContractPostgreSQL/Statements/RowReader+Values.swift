// Reads of the types that are not on every list: bytes, floating point, UUIDs, days, and any other by its
// bytes.

extension RowReader {
  /// A `bytea` column as a new array.
  public mutating func bytes() throws(DatabaseError) -> [UInt8] {
    guard let value = try bytesOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `bytea` column that may be NULL.
  public mutating func bytesOrNil() throws(DatabaseError) -> [UInt8]? {
    guard let value = try unsafe next(.bytes) else { return nil }
    return unsafe [UInt8](value)
  }

  /// The bytes of a `bytea` column where libpq has them: nothing is copied.
  @_lifetime(copy self)
  public mutating func byteSpan() throws(DatabaseError) -> Span<UInt8> {
    guard let value = try byteSpanOrNil() else { throw unexpectedNull() }
    return value
  }

  /// The bytes of a `bytea` column that may be NULL; see `byteSpan()`.
  @_lifetime(copy self)
  public mutating func byteSpanOrNil() throws(DatabaseError) -> Span<UInt8>? {
    guard let value = try unsafe next(.bytes) else { return nil }
    let bytes = unsafe Span<UInt8>(_unsafeBytes: value)
    return unsafe _overrideLifetime(bytes, copying: self)
  }

  /// A `float8` or `float4` column; infinities and NaN are values of these types too.
  ///
  /// A `numeric` is no such column: `price::float8` rounds it, `price::text` has all its digits.
  public mutating func float64() throws(DatabaseError) -> Double {
    guard let value = try float64OrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `float8` or `float4` column that may be NULL.
  public mutating func float64OrNil() throws(DatabaseError) -> Double? {
    guard let value = try unsafe next(.float) else { return nil }
    switch value.count {
    case 8:
      return unsafe Double(bitPattern: UInt64(bigEndian: value.loadUnaligned(as: UInt64.self)))
    case 4:
      return unsafe Double(
        Float(bitPattern: UInt32(bigEndian: value.loadUnaligned(as: UInt32.self))))
    default: throw wrongLength(value.count, for: .float)
    }
  }

  /// A `uuid` column.
  public mutating func uuid() throws(DatabaseError) -> UUIDBits {
    guard let value = try uuidOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `uuid` column that may be NULL.
  public mutating func uuidOrNil() throws(DatabaseError) -> UUIDBits? {
    guard let value = try unsafe next(.uuid) else { return nil }
    guard value.count == 16 else { throw wrongLength(value.count, for: .uuid) }
    return unsafe UUIDBits(
      high: UInt64(bigEndian: value.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: value.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  /// A `date` column: days since 1970-01-01.
  ///
  /// `infinity` and `-infinity` are the largest and the smallest `Int64`. A value of a contract is made of
  /// it by `CalendarDate(daysSinceUnixEpoch:)`.
  public mutating func date() throws(DatabaseError) -> Int64 {
    guard let value = try dateOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `date` column that may be NULL; see `date()`.
  public mutating func dateOrNil() throws(DatabaseError) -> Int64? {
    guard let value = try unsafe next(.date) else { return nil }
    guard value.count == 4 else { throw wrongLength(value.count, for: .date) }
    switch unsafe Int32(bigEndian: value.loadUnaligned(as: Int32.self)) {
    case .min: return .min
    case .max: return .max
    case let days: return Int64(days) + Day.postgresEpoch
    }
  }

  /// The bytes of a column of one type that has no method of its own, as the type's send function makes
  /// them; they are lent, as by `utf8()`.
  ///
  /// It is the counterpart of a `Parameter` of one's own. What the bytes mean is told by PostgreSQL's
  /// sources alone, and only built-in types have the same identifier in every database: where a cast to
  /// `text` will do, cast.
  ///
  /// - Parameter typeIdentifier: The object identifier of the type (`pg_type.oid`); a column of another
  ///   type is an error.
  @_lifetime(copy self)
  public mutating func binary(
    ofType typeIdentifier: UInt32
  ) throws(DatabaseError) -> Span<UInt8> {
    guard let value = try binaryOrNil(ofType: typeIdentifier) else { throw unexpectedNull() }
    return value
  }

  /// The bytes of a column of one type that may be NULL; see `binary(ofType:)`.
  ///
  /// - Parameter typeIdentifier: The object identifier of the type (`pg_type.oid`).
  @_lifetime(copy self)
  public mutating func binaryOrNil(
    ofType typeIdentifier: UInt32
  ) throws(DatabaseError) -> Span<UInt8>? {
    guard let value = try unsafe next(.type(typeIdentifier)) else { return nil }
    let bytes = unsafe Span<UInt8>(_unsafeBytes: value)
    return unsafe _overrideLifetime(bytes, copying: self)
  }
}
