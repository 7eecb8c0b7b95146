// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.

import Runtime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let pattern1 = PatternRule("^[^\\u0000]*$")
  static let pattern2 = PatternRule("^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")
  static let pattern3 = PatternRule("^[^\\u0000]+$")
}

#if DEBUG
  extension Task: JSONReadable {
    /// Reads and validates a value (openapi.yaml:420).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var hasID = false
      var id: Int64?
      var hasUserID = false
      var userID: String?
      var hasTitle = false
      var title: String?
      var hasDescription = false
      var description: String?
      var hasCompleted = false
      var completed: Bool?
      var hasCreatedAt = false
      var createdAt: DateTime?
      var hasUpdatedAt = false
      var updatedAt: DateTime?
      while try reader.nextKey() {
        if reader.key(is: "id") {
          hasID = true
          id = try reader.int64()
        } else if reader.key(is: "user_id") {
          hasUserID = true
          userID = try reader.string()
        } else if reader.key(is: "title") {
          hasTitle = true
          title = try reader.string(minLength: 1, maxLength: 200)
        } else if reader.key(is: "description") {
          hasDescription = true
          description = try reader.readNull() ? nil : reader.string(maxLength: 1000)
        } else if reader.key(is: "completed") {
          hasCompleted = true
          completed = try reader.bool()
        } else if reader.key(is: "created_at") {
          hasCreatedAt = true
          createdAt = try DateTime.read(from: &reader)
        } else if reader.key(is: "updated_at") {
          hasUpdatedAt = true
          updatedAt = try DateTime.read(from: &reader)
        } else {
          try reader.skipValue()
        }
      }
      reader.require("id", hasID)
      reader.require("user_id", hasUserID)
      reader.require("title", hasTitle)
      reader.require("description", hasDescription)
      reader.require("completed", hasCompleted)
      reader.require("created_at", hasCreatedAt)
      reader.require("updated_at", hasUpdatedAt)
      guard let id, let userID, let title, let completed, let createdAt, let updatedAt
      else { return nil }
      return Self(
        id: id, userID: userID, title: title, description: description, completed: completed,
        createdAt: createdAt, updatedAt: updatedAt)
    }
  }
#endif

extension Task: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:420).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    writer.literal(",\"user_id\":")
    writer.string(userID)
    writer.literal(",\"title\":")
    writer.string(title)
    writer.literal(",\"description\":")
    if let description {
      writer.string(description)
    } else {
      writer.null()
    }
    writer.literal(",\"completed\":")
    writer.bool(completed)
    writer.literal(",\"created_at\":")
    createdAt.write(to: &writer)
    writer.literal(",\"updated_at\":")
    updatedAt.write(to: &writer)
    writer.literal("}")
  }
}

extension NewTask: JSONReadable {
  /// Reads and validates a value (openapi.yaml:461).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var hasTitle = false
    var title: String?
    var description: Field<String> = .absent
    while try reader.nextKey() {
      if reader.key(is: "title") {
        hasTitle = true
        title = try reader.string(minLength: 1, maxLength: 200, matching: Patterns.pattern2)
      } else if reader.key(is: "description") {
        if try reader.readNull() {
          description = .null
        } else {
          description = try Field(reader.string(maxLength: 1000, matching: Patterns.pattern1))
        }
      } else {
        try reader.skipValue()
      }
    }
    reader.require("title", hasTitle)
    guard let title else { return nil }
    return Self(title: title, description: description)
  }
}

extension TaskChanges: JSONReadable {
  /// Reads and validates a value (openapi.yaml:471).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var title: String?
    var description: Field<String> = .absent
    var completed: Bool?
    while try reader.nextKey() {
      if reader.key(is: "title") {
        title = try reader.string(minLength: 1, maxLength: 200, matching: Patterns.pattern2)
      } else if reader.key(is: "description") {
        if try reader.readNull() {
          description = .null
        } else {
          description = try Field(reader.string(maxLength: 1000, matching: Patterns.pattern1))
        }
      } else if reader.key(is: "completed") {
        completed = try reader.bool()
      } else {
        try reader.skipValue()
      }
    }
    return Self(title: title, description: description, completed: completed)
  }
}

