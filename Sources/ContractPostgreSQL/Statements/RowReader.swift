// The bytes of one libpq result in, typed column values out; no copy but the asked-for one.
// Runs on the caller's thread. A wrong type or column count is an error, never a crash.
import ContractLibPQ

/// A cursor over the columns of one row after another.
///
/// Each read takes the next column from the left. NULL is an error unless the method says `OrNil`.
/// Neither it nor what it lends can be kept beyond the result: that does not compile.
///
/// There is a method for each type that rows of services commonly have. A column of another type, such as
/// `numeric`, `interval`, `inet` or an enumeration, is cast by the statement, to `text` for example
/// (`price::text`), or its bytes are lent by `binary(ofType:)`.
@safe
public struct RowReader: ~Escapable {
  private let result: OpaquePointer
  private let columnCount: Int32
  private var row: Int32 = -1
  private var column: Int32 = 0
  /// How many columns can be read of where the cursor is: none before the first and behind the last row.
  private var columnLimit: Int32 = 0
  /// Whether a column is a `jsonb`, whose text stands behind a byte with its version.
  private var hasJSONB = false

  /// How many rows the statement gave.
  public let rowCount: Int

  @_lifetime(borrow result)
  init(result: OpaquePointer) {
    unsafe self.result = unsafe result
    columnCount = unsafe PQnfields(result)
    rowCount = unsafe Int(PQntuples(result))
  }

  /// What all rows take in memory, in bytes: somewhat more than their values.
  public var memoryBytes: Int { unsafe Int(PQresultMemorySize(result)) }

  /// The length of all values of all rows, in bytes.
  var byteCount: Int {
    var count = 0
    for row in 0..<Int32(truncatingIfNeeded: rowCount) {
      for column in 0..<columnCount { count += unsafe Int(PQgetlength(result, row, column)) }
    }
    return count
  }

  /// Reads every row with a closure, each to its end.
  @inlinable
  public mutating func forEachRow(
    _ body: (inout RowReader) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    while nextRow() {
      try body(&self)
      try endRow()
    }
  }

  @usableFromInline
  mutating func nextRow() -> Bool {
    let end = Int32(truncatingIfNeeded: rowCount)
    if row < end { row &+= 1 }
    column = 0
    let isRow = row < end
    columnLimit = isRow ? columnCount : 0
    return isRow
  }

  @usableFromInline
  mutating func endRow() throws(DatabaseError) {
    guard column == columnCount else {
      throw .unexpectedRow("\(columnCount) columns came, \(column) were read")
    }
  }

  /// An `int8`, `int4` or `int2` column.
  public mutating func int64() throws(DatabaseError) -> Int64 {
    guard let value = try int64OrNil() else { throw unexpectedNull() }
    return value
  }

  /// An `int8`, `int4` or `int2` column that may be NULL.
  @inline(__always)
  public mutating func int64OrNil() throws(DatabaseError) -> Int64? {
    guard let value = try unsafe next(.integer) else { return nil }
    switch value.count {
    case 8: return unsafe Int64(bigEndian: value.loadUnaligned(as: Int64.self))
    case 4: return unsafe Int64(Int32(bigEndian: value.loadUnaligned(as: Int32.self)))
    case 2: return unsafe Int64(Int16(bigEndian: value.loadUnaligned(as: Int16.self)))
    default: throw wrongLength(value.count, for: .integer)
    }
  }

