// The todo contract's types with codecs as the contract compiler emits them.

import ContractRuntime

struct Timestamp {
  var year: Int
  var month: Int
  var day: Int
  var microseconds: Int
}

extension Timestamp: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.reserve(29)
    writer.literal("\"")
    writer.digits(year, width: 4)
    writer.literal("-")
    writer.digits(month, width: 2)
    writer.literal("-")
    writer.digits(day, width: 2)
    writer.literal("T")
    writer.digits(microseconds / 3_600_000_000, width: 2)
    writer.literal(":")
    writer.digits(microseconds / 60_000_000 % 60, width: 2)
    writer.literal(":")
    writer.digits(microseconds / 1_000_000 % 60, width: 2)
    writer.literal(".")
    writer.digits(microseconds % 1_000_000, width: 6)
    writer.literal("Z\"")
  }
}

struct Task {
  var id: Int64
  var userID: String
  var title: String
  var description: String?
  var completed: Bool
  var createdAt: Timestamp
  var updatedAt: Timestamp
}

extension Task: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    writer.literal(",\"user_id\":")
    writer.string(userID)
    writer.literal(",\"title\":")
    writer.string(title)
    writer.literal(",\"description\":")
    writer.value(description)
    writer.literal(",\"completed\":")
    writer.bool(completed)
    writer.literal(",\"created_at\":")
    writer.value(createdAt)
    writer.literal(",\"updated_at\":")
    writer.value(updatedAt)
    writer.literal("}")
  }
}

struct TaskCreate {
  var title: String
  var description: Field<String>
  var completed: Bool?
}

extension TaskCreate: JSONReadable {
  static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> TaskCreate? {
    guard try reader.beginObject() else { return nil }
    var title: String?
    var hasTitle = false
    var description: Field<String> = .absent
    var completed: Bool?
    while try reader.nextKey() {
      if reader.key(is: "title") {
        hasTitle = true
        title = try reader.string(minLength: 1, maxLength: 200)
      } else if reader.key(is: "description") {
        description = try reader.readNull() ? .null : Field(reader.string(maxLength: 1000))
      } else if reader.key(is: "completed") {
        completed = try reader.bool()
      } else {
        try reader.skipValue()
      }
    }
    reader.require("title", hasTitle)
    guard let title else { return nil }
    return TaskCreate(title: title, description: description, completed: completed)
  }
}
