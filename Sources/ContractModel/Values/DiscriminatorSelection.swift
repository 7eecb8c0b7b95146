// A value and alternatives with a discriminator -> the one that it is, as requests are read: by the value
// of one member, and none other is tried (OpenAPI 3.1.1, Discriminator Object).

import OpenAPIDocument

extension ValueEvaluation {
  /// What a discriminator says of a value.
  struct Selection {
    /// The alternative; nil where the value tells none.
    var schema: Schema?
    /// Why it tells none.
    var mismatch: ValueMismatch?
  }

  /// What the discriminator says; nil where it decides nothing: there is none, an alternative has no
  /// value that stands for it, or the value is no object.
  func selection(_ value: Node, _ schema: Schema, _ parts: [Subschema]) -> Selection? {
    guard value.isMapping, let discriminator = schema.discriminator else { return nil }
    let named = parts.map(\.schema).filter { $0.resolved.types != .null }
      .map { ($0, discriminator.values(of: $0, schemas)) }
    let target = discriminator.defaultMapping?.resolved
    let fallback = named.map(\.0).first { $0.resolved === target }
    guard fallback != nil || named.allSatisfy({ !$0.1.isEmpty }) else { return nil }
    let member = value[discriminator.propertyName.text]
    let text = member.flatMap { $0.isString ? $0.name : nil }
    let part = text.flatMap { text in named.first { $0.1.contains(text) }?.0 } ?? fallback
    if let part { return Selection(schema: part) }
    let name = discriminator.propertyName
    let message =
      member == nil
      ? "the member '\(name)' is missing, which tells what it is"
      : "'\(name)' tells none of '\((parts.first?.keyword ?? .oneOf).rawValue)'"
    return Selection(
      mismatch: ValueMismatch(
        node: member ?? value, message: message, keyword: discriminator.node))
  }
}
