// Document -> Publication: follows the references of what is published, from the paths on. What they lead to
// in other files, or where a filter leaves it out, becomes a component; of a filtered contract the
// components to which nothing leads are left out.

import OpenAPIDocument

/// Finds what belongs to the one file that a contract is published as.
struct PublicationPass {
  private typealias Pending = (node: Node, omitted: Set<Node>)

  private let document: Document
  private let isFiltered: Bool
  private var publication: Publication
  /// The pointers of what is published, for the roots of its parts.
  private var places: [Node: String]
  /// The components of the entry file that only refer to another file, by what they stand for.
  private var hosts: [Node: Member] = [:]
  /// The names of components that are taken.
  private var names: [Name: Set<Name>] = [:]
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
    pass.findHosts()
    pass.writeOutPaths()
    pass.follow()
    if pass.isFiltered { pass.omitUnreached() }
    pass.rewriteReferences()
    return pass.publication
  }

  private init(_ document: Document, _ omission: PublishedOmission?) {
    self.document = document
    isFiltered = omission != nil
    publication = Publication(
      root: document.node, isEntryFile: omission == nil && document.files.count == 1,
      omission: omission ?? PublishedOmission())
    places = [document.node: ""]
  }

  private var components: [Member] {
    guard let components = document.node["components"], components.isMapping else { return [] }
    return components.members.filter { $0.value.isMapping }
  }

  private func isForeign(_ node: Node) -> Bool { node.file !== document.node.file }

  // MARK: Parts with a place of their own

  private mutating func findHosts() {
    for section in components {
      names[section.name] = Set(section.value.members.map(\.name))
      for member in section.value.members {
        var standsFor: [Node] = []
        while let next = foreignTarget(of: standsFor.last ?? member.value),
          !standsFor.contains(next)
        {
          standsFor.append(next)
        }
        guard let last = standsFor.last, hosts[last] == nil else { continue }
        publication.contents[member.value] = last
        let place = "/components/\(JSONPointer.escape(section.name.text))/"
        for node in standsFor where hosts[node] == nil {
          hosts[node] = member
          places[node] = place + JSONPointer.escape(member.name.text)
        }
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

  /// A path item has no component before 3.1, so that of another file is written at its path.
  private mutating func writeOutPaths() {
    for path in document.paths {
      guard let target = path.value.reference?.target, isForeign(target) else { continue }
      publication.omission.writeOut(path.value, at: path.key)
      if places[target] == nil {
        places[target] = "/paths/\(JSONPointer.escape(path.name.text))"
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
      note(member.value)
      if let copy = publication.omission.copies[member.key] {
        visit(copy.members, copy.keys)
        continue
      }
      switch member.name {
      case "mapping": for name in member.value.members { reachSchema(named: name.value) }
      case "defaultMapping": reachSchema(named: member.value)
      default: break
      }
      if !member.value.isString {
        pending.append((publication.content(of: member.value), omitted))
      }
    }
  }

  /// Takes in what a text refers to, if it is a reference.
  private mutating func note(_ text: Node) {
    guard text.isString, let target = document.references[text] else { return }
    references.append(text)
    if place(of: target.node) == nil, let kind = target.kind { add(target.node, kind) }
    if let component = component(around: target.node) { reach(component) }
  }

  /// A discriminator may name a component instead of referring to it.
  private mutating func reachSchema(named name: Node) {
    guard name.isString, document.references[name] == nil,
      let component = document.node["components"]?["schemas"]?.member(name.text)
    else { return }
    reach(component)
  }

  private mutating func reach(_ component: Member) {
    guard reached.insert(component.value).inserted, isFiltered else { return }
    visit([component], [])
  }

  /// The component of the entry file that holds a node, or stands for something that does.
  private func component(around node: Node) -> Member? {
    let components = document.node["components"]
    var current = node
    while let parent = current.parent {
      if let host = hosts[current] { return host }
      if let section = parent.parent, section == components {
        return parent.members.first { $0.value == current }
      }
      current = parent
    }
    return hosts[current]
  }

  private mutating func add(_ node: Node, _ kind: ComponentKind) {
    // Before 3.1 a path item stands under an extension, as `components` has no field for it.
    let isExtension = kind == .pathItems && document.version < .v31
    let section = Name((isExtension ? "x-" : "") + kind.rawValue)
    let name = names[section, default: []].insert(free: ComponentName.of(node, kind))
    let component = Publication.Component(name: name, node: node)
    if let index = publication.added.firstIndex(where: { $0.name == section }) {
      publication.added[index].components.append(component)
    } else {
      publication.added.append(Publication.Section(name: section, components: [component]))
    }
    places[node] = "/components/\(section)/\(JSONPointer.escape(name.text))"
    pending.append((node, []))
  }

  /// The pointer of a node within what is published; nil if it is no part of that.
  private func place(of node: Node) -> String? {
    var rest = ""
    var current = node
    while true {
      if let place = places[current] { return place + rest }
      guard let parent = current.parent else { return nil }
      if let index = parent.elements.firstIndex(of: current) {
        rest = "/\(index)\(rest)"
      } else {
        guard let key = parent.key(of: current), !publication.omission.keys.contains(key) else {
          return nil
        }
        rest = "/\(JSONPointer.escape(key.text))\(rest)"
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

  /// Where parts have moved, each reference is by place, so that no schema has an address or an anchor
  /// from which others would be seen.
  private mutating func rewriteReferences() {
    guard document.files.count > 1 || !publication.added.isEmpty else { return }
    for text in references {
      guard let target = document.references[text], let place = place(of: target.node) else {
        continue
      }
      let reference = "#\(JSONPointer.fragment(place))"
      if !text.textEquals(reference) { publication.texts[text] = reference }
    }
    for keyword in document.schemas.flatMap(\.keywords) {
      switch keyword.name {
      case .id, .anchor, .dynamicAnchor, .schema: publication.omission.keys.insert(keyword.key)
      default: break
      }
    }
  }
}

/// The name of a part of another file as a component.
private enum ComponentName {
  /// What the last step of the way to it says, in the characters that such a name may have (OpenAPI
  /// 3.1.1, section 4.8.7.1).
  static func of(_ node: Node, _ kind: ComponentKind) -> String {
    let step = node.pointer.split(separator: "/").last.map(String.init) ?? node.file.stem
    let isNumber = step.utf8.allSatisfy { (0x30...0x39).contains($0) }
    var name = isNumber ? kind.rawValue : ""
    for scalar in step.unicodeScalars {
      name.unicodeScalars.append(isAllowed(scalar) ? scalar : "_")
    }
    return name
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
    default: false
    }
  }
}

extension Set<Name> {
  /// Takes a name, with a number behind it where it is taken.
  fileprivate mutating func insert(free text: String) -> Name {
    var name = Name(text)
    var number = 2
    while !insert(name).inserted {
      name = Name("\(text)\(number)")
      number += 1
    }
    return name
  }
}
