// The Swift expressions and statements that read and write one value.

import OpenAPIDocument

/// Prints how single values are read and written.
enum CodecExpressions {
  /// The call of type `T?` that reads a value, without `try`; `null` is not looked for.
  static func call(_ codec: Codec, in scope: LookupScope) -> CallExpression {
    switch codec {
    case .boolean: return CallExpression("reader.bool")
    case .integer(let rules):
      return CallExpression(rules.bits == 32 ? "reader.int32" : "reader.int64", arguments(rules))
    case .number(let rules):
      return CallExpression(rules.isSingle ? "reader.float" : "reader.double", arguments(rules))
    case .string(let rules): return CallExpression("reader.string", arguments(rules))
    case .bytes(let keyword):
      return CallExpression("reader.base64", label(keyword, besides: .format))
    case .any: return CallExpression("reader.anyValue")
    case .dateTime, .date, .uuid, .null, .declared:
      return CallExpression("\(codec.swiftType.spelled(in: scope)).read", ["from: &reader"])
    case .function(let id, _): return CallExpression("\(codecs).\(id.read)", ["from: &reader"])
    }
  }

  /// As `call`, as text.
  static func read(_ codec: Codec, in scope: LookupScope) -> String { call(codec, in: scope).text }

  /// As `read`, of type `T??` where the value is nullable.
  static func read(_ value: Value, in scope: LookupScope) -> String {
    let read = read(value.codec, in: scope)
    return value.isNullable ? "reader.readNull() ? .some(nil) : \(read)" : read
  }

  /// The name space of functions.
  private static let codecs = NameSpace.codecs.rawValue

  /// What reads a value, as an argument.
  static func reader(_ value: Value, in scope: LookupScope) -> ReaderArgument {
    if !value.isNullable {
      let type = value.codec.swiftType.spelled(in: scope)
      switch value.codec {
      case .dateTime, .date, .uuid, .null, .declared, .boolean:
        return .function("\(type).read(from:)")
      case .function(let id, _): return .function("\(codecs).\(id.read)(from:)")
      case .integer(let rules) where arguments(rules).isEmpty:
        return .function("\(type).read(from:)")
      case .number(let rules) where rules.isEmpty: return .function("\(type).read(from:)")
      case .string(let rules) where rules.isEmpty: return .function("\(type).read(from:)")
      case .integer, .number, .string, .bytes, .any: break
      }
    }
    let type = SwiftType.optional(value.swiftType).spelled(in: scope)
    let parameter = "(reader: inout \(scope[.jsonReader]))"
    return .closure(
      head: "\(parameter) throws(\(scope[.jsonSyntaxError])) -> \(type) in",
      read: "try \(read(value, in: scope))")
  }

  /// A statement that writes a value that is not `null`.
  static func write(_ codec: Codec, _ expression: String, in scope: LookupScope) -> String {
    switch codec {
    case .boolean: "writer.bool(\(expression))"
    case .integer: "writer.integer(\(expression))"
    case .number(let rules): "writer.\(rules.isSingle ? "float" : "double")(\(expression))"
    case .string: "writer.string(\(expression))"
    case .bytes: "writer.string(\(scope[.base64]).encode(\(expression)))"
    case .dateTime, .date, .uuid, .any, .null, .declared: "\(expression).write(to: &writer)"
    case .function(let id, _): "\(codecs).\(id.write)(\(expression), to: &writer)"
    }
  }

  /// Whether the Swift type itself says how its values are written.
  static func hasOwnCodec(_ codec: Codec) -> Bool {
    switch codec {
    case .dateTime, .date, .uuid, .any, .null, .declared: true
    case .boolean, .integer, .number, .string, .bytes, .function: false
    }
  }

  /// Statements that write a value, `null` included.
  static func write(
    _ value: Value, _ expression: String, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    guard value.isNullable else {
      printer.print(write(value.codec, expression, in: scope))
      return
    }
    let isName = expression.utf8.allSatisfy { $0 != 0x2E }
    let binding = isName ? "if let \(expression) {" : "if let value = \(expression) {"
    printer.print(
      """
      \(binding)
        \(write(value.codec, isName ? expression : "value", in: scope))
      } else {
        writer.null()
      }
      """)
  }

  // MARK: - Scalars of parameters

