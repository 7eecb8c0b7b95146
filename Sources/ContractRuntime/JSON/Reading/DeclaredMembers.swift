// Which of an object's declared members have been read, without a variable for each of them: a second
// one of the same name is an error, and required ones that are absent are reported.

/// The declared members of one object, by their place; those that are required come first.
public struct DeclaredMembers: Sendable {
  @usableFromInline let requiredCount: Int
  /// One bit for each of the first 64 members.
  @usableFromInline var first: UInt64 = 0
  /// One bit for each further member; allocated for the rare object with more than 64.
  @usableFromInline var others: [UInt64] = []

  /// The members of an object of which none has been read; `required` of them have to be there.
  @inlinable
  public init(_ count: Int, required: Int = 0) {
    requiredCount = required
    if count > 64 { others = [UInt64](repeating: 0, count: (count - 1) / 64) }
  }

  /// Notes that the member at this place has been read; its value may have been wrong.
  ///
  /// - Returns: False where it had been read before.
  @inlinable
  @inline(__always)
  public mutating func insert(_ index: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: index & 63)
    if index < 64 {
      guard first & bit == 0 else { return false }
      first |= bit
    } else {
      guard others[index / 64 - 1] & bit == 0 else { return false }
      others[index / 64 - 1] |= bit
    }
    return true
  }

  /// Whether the member at this place has been read.
  @inlinable
  public func contains(_ index: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: index & 63)
    return (index < 64 ? first : others[index / 64 - 1]) & bit != 0
  }

  /// Whether every required member has been read.
  @inlinable
  public var isComplete: Bool {
    if requiredCount < 64 {
      let required: UInt64 = (1 << UInt64(truncatingIfNeeded: requiredCount)) - 1
      return first & required == required
    }
    return (0..<requiredCount).allSatisfy(contains)
  }
}

extension JSONReader {
  /// Whether the name just read is this one, which is then noted among the declared members.
  ///
  /// - Throws: `repeatedMember` where the object had a member of this name before.
  @inlinable
  @inline(__always)
  public func key(
    is name: StaticString, _ members: inout DeclaredMembers, _ index: Int
  ) throws(JSONSyntaxError) -> Bool {
    guard key(is: name) else { return false }
    if !members.insert(index) { throw repeatedMember }
    return true
  }

  /// Records `required` for each absent member, at the place where it should be.
  ///
  /// Call it after `nextKey` returned false; `names` are those of the required members, in the order
  /// of their places.
  @inlinable
  public mutating func require(
    _ members: DeclaredMembers, _ names: @autoclosure () -> [StaticString]
  ) {
    if members.isComplete { return }
    for (index, name) in names().enumerated() { require(name, members.contains(index)) }
  }

  /// The error for the member whose name was just read, and had been read before.
  @usableFromInline var repeatedMember: JSONSyntaxError {
    JSONSyntaxError(.repeatedMember, at: innermost >> 1)
  }
}
