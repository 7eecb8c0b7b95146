// Document -> Publication: follows the references of what is published, from the paths on. What they lead to
// in other files, or where a filter leaves it out, becomes a component; of a filtered contract the
// components to which nothing leads are left out.

import OpenAPIDocument

/// Finds what belongs to the one file that a contract is published as.
struct PublicationPass {
  private typealias Pending = (node: Node, omitted: Set<Node>)
  /// A component of the entry file.
  private typealias Component = (key: Node, node: Node)

  private let document: Document
  private let isFiltered: Bool
  private var publication: Publication
  /// The pointers of what is published, for the roots of its parts; of a part that is added it is empty
  /// until all are known.
  private var places: [Node: String]
  /// The components of the entry file that only refer to another file, by what they stand for.
  private var hosts: [Node: Component] = [:]
  /// The parts that become components, in the order in which references lead to them.
  private var added: [(node: Node, kind: ComponentKind)] = []
  /// The components of the entry file to which something leads.
  private var reached: Set<Node> = []
  /// Nodes to be followed, with the keys that are left out below them besides those left out everywhere.
  private var pending: [Pending] = []
  /// The texts of the references that are published.
  private var references: [Node] = []

  /// - Parameter omission: What a filter leaves out; nil where there is none.
  static func run(_ document: Document, without omission: PublishedOmission?) -> Publication {
    var pass = PublicationPass(document, omission)
    if pass.publication.isEntryFile { return pass.publication }
    if document.version == .v30, document.files.count > 1 { pass.omitSiblings() }
    pass.findHosts()
    pass.writeOutPaths()
    pass.follow()
    if pass.isFiltered { pass.omitUnreached() }
    pass.nameAdded()
    pass.rewriteReferences()
    return pass.publication
  }

  private init(_ document: Document, _ omission: PublishedOmission?) {
    self.document = document
    isFiltered = omission != nil
    publication = Publication(
      root: document.node, isEntryFile: false, omission: omission ?? PublishedOmission())
    places = [document.node: ""]
    publication.isEntryFile =
      !isFiltered && document.files.count == 1
      && !document.references.keys.contains(where: namesFile)
  }

  private var components: [Member] {
    guard let components = document.node["components"], components.isMapping else { return [] }
    return components.members.filter { $0.value.isMapping }
  }

  private func isForeign(_ node: Node) -> Bool { node.file !== document.node.file }

  /// What stands beside a reference means nothing in 3.0, and may refer to files.
  private mutating func omitSiblings() {
    for (text, target) in document.references where target.kind != .pathItems {
      guard let mapping = text.parent, mapping["$ref"] == text else { continue }
      for member in mapping.members where member.value != text && !member.isExtension {
        publication.omission.keys.insert(member.key)
      }
    }
  }

  // MARK: Parts with a place of their own

  private mutating func findHosts() {
    for section in components {
      for member in section.value.members {
        let place = "/components/\(JSONPointer.escape(section.name.text))/"
        var node = member.value
        while let next = foreignTarget(of: node), hosts[next] == nil {
          hosts[next] = (member.key, member.value)
          places[next] = place + JSONPointer.escape(member.name.text)
          node = next
        }
        if node != member.value { publication.contents[member.value] = node }
      }
    }
  }

  /// What a mapping that is nothing but a reference stands for, in another file.
  private func foreignTarget(of node: Node) -> Node? {
    guard node.count == 1, let text = node["$ref"], let target = document.references[text],
      isForeign(target.node)
    else { return nil }
    return target.node
  }

  /// A path item has no component before 3.1, so that of another file is written at its path. Others may
  /// refer to it there if it is all that stands there.
  private mutating func writeOutPaths() {
    for path in document.paths {
      guard let reference = path.value.reference, isForeign(reference.target) else { continue }
      publication.omission.writeOut(path.value, at: path.key)
      let isWhole = publication.omission.copies[path.key]?.keys.isEmpty ?? false
      if isWhole, reference.siblings.isEmpty, places[reference.target] == nil {
        places[reference.target] = "/paths/\(JSONPointer.escape(path.name.text))"
      }
    }
  }

  // MARK: Following

  private mutating func follow() {
    for member in document.node.members where !member.key.textEquals("components") {
      visit([member], [])
    }
    for section in components
    where !isFiltered || section.isExtension || section.name == "securitySchemes" {
      visit(section.value.members, [])
    }
    while let (node, omitted) = pending.popLast() {
      for element in node.elements {
        note(element)
        pending.append((element, omitted))
      }
      visit(node.members, omitted)
    }
  }

  private mutating func visit(_ members: [Member], _ omitted: Set<Node>) {
    for member in members
    where !publication.omission.keys.contains(member.key) && !omitted.contains(member.key) {
      note(member.key)
      if let copy = publication.omission.copies[member.key] {
        visit(copy.members, copy.keys)
      } else {
        visit(member.value, omitted)
      }
    }
  }

  private mutating func visit(_ node: Node, _ omitted: Set<Node>) {
    if node.isString {
      note(node)
    } else {
      pending.append((publication.content(of: node), omitted))
    }
  }

  /// Takes in what a text refers to, if it is a reference.
  private mutating func note(_ text: Node) {
    guard text.isString, let target = document.references[text] else { return }
    references.append(text)
    guard let kind = target.kind else { return }
    let component = component(around: target.node)
    if place(of: target.node) == nil
      || component.map({ isLeftOut($0, around: target.node) }) ?? false
    {
      places[target.node] = ""
      added.append((target.node, kind))
      pending.append((target.node, []))
    } else if let component {
      reach(component)
    }
  }

