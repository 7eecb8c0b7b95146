// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Search.One: JSONReadable {
  /// Reads and validates a value (openapi.yaml:11).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    switch try reader.peekKind() {
    case .number: return try (reader.int64()).map { .integer($0) }
    case .string: return try (Operations.Search.One.String.read(from: &reader)).map { .string($0) }
    default:
      try reader.typeViolation("number, string")
      return nil
    }
  }
}

extension Operations.Search.One.String: JSONReadable {
  /// Reads and validates a value (openapi.yaml:11).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "all") { return .all }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Operations.Search.Filter: JSONReadable {
  /// Reads and validates a value (openapi.yaml:13).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var state: String?
    var until: CalendarDate?
    while try reader.nextKey() {
      if try reader.key(is: "state", &members, 0) {
        state = try reader.string()
      } else if try reader.key(is: "until", &members, 1) {
        until = try CalendarDate.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(state: state, until: until)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:12).
  static func readInt64Array(from reader: inout JSONReader) throws(JSONSyntaxError) -> [Int64]? {
    try reader.array(Int64.read(from:))
  }

  /// Reads and validates a value (openapi.yaml:16).
  static func readCalendarDateArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [CalendarDate]? {
    try reader.array(CalendarDate.read(from:))
  }
}