  /// The rule by which a scalar is read from its text.
  static func rule(_ scalar: ScalarReading, in scope: LookupScope) -> String {
    switch scalar {
    case .boolean: ".boolean"
    case .integer(let rules): rule(rules)
    case .number(let rules):
      CallExpression(rules.isSingle ? ".float" : ".double", arguments(rules)).text
    case .string(let rules): CallExpression(".string", arguments(rules)).text
    case .base64(let keyword):
      CallExpression(".base64", label(keyword, besides: .format)).text
    case .dateTime: ".dateTime"
    case .date: ".date"
    case .uuid: ".uuid"
    case .texts(let type, let keyword):
      CallExpression(
        ".enumeration", ["\(type.spelled(in: scope)).self"] + label(keyword, besides: .enum)
      ).text
    case .integers(let type, let rules, let keyword):
      CallExpression(
        ".enumeration",
        ["\(type.spelled(in: scope)).self", rule(rules)] + label(keyword, besides: .enum)
      ).text
    }
  }

  private static func rule(_ rules: IntegerRules) -> String {
    CallExpression(rules.bits == 32 ? ".int32" : ".int64", arguments(rules)).text
  }

  // MARK: - Arguments

  /// The argument that names a keyword, which is left out for the one that is meant without.
  static func label(_ keyword: Keyword, besides usual: Keyword) -> [String] {
    keyword == usual ? [] : ["keyword: \"\(keyword.rawValue)\""]
  }

  private static func arguments(_ rules: StringRules) -> [String] {
    var list: [String] = []
    if let minimum = rules.minLength { list.append("minLength: \(minimum)") }
    if let maximum = rules.maxLength { list.append("maxLength: \(maximum)") }
    if let format = rules.format { list += CheckEmission.arguments(format) }
    if !rules.patterns.isEmpty {
      list.append("matching: " + rules.patterns.map(\.reference).joined(separator: ", "))
    }
    return list
  }

  private static func arguments(_ rules: IntegerRules) -> [String] {
    var list: [String] = []
    if let minimum = rules.minimum {
      list.append("minimum: \(SwiftLiteral.integer(clamped(minimum, rules)))")
    }
    if let maximum = rules.maximum {
      list.append("maximum: \(SwiftLiteral.integer(clamped(maximum, rules)))")
    }
    if let factor = rules.multipleOf { list.append("multipleOf: \(SwiftLiteral.integer(factor))") }
    if rules.isLiteral { list.append("isLiteral: true") }
    if rules.minimum != nil, rules.minimumKeyword != "minimum" {
      list.append("minimumKeyword: \"\(rules.minimumKeyword)\"")
    }
    if rules.maximum != nil, rules.maximumKeyword != "maximum" {
      list.append("maximumKeyword: \"\(rules.maximumKeyword)\"")
    }
    return list
  }

  private static func clamped(_ bound: Int64, _ rules: IntegerRules) -> Int64 {
    rules.bits == 32 ? min(max(bound, Int64(Int32.min)), Int64(Int32.max)) : bound
  }

  static func arguments(_ rules: NumberRules) -> [String] {
    var list: [String] = []
    if let text = rules.minimum { list.append("minimum: \"\(text)\"") }
    if let text = rules.exclusiveMinimum { list.append("exclusiveMinimum: \"\(text)\"") }
    if let text = rules.maximum { list.append("maximum: \"\(text)\"") }
    if let text = rules.exclusiveMaximum { list.append("exclusiveMaximum: \"\(text)\"") }
    if let text = rules.multipleOf { list.append("multipleOf: \"\(text)\"") }
    return list
  }
}

/// A call whose arguments can be printed in lines of their own.
struct CallExpression {
  var function: String
  var arguments: [String]

  init(_ function: String, _ arguments: [String] = []) {
    self.function = function
    self.arguments = arguments
  }

  /// The call on one line.
  var text: String { "\(function)(\(arguments.joined(separator: ", ")))" }
}

/// What reads a value, where it is an argument.
enum ReaderArgument {
  /// A function by its name.
  case function(String)
  /// A closure: its parameters with their types, and its one expression.
  case closure(head: String, read: String)

  /// The argument on one line.
  var text: String {
    switch self {
    case .function(let name): name
    case .closure(let head, let read): "{ \(head) \(read) }"
    }
  }
}

extension SourcePrinter {
  /// Prints a call whose last argument reads a value: a closure stands behind the parentheses.
  ///
  /// - Parameter tail: What follows the call.
  mutating func call(
    _ head: String, _ arguments: [String], _ reader: ReaderArgument, label: String = "",
    _ tail: String = ""
  ) {
    switch reader {
    case .function(let name): list(head, arguments + [label + name], ")" + tail)
    case .closure(let parameters, let read):
      declaration(head, arguments, ") {")
      indented {
        $0.print(parameters)
        $0.print(read)
      }
      print("}" + tail)
    }
  }
}
