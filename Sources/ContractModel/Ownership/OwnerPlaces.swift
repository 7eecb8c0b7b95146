// Where owners stand in paths. A parameter is an owner's by its name, or by its place: where one
// path has the owner's parameter, a parameter of another path at the same place is the owner's too,
// however it is called or written, because a request says the same with it.

import OpenAPIDocument

/// The places of all owner rules in the paths of a document.
struct OwnerPlaces {
  /// An owner's parameter in a path.
  struct Place {
    let rule: OwnerRule
    let position: PathTemplate.Position
  }

  /// A segment as requests see it: the names of its parameters left out, escapes decoded
  /// (RFC 3986, section 6.2.2).
  private enum Step: Hashable {
    case literal([UInt8])
    case template([[UInt8]])

    init(_ segment: PathTemplate.Segment) {
      let literals = segment.literals.map { PercentEscapes.decoded($0) }
      self = segment.expressions.isEmpty ? .literal(literals[0]) : .template(literals)
    }

    /// Whether a segment of a request may be both.
    func overlaps(_ other: Step) -> Bool {
      switch (self, other) {
      case (.literal(let left), .literal(let right)): left == right
      case (.template, _), (_, .template): true
      }
    }
  }

  /// A place that is the owner's because a path has the owner's parameter there.
  private struct Known {
    let rule: OwnerRule
    let prefix: [Step]
    let step: Step
    let expression: Int
    let key: Node
  }

  let rules: [OwnerRule]
  private var known: [[Step]: [Known]] = [:]
  private var knownByDepth: [Int: [Known]] = [:]

  init(_ document: Document, rules: [OwnerRule]) {
    var unique: [OwnerRule] = []
    for rule in rules where !unique.contains(where: { $0.parameter == rule.parameter }) {
      unique.append(rule)
    }
    self.rules = unique
    guard !unique.isEmpty else { return }
    for path in document.paths {
      guard let template = PathTemplate(path.name) else { continue }
      let steps = template.segments.map(Step.init)
      for position in template.positions {
        guard let rule = self.rule(named: template[position]) else { continue }
        let place = Known(
          rule: rule, prefix: Array(steps[..<position.segment]), step: steps[position.segment],
          expression: position.expression, key: path.key)
        known[place.prefix, default: []].append(place)
        knownByDepth[position.segment, default: []].append(place)
      }
    }
  }

  /// Whether any path has the rule's parameter.
  func isUsed(_ rule: OwnerRule) -> Bool {
    knownByDepth.values.contains { $0.contains { $0.rule.parameter == rule.parameter } }
  }

  /// The rule whose parameter an expression names, with or without operators.
  private func rule(named expression: PathTemplate.Expression) -> OwnerRule? {
    let names = OwnerNames.variables(of: expression)
    return rules.first { names.contains($0.parameter) }
  }

  /// The owner's parameters of a path, in its order.
  func owners(in template: PathTemplate) -> [Place] {
    guard !known.isEmpty else { return [] }
    let steps = template.segments.map(Step.init)
    return template.positions.compactMap { position in
      if let rule = rule(named: template[position]) { return Place(rule: rule, position: position) }
      let places = known[Array(steps[..<position.segment])] ?? []
      let place = places.first {
        // In a segment made otherwise, the first parameter begins where the owner's does.
        $0.step == steps[position.segment]
          ? $0.expression == position.expression : position.expression == 0
      }
      return place.map { Place(rule: $0.rule, position: position) }
    }
  }

  /// A path with the owner's parameter whose requests may reach another path's parameter at that
  /// depth, because one of the two has a parameter where the other has a literal.
  func overlap(in template: PathTemplate) -> (
    position: PathTemplate.Position, rule: OwnerRule, key: Node
  )? {
    let steps = template.segments.map(Step.init)
    for position in template.positions where position.expression == 0 {
      let prefix = steps[..<position.segment]
      let place = (knownByDepth[position.segment] ?? []).first { place in
        !prefix.elementsEqual(place.prefix)
          && zip(prefix, place.prefix).allSatisfy { $0.overlaps($1) }
      }
      if let place { return (position, place.rule, place.key) }
    }
    return nil
  }
}
