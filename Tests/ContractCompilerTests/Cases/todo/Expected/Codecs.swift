// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let idempotencyKeyParameter = PatternRule(
    "^(\"([ !#-\\[\\]-~]|\\\\[\"\\\\])+\"|[!#-~][!-~]*)$",
    message: "must be visible ASCII characters, or a text in double quotes")
  static let preconditionFailedResponseETag = PatternRule("^\"[!#-~]+\"$")
  static let taskDescription = PatternRule(
    "^[^\\u0000]*$", message: "must not contain the character NUL")
  static let taskIfMatchParameter = PatternRule(
    "^(\\*|(,[ \\t]*)*(W/)?\"[!#-~]*\"([ \\t]*,([ \\t]*(W/)?\"[!#-~]*\")?)*)$",
    message: "must be * or entity tags in double quotes with commas between")
  static let title = PatternRule(
    "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$",
    message: "must not be blank and must not contain the character NUL")
  static let userIDParameter = PatternRule(
    "^[^\\u0000]+$", message: "must not contain the character NUL")
}

extension Schemas.Task: JSONReadable {
  /// Reads and validates a value (openapi.yaml:738).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(7, required: 7)
    var id: Int64?
    var userID: String?
    var title: String?
    var description: String?
    var completed: Bool?
    var createdAt: DateTime?
    var updatedAt: DateTime?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        id = try reader.int64()
      } else if try reader.key(is: "user_id", &members, 1) {
        userID = try reader.string()
      } else if try reader.key(is: "title", &members, 2) {
        title = try reader.string(minLength: 1, maxLength: 200)
      } else if try reader.key(is: "description", &members, 3) {
        description = try reader.readNull() ? nil : reader.string(maxLength: 1000)
      } else if try reader.key(is: "completed", &members, 4) {
        completed = try reader.bool()
      } else if try reader.key(is: "created_at", &members, 5) {
        createdAt = try DateTime.read(from: &reader)
      } else if try reader.key(is: "updated_at", &members, 6) {
        updatedAt = try DateTime.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(
      members, ["id", "user_id", "title", "description", "completed", "created_at", "updated_at"])
    guard let id, let userID, let title, let completed, let createdAt, let updatedAt
    else { return nil }
    return Self(
      id: id, userID: userID, title: title, description: description, completed: completed,
      createdAt: createdAt, updatedAt: updatedAt)
  }
}

extension Schemas.Task: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:738).
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

extension Schemas.Task {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  public static func write(
    to writer: inout JSONWriter, id: Int64, userID: Span<UInt8>, title: Span<UInt8>,
    description: Span<UInt8>?, completed: Bool, createdAt: DateTime, updatedAt: DateTime
  ) {
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

extension Schemas.NewTask: JSONReadable {
  /// Reads and validates a value (openapi.yaml:779).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var title: String?
    var description: Field<String> = .absent
    while try reader.nextKey() {
      if try reader.key(is: "title", &members, 0) {
        title = try reader.string(minLength: 1, maxLength: 200, matching: Patterns.title)
      } else if try reader.key(is: "description", &members, 1) {
        if try reader.readNull() {
          description = .null
        } else {
          description = try Field(
            reader.string(maxLength: 1000, matching: Patterns.taskDescription))
        }
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["title"])
    guard let title else { return nil }
    return Self(title: title, description: description)
  }
}

extension Schemas.TaskChanges: JSONReadable {
  /// Reads and validates a value (openapi.yaml:789).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(3)
    var title: String?
    var description: Field<String> = .absent
    var completed: Bool?
    while try reader.nextKey() {
      if try reader.key(is: "title", &members, 0) {
        title = try reader.string(minLength: 1, maxLength: 200, matching: Patterns.title)
      } else if try reader.key(is: "description", &members, 1) {
        if try reader.readNull() {
          description = .null
        } else {
          description = try Field(
            reader.string(maxLength: 1000, matching: Patterns.taskDescription))
        }
      } else if try reader.key(is: "completed", &members, 2) {
        completed = try reader.bool()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(title: title, description: description, completed: completed)
  }
}

extension Schemas.Completion: JSONReadable {
  /// Reads and validates a value (openapi.yaml:818).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var completed: Bool?
    while try reader.nextKey() {
      if try reader.key(is: "completed", &members, 0) {
        completed = try reader.bool()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(completed: completed)
  }
}

extension Schemas.DeletedTask: JSONReadable {
  /// Reads and validates a value (openapi.yaml:826).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var message: String?
    var id: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "message", &members, 0) {
        message = try reader.string()
      } else if try reader.key(is: "id", &members, 1) {
        id = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["message", "id"])
    guard let message, let id else { return nil }
    return Self(message: message, id: id)
  }
}

extension Schemas.DeletedTask: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:826).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"message\":")
    writer.string(message)
    writer.literal(",\"id\":")
    writer.integer(id)
    writer.literal("}")
  }
}

extension Schemas.Health: JSONReadable {
  /// Reads and validates a value (openapi.yaml:842).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var status: Schemas.Health.Status?
    var database: Schemas.Health.Database?
    while try reader.nextKey() {
      if try reader.key(is: "status", &members, 0) {
        status = try Schemas.Health.Status.read(from: &reader)
      } else if try reader.key(is: "database", &members, 1) {
        database = try Schemas.Health.Database.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["status", "database"])
    guard let status, let database else { return nil }
    return Self(status: status, database: database)
  }
}

