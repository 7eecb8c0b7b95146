// A JSON value for tests: written into requests and claims, read from responses, compared by bytes.

import Foundation

/// A JSON value; objects keep the order of their members, so that tests can send any text.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(name: String, value: JSON)])

  package struct SyntaxError: Error, CustomStringConvertible {
    package var description: String
  }

  /// Parses with Foundation, which is not what the server is built with.
  package init(parsing bytes: [UInt8]) throws {
    do {
      let value = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
      self = try JSON(foundation: value)
    } catch {
      let text = String(decoding: bytes.prefix(300), as: UTF8.self)
      throw SyntaxError(description: "no JSON: \(text)")
    }
  }

  private init(foundation value: Any) throws {
    switch value {
    case is NSNull: self = .null
    case let text as String: self = .string(text)
    case let array as [Any]: self = .array(try array.map(JSON.init(foundation:)))
    case let object as [String: Any]:
      self = .object(
        try object.sorted { $0.key < $1.key }
          .map { (name: $0.key, value: try JSON(foundation: $0.value)) })
    case let number as NSNumber:
      let type = String(cString: number.objCType)
      if type == "c" || type == "B" {
        self = .bool(number.boolValue)
      } else if type == "d" || type == "f" {
        self = .number(number.doubleValue)
      } else {
        self = .integer(number.int64Value)
      }
    default: throw SyntaxError(description: "unknown value \(value)")
    }
  }

  /// The value as JSON text, in UTF-8.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): Self.quoted(value)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        result += "\\u" + String(format: "%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The member of that name of an object.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The names of an object's members, sorted.
  package var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name).sorted()
  }

  package var items: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  package var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  package var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }
}

extension JSON: Equatable {
  /// Compares text by its bytes: canonically equivalent strings differ.
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }
}

extension String {
  /// Equality as the database sees it: the same UTF-8 bytes.
  package func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
