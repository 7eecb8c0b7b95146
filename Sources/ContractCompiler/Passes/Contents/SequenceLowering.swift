// `itemSchema` (3.2) -> the list of the items where they are read, a finding where nothing looks into them.

import ContractModel
import OpenAPIDocument

/// Lowers sequences of JSON texts.
enum SequenceLowering {
  /// The list of the items of a sequence; a schema beside that of the items is about the list.
  static func list(
    of items: Schema, with schema: Schema?, at place: TypePlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let item = lowered.value(of: items, in: place.home, named: place.name + " item")
    let use = SchemaUse(MergedSchema(sources: [items.resolved]))
    let codec = lowered.array(of: item, ArrayRules(), for: use)
    guard let schema else { return Value(codec) }
    let whole = SchemaUse(lowered.facts.normalised.merged(schema), of: schema.resolved)
    return Value(lowered.checked(codec, whole))
  }

}

extension LoweredSchemas {
  /// Says that nothing looks into the items: an error where clients send them.
  mutating func reportItems(of entry: Entry<Resolved<MediaType>>, isRequest: Bool) {
    let node = entry.value.value.node
    let place = node.members.first { $0.key.textEquals("itemSchema") }?.key ?? node
    report(
      isRequest
        ? Diagnostic(
          .unsupportedField,
          "'itemSchema' of '\(entry.name)' is not supported: of what clients send, items are read of "
            + "'application/jsonl', 'application/x-ndjson' and 'application/json-seq'",
          at: place.location)
        : Diagnostic(
          .unenforcedField,
          "'itemSchema' of '\(entry.name)' is not enforced: the items of a response are the "
            + "handler's to make, and not looked into", at: place.location))
  }
}
