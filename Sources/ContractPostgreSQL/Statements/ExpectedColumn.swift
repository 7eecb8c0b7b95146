// What a read of a column takes: which types of PostgreSQL, and what it is called in an error.

/// What a method of `RowReader` reads a column as.
enum ExpectedColumn: Equatable, CustomStringConvertible {
  case integer
  case boolean
  case timestamp
  case text
  case bytes
  case float
  case uuid
  case date
  case integers
  case texts
  /// The type with this object identifier.
  case type(UInt32)
  case any

  func accepts(_ type: UInt32) -> Bool {
    switch self {
    case .integer:
      return type == TypeIdentifier.int8 || type == TypeIdentifier.int4
        || type == TypeIdentifier.int2
    case .boolean: return type == TypeIdentifier.bool
    case .timestamp: return type == TypeIdentifier.timestamptz
    case .text:
      return type == TypeIdentifier.text || type == TypeIdentifier.varchar
        || type == TypeIdentifier.bpchar || type == TypeIdentifier.name
        || type == TypeIdentifier.json || type == TypeIdentifier.jsonb
        || type == TypeIdentifier.char || type == TypeIdentifier.unknown
        || type == TypeIdentifier.void
    case .bytes: return type == TypeIdentifier.bytea
    case .float: return type == TypeIdentifier.float8 || type == TypeIdentifier.float4
    case .uuid: return type == TypeIdentifier.uuid
    case .date: return type == TypeIdentifier.date
    case .integers:
      return type == TypeIdentifier.int8Array || type == TypeIdentifier.int4Array
        || type == TypeIdentifier.int2Array
    case .texts:
      return type == TypeIdentifier.textArray || type == TypeIdentifier.varcharArray
        || type == TypeIdentifier.bpcharArray || type == TypeIdentifier.nameArray
    case .type(let expected): return type == expected
    case .any: return true
    }
  }

  var description: String {
    switch self {
    case .integer: return "an integer"
    case .boolean: return "a boolean"
    case .timestamp: return "a timestamptz"
    case .text: return "a text"
    case .bytes: return "a bytea"
    case .float: return "a float8"
    case .uuid: return "a uuid"
    case .date: return "a date"
    case .integers: return "an array of integers"
    case .texts: return "an array of texts"
    case .type(let identifier): return "the type with identifier \(identifier)"
    case .any: return "anything"
    }
  }
}
