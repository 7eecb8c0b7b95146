// Which components the published copy of a filtered contract needs: those that what is left refers to.

import OpenAPIDocument

/// Follows the references of the entry file.
struct PublishedComponents {
  private let omission: PublishedOmission
  private let components: Node
  private var reached: Set<Node> = []
  /// Nodes to be followed, with the keys that are left out below them besides those left out everywhere.
  private var pending: [(node: Node, omitted: Set<Node>)] = []

  /// Adds to an omission the components, security schemes aside, to which nothing leads that is left.
  static func omitUnreached(of document: Document, _ omission: inout PublishedOmission) {
    guard let components = document.node["components"], components.isMapping else { return }
    var search = PublishedComponents(omission: omission, components: components)
    search.run(from: document.node)
    for kind in components.members
    where !kind.isExtension && !kind.key.textEquals("securitySchemes") {
      for member in kind.value.members where !search.reached.contains(member.value) {
        omission.keys.insert(member.key)
      }
    }
  }

  private init(omission: PublishedOmission, components: Node) {
    self.omission = omission
    self.components = components
  }

  private mutating func run(from root: Node) {
    for member in root.members where member.value != components {
      pending.append((member.value, []))
    }
    while let (node, omitted) = pending.popLast() {
      for element in node.elements { pending.append((element, omitted)) }
      visit(node.members, omitted)
    }
  }

  private mutating func visit(_ members: [Member], _ omitted: Set<Node>) {
    for member in members
    where !omission.keys.contains(member.key) && !omitted.contains(member.key) {
      if let copy = omission.copies[member.key] {
        visit(copy.members, copy.keys)
      } else if member.value.isString {
        follow(member)
      } else {
        if member.key.textEquals("mapping") { followMapping(member.value) }
        pending.append((member.value, omitted))
      }
    }
  }

  private mutating func follow(_ member: Member) {
    switch member.name {
    case "$ref", "$dynamicRef", "operationRef": reach(member.value.text)
    case "defaultMapping": reachName(member.value.text)
    default: break
    }
  }

  private mutating func followMapping(_ mapping: Node) {
    for member in mapping.members where member.value.isString { reachName(member.value.text) }
  }

  /// A discriminator names a component or refers to one.
  private mutating func reachName(_ text: String) {
    reach(text)
    reach("#/components/schemas/\(JSONPointer.escape(text))")
  }

  private mutating func reach(_ reference: String) {
    guard let hash = reference.firstIndex(of: "#"),
      let fragment = JSONPointer.percentDecoded(Array(reference[hash...].utf8)[1...]),
      let tokens = JSONPointer.tokens(fragment[...]), tokens.count >= 3,
      tokens[0].elementsEqual("components".utf8),
      let kind = components.member(String(decoding: tokens[1], as: UTF8.self)),
      let target = kind.value.member(String(decoding: tokens[2], as: UTF8.self))
    else { return }
    if reached.insert(target.value).inserted { pending.append((target.value, [])) }
  }
}
