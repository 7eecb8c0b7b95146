// What a filter leaves out of the copy of the contract that is published: keys of the entry file, and of
// the path items that several paths share those that one path has and another has not.

import OpenAPIDocument

/// The members that a published copy does without.
struct PublishedOmission {
  /// A path item that is written out at the place of a path, as what it shares with others is not all
  /// served there.
  struct PathCopy {
    /// Its members, those of the item that it refers to among them.
    let members: [Member]
    /// The keys of operations that the path does not have.
    let keys: Set<Node>
  }

  /// The keys that are left out wherever they stand.
  var keys: Set<Node> = []
  /// The path items that are written out, by the key of their path.
  private(set) var copies: [Node: PathCopy] = [:]

  /// Leaves out nothing.
  init() {}

  /// Compares the paths that a document had with those that it has.
  init(of before: [Entry<PathItem>], from document: Document) {
    let published = Self.published(document)
    let kept = Set(published.map(\.key))
    for operation in before.flatMap(\.value.operations) where !kept.contains(operation.key) {
      keys.insert(operation.key)
    }
    let paths = Dictionary(
      document.paths.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    for path in before {
      guard let item = paths[path.key] else {
        keys.insert(path.key)
        continue
      }
      let own = Set(item.operations.map(\.key))
      let missing = Set(path.value.operations.map(\.key)).subtracting(own)
      if !missing.isSubset(of: keys) { writeOut(item, at: path.key, without: missing) }
    }
    omitLinks(of: document, published)
  }

  /// The operations that are published: those of the paths and webhooks, and what they call in turn.
  private static func published(_ document: Document) -> [Operation] {
    var list: [Operation] = []
    var seen: Set<ObjectIdentifier> = []
    var pending = (document.paths + document.webhooks).flatMap(\.value.operations)
    while let operation = pending.popLast() {
      guard seen.insert(ObjectIdentifier(operation)).inserted else { continue }
      list.append(operation)
      let items = operation.callbacks.flatMap(\.value.value.expressions)
      pending += items.flatMap(\.value.operations)
    }
    return list
  }

  /// Leaves out the links to operations that are not published.
  private mutating func omitLinks(of document: Document, _ published: [Operation]) {
    let known = Set(published.map { ObjectIdentifier($0) })
    let responses =
      published.flatMap(\.responses).map(\.value.value)
      + document.components.responses.map(\.value.value)
    for link in responses.flatMap(\.links) {
      if let operation = link.value.value.operation, !known.contains(ObjectIdentifier(operation)) {
        keys.insert(link.key)
      }
    }
  }

  /// Has a path item written out at the place of its path, unless it is already.
  mutating func writeOut(_ item: PathItem, at path: Node, without keys: Set<Node> = []) {
    if copies[path] != nil { return }
    var members = item.node.members
    if let reference = item.reference {
      let own = Set(reference.siblings.map(\.name))
      members = reference.siblings + reference.target.members.filter { !own.contains($0.name) }
    }
    members.removeAll { member in
      member.name == "additionalOperations"
        && member.value.members.allSatisfy { keys.contains($0.key) }
    }
    copies[path] = PathCopy(members: members, keys: keys)
  }
}
