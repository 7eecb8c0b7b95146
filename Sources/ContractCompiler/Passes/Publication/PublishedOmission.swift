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
    let kept = Set(Self.served(document).map(\.key))
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
  }

  /// The operations that are published: those of the paths, and what they and the webhooks call.
  private static func served(_ document: Document) -> [Operation] {
    let own = document.paths.flatMap(\.value.operations)
    let callbacks = own.flatMap(\.callbacks).flatMap(\.value.value.expressions)
    return own + (callbacks + document.webhooks).flatMap(\.value.operations)
  }

  /// Has a path item written out at the place of its path, unless it is already.
  mutating func writeOut(_ item: PathItem, at path: Node, without keys: Set<Node> = []) {
    if copies[path] != nil { return }
    var members = item.node.members
    if let reference = item.reference {
      members = reference.siblings + reference.target.members
    }
    members.removeAll { member in
      member.name == "additionalOperations"
        && member.value.members.allSatisfy { keys.contains($0.key) }
    }
    copies[path] = PathCopy(members: members, keys: keys)
  }
}