extension Schemas.Health: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:842).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"status\":")
    status.write(to: &writer)
    writer.literal(",\"database\":")
    database.write(to: &writer)
    writer.literal("}")
  }
}

extension Schemas.Health.Status: JSONReadable {
  /// Reads and validates a value (openapi.yaml:847).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "ok") { return .ok }
    if reader.text(is: "degraded") { return .degraded }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Health.Status: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:847).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Schemas.Health.Database: JSONReadable {
  /// Reads and validates a value (openapi.yaml:851).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "connected") { return .connected }
    if reader.text(is: "unavailable") { return .unavailable }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Health.Database: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:851).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Schemas.ServiceDescription: JSONReadable {
  /// Reads and validates a value (openapi.yaml:859).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(5, required: 5)
    var title: String?
    var version: String?
    var contract: String?
    var documentation: String?
    var health: String?
    while try reader.nextKey() {
      if try reader.key(is: "title", &members, 0) {
        title = try reader.string()
      } else if try reader.key(is: "version", &members, 1) {
        version = try reader.string()
      } else if try reader.key(is: "contract", &members, 2) {
        contract = try reader.string(format: .uriReference)
      } else if try reader.key(is: "documentation", &members, 3) {
        documentation = try reader.readNull() ? nil : reader.string(format: .uriReference)
      } else if try reader.key(is: "health", &members, 4) {
        health = try reader.string(format: .uriReference)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["title", "version", "contract", "documentation", "health"])
    guard let title, let version, let contract, let health else { return nil }
    return Self(
      title: title, version: version, contract: contract, documentation: documentation,
      health: health)
  }
}

extension Schemas.ServiceDescription: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:859).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"title\":")
    writer.string(title)
    writer.literal(",\"version\":")
    writer.string(version)
    writer.literal(",\"contract\":")
    writer.string(contract)
    writer.literal(",\"documentation\":")
    if let documentation {
      writer.string(documentation)
    } else {
      writer.null()
    }
    writer.literal(",\"health\":")
    writer.string(health)
    writer.literal("}")
  }
}

extension Schemas.Probe: JSONReadable {
  /// Reads and validates a value (openapi.yaml:889).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var status: Schemas.Probe.Status?
    while try reader.nextKey() {
      if try reader.key(is: "status", &members, 0) {
        status = try Schemas.Probe.Status.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["status"])
    guard let status else { return nil }
    return Self(status: status)
  }
}

extension Schemas.Probe: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:889).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"status\":")
    status.write(to: &writer)
    writer.literal("}")
  }
}

extension Schemas.Probe.Status: JSONReadable {
  /// Reads and validates a value (openapi.yaml:894).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "ok") { return .ok }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Probe.Status: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:894).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Schemas.Problem: JSONReadable {
  /// Reads and validates a value (openapi.yaml:901).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(5, required: 4)
    var type: String?
    var title: String?
    var status: Int32?
    var detail: String?
    var errors: [Schemas.Violation]?
    while try reader.nextKey() {
      if try reader.key(is: "type", &members, 0) {
        type = try reader.string(format: .uriReference)
      } else if try reader.key(is: "title", &members, 1) {
        title = try reader.string()
      } else if try reader.key(is: "status", &members, 2) {
        status = try reader.int32(minimum: 400, maximum: 599)
      } else if try reader.key(is: "detail", &members, 3) {
        detail = try reader.string()
      } else if try reader.key(is: "errors", &members, 4) {
        errors = try Codecs.readViolationArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["type", "title", "status", "detail"])
    guard let type, let title, let status, let detail else { return nil }
    return Self(type: type, title: title, status: status, detail: detail, errors: errors)
  }
}

extension Schemas.Problem: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:901).
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
      Codecs.writeViolationArray(errors, to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Violation: JSONReadable {
  /// Reads and validates a value (openapi.yaml:933).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(3, required: 3)
    var pointer: String?
    var keyword: String?
    var message: String?
    while try reader.nextKey() {
      if try reader.key(is: "pointer", &members, 0) {
        pointer = try reader.string()
      } else if try reader.key(is: "keyword", &members, 1) {
        keyword = try reader.string()
      } else if try reader.key(is: "message", &members, 2) {
        message = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["pointer", "keyword", "message"])
    guard let pointer, let keyword, let message else { return nil }
    return Self(pointer: pointer, keyword: keyword, message: message)
  }
}

extension Schemas.Violation: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:933).
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

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:922).
  static func readViolationArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Violation]? {
    try reader.array(Schemas.Violation.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:922).
  static func writeViolationArray(_ value: [Schemas.Violation], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:87).
  static func readTaskArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Task]? {
    try reader.array(Schemas.Task.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:87).
  static func writeTaskArray(_ value: [Schemas.Task], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:485).
  static func readJSONMap(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> NamedValues<JSONValue>? {
    try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
      try reader.anyValue()
    }
  }

  /// Writes a value as JSON (openapi.yaml:485).
  static func writeJSONMap(_ value: NamedValues<JSONValue>, to writer: inout JSONWriter) {
    writer.map(value) { writer, item in
      item.write(to: &writer)
    }
  }
}
