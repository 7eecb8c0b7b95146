// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Holder: JSONReadable {
  /// Reads and validates a value (openapi.yaml:23).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(5, required: 1)
    var record: Schemas.Record?
    var previous: Schemas.Record?
    var either: Schemas.Holder.Either?
    var all: [Schemas.Record]?
    var few: Schemas.Few?
    while try reader.nextKey() {
      if try reader.key(is: "record", &members, 0) {
        record = try Schemas.Record.read(from: &reader)
      } else if try reader.key(is: "previous", &members, 1) {
        previous = try Schemas.Record.read(from: &reader)
      } else if try reader.key(is: "either", &members, 2) {
        either = try Schemas.Holder.Either.read(from: &reader)
      } else if try reader.key(is: "all", &members, 3) {
        all = try Codecs.readRecordArray(from: &reader)
      } else if try reader.key(is: "few", &members, 4) {
        few = try Schemas.Few.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["record"])
    guard let record else { return nil }
    return Self(record: record, previous: previous, either: either, all: all, few: few)
  }
}

extension Schemas.Holder: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:23).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"record\":")
    record.write(to: &writer)
    if let previous {
      writer.member(",\"previous\":")
      previous.write(to: &writer)
    }
    if let either {
      writer.member(",\"either\":")
      either.write(to: &writer)
    }
    if let all {
      writer.member(",\"all\":")
      Codecs.writeRecordArray(all, to: &writer)
    }
    if let few {
      writer.member(",\"few\":")
      few.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Holder.Either: JSONReadable {
  /// Reads and validates a value (openapi.yaml:29).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    switch try reader.peekKind() {
    case .object: return try (Schemas.Record.read(from: &reader)).map { .record($0) }
    case .string: return try (reader.string()).map { .string($0) }
    default:
      try reader.typeViolation("string, object")
      return nil
    }
  }
}

extension Schemas.Holder.Either: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:29).
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .record(let value):
      value.write(to: &writer)
    case .string(let value):
      writer.string(value)
    }
  }
}

extension Schemas.Few: JSONReadable {
  /// Reads and validates a value (openapi.yaml:35).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var first: String?
    var second: String?
    while try reader.nextKey() {
      if try reader.key(is: "first", &members, 0) {
        first = try reader.string()
      } else if try reader.key(is: "second", &members, 1) {
        second = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(first: first, second: second)
  }
}

extension Schemas.Few: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:35).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let first {
      writer.member(",\"first\":")
      writer.string(first)
    }
    if let second {
      writer.member(",\"second\":")
      writer.string(second)
    }
    writer.literal("}")
  }
}

extension Schemas.Record: JSONReadable {
  /// Reads and validates a value (openapi.yaml:40).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members2 = DeclaredMembers(35, required: 3)
    var id: Int64?
    var members: String?
    var readMember: String?
    var readerValue: String?
    var note: Field<String> = .absent
    var count: Int64 = 3
    var few: Schemas.Few?
    var field01: String?
    var field02: String?
    var field03: String?
    var field04: String?
    var field05: String?
    var field06: String?
    var field07: String?
    var field08: String?
    var field09: String?
    var field10: String?
    var field11: String?
    var field12: String?
    var field13: String?
    var field14: String?
    var field15: String?
    var field16: String?
    var field17: String?
    var field18: String?
    var field19: String?
    var field20: String?
    var field21: String?
    var field22: String?
    var field23: String?
    var field24: String?
    var field25: String?
    var field26: String?
    var field27: String?
    var additionalProperties = OtherMembers<Int64>()
    func readMember2() throws(JSONSyntaxError) {
      if try reader.key(is: "id", &members2, 0) {
        id = try reader.int64()
      } else if try reader.key(is: "members", &members2, 3) {
        members = try reader.string()
      } else if try reader.key(is: "readMember", &members2, 4) {
        readMember = try reader.string()
      } else if try reader.key(is: "reader", &members2, 1) {
        readerValue = try reader.readNull() ? nil : reader.string()
      } else if try reader.key(is: "note", &members2, 5) {
        note = try reader.readNull() ? .null : Field(reader.string())
      } else if try reader.key(is: "count", &members2, 6) {
        count = try reader.int64() ?? count
      } else if try reader.key(is: "etag", &members2, 7) {
        _ = try reader.string()
      } else if try reader.key(is: "few", &members2, 8) {
        few = try Schemas.Few.read(from: &reader)
      } else if try reader.key(is: "field01", &members2, 2) {
        field01 = try reader.string()
      } else if try reader.key(is: "field02", &members2, 9) {
        field02 = try reader.string()
      } else if try reader.key(is: "field03", &members2, 10) {
        field03 = try reader.string()
      } else if try reader.key(is: "field04", &members2, 11) {
        field04 = try reader.string()
      } else if try reader.key(is: "field05", &members2, 12) {
        field05 = try reader.string()
      } else if try reader.key(is: "field06", &members2, 13) {
        field06 = try reader.string()
      } else if try reader.key(is: "field07", &members2, 14) {
        field07 = try reader.string()
      } else if try reader.key(is: "field08", &members2, 15) {
        field08 = try reader.string()
      } else if try reader.key(is: "field09", &members2, 16) {
        field09 = try reader.string()
      } else if try reader.key(is: "field10", &members2, 17) {
        field10 = try reader.string()
      } else if try reader.key(is: "field11", &members2, 18) {
        field11 = try reader.string()
      } else if try reader.key(is: "field12", &members2, 19) {
        field12 = try reader.string()
      } else if try reader.key(is: "field13", &members2, 20) {
        field13 = try reader.string()
      } else if try reader.key(is: "field14", &members2, 21) {
        field14 = try reader.string()
      } else if try reader.key(is: "field15", &members2, 22) {
        field15 = try reader.string()
      } else if try reader.key(is: "field16", &members2, 23) {
        field16 = try reader.string()
      } else if try reader.key(is: "field17", &members2, 24) {
        field17 = try reader.string()
      } else if try reader.key(is: "field18", &members2, 25) {
        field18 = try reader.string()
      } else if try reader.key(is: "field19", &members2, 26) {
        field19 = try reader.string()
      } else if try reader.key(is: "field20", &members2, 27) {
        field20 = try reader.string()
      } else if try reader.key(is: "field21", &members2, 28) {
        field21 = try reader.string()
      } else if try reader.key(is: "field22", &members2, 29) {
        field22 = try reader.string()
      } else if try reader.key(is: "field23", &members2, 30) {
        field23 = try reader.string()
      } else if try reader.key(is: "field24", &members2, 31) {
        field24 = try reader.string()
      } else if try reader.key(is: "field25", &members2, 32) {
        field25 = try reader.string()
      } else if try reader.key(is: "field26", &members2, 33) {
        field26 = try reader.string()
      } else if try reader.key(is: "field27", &members2, 34) {
        field27 = try reader.string()
      } else {
        let key = try reader.key(of: additionalProperties)
        additionalProperties.set(key, try reader.int64())
      }
    }
    while try reader.nextKey() { try readMember2() }
    reader.require(members2, ["id", "reader", "field01"])
    guard let id, let field01 else { return nil }
    return Self(
      id: id, members: members, readMember: readMember, reader: readerValue, note: note,
      count: count, few: few, field01: field01, field02: field02, field03: field03,
      field04: field04, field05: field05, field06: field06, field07: field07, field08: field08,
      field09: field09, field10: field10, field11: field11, field12: field12, field13: field13,
      field14: field14, field15: field15, field16: field16, field17: field17, field18: field18,
      field19: field19, field20: field20, field21: field21, field22: field22, field23: field23,
      field24: field24, field25: field25, field26: field26, field27: field27,
      additionalProperties: additionalProperties.values)
  }
}

