// How the model holds things that a document may define in place or refer to by `$ref`.

/// A `$ref`: its text, where it is written, and the node it leads to.
public struct Reference: Sendable {
  /// The mapping that contains `$ref`.
  public let node: Node
  /// The node of the reference's text.
  public let text: Node
  /// The node at the end of the chain of references.
  public let target: Node
  /// The mapping's members beside `$ref`: in 3.1 and later `summary` and `description` replace
  /// the target's; in 3.0 every sibling is ignored by the specification.
  public var siblings: [Member] { node.members.filter { !$0.key.textEquals("$ref") } }
}

/// Where a reference leads, one step: to an object, or to another reference.
public struct ReferenceTarget {
  /// The node that the reference names.
  public let node: Node
  /// What the reference stands for; nil for an operation, which is no component.
  public let kind: ComponentKind?
  /// The operation that a link leads to: of several paths that share it, the one that is named.
  public let operation: Operation?

  init(node: Node, kind: ComponentKind) {
    self.node = node
    self.kind = kind
    operation = nil
  }

  init(_ operation: Operation) {
    node = operation.node
    kind = nil
    self.operation = operation
  }
}

/// A place of use: an object written here, or a `$ref` to one written elsewhere.
///
/// Two references to one object hold the identical `value`.
public struct Resolved<Value: AnyObject> {
  /// The node at the place of use.
  public let node: Node
  /// The reference, if the place is one.
  public let reference: Reference?
  /// The object itself.
  public let value: Value
}

/// A named entry of a mapping, in document order.
public struct Entry<Value> {
  /// The key.
  public let key: Node
  /// The value.
  public let value: Value
  /// What the key is read as where that is not its text: `2XX` for `2xx`.
  private let reading: Name?

  init(key: Node, value: Value, reading: Name? = nil) {
    self.key = key
    self.value = value
    self.reading = reading
  }

  /// The key as a name, or what it is read as.
  public var name: Name { reading ?? key.name }
}

extension Array {
  /// The value of the entry with this name; names compare by bytes.
  public func value<Value>(named name: Name) -> Value? where Element == Entry<Value> {
    first { $0.key.name == name }?.value
  }
}

/// A part of the model that stands for one mapping of the document.
///
/// Fields that are plain values are read from the node when asked for, so that the model
/// stays small: `element.node["summary"]` gives the place of any field.
public protocol Element {
  /// The mapping.
  var node: Node { get }
}

extension Element {
  /// The specification extensions (`x-...`), keys included.
  public var extensions: [Member] { node.members.filter(\.isExtension) }
  /// The value of a specification extension.
  public func extensionValue(_ name: String) -> Node? { node[name] }

  func text(_ field: String) -> String? { node[field]?.string }
  func flag(_ field: String) -> Bool { node[field]?.bool ?? false }
}
