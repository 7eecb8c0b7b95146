// What schemas say of types alone, in whichever words: a list of types, alternatives of one type each, and
// what is not about JSON's types at all, as it is bytes.

import ContractModel
import OpenAPIDocument

extension Comparison {
  // MARK: Types as alternatives

  /// Whether one side lists types and the other has them as alternatives, and nothing else is said.
  func sayTheSameTypes(_ sides: SchemaSides) -> Bool {
    guard sides.old.groups.isEmpty != sides.new.groups.isEmpty,
      let before = bareTypes(sides.old), let now = bareTypes(sides.new), before == now
    else { return false }
    // What an integer is differs between the versions.
    return !now.contains(.integer) || Self.isOpenAPI30(sides.old) == Self.isOpenAPI30(sides.new)
  }

  private static func isOpenAPI30(_ side: Conjunction) -> Bool {
    side.conjuncts.contains(where: \.isOpenAPI30)
  }

  /// The types of a side that says nothing else.
  private func bareTypes(_ side: Conjunction) -> JSONTypes? {
    guard !side.groups.isEmpty else { return Self.saysTypesOnly(side) ? side.types : nil }
    guard side.isGroupOnly, side.merged.discriminator == nil, side.merged.values == nil else {
      return nil
    }
    var types: JSONTypes = []
    for alternative in side.groups[0].alternatives {
      let inner = conjunction(SchemaSide([alternative], at: alternative.node))
      // Of two that share a type a `oneOf` takes neither.
      guard inner.groups.isEmpty, Self.saysTypesOnly(inner),
        !side.groups[0].isExclusive || types.isDisjoint(with: inner.types)
      else { return nil }
      types.formUnion(inner.types)
    }
    return types.intersection(side.types)
  }

  private static func saysTypesOnly(_ side: Conjunction) -> Bool {
    says(side) { _, keyword in [.type, .nullable, .allOf, .ref].contains(keyword) }
  }

  /// Whether a side says nothing but annotations and what is allowed.
  private static func says(
    _ side: Conjunction, only isAllowed: (Schema, Keyword) -> Bool
  ) -> Bool {
    !side.merged.isImpossible
      && side.conjuncts.allSatisfy { schema in
        schema.keywords.allSatisfy { keyword in
          keyword.name.map { $0.isAnnotation || isAllowed(schema, $0) } ?? true
        }
      }
  }

  // MARK: Bytes

  /// Whether both sides are any bytes: 3.0 says that as a string of `format: binary`, 3.1 as nothing at all
  /// or as a `contentMediaType`.
  static func areAnyBytes(_ sides: SchemaSides) -> Bool {
    isAnyBytes(sides.old, sides.form) && isAnyBytes(sides.new, sides.form)
  }

  private static func isAnyBytes(_ side: Conjunction, _ form: ValueForm) -> Bool {
    let isPart = form == .part || form == .item
    guard isPart || form == .bytes, side.groups.isEmpty else { return false }
    // A part of which nothing is said may be text or JSON.
    let isNamed = side.first(.format) != nil || side.first(.contentMediaType) != nil
    guard isNamed || !isPart else { return false }
    return says(side) { schema, keyword in
      switch keyword {
      case .allOf, .ref: return true
      case .type: return schema.types.map { JSONTypes($0) == .string } ?? false
      case .format: return Format(schema[.format]) == .binary
      case .contentMediaType:
        let range = MediaRange(schema[.contentMediaType]?.text ?? "")
        return isPart ? range.essence == "application/octet-stream" : !range.isReadable
      default: return false
      }
    }
  }
}
