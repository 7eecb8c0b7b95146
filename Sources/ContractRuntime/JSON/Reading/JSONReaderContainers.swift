// Objects and arrays: member by member, element by element.

extension JSONReader {
  /// Opens the object that comes next.
  ///
  /// Otherwise records `type`, skips the value and returns false.
  public mutating func beginObject() throws(JSONSyntaxError) -> Bool {
    guard try peekByte() == UInt8(ascii: "{") else {
      try typeViolation("an object")
      return false
    }
    try open(Self.frame(key: 0))
    return true
  }

  /// Reads the name of the next member, or closes the object and returns false.
  ///
  /// After true the member's value must be read or skipped before the next call.
  public mutating func nextKey() throws(JSONSyntaxError) -> Bool {
    var byte = try peekByte()
    guard depth > 0 else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
    if byte == UInt8(ascii: "}") {
      close()
      return false
    }
    if innermost != Self.frame(key: 0) {
      guard byte == UInt8(ascii: ",") else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
      offset += 1
      byte = try peekByte()
    }
    try readKey(byte)
    return true
  }

  /// Reads a name and the colon behind it; `byte` comes next.
  @inline(__always)
  mutating func readKey(_ byte: UInt8) throws(JSONSyntaxError) {
    guard byte == UInt8(ascii: "\"") else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
    innermost = Self.frame(key: offset)
    try scanString()
    try expect(UInt8(ascii: ":"))
  }

  /// Opens the array that comes next.
  ///
  /// Otherwise records `type`, skips the value and returns false.
  public mutating func beginArray() throws(JSONSyntaxError) -> Bool {
    guard try peekByte() == UInt8(ascii: "[") else {
      try typeViolation("an array")
      return false
    }
    try open(Self.frame(elements: 0))
    return true
  }

  /// Goes to the next element, or closes the array and returns false.
  ///
  /// After true the element must be read or skipped before the next call.
  public mutating func nextElement() throws(JSONSyntaxError) -> Bool {
    let byte = try peekByte()
    guard depth > 0 else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
    if byte == UInt8(ascii: "]") {
      close()
      return false
    }
    if innermost != Self.frame(elements: 0) {
      guard byte == UInt8(ascii: ",") else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
      offset += 1
      // Reading a value refuses a bracket here, so that no trailing comma passes.
    }
    innermost += 2
    return true
  }

  /// Records `required` for an absent member, at the place where it should be.
  ///
  /// Call it after `nextKey` returned false.
  public mutating func require(_ name: StaticString, _ isPresent: Bool) {
    if !isPresent { violation("required", "is required", member: name) }
  }

  /// Records that the schema does not know the member just named, and skips its value.
  public mutating func unknownMember() throws(JSONSyntaxError) {
    violation("additionalProperties", "is not a known member")
    try skipValue()
  }

  /// Reads an array of values that one function reads.
  @inlinable
  public mutating func array<T>(
    minItems: Int = 0, maxItems: Int = .max, uniqueItems: Bool = false,
    _ item: (inout JSONReader) throws(JSONSyntaxError) -> T?
  ) throws(JSONSyntaxError) -> [T]? {
    if uniqueItems { try checkUniqueItems() }
    guard try beginArray() else { return nil }
    var items: [T] = []
    var count = 0
    while try nextElement() {
      count += 1
      if let item = try item(&self) { items.append(item) }
    }
    checkCount(count, atLeast: minItems, "minItems", atMost: maxItems, "maxItems", .item)
    return items
  }

  /// Reads an object whose members have one type, under names that are not known beforehand.
  @inlinable
  public mutating func map<T>(
    minProperties: Int = 0, maxProperties: Int = .max,
    _ value: (inout JSONReader) throws(JSONSyntaxError) -> T?
  ) throws(JSONSyntaxError) -> NamedValues<T>? {
    if minProperties > 0 || maxProperties < .max {
      let count = try memberCount() ?? minProperties
      checkCount(
        count, atLeast: minProperties, "minProperties", atMost: maxProperties, "maxProperties",
        .member)
    }
    guard try beginObject() else { return nil }
    var members = OtherMembers<T>()
    while try nextKey() { members.set(try key(of: members), try value(&self)) }
    return members.values
  }

  /// Records the violation of a pair of bounds on a number of parts.
  @usableFromInline
  mutating func checkCount(
    _ count: Int, atLeast minimum: Int, _ minimumKeyword: StaticString,
    atMost maximum: Int, _ maximumKeyword: StaticString, _ counted: Countable
  ) {
    if count < minimum {
      violation(minimumKeyword, counted.atLeast(minimum))
    }
    if count > maximum {
      violation(maximumKeyword, counted.atMost(maximum))
    }
  }
}
