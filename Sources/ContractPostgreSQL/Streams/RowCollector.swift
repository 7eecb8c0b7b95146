// What becomes of the rows of a stream: pieces of values, or whatever else a collector makes of them.

/// Makes one piece of a stream from the rows that it is given.
///
/// It runs on the stream's own thread, so that whoever takes the pieces has nothing left to do with rows.
public protocol RowCollector: ~Copyable, SendableMetatype {
  /// What the rows become.
  associatedtype Piece: Sendable

  /// Adds all rows of one result, in their order; called until the piece is long enough.
  mutating func add(_ rows: inout RowReader) throws(DatabaseError)

  /// The piece; there was at least one row.
  consuming func finish() -> Piece
}

/// Makes arrays of values, as a statement decodes them.
struct ValueCollector<Row: Sendable>: RowCollector {
  private let decoder: RowsDecoder<Row>
  private var values: [Row] = []

  init(_ decoder: RowsDecoder<Row>) { self.decoder = decoder }

  mutating func add(_ rows: inout RowReader) throws(DatabaseError) {
    values += try decoder.rows(&rows)
  }

  consuming func finish() -> [Row] { values }
}
