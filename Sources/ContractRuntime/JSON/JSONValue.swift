// Any JSON value as a tree, for schemas that say nothing about it; numbers keep their text.

/// The members of an object as part of a `JSONValue`.
public typealias JSONObject = NamedValues<JSONValue>

/// A JSON value.
///
/// Equality is that of JSON Schema (core, section 4.2.2): numbers compare by their mathematical
/// value, strings by their bytes, objects regardless of the order of their members.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads a text that must be one JSON value.
  public init(parsing text: String) throws(JSONSyntaxError) {
    self = try JSON.parse(Array(text.utf8))
  }

  /// A constant of the contract, whose text the compiler has checked; `null` for a faulty one.
  public init(contract text: StaticString) {
    do throws(JSONSyntaxError) { self = try JSONValue(parsing: "\(text)") } catch { self = .null }
  }

  /// Whether two values are equal as JSON Schema defines it.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch self {
    case .null: break
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): UTF8Key(value).hash(into: &hasher)
    case .array(let items): hasher.combine(items)
    case .object(let object): hasher.combine(object)
    }
  }
}

// MARK: - Looking inside

extension JSONValue {
  /// The type of the value.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether it is `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// The truth value, if it is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The number, if it is one.
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

  /// The whole number, if it is one that fits; `1.0` does.
  public var int64: Int64? { number?.int64 }

  /// The number rounded to binary floating point, if it is one; infinite beyond the range.
  public var double: Double? { number?.double }

  /// The text, if it is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The items, if it is an array.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, if it is an object.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The member of a name, compared by bytes; `nil` if there is none or it is no object.
  public subscript(_ name: String) -> JSONValue? { object?[name] }
}

extension JSONValue: JSONReadable, JSONWritable {
  /// Reads any value.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? {
    try reader.json()
  }

  /// Writes the value; numbers as they were read.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let value): writer.ascii(value.text)
    case .string(let value): writer.string(value)
    case .array(let items): writer.array(items)
    case .object(let object): writer.map(object) { writer, value in value.write(to: &writer) }
    }
  }
}
