// Which of an object's required members have been read, without a variable for each of them.

/// The required members of one object, by their place among them.
public struct RequiredMembers: Sendable {
  @usableFromInline let count: Int
  /// One bit for each of the first 64 members.
  @usableFromInline var first: UInt64 = 0
  /// One bit for each further member; allocated for the rare object with more than 64.
  @usableFromInline var others: [UInt64] = []

  /// The members of an object of which none has been read.
  @inlinable
  public init(_ count: Int) {
    self.count = count
    if count > 64 { others = [UInt64](repeating: 0, count: (count - 1) / 64) }
  }

  /// Notes that the member at this place has been read; its value may have been wrong.
  @inlinable
  public mutating func insert(_ index: Int) {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: index & 63)
    if index < 64 { first |= bit } else { others[index / 64 - 1] |= bit }
  }

  /// Whether the member at this place has been read.
  @inlinable
  public func contains(_ index: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: index & 63)
    return (index < 64 ? first : others[index / 64 - 1]) & bit != 0
  }

  /// Whether every member has been read.
  @inlinable
  public var isComplete: Bool {
    if count < 64 { return first == (1 << UInt64(truncatingIfNeeded: count)) - 1 }
    return (0..<count).allSatisfy(contains)
  }
}

extension JSONReader {
  /// Whether the name just read is this one, which is then noted among the required members.
  @inlinable
  @inline(__always)
  public func key(
    is name: StaticString, _ members: inout RequiredMembers, _ index: Int
  ) -> Bool {
    guard key(is: name) else { return false }
    members.insert(index)
    return true
  }

  /// Records `required` for each absent member, at the place where it should be.
  ///
  /// Call it after `nextKey` returned false; `names` are in the order of the members' places.
  @inlinable
  public mutating func require(
    _ members: RequiredMembers, _ names: @autoclosure () -> [StaticString]
  ) {
    if members.isComplete { return }
    for (index, name) in names().enumerated() { require(name, members.contains(index)) }
  }
}
