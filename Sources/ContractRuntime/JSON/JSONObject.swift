// The members of a JSON object: in order, each name once, found quickly however many there are.

/// A JSON object as part of a `JSONValue`.
///
/// Names compare by their UTF-8 bytes. Of several members with one name the last one's value
/// counts, at the place of the first, as in ECMA-262's `JSON.parse`.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The members in the order of their first appearance.
  public private(set) var members: [(name: String, value: JSONValue)] = []
  /// Where each name is, once there are more members than are searched one by one.
  private var places: [UTF8Key: Int] = [:]

  private static let searchLimit = 8

  /// Makes an object without members.
  public init() {}

  /// Makes an object from members, the last of one name counting.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (name, value) in members { set(name, value) }
  }

  /// Makes an object from a literal, the last of one name counting.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there is a member of this name.
  public func contains(_ name: String) -> Bool { place(of: name) != nil }

  /// The value of the member of this name.
  public subscript(_ name: String) -> JSONValue? { place(of: name).map { members[$0].value } }

  /// Adds a member, or replaces the value of the one that has this name.
  public mutating func set(_ name: String, _ value: JSONValue) {
    if let place = place(of: name) {
      members[place].value = value
      return
    }
    members.append((name, value))
    if members.count > Self.searchLimit + 1 {
      places[UTF8Key(name)] = members.count - 1
    } else if members.count == Self.searchLimit + 1 {
      for (place, member) in members.enumerated() { places[UTF8Key(member.name)] = place }
    }
  }

  private func place(of name: String) -> Int? {
    if members.count > Self.searchLimit { return places[UTF8Key(name)] }
    return members.firstIndex { $0.name.hasSameBytes(as: name) }
  }

  /// Whether two objects have the same members in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count
      && left.members.allSatisfy { member in right[member.name] == member.value }
  }

  /// Hashes the members regardless of their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var memberHasher = Hasher()
      UTF8Key(member.name).hash(into: &memberHasher)
      memberHasher.combine(member.value)
      sum &+= memberHasher.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }

  func write(to writer: inout JSONWriter) {
    writer.byte(UInt8(ascii: "{"))
    for member in members {
      writer.key(member.name)
      writer.value(member.value)
    }
    writer.byte(UInt8(ascii: "}"))
  }
}

/// A text that is identified by its bytes.
struct UTF8Key: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: UTF8Key, right: UTF8Key) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { bytes in unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    hasher.combine(UInt8(0xFF))
  }
}
