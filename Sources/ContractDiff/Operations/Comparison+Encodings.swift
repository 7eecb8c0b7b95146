// How the members of a form are written, as what it says and as what holds where nothing is said.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// Compares how the members of a form are written.
  func compareEncodings(
    _ oldEntry: Entry<Resolved<MediaType>>, _ newEntry: Entry<Resolved<MediaType>>,
    _ direction: Direction, _ origin: Origin
  ) {
    let (before, now) = (oldEntry.value.value, newEntry.value.value)
    let oldMembers = members(of: before)
    let newMembers = members(of: now)
    let names = (before.node["encoding"]?.members ?? []) + (now.node["encoding"]?.members ?? [])
    var seen: Set<Name> = []
    for name in names.map(\.name) where seen.insert(name).inserted {
      let oldEncoding = before.node["encoding"]?[name.text]
      let newEncoding = now.node["encoding"]?[name.text]
      // The encoding of a member that only one side has changes nothing for the other.
      guard oldMembers?.declares(name) == newMembers?.declares(name),
        !Self.isSame(
          restriction(oldEncoding, of: name, oldMembers, MediaRange(oldEntry.name)),
          restriction(newEncoding, of: name, newMembers, MediaRange(newEntry.name)))
      else { continue }
      report(
        BodyFact.encodingChanged, in: direction,
        "the encoding of the member '\(name.text)' is another",
        new: newEncoding ?? now.node, old: oldEncoding ?? before.node, origin: origin)
    }
    for field in ["prefixEncoding", "itemEncoding"]
    where !Self.isSame(before.node[field], now.node[field]) {
      report(
        BodyFact.encodingChanged, in: direction, "'\(field)' is another",
        new: now.node[field] ?? now.node,
        old: before.node[field] ?? before.node, origin: origin)
    }
  }

  private func members(of media: MediaType) -> ObjectMembers? {
    media.schema.map { ObjectMembers(conjunction(SchemaSide([$0], at: $0.node))) }
  }

  /// An encoding, unless it says what an urlencoded form does anyway: texts and lists of texts as the style
  /// `form` has them, an item each (3.1, section 4.8.15.1). An object has another form without it, and of
  /// null there are several.
  private func restriction(
    _ encoding: Node?, of name: Name, _ members: ObjectMembers?, _ range: MediaRange
  ) -> Node? {
    guard let encoding, range.isForm, let members, members.declares(name),
      encoding.members.allSatisfy({ Self.isDefault($0) })
    else { return encoding }
    let value = conjunction(members.side(of: name))
    let items = conjunction(SchemaSide(value.inner(.items), at: value.node))
    let isList = value.types == .array && value.first(.prefixItems) == nil && value.groups.isEmpty
    return Self.isText(value) || isList && Self.isText(items) ? nil : encoding
  }

  private static func isDefault(_ field: Member) -> Bool {
    switch field.name {
    case "style": field.value.textEquals("form")
    case "explode": field.value.bool == true
    case "allowReserved": field.value.bool == false
    case "description", "summary": true
    default: false
    }
  }

  /// Whether it is a scalar that is not null.
  private static func isText(_ side: Conjunction) -> Bool {
    side.groups.isEmpty && !side.admitsNull
      && side.types.isSubset(of: [.string, .number, .boolean])
  }
}
