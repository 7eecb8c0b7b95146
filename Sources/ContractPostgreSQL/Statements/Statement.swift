// SQL text with the types of its parameters and its rows; bound to values it is work to send.
// SQL is a literal of the program, so that no value can ever become part of it.

/// A value that reads itself from one row, column by column.
public protocol RowDecodable: Sendable {
  /// Reads exactly the statement's columns, from left to right.
  init(from row: inout RowReader) throws(DatabaseError)
}

/// What a statement does beside giving its rows: it decides with which others it may share a
/// transaction, which saves most of what a small unit of work costs where many arrive at once.
public enum StatementEffect: Sendable {
  /// Anything: its unit of work has a transaction of its own.
  case any
  /// It does nothing but select rows: it neither sets parameters of the configuration, nor takes
  /// locks, nor calls a function that does. Reads of several owners may share a transaction.
  case plainSelect
  /// It adds rows of its owner and does nothing else: no trigger, default or deferred constraint of
  /// the table does more, and nobody who only adds rows waits for it. Writes of several owners may
  /// share a transaction, and with it the wait for the disk.
  case plainInsert
}

/// One SQL statement: its text, the types bound to `$1`, `$2` ..., and the type of its rows.
///
/// Keep it in a `static let`: each is prepared once per connection. `Row` is `Never` for
/// statements without rows.
public struct Statement<Row: Sendable, each Value: Parameter>: Sendable {
  let shape: StatementShape
  let decode: RowsDecoder<Row>
  let effect: StatementEffect

  /// A statement whose rows are read by a closure.
  @inlinable
  public init(
    _ sql: StaticString, effect: StatementEffect = .any,
    row: @escaping @Sendable (_ row: inout RowReader) throws(DatabaseError) -> Row
  ) {
    self.init(sql, effect: effect, decoder: RowsDecoder(row: row))
  }

  @usableFromInline
  init(_ sql: StaticString, effect: StatementEffect, decoder: RowsDecoder<Row>) {
    var types: [UInt32] = []
    for type in repeat (each Value).self { types.append(type.typeIdentifier) }
    shape = StatementShape.registered(sql, parameterTypes: types)
    decode = decoder
    self.effect = effect
  }

  private init(
    shape: StatementShape, decode: RowsDecoder<Row>, effect: StatementEffect
  ) {
    self.shape = shape
    self.decode = decode
    self.effect = effect
  }

  /// The same select for no more than its first rows: its text with a `LIMIT` behind it.
  ///
  /// Keep it in a `static let` as well; a select that ends with a `LIMIT` of its own has no such form.
  public func limited(to rows: Int) -> Statement {
    Statement(
      shape: shape.followed(by: "\nLIMIT \(max(0, rows))"), decode: decode,
      effect: effect)
  }

  /// The statement with values for its parameters, ready to be part of a unit of work.
  public func bind(_ value: repeat each Value) -> BoundStatement<Row> {
    var parameters = EncodedParameters(reserving: 64)
    for value in repeat each value { value.encode(into: &parameters) }
    return BoundStatement(
      encoded: EncodedStatement(
        shape: shape, parameters: parameters.bytes, effect: effect),
      decode: decode)
  }
}

extension Statement where Row: RowDecodable {
  /// A statement whose rows read themselves.
  @inlinable
  public init(_ sql: StaticString, effect: StatementEffect = .any) {
    self.init(sql, effect: effect) { (row) throws(DatabaseError) in
      try Row(from: &row)
    }
  }
}

extension Statement where Row == Never {
  /// A statement without rows; rows it gives all the same are an error.
  public init(_ sql: StaticString) {
    self.init(sql) { (_) throws(DatabaseError) in
      throw .unexpectedRow("the statement was declared to give no rows")
    }
  }
}

/// A statement with its values.
public struct BoundStatement<Row: Sendable>: Sendable {
  let encoded: EncodedStatement
  let decode: RowsDecoder<Row>
}

/// What the database loop needs of a bound statement.
struct EncodedStatement: Sendable {
  let shape: StatementShape
  let parameters: [UInt8]
  let effect: StatementEffect
}

/// Reads all rows of one result; specialised where the statement is declared.
@usableFromInline
struct RowsDecoder<Row: Sendable>: Sendable {
  @usableFromInline
  let rows: @Sendable (inout RowReader) throws(DatabaseError) -> [Row]

  @inlinable
  init(row: @escaping @Sendable (inout RowReader) throws(DatabaseError) -> Row) {
    rows = { (reader) throws(DatabaseError) in
      var rows: [Row] = []
      rows.reserveCapacity(reader.rowCount)
      try reader.forEachRow { (reader) throws(DatabaseError) in rows.append(try row(&reader)) }
      return rows
    }
  }
}
