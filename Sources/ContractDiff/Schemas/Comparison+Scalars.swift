// Keywords about numbers, lengths and counts: bounds, compared exactly.

import ContractModel
import OpenAPIDocument

extension Comparison {
  // MARK: Numbers

  /// A bound with its place.
  private struct Bound {
    let value: Decimal
    let isExclusive: Bool
    let node: Node
  }

  func compareNumbers(_ sides: SchemaSides) {
    guard !sides.common.isDisjoint(with: [.integer, .number]) else { return }
    compareNotation(sides)
    for isLower in [true, false] {
      let before = bound(sides.old, isLower)
      let now = bound(sides.new, isLower)
      guard let relation = Self.relation(before, now, isLower) else { continue }
      let words = isLower ? "lower bound" : "upper bound"
      report(
        ValueFamily.bound[relation], sides,
        "the \(words) of \(sides.subject) was \(Self.shown(before)) and is \(Self.shown(now))",
        new: now?.node, old: before?.node)
    }
    compareMultiples(sides)
  }

  /// Since 3.1 a number whose value is whole is an integer, in 3.0 one that is written so: the server holds
  /// requests to that. Told once, as it is the version that says so.
  private func compareNotation(_ sides: SchemaSides) {
    guard sides.direction == .request, Self.isPlain(sides.new), !Self.isPlain(sides.old),
      sides.old.types.isDisjoint(with: JSONTypes.number.subtracting(.integer))
    else { return }
    report(
      ValueFact.wholeNumbersPlain, sides,
      "a whole number may no longer be written with a fraction or an exponent, such as 5.0",
      new: new.node["openapi"] ?? new.node, old: old.node["openapi"] ?? old.node)
  }

  /// Whether integers are only what 3.0 calls so.
  private static func isPlain(_ side: Conjunction) -> Bool {
    side.conjuncts.contains { schema in
      guard schema.isOpenAPI30, schema[.type] != nil, let types = schema.types else { return false }
      return JSONTypes(types).intersection(.number) == .integer
    }
  }

  /// The tightest bound; of whole numbers an inclusive one.
  private func bound(_ side: Conjunction, _ isLower: Bool) -> Bound? {
    let isWhole = side.types.intersection(.number) == .integer
    var tightest: Bound?
    for schema in side.conjuncts {
      let inclusive = isLower ? schema.inclusiveMinimum : schema.inclusiveMaximum
      let exclusive = isLower ? schema.exclusiveMinimum : schema.exclusiveMaximum
      for (node, isExclusive) in [(inclusive, false), (exclusive, true)] {
        guard let node, let value = node.decimal else { continue }
        var bound = Bound(value: value, isExclusive: isExclusive, node: node)
        let next =
          isLower
          ? value.lowestInteger(isExclusive: isExclusive)
          : value.highestInteger(isExclusive: isExclusive)
        if isWhole, let next {
          bound = Bound(value: Decimal(next), isExclusive: false, node: node)
        }
        if Self.relation(tightest, bound, isLower) == .narrowed { tightest = bound }
      }
    }
    return tightest
  }

  private static func relation(_ before: Bound?, _ now: Bound?, _ isLower: Bool) -> Relation? {
    switch (before, now) {
    case (nil, nil): return nil
    case (nil, _): return .narrowed
    case (_, nil): return .widened
    case (let before?, let now?):
      if before.value == now.value {
        if before.isExclusive == now.isExclusive { return nil }
        return now.isExclusive ? .narrowed : .widened
      }
      return (now.value > before.value) == isLower ? .narrowed : .widened
    }
  }

  private static func shown(_ bound: Bound?) -> String {
    bound.map { $0.value.description + ($0.isExclusive ? " (exclusive)" : "") } ?? "none"
  }

  private func compareMultiples(_ sides: SchemaSides) {
    // Every whole number is a multiple of one.
    let isWhole = sides.common.intersection(.number) == .integer
    let before = Self.multiples(sides.old).filter { !isWhole || !Self.dividesOne($0.0) }
    let now = Self.multiples(sides.new).filter { !isWhole || !Self.dividesOne($0.0) }
    guard let relation = Self.relation(Set(before.map(\.0)), Set(now.map(\.0))) else { return }
    var precise = relation
    if relation == .changed, before.count == 1, now.count == 1 {
      if before[0].0.isMultiple(of: now[0].0) == true { precise = .widened }
      if now[0].0.isMultiple(of: before[0].0) == true { precise = .narrowed }
    }
    let shown = { (list: [(Decimal, Node)]) in
      list.isEmpty ? "none" : list.map(\.0.description).joined(separator: ", ")
    }
    report(
      ValueFamily.bound[precise], sides,
      "'multipleOf' of \(sides.subject) was \(shown(before)) and is \(shown(now))",
      new: now.first?.1, old: before.first?.1)
  }

  private static func multiples(_ side: Conjunction) -> [(Decimal, Node)] {
    side.all(.multipleOf).compactMap { node in
      node.decimal.map { ($0, node) }
    }
  }

  private static func dividesOne(_ number: Decimal) -> Bool {
    Decimal(1).isMultiple(of: number) ?? false
  }

  /// How sets of things that all must hold stand to each other; nil if they are equal.
  static func relation<Element: Hashable>(_ before: Set<Element>, _ now: Set<Element>) -> Relation?
  {
    if before == now { return nil }
    if before.isSubset(of: now) { return .narrowed }
    return now.isSubset(of: before) ? .widened : .changed
  }

  // MARK: Sizes

  private static let sizes: [(keyword: Keyword, type: JSONTypes, isLower: Bool)] = [
    (.minLength, .string, true), (.maxLength, .string, false),
    (.minItems, .array, true), (.maxItems, .array, false),
    (.minProperties, .object, true), (.maxProperties, .object, false),
  ]

  func compareSizes(_ sides: SchemaSides) {
    for (keyword, type, isLower) in Self.sizes where sides.common.contains(type) {
      let before = size(sides.old, keyword, isLower)
      let now = size(sides.new, keyword, isLower)
      guard let relation = Self.relation(before, now, isLower) else { continue }
      report(
        ValueFamily.bound[relation], sides,
        "'\(keyword.rawValue)' of \(sides.subject) was \(Self.shown(before)) and is "
          + Self.shown(now), new: now?.node, old: before?.node)
    }
    guard sides.common.contains(.array) else { return }
    let unique = { (side: Conjunction) in side.all(.uniqueItems).first { $0.bool == true } }
    let (before, now) = (unique(sides.old), unique(sides.new))
    guard (before == nil) != (now == nil) else { return }
    report(
      ValueFamily.bound[now == nil ? .widened : .narrowed], sides,
      "the elements of \(sides.subject) \(now == nil ? "may repeat" : "must be unique") now",
      new: now, old: before)
  }

  private func size(_ side: Conjunction, _ keyword: Keyword, _ isLower: Bool) -> Bound? {
    var tightest: Bound?
    for node in side.all(keyword) {
      guard let value = node.decimal, !(isLower && value.isZero)
      else { continue }
      let bound = Bound(value: value, isExclusive: false, node: node)
      if Self.relation(tightest, bound, isLower) == .narrowed { tightest = bound }
    }
    return tightest
  }
}