extension Completion: JSONReadable {
  /// Reads and validates a value (openapi.yaml:498).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var completed: Bool?
    while try reader.nextKey() {
      if reader.key(is: "completed") {
        completed = try reader.bool()
      } else {
        try reader.skipValue()
      }
    }
    return Self(completed: completed)
  }
}

#if DEBUG
  extension DeletedTask: JSONReadable {
    /// Reads and validates a value (openapi.yaml:506).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var hasMessage = false
      var message: String?
      var hasID = false
      var id: Int64?
      while try reader.nextKey() {
        if reader.key(is: "message") {
          hasMessage = true
          message = try reader.string()
        } else if reader.key(is: "id") {
          hasID = true
          id = try reader.int64()
        } else {
          try reader.skipValue()
        }
      }
      reader.require("message", hasMessage)
      reader.require("id", hasID)
      guard let message, let id else { return nil }
      return Self(message: message, id: id)
    }
  }
#endif

extension DeletedTask: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:506).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"message\":")
    writer.string(message)
    writer.literal(",\"id\":")
    writer.integer(id)
    writer.literal("}")
  }
}

#if DEBUG
  extension Health: JSONReadable {
    /// Reads and validates a value (openapi.yaml:522).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var hasStatus = false
      var status: Health.Status?
      var hasDatabase = false
      var database: Health.Database?
      while try reader.nextKey() {
        if reader.key(is: "status") {
          hasStatus = true
          status = try Health.Status.read(from: &reader)
        } else if reader.key(is: "database") {
          hasDatabase = true
          database = try Health.Database.read(from: &reader)
        } else {
          try reader.skipValue()
        }
      }
      reader.require("status", hasStatus)
      reader.require("database", hasDatabase)
      guard let status, let database else { return nil }
      return Self(status: status, database: database)
    }
  }
#endif

extension Health: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:522).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"status\":")
    status.write(to: &writer)
    writer.literal(",\"database\":")
    database.write(to: &writer)
    writer.literal("}")
  }
}

#if DEBUG
  extension Health.Status: JSONReadable {
    /// Reads and validates a value (openapi.yaml:527).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginString() else { return nil }
      if reader.text(is: "ok") { return .ok }
      if reader.text(is: "degraded") { return .degraded }
      reader.enumViolation(Self.self)
      return nil
    }
  }
#endif

extension Health.Status: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:527).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

#if DEBUG
  extension Health.Database: JSONReadable {
    /// Reads and validates a value (openapi.yaml:531).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginString() else { return nil }
      if reader.text(is: "connected") { return .connected }
      if reader.text(is: "unavailable") { return .unavailable }
      reader.enumViolation(Self.self)
      return nil
    }
  }
#endif

extension Health.Database: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:531).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

#if DEBUG
  extension Problem: JSONReadable {
    /// Reads and validates a value (openapi.yaml:539).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var hasType = false
      var type: String?
      var hasTitle = false
      var title: String?
      var hasStatus = false
      var status: Int32?
      var hasDetail = false
      var detail: String?
      var errors: [ViolationSchema]?
      while try reader.nextKey() {
        if reader.key(is: "type") {
          hasType = true
          type = try reader.string(format: .uriReference)
        } else if reader.key(is: "title") {
          hasTitle = true
          title = try reader.string()
        } else if reader.key(is: "status") {
          hasStatus = true
          status = try reader.int32(minimum: 400, maximum: 599)
        } else if reader.key(is: "detail") {
          hasDetail = true
          detail = try reader.string()
        } else if reader.key(is: "errors") {
          errors = try readViolationSchemaArray(from: &reader)
        } else {
          try reader.skipValue()
        }
      }
      reader.require("type", hasType)
      reader.require("title", hasTitle)
      reader.require("status", hasStatus)
      reader.require("detail", hasDetail)
      guard let type, let title, let status, let detail else { return nil }
      return Self(type: type, title: title, status: status, detail: detail, errors: errors)
    }
  }
