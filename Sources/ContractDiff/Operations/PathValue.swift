// Whether a part of a path that is written out may have been a parameter's value: where its schema shows
// that it was refused anyway, nobody has sent it.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// Whether a segment of one path may be what an operation of another takes for its segment.
  func accepts(
    _ step: MatchedPath.Step, at segment: PathTemplate.Segment, of use: EffectiveOperation
  ) -> Bool {
    guard segment.isParameter,
      let parameter = use.parameters.first(where: {
        $0.value.place == .path && $0.value.name == segment.expressions[0].name
      })?.value, parameter.style == .simple, let schema = parameter.schema
    else { return true }
    switch step {
    case .parameter: return true
    case .literal(let text): return mayAccept(text, [schema], isWhole: true, depth: 0)
    case .mixed(let literals):
      return literals.allSatisfy { mayAccept($0, [schema], isWhole: false, depth: 0) }
    }
  }

  /// Whether a text, or one that it is a part of, may stand for a value of schemas.
  private func mayAccept(_ text: Name, _ list: [Schema], isWhole: Bool, depth: Int) -> Bool {
    // What stands escaped is looked at no further.
    guard depth < 8, charge(1), !text.text.utf8.contains(UInt8(ascii: "%")) else { return true }
    let side = conjunction(SchemaSide(list, at: list[0].node))
    guard mayBeOfTypes(text, side, isWhole: isWhole) else { return false }
    return side.groups.allSatisfy { group in
      group.alternatives.contains {
        mayAccept(text, [$0], isWhole: isWhole, depth: depth + 1)
      }
    }
  }

  private func mayBeOfTypes(_ text: Name, _ side: Conjunction, isWhole: Bool) -> Bool {
    if side.admitsNull || !side.types.isDisjoint(with: [.array, .object]) { return true }
    if side.types.contains(.string), mayBeString(text, side, isWhole: isWhole) { return true }
    if !side.types.isDisjoint(with: .number),
      text.text.utf8.allSatisfy({ Self.bytesOfNumbers.contains($0) })
    {
      return true
    }
    guard side.types.contains(.boolean) else { return false }
    return ["true", "false"].contains { isWhole ? text == $0 : $0.text.contains(text.text) }
  }

  private static let bytesOfNumbers = Set("0123456789+-.eE".utf8)

  private func mayBeString(_ text: Name, _ side: Conjunction, isWhole: Bool) -> Bool {
    if let values = side.merged.values {
      return values.contains { isWhole ? $0.name == text : $0.text.contains(text.text) }
    }
    let length = Decimal(Int64(text.text.unicodeScalars.count))
    let isTooLong = side.all(.maxLength).compactMap(\.decimal).contains { $0 < length }
    let isTooShort = side.all(.minLength).compactMap(\.decimal).contains { length < $0 }
    if isTooLong || isWhole && isTooShort { return false }
    guard isWhole else { return true }
    return side.all(.format).allSatisfy { format in
      guard case .text(let kind)? = Format(format)?.meaning else { return true }
      return kind.matches(text.text)
    }
  }
}
