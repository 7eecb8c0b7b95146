// The assertions of one schema on a value of the contract: the keywords that apply no other schema.

import ContractFormats
import OpenAPIDocument

extension ValueEvaluation {
  /// The first assertion that does not hold.
  mutating func assertions(
    _ value: Node, _ schema: Schema, _ absent: Set<Name>
  ) -> ValueMismatch? {
    if let found = typeMismatch(value, schema) ?? listMismatch(value, schema) { return found }
    switch value.kind {
    case .null, .boolean: return nil
    case .integer, .number: return numberMismatch(value, schema)
    case .string: return textMismatch(value, schema)
    case .sequence: return arrayMismatch(value, schema)
    case .mapping: return objectMismatch(value, schema, absent)
    }
  }

  private func typeMismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    guard let types = schema.types, let keyword = schema[.type] else { return nil }
    var own = value.jsonTypes
    // In 3.0 an integer is written without fraction and exponent, here as in requests.
    if !schema.isOpenAPI30, value.kind == .number, value.decimal?.isWhole == true {
      own = .integer
    }
    if JSONTypes(types).isSuperset(of: own) { return nil }
    return ValueMismatch(
      node: value, message: "\(word(value)) is not of type \(words(types))", keyword: keyword)
  }

  private mutating func listMismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    if let list = schema[.enum], let values = schema.enumeration {
      steps -= values.count
      let text = CanonicalValue.text(value)
      if !values.contains(where: { CanonicalValue.text($0) == text }) {
        return ValueMismatch(
          node: value, message: "\(word(value)) is not in 'enum'", keyword: list)
      }
    }
    if let constant = schema[.const], CanonicalValue.text(constant) != CanonicalValue.text(value) {
      return ValueMismatch(
        node: value, message: "\(word(value)) is not what 'const' says", keyword: constant)
    }
    return nil
  }

  private func numberMismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    guard let number = value.decimal else { return nil }
    func broken(_ bound: Node?, _ phrase: String, _ holds: (Decimal) -> Bool) -> ValueMismatch? {
      guard let bound, let limit = bound.decimal, !holds(limit) else { return nil }
      return ValueMismatch(
        node: value, message: "\(value.text) is not \(phrase) \(bound.text)", keyword: bound)
    }
    if let found = rangeMismatch(value, number, schema) { return found }
    return broken(schema.inclusiveMinimum, "at least") { number >= $0 }
      ?? broken(schema.exclusiveMinimum, "more than") { number > $0 }
      ?? broken(schema.inclusiveMaximum, "at most") { number <= $0 }
      ?? broken(schema.exclusiveMaximum, "less than") { number < $0 }
      ?? broken(schema[.multipleOf], "a multiple of") { number.isMultiple(of: $0) ?? true }
  }

  private func rangeMismatch(
    _ value: Node, _ number: Decimal, _ schema: Schema
  ) -> ValueMismatch? {
    guard let keyword = schema[.format], let format = Format(keyword),
      !isWithin(format.meaning, value, number)
    else { return nil }
    // The server's integers have 64 bits with a sign, half of the range of these formats.
    let isBeyondServer = [.uint64, .uint].contains(format) && number > Decimal(Int64.max)
    return ValueMismatch(
      node: value,
      message: isBeyondServer
        ? "\(value.text) is more than \(Int64.max), the most that this server reads of "
          + "'\(keyword.text)'"
        : "\(value.text) is outside of the range of '\(keyword.text)'",
      keyword: keyword)
  }

  private func isWithin(_ meaning: Format.Meaning, _ value: Node, _ number: Decimal) -> Bool {
    switch meaning {
    case .integer(let minimum, let maximum):
      number.integer.map { minimum <= $0 && $0 <= maximum } ?? false
    case .single: value.jsonNumber.flatMap { Float($0) }?.isFinite ?? false
    case .text, .nothing: true
    }
  }

  private mutating func textMismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    let text = value.text
    steps -= text.utf8.count / 64
    let length = text.unicodeScalars.count
    if let minimum = schema[.minLength], let size = minimum.size, length < size {
      return ValueMismatch(
        node: value, message: "it is shorter than \(minimum.text)", keyword: minimum)
    }
    if let maximum = schema[.maxLength], let size = maximum.size, length > size {
      return ValueMismatch(
        node: value, message: "it is longer than \(maximum.text)", keyword: maximum)
    }
    if let pattern = schema[.pattern], !matches(text, pattern) {
      return ValueMismatch(
        node: value, message: "\(word(value)) does not match '\(pattern.text)'", keyword: pattern)
    }
    return formatMismatch(value, text, schema)
  }

  /// Whether a text is of the format that `format` or `contentEncoding` asks for, by the predicate that
  /// the server holds requests against.
  private mutating func formatMismatch(
    _ value: Node, _ text: String, _ schema: Schema
  ) -> ValueMismatch? {
    var formats: [(TextFormat, Node)] = []
    if let keyword = schema[.format], case .text(let format)? = Format(keyword)?.meaning {
      formats.append((format, keyword))
    }
    if let keyword = schema[.contentEncoding], !schema.isLiteral,
      case .text(let format)? = Format(encoding: keyword.name)?.meaning
    {
      formats.append((format, keyword))
    }
    guard let (format, keyword) = formats.first(where: { !$0.0.matches(text) }) else { return nil }
    return ValueMismatch(
      node: value, message: "\(word(value)) is no \(format.rawValue)", keyword: keyword)
  }

  private mutating func arrayMismatch(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    if let minimum = schema[.minItems], let size = minimum.size, value.count < size {
      return ValueMismatch(
        node: value, message: "it has fewer than \(minimum.text) items", keyword: minimum)
    }
    if let maximum = schema[.maxItems], let size = maximum.size, value.count > size {
      return ValueMismatch(
        node: value, message: "it has more than \(maximum.text) items", keyword: maximum)
    }
    if let unique = schema[.uniqueItems], unique.bool == true {
      steps -= value.count
      var seen: Set<Name> = []
      for element in value.elements where !seen.insert(CanonicalValue.text(element)).inserted {
        return ValueMismatch(node: element, message: "the item is there twice", keyword: unique)
      }
    }
    return nil
  }

  private mutating func objectMismatch(
    _ value: Node, _ schema: Schema, _ absent: Set<Name>
  ) -> ValueMismatch? {
    if let minimum = schema[.minProperties], let size = minimum.size, value.count < size {
      return ValueMismatch(
        node: value, message: "it has fewer than \(minimum.text) members", keyword: minimum)
    }
    if let maximum = schema[.maxProperties], let size = maximum.size, value.count > size {
      return ValueMismatch(
        node: value, message: "it has more than \(maximum.text) members", keyword: maximum)
    }
    if schema.required.isEmpty, schema[.dependentRequired] == nil { return nil }
    let names = Set(value.members.map(\.name))
    steps -= schema.required.count + names.count
    for name in schema.required
    where !names.contains(name.name) && !absent.contains(name.name) {
      return ValueMismatch(node: value, message: "it has no '\(name.text)'", keyword: name)
    }
    for member in schema[.dependentRequired]?.members ?? [] where names.contains(member.name) {
      for name in member.value.elements where !names.contains(name.name) {
        return ValueMismatch(node: value, message: "it has no '\(name.text)'", keyword: name)
      }
    }
    return nil
  }

  // MARK: - Words

  private func word(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .string: node.textBytes.count <= 40 ? "the string '\(node.text)'" : "a string"
    case .boolean, .integer, .number: "'\(node.text)'"
    }
  }

  private func words(_ types: SchemaTypes) -> String {
    let names: [(SchemaTypes, String)] = [
      (.string, "string"), (.object, "object"), (.array, "array"), (.integer, "integer"),
      (.number, "number"), (.boolean, "boolean"), (.null, "null"),
    ]
    return names.filter { types.contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
