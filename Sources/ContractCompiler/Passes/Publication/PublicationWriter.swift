// Publication -> JSON text.

import OpenAPIDocument

/// Writes what is published as compact JSON (RFC 8259).
struct PublicationWriter {
  private let publication: Publication
  private var output: [UInt8] = []

  /// The document as one JSON text.
  static func json(of publication: Publication) -> [UInt8] {
    var writer = PublicationWriter(publication: publication)
    writer.writeRoot()
    return writer.output
  }

  private init(publication: Publication) { self.publication = publication }

  private mutating func writeRoot() {
    let root = publication.root
    let hasComponents = root["components"] != nil
    writeObject { writer, start in
      for member in root.members {
        if member.key.textEquals("components"), member.value.isMapping {
          writer.writeKey(member.key, after: start)
          writer.writeComponents(member.value.members)
        } else {
          writer.write(member, [], after: start)
        }
      }
      if !hasComponents, !writer.publication.added.isEmpty {
        writer.writeKey("components", after: start)
        writer.writeComponents([])
      }
    }
  }

  private mutating func writeComponents(_ sections: [Member]) {
    let added = publication.added
    writeObject { writer, start in
      for section in sections {
        let more = added.first { $0.name == section.name }?.components ?? []
        guard !more.isEmpty else {
          writer.write(section, [], after: start)
          continue
        }
        writer.writeKey(section.key, after: start)
        writer.writeSection(section.value.members, more)
      }
      for section in added where !sections.contains(where: { $0.name == section.name }) {
        writer.writeKey(section.name.text, after: start)
        writer.writeSection([], section.components)
      }
    }
  }

  private mutating func writeSection(_ members: [Member], _ more: [Publication.Component]) {
    writeObject { writer, start in
      for member in members { writer.write(member, [], after: start) }
      for component in more {
        writer.writeKey(component.name.text, after: start)
        writer.write(component.node, [])
      }
    }
  }

  // MARK: Members and values

  /// - Parameter omitted: The keys that are left out here besides those that are left out everywhere.
  private mutating func write(_ member: Member, _ omitted: Set<Node>, after start: Int) {
    if publication.omission.keys.contains(member.key) || omitted.contains(member.key) { return }
    writeKey(member.key, after: start)
    guard let copy = publication.omission.copies[member.key] else {
      return write(publication.content(of: member.value), omitted)
    }
    let inside = omitted.union(copy.keys)
    writeObject { writer, start in
      for member in copy.members { writer.write(member, inside, after: start) }
    }
  }

  private mutating func write(_ node: Node, _ omitted: Set<Node>) {
    switch node.kind {
    case .mapping:
      writeObject { writer, start in
        for member in node.members { writer.write(member, omitted, after: start) }
      }
    case .sequence:
      output.append(0x5B)
      for (index, element) in node.elements.enumerated() {
        if index > 0 { output.append(0x2C) }
        write(element, omitted)
      }
      output.append(0x5D)
    case .string:
      if let text = publication.texts[node] {
        JSONText.writeString(Array(text.utf8)[...], to: &output)
      } else {
        JSONText.writeString(node.textBytes, to: &output)
      }
    case .null, .boolean, .integer, .number: JSONText.write(node, to: &output)
    }
  }

  /// Writes an object; its members are told where it begins, so that the first has no comma before it.
  private mutating func writeObject(_ members: (inout Self, Int) -> Void) {
    output.append(0x7B)
    members(&self, output.count)
    output.append(0x7D)
  }

  private mutating func writeKey(_ key: Node, after start: Int) {
    writeKey(publication.texts[key] ?? key.text, after: start)
  }

  private mutating func writeKey(_ key: String, after start: Int) {
    if output.count > start { output.append(0x2C) }
    JSONText.writeString(Array(key.utf8)[...], to: &output)
    output.append(0x3A)
  }
}
