// Check functions: assertions on a JSON value, each answering with what does not hold.

import ContractModel
import OpenAPIDocument

/// Prints check functions.
enum CheckEmission {
  /// Prints one function.
  static func emit(_ check: CheckFunction, to printer: inout SourcePrinter) {
    emitLists(of: check, to: &printer)
    printer.documentation([
      "What of \(check.line.text) does not hold for a value; `nil` if all does."
    ])
    printer.print("static func \(check.id)(_ value: JSONValue) -> CheckViolation? {")
    printer.indented { printer in
      for assertion in check.assertions { emit(assertion, of: check.id, to: &printer) }
      printer.print("return nil")
    }
    printer.print("}")
  }

  /// The arguments of the Runtime's functions for a format of texts.
  static func arguments(_ rule: StringRules.TextFormat) -> [String] {
    let format = "format: .\(runtimeCase(rule.format))"
    return rule.keyword == .format
      ? [format] : [format, "formatKeyword: \"\(rule.keyword.rawValue)\""]
  }

  /// The case of the Runtime's `TextFormat` for a format.
  private static func runtimeCase(_ format: Format) -> String {
    switch format.meaning {
    case .text(let text): "\(text)"
    case .integer, .single, .nothing: format.rawValue
    }
  }

  private static func emit(
    _ assertion: Assertion, of check: CheckID, to printer: inout SourcePrinter
  ) {
    switch assertion {
    case .never: printer.print("if true { return \"false\" }")
    case .types(let types, let areLiteral):
      guarded("value.isOne(of: [\(typeList(types, areLiteral))])", "type", to: &printer)
    case .values(_, let keyword):
      guarded("\(check.list(of: keyword)).contains(value)", keyword, to: &printer)
    case .integerFormat(let minimum, let maximum):
      emitIntegerFormat(minimum, maximum, to: &printer)
    case .number(let rules):
      let call = CallExpression("value.numberViolation", CodecExpressions.arguments(rules))
      emitViolation(call, to: &printer)
    case .string(let rules): emitString(rules, to: &printer)
    case .array(let rules): emitArray(rules, to: &printer)
    case .prefixItems(let checks):
      for (index, check) in checks.enumerated() {
        emitViolation(.init("value.itemViolation", ["at: \(index)", "\(check)"]), to: &printer)
      }
    case .items(let start, let check):
      emitViolation(.init("value.itemsViolation", ["from: \(start)", "\(check)"]), to: &printer)
    case .contains(let check, let minimum, let maximum):
      emitContains(check, minimum, maximum, to: &printer)
    case .required(let names): emitRequired(names, to: &printer)
    case .propertyCount(let minimum, let maximum):
      emitPropertyCount(minimum, maximum, to: &printer)
    case .properties(let members): emit(members, "value.memberViolation", to: &printer)
    case .dependentSchemas(let members): emit(members, "value.dependentViolation", to: &printer)
    case .patternProperties(let members): emitMatching(members, to: &printer)
    case .additionalProperties(let check, let names, let patterns):
      emitOthers(check, except: names, patterns, to: &printer)
    case .propertyNames(let check):
      emitViolation(.init("value.nameViolation", ["\(check)"]), to: &printer)
    case .dependentRequired(let dependencies): emit(dependencies, to: &printer)
    case .allOf(let checks):
      for check in checks { emitViolation(.init("\(check)", ["value"]), to: &printer) }
    case .anyOf(let checks):
      guarded("value.matchCount([\(list(checks))]) > 0", "anyOf", to: &printer)
    case .oneOf(let checks):
      guarded("value.matchCount([\(list(checks))]) == 1", "oneOf", to: &printer)
    case .not(let check): guarded("\(check)(value) != nil", "not", to: &printer)
    case .conditional(let condition, let then, let otherwise):
      emitConditional(condition, then, otherwise, to: &printer)
    case .unevaluated(let evaluation, let members, let items):
      emitUnevaluated(evaluation, members, items, to: &printer)
    }
  }

  // MARK: - Members

  private static func emitRequired(_ names: [Name], to printer: inout SourcePrinter) {
    for name in names {
      let literal = SwiftLiteral.string(name)
      printer.block("guard value.hasMember(\(literal)) else {") {
        $0.print("return .init(\"required\", at: \(literal))")
      }
    }
  }

  private static func emitPropertyCount(
    _ minimum: Int?, _ maximum: Int?, to printer: inout SourcePrinter
  ) {
    if let minimum {
      guarded("value.hasMembers(atLeast: \(minimum))", "minProperties", to: &printer)
    }
    if let maximum {
      guarded("value.hasMembers(atMost: \(maximum))", "maxProperties", to: &printer)
    }
  }

  private static func emit(
    _ members: [Assertion.NamedMember], _ function: String, to printer: inout SourcePrinter
  ) {
    for member in members {
      let name = SwiftLiteral.string(member.name)
      emitViolation(.init(function, [name, "\(member.check)"]), to: &printer)
    }
  }

  private static func emitMatching(_ members: [Assertion.Member], to printer: inout SourcePrinter) {
    for member in members {
      let arguments = ["matching: \(member.pattern.reference)", "\(member.check)"]
      emitViolation(.init("value.memberViolation", arguments), to: &printer)
    }
  }

  private static func emitOthers(
    _ check: CheckID, except names: [Name], _ patterns: [PatternID], to printer: inout SourcePrinter
  ) {
    let list = names.map(SwiftLiteral.string).joined(separator: ", ")
    let rules = patterns.map(\.reference).joined(separator: ", ")
    let arguments = ["except: [\(list)]", "[\(rules)]", "\(check)"]
    emitViolation(.init("value.memberViolation", arguments), to: &printer)
  }

