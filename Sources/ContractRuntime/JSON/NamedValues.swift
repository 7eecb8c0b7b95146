// Values under names that are not known beforehand: in order, each name once, found quickly however
// many there are. What `additionalProperties` lets through, and the members of any JSON object.

/// Values by name, in the order in which their names first appeared.
///
/// Names compare by their UTF-8 bytes, as they do in JSON: a dictionary of Swift takes canonically
/// equivalent names ("é" composed and decomposed) for one and would lose one of them. Of several
/// values with one name the last one counts, at the place of the first, as in ECMA-262's
/// `JSON.parse`. Two collections are equal where they have the same values in whatever order.
public struct NamedValues<Value> {
  /// The members in the order of their first appearance.
  public private(set) var members: [(name: String, value: Value)] = []
  /// Where each name is, once there are more members than are searched one by one.
  private var places: [UTF8Key: Int] = [:]

  private static var searchLimit: Int { 8 }

  /// Makes a collection without members.
  public init() {}

  /// Makes a collection from members, the last of one name counting.
  public init(_ members: some Sequence<(String, Value)>) {
    for (name, value) in members { set(name, value) }
  }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// Whether there is a member of this name.
  public func contains(_ name: String) -> Bool { place(of: name) != nil }

  /// The value of the member of this name; `nil` in its place removes the member.
  public subscript(_ name: String) -> Value? {
    get { place(of: name).map { members[$0].value } }
    set {
      if let newValue { set(name, newValue) } else { remove(name) }
    }
  }

  /// Adds a member, or replaces the value of the one that has this name.
  public mutating func set(_ name: String, _ value: Value) {
    if let place = place(of: name) {
      members[place].value = value
      return
    }
    members.append((name, value))
    if members.count > Self.searchLimit + 1 {
      places[UTF8Key(name)] = members.count - 1
    } else if members.count == Self.searchLimit + 1 {
      indexMembers()
    }
  }

  private mutating func remove(_ name: String) {
    guard let place = place(of: name) else { return }
    members.remove(at: place)
    places = [:]
    if members.count > Self.searchLimit { indexMembers() }
  }

  private mutating func indexMembers() {
    for (place, member) in members.enumerated() { places[UTF8Key(member.name)] = place }
  }

  private func place(of name: String) -> Int? {
    if members.count > Self.searchLimit { return places[UTF8Key(name)] }
    // Claims of tokens are looked up here for every request: a closure would be an allocation.
    for place in 0..<members.count where members[place].name.hasSameBytes(as: name) { return place }
    return nil
  }
}

extension NamedValues: Sendable where Value: Sendable {}

extension NamedValues: ExpressibleByDictionaryLiteral {
  /// Makes a collection from a literal, the last of one name counting.
  public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}

extension NamedValues: Equatable where Value: Equatable {
  /// Whether two collections have the same members in whatever order.
  public static func == (left: NamedValues, right: NamedValues) -> Bool {
    left.count == right.count
      && left.members.allSatisfy { member in right[member.name] == member.value }
  }
}

extension NamedValues: Hashable where Value: Hashable {
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
}

extension NamedValues: CustomStringConvertible {
  /// The members as a dictionary shows them.
  public var description: String {
    if isEmpty { return "[:]" }
    let texts = members.map { "\(String(reflecting: $0.name)): \(String(reflecting: $0.value))" }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}

/// A text that is identified by its bytes.
struct UTF8Key: Hashable, Sendable {
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
