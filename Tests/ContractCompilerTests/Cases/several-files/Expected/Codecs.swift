// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let id = PatternRule("^[a-z0-9]+$")
}

extension Schemas.Book2: JSONReadable {
  /// Reads and validates a value (book.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(5, required: 2)
    var id: String?
    var title: String?
    var sequel: Schemas.Book2?
    var before: String?
    var note: String?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        id = try reader.string(matching: Patterns.id)
      } else if try reader.key(is: "title", &members, 1) {
        title = try reader.string(minLength: 1)
      } else if try reader.key(is: "sequel", &members, 2) {
        sequel = try Schemas.Book2.read(from: &reader)
      } else if try reader.key(is: "before", &members, 3) {
        before = try reader.string(matching: Patterns.id)
      } else if try reader.key(is: "note", &members, 4) {
        note = try reader.string(maxLength: 100)
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["id", "title"])
    guard let id, let title else { return nil }
    return Self(id: id, title: title, sequel: sequel, before: before, note: note)
  }
}

extension Schemas.Book2: JSONWritable {
  /// Writes the value as JSON (book.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.string(id)
    writer.literal(",\"title\":")
    writer.string(title)
    if let sequel {
      writer.member(",\"sequel\":")
      sequel.write(to: &writer)
    }
    if let before {
      writer.member(",\"before\":")
      writer.string(before)
    }
    if let note {
      writer.member(",\"note\":")
      writer.string(note)
    }
    writer.literal("}")
  }
}

extension Schemas.Book2 {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  public static func write(
    to writer: inout JSONWriter, id: Span<UInt8>, title: Span<UInt8>, sequel: Schemas.Book2?,
    before: Span<UInt8>?, note: Span<UInt8>?
  ) {
    writer.literal("{\"id\":")
    writer.string(id)
    writer.literal(",\"title\":")
    writer.string(title)
    if let sequel {
      writer.member(",\"sequel\":")
      sequel.write(to: &writer)
    }
    if let before {
      writer.member(",\"before\":")
      writer.string(before)
    }
    if let note {
      writer.member(",\"note\":")
      writer.string(note)
    }
    writer.literal("}")
  }
}

extension Responses.NotFoundBody: JSONReadable {
  /// Reads and validates a value (problem.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginDiscriminated(by: "kind") else { return nil }
    if reader.text(is: "none") {
      return try (Responses.NotFoundBody.Object1.read(from: &reader)).map { .object1($0) }
    }
    if reader.text(is: "missing") {
      return try (Responses.NotFoundBody.Object1.read(from: &reader)).map { .object1($0) }
    }
    if reader.text(is: "away") {
      return try (Responses.NotFoundBody.Object2.read(from: &reader)).map { .object2($0) }
    }
    if reader.text(is: "lent") {
      return try (Responses.NotFoundBody.Object2.read(from: &reader)).map { .object2($0) }
    }
    try reader.unknownDiscriminator("kind", "none, missing, away, lent")
    return nil
  }
}

extension Responses.NotFoundBody: JSONWritable {
  /// Writes the value as JSON (problem.yaml:1).
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .object1(let value):
      value.write(to: &writer)
    case .object2(let value):
      value.write(to: &writer)
    }
  }
}

extension Responses.NotFoundBody.Object1: JSONReadable {
  /// Reads and validates a value (missing.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: String?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Responses.NotFoundBody.Object1: JSONWritable {
  /// Writes the value as JSON (missing.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"kind\":")
    writer.string(kind)
    writer.literal("}")
  }
}

extension Responses.NotFoundBody.Object2: JSONReadable {
  /// Reads and validates a value (lent.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var kind: String?
    var until: CalendarDate?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else if try reader.key(is: "until", &members, 1) {
        until = try CalendarDate.read(from: &reader)
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["kind", "until"])
    guard let kind, let until else { return nil }
    return Self(kind: kind, until: until)
  }
}

extension Responses.NotFoundBody.Object2: JSONWritable {
  /// Writes the value as JSON (lent.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"kind\":")
    writer.string(kind)
    writer.literal(",\"until\":")
    until.write(to: &writer)
    writer.literal("}")
  }
}

extension Operations.ListShelves.OKBodyItem: JSONReadable {
  /// Reads and validates a value (Shelf.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var name: String?
    var books: [Schemas.Book2]?
    while try reader.nextKey() {
      if try reader.key(is: "name", &members, 0) {
        name = try reader.string()
      } else if try reader.key(is: "books", &members, 1) {
        books = try Codecs.readBook2Array(from: &reader)
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["name", "books"])
    guard let name, let books else { return nil }
    return Self(name: name, books: books)
  }
}

extension Operations.ListShelves.OKBodyItem: JSONWritable {
  /// Writes the value as JSON (Shelf.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"name\":")
    writer.string(name)
    writer.literal(",\"books\":")
    Codecs.writeBook2Array(books, to: &writer)
    writer.literal("}")
  }
}

extension Operations.ListShelves.OKBodyItem {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  public static func write(to writer: inout JSONWriter, name: Span<UInt8>, books: [Schemas.Book2]) {
    writer.literal("{\"name\":")
    writer.string(name)
    writer.literal(",\"books\":")
    Codecs.writeBook2Array(books, to: &writer)
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (books.yaml:8).
  static func readBook2Array(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Book2]? {
    try reader.array(Schemas.Book2.read(from:))
  }

  /// Writes a value as JSON (books.yaml:8).
  static func writeBook2Array(_ value: [Schemas.Book2], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (common.yaml:20).
  static func readListShelvesOKBodyItemArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Operations.ListShelves.OKBodyItem]? {
    try reader.array(Operations.ListShelves.OKBodyItem.read(from:))
  }

  /// Writes a value as JSON (common.yaml:20).
  static func writeListShelvesOKBodyItemArray(
    _ value: [Operations.ListShelves.OKBodyItem], to writer: inout JSONWriter
  ) {
    writer.array(value)
  }
}
