// A located value: a handle of a file and an index into its arena. Everything that later passes
// know about the text of a contract they ask a node.

/// A value of a document, with its place.
///
/// Scalars keep their text as written (escapes resolved); `kind` says what YAML 1.2's core schema
/// makes of it. Two nodes are equal when they are the same place of the same file; an alias is
/// the very node of its anchor.
public struct Node: Sendable {
  /// What a node is, after YAML 1.2 section 10.3 (core schema).
  public enum Kind: UInt8, Sendable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false`.
    case boolean
    /// A whole number without fraction or exponent, of any size.
    case integer
    /// A number with fraction or exponent; also `.inf` and `.nan`.
    case number
    /// Text.
    case string
    /// A sequence of nodes.
    case sequence
    /// A mapping of keys to nodes, keys unique by bytes.
    case mapping
  }

  /// How a node is written.
  public enum Style: UInt8, Sendable {
    /// A scalar without quotes, or a block collection.
    case plain
    /// 'Single quotes'.
    case singleQuoted
    /// "Double quotes", also every string of a JSON document.
    case doubleQuoted
    /// A block scalar after `|`.
    case literal
    /// A block scalar after `>`.
    case folded
    /// A collection in brackets or braces.
    case flow
  }

  /// The file the node is in.
  public let file: SourceFile
  let index: UInt32

  var record: NodeRecord { file.records[Int(index)] }

  /// What the node is.
  public var kind: Kind { record.kind }
  /// How the node is written.
  public var style: Style { record.style }
  /// Whether the node is a mapping.
  public var isMapping: Bool { kind == .mapping }
  /// Whether the node is a sequence.
  public var isSequence: Bool { kind == .sequence }
  /// Whether the node is text.
  public var isString: Bool { kind == .string }
  /// Whether the node is null.
  public var isNull: Bool { kind == .null }
  /// Whether the node is a number, whole or not.
  public var isNumber: Bool { kind == .integer || kind == .number }

  /// The byte range of the node in its file, quotes and brackets included.
  public var byteRange: Range<Int> { Int(record.start)..<Int(record.end) }
  /// The place of the node.
  public var location: Location { Location(file: file, range: byteRange) }

  /// The text of a scalar as UTF-8 bytes, escapes resolved; empty for collections.
  public var textBytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind.isScalar else { return [] }
    let range = Int(record.first)..<Int(record.first + record.count)
    return record.isDecoded ? file.decoded[range] : file.bytes[range]
  }
  /// The text of a scalar, escapes resolved; empty for collections.
  public var text: String { String(decoding: textBytes, as: UTF8.self) }
  /// The text, if the node is a string.
  public var string: String? { isString ? text : nil }
  /// The value, if the node is `true` or `false`.
  public var bool: Bool? {
    kind == .boolean ? textBytes.first == 0x74 || textBytes.first == 0x54 : nil
  }
  /// The value, if the node is a whole number (`5`, also `5.0` and `5e0`) that fits 64 bits.
  public var integer: Int? { decimal?.integer.flatMap { Int(exactly: $0) } }

  /// The number in JSON's grammar with all its digits (`+.5` is `0.5`, `0x1F` is `31`); nil if the
  /// node is no number, or one that JSON cannot write (`.inf`, `.nan`).
  public var jsonNumber: String? { isNumber ? CoreSchema.jsonNumber(textBytes) : nil }

  /// The elements of a sequence; empty for everything else.
  public var elements: [Node] {
    let record = record
    guard record.kind == .sequence else { return [] }
    return (record.first..<record.first + record.count).map {
      Node(file: file, index: file.children[Int($0)])
    }
  }
  /// The element at an index within `count`.
  func element(at index: Int) -> Node {
    Node(file: file, index: file.children[Int(record.first) + index])
  }
  /// The members of a mapping in document order; empty for everything else.
  public var members: [Member] {
    let record = record
    guard record.kind == .mapping else { return [] }
    return stride(from: record.first, to: record.first + record.count, by: 2).map {
      Member(
        key: Node(file: file, index: file.children[Int($0)]),
        value: Node(file: file, index: file.children[Int($0) + 1]))
    }
  }
  /// The number of elements or members.
  public var count: Int {
    switch kind {
    case .sequence: Int(record.count)
    case .mapping: Int(record.count) / 2
    case .null, .boolean, .integer, .number, .string: 0
    }
  }

  /// The value of a mapping's member; keys compare by bytes.
  public subscript(_ name: String) -> Node? { member(name)?.value }

  /// A mapping's member with its key node; keys compare by bytes.
  public func member(_ name: String) -> Member? {
    let record = record
    guard record.kind == .mapping else { return nil }
    var position = Int(record.first)
    let end = position + Int(record.count)
    while position < end {
      let key = Node(file: file, index: file.children[position])
      if key.textEquals(name) {
        return Member(key: key, value: Node(file: file, index: file.children[position + 1]))
      }
      position += 2
    }
    return nil
  }

  /// The names of the first members, enough for suggestions.
  var candidateNames: [String] {
    let record = record
    guard record.kind == .mapping else { return [] }
    let end = min(
      Int(record.first + record.count), Int(record.first) + 2 * Suggestion.candidateLimit)
    return stride(from: Int(record.first), to: end, by: 2).map {
      Node(file: file, index: file.children[$0]).text
    }
  }

  /// The key of a value that is a member of this mapping.
  public func key(of value: Node) -> Node? {
    let record = record
    guard record.kind == .mapping else { return nil }
    for position in stride(from: Int(record.first), to: Int(record.first + record.count), by: 2)
    where file.children[position + 1] == value.index {
      return Node(file: file, index: file.children[position])
    }
    return nil
  }

  /// A node itself, if it is a key of this mapping.
  private func ownKey(_ node: Node) -> Node? {
    let record = record
    guard record.kind == .mapping else { return nil }
    let isKey = stride(from: Int(record.first), to: Int(record.first + record.count), by: 2)
      .contains { file.children[$0] == node.index }
    return isKey ? node : nil
  }

  /// Whether a scalar's text has exactly the bytes of `other`.
  public func textEquals(_ other: String) -> Bool {
    let record = record
    guard record.kind.isScalar, Int(record.count) == other.utf8.count else { return false }
    return textBytes.elementsEqual(other.utf8)
  }

  /// The node that contains this one: of a key or a value the mapping, of an aliased node that of
  /// its anchor; nil at the root.
  public var parent: Node? {
    record.parent == .max ? nil : Node(file: file, index: record.parent)
  }

  /// The JSON pointer (RFC 6901) from the file's root, for example `/paths/~1tasks/get`.
  public var pointer: String {
    var tokens: [String] = []
    var node = self
    while let parent = node.parent {
      if parent.isSequence {
        tokens.append(String(parent.elements.firstIndex(of: node) ?? 0))
      } else if let key = parent.key(of: node) ?? parent.ownKey(node) {
        tokens.append(key.text)
      }
      node = parent
    }
    return tokens.reversed().map { "/" + JSONPointer.escape($0) }.joined()
  }
}

extension Node: Hashable {
  /// Whether both are the same place of the same file.
  public static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.file === right.file
  }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(ObjectIdentifier(file))
  }
}

extension Node.Kind {
  var isScalar: Bool { self != .sequence && self != .mapping }
}

/// A key and its value in a mapping.
public struct Member: Sendable {
  /// The key, always a scalar; a number or boolean as key counts as its text.
  public let key: Node
  /// The value.
  public let value: Node
  /// The key as a name.
  public var name: Name { key.name }
  /// Whether the member is a specification extension (`x-`).
  public var isExtension: Bool { key.textBytes.starts(with: [0x78, 0x2D]) }
}
