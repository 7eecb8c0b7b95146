// Codecs of the shape that the contract compiler emits, for the reader's and writer's tests.

import ContractRuntime

struct TaskCreate: Equatable {
  var title: String
  var description: Field<String>
  var completed: Bool?
  var priority: Int32?
  var tags: [String]?
}

extension TaskCreate: JSONReadable {
  static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> TaskCreate? {
    guard try reader.beginObject() else { return nil }
    var value = TaskCreate(title: "", description: .absent)
    var hasTitle = false
    while try reader.nextKey() {
      if reader.key(is: "title") {
        hasTitle = true
        value.title = try reader.string(minLength: 1, maxLength: 5) ?? ""
      } else if reader.key(is: "description") {
        value.description = try reader.readNull() ? .null : Field(reader.string(maxLength: 9))
      } else if reader.key(is: "completed") {
        value.completed = try reader.bool()
      } else if reader.key(is: "priority") {
        value.priority = try reader.int32()
        if let priority = value.priority {
          reader.check(priority >= 1, "minimum", "must be at least 1")
        }
      } else if reader.key(is: "tags") {
        value.tags = try reader.array(minItems: 1, maxItems: 2, uniqueItems: true) {
          (reader) throws(JSONSyntaxError) -> String? in try reader.string(maxLength: 3)
        }
      } else {
        try reader.unknownMember()
      }
    }
    reader.require("title", hasTitle)
    return value
  }
}

enum Status: Equatable { case all, accentedE }

extension Status: JSONReadable {
  static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Status? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "all") { return .all }
    if reader.text(is: "\u{E9}") { return .accentedE }
    reader.violation("enum", "must be one of all, \u{E9}")
    return nil
  }
}

/// A recursive union without discriminator.
indirect enum Expression: Equatable {
  case number(Int64)
  case sum([Expression])
  case negated(Expression)
}

extension Expression: JSONReadable {
  static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Expression? {
    let start = reader.checkpoint()
    var match: Expression?
    var matches = 0
    func count(_ candidate: Expression?) {
      guard let candidate else { return }
      match = candidate
      matches += 1
    }
    count(
      try reader.attempt { (reader) throws(JSONSyntaxError) in
        try reader.int64().map { .number($0) }
      })
    try reader.rewind(to: start)
    count(try reader.attempt { (reader) throws(JSONSyntaxError) in try readSum(&reader) })
    try reader.rewind(to: start)
    count(try reader.attempt { (reader) throws(JSONSyntaxError) in try readNegated(&reader) })
    reader.check(matches == 1, "oneOf", "must match exactly one alternative")
    return matches == 1 ? match : nil
  }

  private static func readSum(
    _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Expression? {
    try reader.array { (reader) throws(JSONSyntaxError) in
      try Expression.read(from: &reader)
    }.map { .sum($0) }
  }

  private static func readNegated(
    _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Expression? {
    guard try reader.beginObject() else { return nil }
    var operand: Expression?
    while try reader.nextKey() {
      if reader.key(is: "not") {
        operand = try Expression.read(from: &reader)
      } else {
        try reader.unknownMember()
      }
    }
    reader.require("not", operand != nil)
    return operand.map { .negated($0) }
  }
}

/// Reads a text and lists its violations as `pointer keyword`.
func read<T: JSONReadable>(
  _ type: T.Type, _ text: String, at pointer: String = ""
) throws -> (value: T?, violations: [String]) {
  var violations = Violations()
  let value = try JSON.read(type, from: Array(text.utf8), at: pointer, &violations)
  return (value, violations.items.map { "\($0.pointer) \($0.keyword)" })
}

/// Reads a text with a function and lists its violations as `pointer keyword`.
func read<T>(
  _ text: String, _ body: (inout JSONReader) throws(JSONSyntaxError) -> T?
) throws -> (value: T?, violations: [String]) {
  var violations = Violations()
  let value = try JSON.read(Array(text.utf8), &violations, body)
  return (value, violations.items.map { "\($0.pointer) \($0.keyword)" })
}
