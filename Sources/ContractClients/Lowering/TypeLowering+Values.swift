// Listed values -> literal types; arrays -> arrays and tuples; objects -> their members.

import ContractModel
import OpenAPIDocument

extension TypeLowering {
  /// The literals of `enum` and `const`; nil where one has no literal.
  func literals(_ values: [Node], within types: JSONTypes?) -> TypeExpression? {
    var literals: [TypeExpression] = []
    for value in values where types?.isSuperset(of: value.jsonTypes) ?? true {
      switch value.kind {
      case .null: literals.append(.null)
      case .boolean: literals.append(.literal(.boolean(value.bool ?? false)))
      case .string: literals.append(.literal(.string(value.name)))
      case .integer, .number: literals.append(Self.number(value))
      case .sequence, .mapping: return nil
      }
    }
    return .anyOf(literals)
  }

  /// The literal of a number, or `number` where none is exact.
  private static func number(_ node: Node) -> TypeExpression {
    guard let decimal = node.decimal, let double = Double(decimal.description), double.isFinite,
      Decimal(shortest(double)) == decimal
    else { return .number }
    return .literal(.number(shortest(double)))
  }

  private static func shortest(_ double: Double) -> String {
    let text = double.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The type of an array.
  mutating func array(of merged: MergedSchema) -> TypeExpression {
    let tuples = merged.sources.map { $0.subschemas(of: .prefixItems) }.filter { !$0.isEmpty }
    let item = merged.items.isEmpty ? TypeExpression.unknown : type(of: merged.items)
    guard let prefix = tuples.first else { return .array(item) }
    // Which of two lists of items holds is not said by a type.
    guard tuples.count == 1 else { return .array(.unknown) }
    let least = merged.arrays.minimum ?? 0
    let items = prefix.enumerated().map { index, part in
      TypeExpression.TupleItem(type: type(of: part.schema), isOptional: index >= least)
    }
    return .tuple(items, rest: item == .never ? nil : item)
  }

  /// The type of an object.
  mutating func object(of merged: MergedSchema) -> TypeExpression {
    var object = ObjectType()
    let required = Set(merged.required)
    for member in merged.properties where merged.allows(member.name) {
      if let only = normalised.onlyMessage(member.schemas), only != message { continue }
      object.members.append(self.member(member, isRequired: required.contains(member.name)))
    }
    let listed = Set(merged.properties.map(\.name))
    if merged.closed.isEmpty || merged.hasPatternProperties {
      for name in merged.required where !listed.contains(name) {
        object.members.append(.init(name: name, type: .unknown, isOptional: false))
      }
    }
    setOthers(of: &object, merged)
    return .object(object)
  }

  private mutating func member(
    _ member: MergedSchema.Member, isRequired: Bool
  ) -> ObjectType.Member {
    let merged = normalised.merged(member.schemas)
    let own = member.schemas[0]
    // What a name stands for is told where it is declared.
    let isName = member.schemas.count == 1 && own.isPureReference
    let text = own.description ?? (isName ? nil : merged.description ?? merged.title)
    return ObjectType.Member(
      name: member.name, type: type(of: member.schemas), isOptional: !isRequired,
      documentation: Documentation.lines(text), isDeprecated: merged.isDeprecated)
  }

  /// Members that are not listed. TypeScript wants the type of all members there, so that beside listed
  /// ones it is `unknown`, and the comment says what they are.
  private mutating func setOthers(of object: inout ObjectType, _ merged: MergedSchema) {
    let isClosed = !merged.closed.isEmpty
    let patterns = merged.sources.flatMap(\.patternProperties)
    var types = patterns.map { type(of: $0.value) }
    if !merged.additional.isEmpty {
      types.append(type(of: merged.additional))
    } else if !isClosed, !patterns.isEmpty {
      types.append(.unknown)
    }
    if types.isEmpty {
      guard object.members.isEmpty else { return }
      object.others = isClosed ? .never : .unknown
      return
    }
    let others = TypeExpression.anyOf(types)
    if object.members.isEmpty {
      object.others = others
    } else {
      object.others = .unknown
      if others != .unknown {
        object.othersNote = "Other members: \(TypePrinter.line(others))."
      }
    }
  }
}
