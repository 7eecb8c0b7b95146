// Members of an object under names that are not known beforehand: each name once, whatever its value
// turned out to be.

/// The members that are kept beside the declared ones, while their object is read.
public struct OtherMembers<Value> {
  /// The values by name.
  public private(set) var values: NamedValues<Value> = [:]
  /// The names of members whose value broke a rule.
  private var invalidNames: Set<UTF8Key> = []

  /// Makes a collection without members.
  public init() {}

  /// Adds a member; `nil` stands for a value that broke a rule.
  public mutating func set(_ name: String, _ value: Value?) {
    if let value { values.set(name, value) } else { invalidNames.insert(UTF8Key(name)) }
  }

  /// Whether there was a member of this name.
  func contains(_ name: String) -> Bool {
    values.contains(name) || (!invalidNames.isEmpty && invalidNames.contains(UTF8Key(name)))
  }
}

extension JSONReader {
  /// The name just read, of a member that is to be kept.
  ///
  /// - Throws: `repeatedMember` where the object had a member of this name before.
  public func key<Value>(
    of members: OtherMembers<Value>
  ) throws(JSONSyntaxError) -> String {
    let name = text
    if members.contains(name) { throw repeatedMember }
    return name
  }
}
