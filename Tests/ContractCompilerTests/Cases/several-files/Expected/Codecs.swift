// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let bookID = PatternRule("^[a-z0-9]+$")
}

extension Schemas.Book: JSONReadable {
  /// Reads and validates a value (book.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(5, required: 2)
    var id: String?
    var title: String?
    var sequel: Schemas.Book?
    var before: String?
    var note: String?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        id = try reader.string(matching: Patterns.bookID)
      } else if try reader.key(is: "title", &members, 1) {
        title = try reader.string(minLength: 1)
      } else if try reader.key(is: "sequel", &members, 2) {
        sequel = try Schemas.Book.read(from: &reader)
      } else if try reader.key(is: "before", &members, 3) {
        before = try reader.string(matching: Patterns.bookID)
      } else if try reader.key(is: "note", &members, 4) {
        note = try reader.string(maxLength: 100)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["id", "title"])
    guard let id, let title else { return nil }
    return Self(id: id, title: title, sequel: sequel, before: before, note: note)
  }
}

extension Schemas.Book: JSONWritable {
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

extension Schemas.Book {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  public static func write(
    to writer: inout JSONWriter, id: Span<UInt8>, title: Span<UInt8>, sequel: Schemas.Book?,
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

extension Schemas.Lent: JSONReadable {
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
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind", "until"])
    guard let kind, let until else { return nil }
    return Self(kind: kind, until: until)
  }
}

extension Schemas.Lent: JSONWritable {
  /// Writes the value as JSON (lent.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"kind\":")
    writer.string(kind)
    writer.literal(",\"until\":")
    until.write(to: &writer)
    writer.literal("}")
  }
}

extension Schemas.Missing: JSONReadable {
  /// Reads and validates a value (missing.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var kind: String?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["kind"])
    guard let kind else { return nil }
    return Self(kind: kind)
  }
}

extension Schemas.Missing: JSONWritable {
  /// Writes the value as JSON (missing.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"kind\":")
    writer.string(kind)
    writer.literal("}")
  }
}

extension Schemas.Problem: JSONReadable {
  /// Reads and validates a value (problem.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginDiscriminated(by: "kind") else { return nil }
    if reader.text(is: "none") {
      return try (Schemas.Missing.read(from: &reader)).map { .missing($0) }
    }
    if reader.text(is: "missing") {
      return try (Schemas.Missing.read(from: &reader)).map { .missing($0) }
    }
    if reader.text(is: "away") {
      return try (Schemas.Lent.read(from: &reader)).map { .lent($0) }
    }
    if reader.text(is: "lent") {
      return try (Schemas.Lent.read(from: &reader)).map { .lent($0) }
    }
    try reader.unknownDiscriminator("kind", "none, missing, away, lent")
    return nil
  }
}

extension Schemas.Problem: JSONWritable {
  /// Writes the value as JSON (problem.yaml:1).
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .missing(let value):
      value.write(to: &writer)
    case .lent(let value):
      value.write(to: &writer)
    }
  }
}

extension Schemas.Shelf2: JSONReadable {
  /// Reads and validates a value (Shelf.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var name: String?
    var books: [Schemas.Book]?
    while try reader.nextKey() {
      if try reader.key(is: "name", &members, 0) {
        name = try reader.string()
      } else if try reader.key(is: "books", &members, 1) {
        books = try Codecs.readBookArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["name", "books"])
    guard let name, let books else { return nil }
    return Self(name: name, books: books)
  }
}

extension Schemas.Shelf2: JSONWritable {
  /// Writes the value as JSON (Shelf.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"name\":")
    writer.string(name)
    writer.literal(",\"books\":")
    Codecs.writeBookArray(books, to: &writer)
    writer.literal("}")
  }
}

extension Schemas.Shelf2 {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  public static func write(to writer: inout JSONWriter, name: Span<UInt8>, books: [Schemas.Book]) {
    writer.literal("{\"name\":")
    writer.string(name)
    writer.literal(",\"books\":")
    Codecs.writeBookArray(books, to: &writer)
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (Shelf.yaml:5).
  static func readBookArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Book]? {
    try reader.array(Schemas.Book.read(from:))
  }

  /// Writes a value as JSON (Shelf.yaml:5).
  static func writeBookArray(_ value: [Schemas.Book], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (common.yaml:20).
  static func readShelf2Array(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Shelf2]? {
    try reader.array(Schemas.Shelf2.read(from:))
  }

  /// Writes a value as JSON (common.yaml:20).
  static func writeShelf2Array(_ value: [Schemas.Shelf2], to writer: inout JSONWriter) {
    writer.array(value)
  }
}
