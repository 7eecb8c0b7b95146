// A schema -> a value that is valid against it, with a user's mark in every text that has room for
// one: whoever sees the mark in an answer has seen that user's data.

import ContractTestSupport
import Foundation

/// Makes values for the schemas of one contract.
struct SchemaSample {
  let references: ContractReferences
  /// The text to put wherever it is valid.
  let mark: String

  /// A schema for which no value was found, which is a failure of whoever asked.
  struct NoSample: Error, CustomStringConvertible {
    var description: String
  }

  private static let depthLimit = 12

  /// A valid value.
  func value(_ schema: JSON, example: JSON? = nil, depth: Int = 0) throws -> JSON {
    guard depth < Self.depthLimit else {
      throw NoSample(description: "the schema is nested deeper than \(Self.depthLimit)")
    }
    let schema = merged(references.resolved(schema))
    if let constant = schema["const"] { return constant }
    if let choices = schema["enum"]?.items, let first = choices.first(where: { !$0.isNull }) {
      return first
    }
    if let choice = schema["oneOf"]?.items?.first ?? schema["anyOf"]?.items?.first {
      return try value(choice, example: example, depth: depth + 1)
    }
    let examples =
      [example, schema["example"], schema["default"]].compactMap { $0 }
      + (schema["examples"]?.items ?? [])
    switch Self.type(of: schema) {
    case "object": return try object(schema, depth)
    case "array":
      let item = try value(schema["items"] ?? .object([]), depth: depth + 1)
      let count = schema["minItems"]?.integer ?? 1
      return .array(Array(repeating: item, count: Int(max(count, 1))))
    case "integer", "number": return try number(schema, examples)
    case "boolean": return true
    case "null": return .null
    default: return try text(schema, examples)
    }
  }

  /// The schema with the members of its `allOf` in one place.
  private func merged(_ schema: JSON) -> JSON {
    guard let parts = schema["allOf"]?.items else { return schema }
    var members = schema.members.filter { $0.name != "allOf" }
    for part in parts {
      for member in merged(references.resolved(part)).members {
        guard let index = members.firstIndex(where: { $0.name == member.name }) else {
          members.append(member)
          continue
        }
        if case .object(let known) = members[index].value {
          members[index].value = .object(known + member.value.members)
        } else if let known = members[index].value.items {
          members[index].value = .array(known + (member.value.items ?? []))
        }
      }
    }
    return .object(members)
  }

  private static func type(of schema: JSON) -> String {
    if let type = schema["type"]?.string { return type }
    let types = schema["type"]?.items?.compactMap(\.string) ?? []
    if let type = types.first(where: { $0 != "null" }) ?? types.first { return type }
    if schema["properties"] != nil || schema["required"] != nil { return "object" }
    return schema["items"] == nil ? "string" : "array"
  }

  private func object(_ schema: JSON, _ depth: Int) throws -> JSON {
    var members: [(name: String, value: JSON)] = []
    for property in schema["properties"]?.members ?? [] {
      let resolved = references.resolved(property.value)
      if resolved["readOnly"]?.bool == true { continue }
      do {
        members.append((property.name, try value(property.value, depth: depth + 1)))
      } catch let error as NoSample {
        let isRequired = schema["required"]?.items?.contains(.string(property.name)) ?? false
        if isRequired { throw NoSample(description: "\(property.name): \(error)") }
      }
    }
    return .object(members)
  }

  private func number(_ schema: JSON, _ examples: [JSON]) throws -> JSON {
    let step = schema["multipleOf"]?.integer ?? 1
    let least = schema["minimum"]?.integer ?? schema["exclusiveMinimum"]?.integer.map { $0 + 1 }
    let most = schema["maximum"]?.integer ?? schema["exclusiveMaximum"]?.integer.map { $0 - 1 }
    let start = least ?? min(1, most ?? 1)
    let candidates = examples + [.integer((start + step - 1) / step * step)]
    let fitting = candidates.compactMap(\.integer).first { number in
      number >= (least ?? .min) && number <= (most ?? .max) && number % step == 0
    }
    guard let fitting else { throw NoSample(description: "no number fits \(schema.text)") }
    return .integer(fitting)
  }

  private func text(_ schema: JSON, _ examples: [JSON]) throws -> JSON {
    let made = [
      "date-time": "2026-01-15T09:30:00Z", "date": "2026-01-15", "time": "09:30:00Z",
      "uuid": "0b7c2d1e-7a55-4bd0-9a39-2f7a3a1e8f10", "email": "someone@example.com",
      "uri": "https://example.com/\(mark)", "uri-reference": "/\(mark)",
    ]
    let least = Int(schema["minLength"]?.integer ?? 0)
    let padded = mark + String(repeating: "x", count: max(0, least - mark.unicodeScalars.count))
    let format = schema["format"]?.string
    let candidates = [format.flatMap { made[$0] } ?? padded] + examples.compactMap(\.string)
    let most = schema["maxLength"]?.integer.map(Int.init) ?? .max
    let pattern = try schema["pattern"]?.string.map { try NSRegularExpression(pattern: $0) }
    let fitting = candidates.first { text in
      let whole = NSRange(text.startIndex..., in: text)
      return text.unicodeScalars.count >= least && text.unicodeScalars.count <= most
        && pattern.map { $0.firstMatch(in: text, range: whole) != nil } ?? true
    }
    guard let fitting else { throw NoSample(description: "no text fits \(schema.text)") }
    return .string(fitting)
  }
}