#endif

extension Problem: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:539).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"type\":")
    writer.string(type)
    writer.literal(",\"title\":")
    writer.string(title)
    writer.literal(",\"status\":")
    writer.integer(status)
    writer.literal(",\"detail\":")
    writer.string(detail)
    if let errors {
      writer.member(",\"errors\":")
      writeViolationSchemaArray(errors, to: &writer)
    }
    writer.literal("}")
  }
}

#if DEBUG
  extension ViolationSchema: JSONReadable {
    /// Reads and validates a value (openapi.yaml:571).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var hasPointer = false
      var pointer: String?
      var hasKeyword = false
      var keyword: String?
      var hasMessage = false
      var message: String?
      while try reader.nextKey() {
        if reader.key(is: "pointer") {
          hasPointer = true
          pointer = try reader.string()
        } else if reader.key(is: "keyword") {
          hasKeyword = true
          keyword = try reader.string()
        } else if reader.key(is: "message") {
          hasMessage = true
          message = try reader.string()
        } else {
          try reader.skipValue()
        }
      }
      reader.require("pointer", hasPointer)
      reader.require("keyword", hasKeyword)
      reader.require("message", hasMessage)
      guard let pointer, let keyword, let message else { return nil }
      return Self(pointer: pointer, keyword: keyword, message: message)
    }
  }
#endif

extension ViolationSchema: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:571).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"pointer\":")
    writer.string(pointer)
    writer.literal(",\"keyword\":")
    writer.string(keyword)
    writer.literal(",\"message\":")
    writer.string(message)
    writer.literal("}")
  }
}

extension ListTasks.Status: JSONReadable {
  /// Reads and validates a value (openapi.yaml:51).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "all") { return .all }
    if reader.text(is: "pending") { return .pending }
    if reader.text(is: "completed") { return .completed }
    if reader.text(is: "active") { return .active }
    if reader.text(is: "incomplete") { return .incomplete }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension ListTasks.Sort: JSONReadable {
  /// Reads and validates a value (openapi.yaml:60).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "created") { return .created }
    if reader.text(is: "created_at") { return .createdAt }
    if reader.text(is: "updated") { return .updated }
    if reader.text(is: "updated_at") { return .updatedAt }
    if reader.text(is: "title") { return .title }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension ListTasks.Order: JSONReadable {
  /// Reads and validates a value (openapi.yaml:69).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "asc") { return .asc }
    if reader.text(is: "desc") { return .desc }
    reader.enumViolation(Self.self)
    return nil
  }
}

#if DEBUG
  /// Reads and validates a value (openapi.yaml:560).
  func readViolationSchemaArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [ViolationSchema]? {
    try reader.array(ViolationSchema.read)
  }
#endif

/// Writes a value as JSON (openapi.yaml:560).
func writeViolationSchemaArray(_ value: [ViolationSchema], to writer: inout JSONWriter) {
  var isFirst = true
  writer.literal("[")
  for item in value {
    if !isFirst { writer.literal(",") }
    isFirst = false
    item.write(to: &writer)
  }
  writer.literal("]")
}

#if DEBUG
  /// Reads and validates a value (openapi.yaml:78).
  func readTaskArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [Task]? {
    try reader.array(Task.read)
  }
#endif

/// Writes a value as JSON (openapi.yaml:78).
func writeTaskArray(_ value: [Task], to writer: inout JSONWriter) {
  var isFirst = true
  writer.literal("[")
  for item in value {
    if !isFirst { writer.literal(",") }
    isFirst = false
    item.write(to: &writer)
  }
  writer.literal("]")
}

#if DEBUG
  /// Reads and validates a value (openapi.yaml:356).
  func readJSONMap(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String: JSONValue]? {
    try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
      try reader.anyValue()
    }
  }
#endif

/// Writes a value as JSON (openapi.yaml:356).
func writeJSONMap(_ value: [String: JSONValue], to writer: inout JSONWriter) {
  writer.map(value) { writer, item in
    item.write(to: &writer)
  }
}
