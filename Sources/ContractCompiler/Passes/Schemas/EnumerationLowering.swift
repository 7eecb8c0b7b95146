// Listed values, all texts or all whole numbers -> enumerations.

import ContractModel
import OpenAPIDocument

/// The lowering pass for enumerations.
enum EnumerationLowering {
  /// The enumeration that was planned.
  static func value(
    of plan: ValuePlan, _ values: [Node], isText: Bool, at place: DeclarationPlace,
    _ lowered: inout LoweredSchemas
  ) -> Value {
    let use = plan.shape
    let (name, home) = lowered.claim(use.schema, at: place)
    let texts = values.map { isText ? $0.text : String($0.integer ?? 0) }
    let table = NameTable(texts, style: .member)
    var seen: Set<[UInt8]> = []
    var cases: [Enumeration.Case] = []
    for (index, text) in texts.enumerated() where seen.insert(Array(text.utf8)).inserted {
      cases.append(
        Enumeration.Case(
          swiftName: table[text], string: text, integer: Int64(values[index].integer ?? 0),
          isNamedAfterValue: isText && ReservedNames.bare(table[text]) == text))
    }
    var enumeration = Enumeration(
      raw: isText ? .string : .integer, cases: cases, form: form(of: cases, table),
      keyword: use.merged.valuesKeyword)
    if !isText { enumeration.rules = IntegerRules.rules(of: use.merged).rules }
    lowered.declare(.enumeration(enumeration), named: name, in: home, for: use)
    return Value(.declared(home.inside(name)))
  }

  private static func form(
    of cases: [Enumeration.Case], _ table: NameTable
  ) -> Enumeration.Form {
    guard cases.count > Enumeration.caseLimit else { return .cases }
    var taken = table.taken
    return .list(member: NameTable.assign("values", style: .member, taken: &taken))
  }
}