  /// Whether a part is published without the path item that it stands in, of which nothing else is known
  /// to be served.
  private func isLeftOut(_ component: Component, around node: Node) -> Bool {
    isFiltered && component.node != node && !reached.contains(component.node)
      && component.node.parent == document.node["components"]?["pathItems"]
  }

  private mutating func reach(_ component: Component) {
    guard reached.insert(component.node).inserted, isFiltered else { return }
    note(component.key)
    visit(component.node, [])
  }

  /// The component of the entry file that holds a node, or stands for something that does.
  private func component(around node: Node) -> Component? {
    guard let components = document.node["components"] else { return hosts[node] }
    var current = node
    while let parent = current.parent {
      if let host = hosts[current] { return host }
      // A part that is a component of its own needs nothing that is around it.
      if places[current] != nil { return nil }
      if parent.parent == components, let key = parent.key(of: current) { return (key, current) }
      current = parent
    }
    return hosts[current]
  }

  /// The pointer of a node within what is published; nil if it is no part of that.
  private func place(of node: Node) -> String? {
    var rest = ""
    var current = node
    var inner: Node?
    while true {
      if let place = places[current] { return place + rest }
      guard let parent = current.parent else { return nil }
      if parent.isSequence {
        rest = "/\(parent.elements.firstIndex(of: current) ?? 0)\(rest)"
        inner = nil
      } else {
        guard let key = parent.key(of: current), !publication.omission.keys.contains(key) else {
          return nil
        }
        if let copy = publication.omission.copies[key], let inner, copy.keys.contains(inner) {
          return nil
        }
        rest = "/\(JSONPointer.escape(key.text))\(rest)"
        inner = key
      }
      current = parent
    }
  }

  // MARK: What is written otherwise

  private mutating func omitUnreached() {
    for section in components
    where !section.isExtension && section.name != "securitySchemes" {
      for member in section.value.members where !reached.contains(member.value) {
        publication.omission.keys.insert(member.key)
      }
    }
  }

  private mutating func nameAdded() {
    var names: [Name: ComponentNaming] = [:]
    for section in components {
      let published = section.value.members.filter { !publication.omission.keys.contains($0.key) }
      names[section.name] = ComponentNaming(
        taken: published.map(\.name) + document.foreignNames.values)
    }
    for (node, kind) in added {
      // Before 3.1 a path item stands under an extension, as `components` has no field for it.
      let isExtension = kind == .pathItems && document.version < .v31
      let section = Name((isExtension ? "x-" : "") + kind.rawValue)
      let name =
        document.foreignNames[node]
        ?? names[section, default: ComponentNaming(taken: document.foreignNames.values)].take(node)
      let component = Publication.Component(name: name, node: node)
      if let index = publication.added.firstIndex(where: { $0.name == section }) {
        publication.added[index].components.append(component)
      } else {
        publication.added.append(Publication.Section(name: section, components: [component]))
      }
      places[node] = "/components/\(section)/\(name)"
    }
  }

  /// Where parts have moved, each reference is by place, so that no schema has an address or an anchor
  /// from which others would be seen.
  private mutating func rewriteReferences() {
    let operations = operationPlaces()
    for text in references {
      guard let target = document.references[text],
        let place = target.operation.flatMap({ operations[ObjectIdentifier($0)] })
          ?? place(of: target.node)
      else { continue }
      let reference = "#\(JSONPointer.fragment(place))"
      if !text.textEquals(reference), !leadsFromRoot(text, to: target.node) {
        publication.texts[text] = reference
      }
    }
    for keyword in document.schemas.flatMap(\.keywords) {
      switch keyword.name {
      case .id, .anchor, .dynamicAnchor, .schema: publication.omission.keys.insert(keyword.key)
      default: break
      }
    }
  }

  /// Where operations are published, by the paths that have them.
  private func operationPlaces() -> [ObjectIdentifier: String] {
    var places: [ObjectIdentifier: String] = [:]
    for path in document.paths {
      for operation in path.value.operations {
        let holder = operation.node.parent.flatMap { $0.parent?.key(of: $0) }
        let isAdditional = holder?.textEquals("additionalOperations") ?? false
        places[ObjectIdentifier(operation)] =
          "/paths/\(JSONPointer.escape(path.name.text))/"
          + (isAdditional ? "additionalOperations/" : "") + JSONPointer.escape(operation.key.text)
      }
    }
    return places
  }

  /// Whether a reference names the entry file, which has another name or none where it is published.
  private func namesFile(_ text: Node) -> Bool {
    guard text.textBytes.first != 0x23 else { return false }
    let address = JSONPointer.percentDecoded(text.textBytes.prefix { $0 != 0x23 }) ?? []
    guard let name = document.node.file.path.split(separator: "/").last else { return false }
    return address.split(separator: 0x2F).last?.elementsEqual(name.utf8) ?? false
  }

  /// Whether a reference can stay as it is written: what several places share by an alias of YAML has
  /// the name there that it says.
  private func leadsFromRoot(_ text: Node, to target: Node) -> Bool {
    guard !isFiltered, !isForeign(text), text.textBytes.first == 0x23,
      let pointer = JSONPointer.percentDecoded(text.textBytes.dropFirst()),
      let steps = JSONPointer.tokens(pointer[...])
    else { return false }
    var node = document.node
    for step in steps {
      guard let next = node[String(decoding: step, as: UTF8.self)] else { return false }
      node = next
    }
    return node == target
  }
}