  private static func emit(
    _ dependencies: [Assertion.Dependency], to printer: inout SourcePrinter
  ) {
    for dependency in dependencies {
      let list = dependency.required.map(SwiftLiteral.string).joined(separator: ", ")
      let name = SwiftLiteral.string(dependency.name)
      emitViolation(
        .init("value.dependentsViolation", ["of: \(name)", "[\(list)]"]), to: &printer)
    }
  }

  // MARK: - Conditions

  private static func emitConditional(
    _ condition: CheckID, _ then: CheckID?, _ otherwise: CheckID?, to printer: inout SourcePrinter
  ) {
    printer.print("if \(condition)(value).isNone {")
    if let then { printer.indented { emitViolation(.init("\(then)", ["value"]), to: &$0) } }
    if let otherwise {
      printer.print("} else {")
      printer.indented { emitViolation(.init("\(otherwise)", ["value"]), to: &$0) }
    }
    printer.print("}")
  }

  private static func emitUnevaluated(
    _ evaluation: EvaluationID, _ members: CheckID?, _ items: CheckID?,
    to printer: inout SourcePrinter
  ) {
    printer.print(
      """
      var evaluated = EvaluatedParts()
      \(evaluation)(value, &evaluated)
      """)
    if let members {
      emitViolation(
        .init("value.unevaluatedMemberViolation", ["evaluated", "\(members)"]), to: &printer)
    }
    if let items {
      emitViolation(
        .init("value.unevaluatedItemViolation", ["evaluated", "\(items)"]), to: &printer)
    }
  }

  // MARK: - Scalars and arrays

  private static func emitIntegerFormat(
    _ minimum: Int64, _ maximum: Int64, to printer: inout SourcePrinter
  ) {
    var bounds: [String] = []
    if minimum != .min { bounds.append("from: \(SwiftLiteral.integer(minimum))") }
    if maximum != .max { bounds.append("to: \(SwiftLiteral.integer(maximum))") }
    guarded("value.isInteger(\(bounds.joined(separator: ", ")))", "format", to: &printer)
  }

  private static func emitContains(
    _ check: CheckID, _ minimum: Int?, _ maximum: Int?, to printer: inout SourcePrinter
  ) {
    let bounds = [minimum.map { "minContains: \($0)" }, maximum.map { "maxContains: \($0)" }]
    emitViolation(
      .init("value.containsViolation", ["\(check)"] + bounds.compactMap(\.self)), to: &printer)
  }

  private static func emitString(_ rules: StringRules, to printer: inout SourcePrinter) {
    var arguments: [String] = []
    if let minimum = rules.minLength { arguments.append("minLength: \(minimum)") }
    if let maximum = rules.maxLength { arguments.append("maxLength: \(maximum)") }
    if let format = rules.format { arguments += CheckEmission.arguments(format) }
    if !rules.patterns.isEmpty {
      arguments.append(
        "matching: " + rules.patterns.map(\.reference).joined(separator: ", "))
    }
    emitViolation(.init("value.textViolation", arguments), to: &printer)
  }

  private static func emitArray(_ rules: ArrayRules, to printer: inout SourcePrinter) {
    if let minimum = rules.minItems {
      guarded("value.hasItems(atLeast: \(minimum))", "minItems", to: &printer)
    }
    if let maximum = rules.maxItems {
      guarded("value.hasItems(atMost: \(maximum))", "maxItems", to: &printer)
    }
    if rules.isUnique { guarded("value.hasUniqueItems", "uniqueItems", to: &printer) }
  }

  /// Prints the values of `enum` and `const`, which are made once.
  private static func emitLists(of check: CheckFunction, to printer: inout SourcePrinter) {
    for case .values(let texts, let keyword) in check.assertions {
      printer.array(
        "static let \(check.id.list(of: keyword)) = ListedValues(contract: [",
        texts.map(SwiftLiteral.string), "])")
      printer.blank()
    }
  }

  private static func list(_ checks: [CheckID]) -> String {
    checks.map(\.description).joined(separator: ", ")
  }

  private static func guarded(
    _ condition: String, _ keyword: String, to printer: inout SourcePrinter
  ) {
    printer.print("guard \(condition) else { return \"\(keyword)\" }")
  }

  private static func emitViolation(_ call: CallExpression, to printer: inout SourcePrinter) {
    let line = "if let violation = \(call.text) { return violation }"
    let head = "if let violation = \(call.text) {"
    if printer.fits(line) {
      printer.print(line)
    } else if printer.fits(head) {
      printer.block(head) { $0.print("return violation") }
    } else {
      printer.statement("if let violation = ", call)
      printer.block("{") { $0.print("return violation") }
    }
  }

  private static func typeList(_ types: JSONTypes, _ areIntegersLiteral: Bool) -> String {
    var list: [String] = []
    if types.contains(.null) { list.append(".null") }
    if types.contains(.boolean) { list.append(".boolean") }
    if types.isSuperset(of: .number) {
      list.append(".number")
    } else if types.contains(.integer) {
      list.append(areIntegersLiteral ? ".integerLiteral" : ".integer")
    }
    if types.contains(.string) { list.append(".string") }
    if types.contains(.array) { list.append(".array") }
    if types.contains(.object) { list.append(".object") }
    return list.joined(separator: ", ")
  }
}
