// Evaluation functions: which members and items of a value the keywords of a schema are about.

/// Prints evaluation functions.
enum EvaluationEmission {
  /// Prints one function.
  static func emit(_ function: EvaluationFunction, to printer: inout SourcePrinter) {
    printer.documentation([
      "Notes what the schema (\(function.line.text)) evaluates of a value that it accepts."
    ])
    printer.declaration(
      "static func \(function.id)(", ["_ value: JSONValue", "_ evaluated: inout EvaluatedParts"],
      ") {")
    printer.indented { printer in
      for step in function.steps { emit(step, to: &printer) }
    }
    printer.print("}")
  }

  private static func emit(_ step: Evaluation, to printer: inout SourcePrinter) {
    switch step {
    case .members(let names, let patterns):
      let list = names.map(SwiftLiteral.string).joined(separator: ", ")
      let rules = patterns.map(\.reference).joined(separator: ", ")
      printer.print("evaluated.addMembers([\(list)], [\(rules)], of: value)")
    case .allMembers: printer.print("evaluated.addAllMembers()")
    case .items(let count): printer.print("evaluated.addItems(before: \(count))")
    case .allItems: printer.print("evaluated.addAllItems()")
    case .containedItems(let check):
      printer.print("evaluated.addItems(of: value, satisfying: \(check))")
    case .applied(let function): printer.print(call(function))
    case .alternative(let check, let function):
      printer.print("if \(check)(value).isNone { \(call(function)) }")
    case .dependent(let member, let function):
      let name = SwiftLiteral.string(member)
      printer.print("if value[\(name)] != nil { \(call(function)) }")
    case .conditional(let check, let then, let otherwise):
      printer.print("if \(check)(value).isNone {")
      printer.indented { printer in
        for function in then { printer.print(call(function)) }
      }
      if let otherwise {
        printer.print("} else {")
        printer.indented { $0.print(call(otherwise)) }
      }
      printer.print("}")
    }
  }

  private static func call(_ function: EvaluationID) -> String { "\(function)(value, &evaluated)" }
}