  /// A `bool` column.
  public mutating func bool() throws(DatabaseError) -> Bool {
    guard let value = try boolOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `bool` column that may be NULL.
  @inline(__always)
  public mutating func boolOrNil() throws(DatabaseError) -> Bool? {
    guard let value = try unsafe next(.boolean) else { return nil }
    guard value.count == 1 else { throw wrongLength(value.count, for: .boolean) }
    return unsafe value[0] != 0
  }

  /// A `timestamptz` column: microseconds since 1970-01-01T00:00:00Z.
  ///
  /// `infinity` and `-infinity` are the largest and the smallest `Int64`.
  public mutating func timestamptz() throws(DatabaseError) -> Int64 {
    guard let value = try timestamptzOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A `timestamptz` column that may be NULL; see `timestamptz()`.
  @inline(__always)
  public mutating func timestamptzOrNil() throws(DatabaseError) -> Int64? {
    guard let value = try unsafe next(.timestamp) else { return nil }
    guard value.count == 8 else { throw wrongLength(value.count, for: .timestamp) }
    let microseconds = unsafe Int64(bigEndian: value.loadUnaligned(as: Int64.self))
    if microseconds == .min { return .min }
    let (sum, overflow) = microseconds.addingReportingOverflow(Timestamp.postgresEpoch)
    return overflow ? .max : sum
  }

  /// A `text`, `varchar`, `char(n)`, `name`, `json` or `jsonb` column as a new string.
  ///
  /// PostgreSQL keeps a `jsonb` without its text: what comes is the same JSON in another spelling.
  public mutating func text() throws(DatabaseError) -> String {
    guard let value = try textOrNil() else { throw unexpectedNull() }
    return value
  }

  /// A text column that may be NULL.
  @inline(__always)
  public mutating func textOrNil() throws(DatabaseError) -> String? {
    guard let value = try unsafe next(.text) else { return nil }
    let text = unsafe hasJSONB ? try textOfJSONB(value) : value
    return unsafe String(decoding: text, as: UTF8.self)
  }

  /// The UTF-8 bytes of a text column where libpq has them: nothing is copied.
  @_lifetime(copy self)
  public mutating func utf8() throws(DatabaseError) -> Span<UInt8> {
    guard let value = try utf8OrNil() else { throw unexpectedNull() }
    return value
  }

  /// The UTF-8 bytes of a text column that may be NULL; see `utf8()`.
  @_lifetime(copy self)
  @inline(__always)
  public mutating func utf8OrNil() throws(DatabaseError) -> Span<UInt8>? {
    guard let value = try unsafe next(.text) else { return nil }
    let text = unsafe hasJSONB ? try textOfJSONB(value) : value
    let bytes = unsafe Span<UInt8>(_unsafeBytes: text)
    return unsafe _overrideLifetime(bytes, copying: self)
  }

  /// Passes over a column of any type.
  public mutating func skip() throws(DatabaseError) {
    _ = try unsafe next(.any)
  }

  // MARK: - One column

  /// The bytes of the next column; nil for NULL.
  ///
  /// A part of every method that reads a column: a list has hundreds of them.
  @inline(__always)
  mutating func next(
    _ expected: ExpectedColumn
  ) throws(DatabaseError) -> UnsafeRawBufferPointer? {
    let column = self.column
    guard column < columnLimit else { throw tooFewColumns() }
    // All rows of a result have one type: the first row's check holds for the rest, as long as
    // each row is read alike; lengths are checked on every row, so memory is safe regardless.
    if row == 0 { try checkType(of: column, expected) }
    self.column = column &+ 1
    let length = unsafe PQgetlength(result, row, column)
    if length == 0, unsafe PQgetisnull(result, row, column) == 1 { return nil }
    return unsafe UnsafeRawBufferPointer(
      start: PQgetvalue(result, row, column), count: Int(length))
  }

  @inline(never)
  private mutating func checkType(
    of column: Int32, _ expected: ExpectedColumn
  ) throws(DatabaseError) {
    let type = unsafe PQftype(result, column)
    if type == TypeIdentifier.jsonb { hasJSONB = true }
    guard expected.accepts(type) else {
      throw .unexpectedRow(
        "\(describe(column)) has the type with identifier \(type), \(expected) was read")
    }
    guard unsafe expected == .any || PQfformat(result, column) == 1 else {
      throw .unexpectedRow("\(describe(column)) is not in binary format")
    }
  }

  /// The text of the column that was read last, if that is a `jsonb`: version 1 is all there is
  /// (`jsonb_send` in PostgreSQL's jsonb.c).
  @inline(never)
  private func textOfJSONB(
    _ value: UnsafeRawBufferPointer
  ) throws(DatabaseError) -> UnsafeRawBufferPointer {
    guard unsafe PQftype(result, column - 1) == TypeIdentifier.jsonb else { return unsafe value }
    guard unsafe value.first == 1 else {
      throw unexpectedValue("is a jsonb in a format of another version than 1")
    }
    return unsafe UnsafeRawBufferPointer(rebasing: value.dropFirst())
  }

  @inline(never)
  private func tooFewColumns() -> DatabaseError {
    .unexpectedRow("\(columnCount) columns came, more were read")
  }

  @inline(never)
  func unexpectedNull() -> DatabaseError { unexpectedValue("is NULL") }

  @inline(never)
  func wrongLength(_ length: Int, for expected: ExpectedColumn) -> DatabaseError {
    unexpectedValue("has \(length) bytes, \(expected) was read")
  }

  /// The error that the column that was read last is something else than it should be.
  @inline(never)
  func unexpectedValue(_ predicate: String) -> DatabaseError {
    .unexpectedRow("\(describe(column - 1)) \(predicate)")
  }

  private func describe(_ column: Int32) -> String {
    let name = unsafe PQfname(result, column).map { (name) in unsafe String(cString: name) }
    return "column \(column + 1) ('\(name ?? "?")')"
  }
}