extension Schemas.Record: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:40).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    if let members {
      writer.member(",\"members\":")
      writer.string(members)
    }
    if let readMember {
      writer.member(",\"readMember\":")
      writer.string(readMember)
    }
    writer.literal(",\"reader\":")
    if let reader {
      writer.string(reader)
    } else {
      writer.null()
    }
    switch note {
    case .absent: break
    case .null:
      writer.member(",\"note\":")
      writer.null()
    case .value(let note):
      writer.member(",\"note\":")
      writer.string(note)
    }
    writer.literal(",\"count\":")
    writer.integer(count)
    if let etag {
      writer.member(",\"etag\":")
      writer.string(etag)
    }
    if let few {
      writer.member(",\"few\":")
      few.write(to: &writer)
    }
    writer.literal(",\"field01\":")
    writer.string(field01)
    if let field02 {
      writer.member(",\"field02\":")
      writer.string(field02)
    }
    if let field03 {
      writer.member(",\"field03\":")
      writer.string(field03)
    }
    if let field04 {
      writer.member(",\"field04\":")
      writer.string(field04)
    }
    if let field05 {
      writer.member(",\"field05\":")
      writer.string(field05)
    }
    if let field06 {
      writer.member(",\"field06\":")
      writer.string(field06)
    }
    if let field07 {
      writer.member(",\"field07\":")
      writer.string(field07)
    }
    if let field08 {
      writer.member(",\"field08\":")
      writer.string(field08)
    }
    if let field09 {
      writer.member(",\"field09\":")
      writer.string(field09)
    }
    if let field10 {
      writer.member(",\"field10\":")
      writer.string(field10)
    }
    if let field11 {
      writer.member(",\"field11\":")
      writer.string(field11)
    }
    if let field12 {
      writer.member(",\"field12\":")
      writer.string(field12)
    }
    if let field13 {
      writer.member(",\"field13\":")
      writer.string(field13)
    }
    if let field14 {
      writer.member(",\"field14\":")
      writer.string(field14)
    }
    if let field15 {
      writer.member(",\"field15\":")
      writer.string(field15)
    }
    if let field16 {
      writer.member(",\"field16\":")
      writer.string(field16)
    }
    if let field17 {
      writer.member(",\"field17\":")
      writer.string(field17)
    }
    if let field18 {
      writer.member(",\"field18\":")
      writer.string(field18)
    }
    if let field19 {
      writer.member(",\"field19\":")
      writer.string(field19)
    }
    if let field20 {
      writer.member(",\"field20\":")
      writer.string(field20)
    }
    if let field21 {
      writer.member(",\"field21\":")
      writer.string(field21)
    }
    if let field22 {
      writer.member(",\"field22\":")
      writer.string(field22)
    }
    if let field23 {
      writer.member(",\"field23\":")
      writer.string(field23)
    }
    if let field24 {
      writer.member(",\"field24\":")
      writer.string(field24)
    }
    if let field25 {
      writer.member(",\"field25\":")
      writer.string(field25)
    }
    if let field26 {
      writer.member(",\"field26\":")
      writer.string(field26)
    }
    if let field27 {
      writer.member(",\"field27\":")
      writer.string(field27)
    }
    writer.members(additionalProperties) { writer, item in
      writer.integer(item)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:32).
  static func readRecordArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Record]? {
    try reader.array(Schemas.Record.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:32).
  static func writeRecordArray(_ value: [Schemas.Record], to writer: inout JSONWriter) {
    writer.array(value)
  }
}
