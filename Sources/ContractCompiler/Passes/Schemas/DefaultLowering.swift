// A `default` and the value that it is for -> what stands where the value is absent, or what is wrong
// with the default.

import ContractModel
import OpenAPIDocument

/// The lowering pass for defaults.
struct DefaultLowering {
  /// What becomes of a default.
  struct Outcome {
    /// Swift source of the value; `nil` where none is applied.
    var source: String?
    /// Why none is applied, where that is worth saying.
    var finding: Diagnostic?
    /// Whether the default has been held against its schemas.
    var isJudged = true
  }

  private let node: Node
  private let value: Value
  private let lowered: LoweredSchemas

  /// What becomes of a default, which is none where it is `null`.
  ///
  /// One that its schemas refuse is not applied either, with a warning: real contracts have such, and a
  /// server that sees the value absent does what it did without a default.
  static func run(
    _ node: Node, for value: Value, of schemas: [Schema], _ lowered: LoweredSchemas
  ) -> Outcome {
    // No value is what a null default of a type without null means, whatever its schema says.
    if node.isNull, !value.isNullable { return Outcome(isJudged: false) }
    let lowering = DefaultLowering(node: node, value: value, lowered: lowered)
    if let mismatch = lowering.mismatch(schemas) { return Outcome(finding: mismatch) }
    if node.isNull { return Outcome() }
    let literal = DefaultLiteral(types: lowered.types, codecs: lowered.codecs)
    if let source = literal.literal(node, for: value) { return Outcome(source: source) }
    return Outcome(finding: lowering.hasNoLiteral)
  }

  private func mismatch(_ schemas: [Schema]) -> Diagnostic? {
    let facts = lowered.facts
    var evaluation = ValueEvaluation(
      facts.normalised, facts.dynamicReferences, in: .request,
      steps: ValueEvaluation.stepsOfDefault)
    let found = schemas.lazy.compactMap { evaluation.mismatch(node, $0) }.first
    return found.map { mismatch in
      Diagnostic(
        .invalidDefault,
        "the default is not applied, as it does not fit its schema: \(mismatch.message)",
        at: mismatch.node.location,
        notes: [.init("the schema says so here", at: mismatch.keyword.location)])
    }
  }

  private var hasNoLiteral: Diagnostic {
    isBeyondType(value.codec)
      ? Diagnostic(
        .invalidDefault,
        "the default is not applied: \(node.text) is outside of the range of its type",
        at: node.location)
      : Diagnostic(
        .unappliedDefault,
        "the default is not applied: where the value is absent, handlers see it absent; its type "
          + "has no literal", at: node.location)
  }

  /// Whether a number fits its schema's type but not the Swift type.
  private func isBeyondType(_ codec: Codec) -> Bool {
    switch codec {
    case .integer: node.decimal?.isWhole ?? false
    case .number: node.isNumber
    case .function(let id, _):
      switch lowered.codecs[id]?.body {
      case .checked(let inner, _): isBeyondType(inner)
      case .array, .map, nil: false
      }
    case .boolean, .string, .bytes, .dateTime, .date, .uuid, .any, .null, .declared: false
    }
  }
}
