// Unions and conditions: the same bytes are read again, which is bounded by a budget.

/// A place in the text to which its reader can go back.
public struct JSONCheckpoint: Sendable {
  /// How many violations had been recorded there.
  public let violations: Int
  let silentViolations: Int
  let ignoredBytes: Int
  let offset: Int
  let depth: Int
  let frame: Int
}

/// What a look at a member found.
public enum JSONMemberKind: Sendable, Hashable {
  /// The value is no object.
  case notAnObject
  /// The object has no such member.
  case absent
  /// The member is a string: `text(is:)` and `text` tell which.
  case string
  /// The member is something else.
  case other
}

extension JSONReader {
  /// The place and the violations so far.
  public func checkpoint() -> JSONCheckpoint {
    JSONCheckpoint(
      violations: violations.count, silentViolations: silentViolations,
      ignoredBytes: ignoredBytes, offset: offset, depth: depth, frame: depth > 0 ? innermost : 0
    )
  }

  /// Goes back to a place before this one, and forgets the violations recorded since.
  ///
  /// The arrays and objects that were open there must still be open.
  /// Throws `tooComplex` once the text has been read too often (`JSONLimits.rereadFactor`), as
  /// nested unions would otherwise take time exponential in their depth.
  public mutating func rewind(to checkpoint: JSONCheckpoint) throws(JSONSyntaxError) {
    rereadBudget -= offset - checkpoint.offset
    guard rereadBudget >= 0 else { throw JSONSyntaxError(.tooComplex, at: offset) }
    offset = checkpoint.offset
    ignoredBytes = checkpoint.ignoredBytes
    depth = checkpoint.depth
    if depth > 0 { innermost = checkpoint.frame }
    resetViolations(to: checkpoint)
  }

  /// Forgets the violations recorded since.
  public mutating func resetViolations(to checkpoint: JSONCheckpoint) {
    violations.truncate(to: checkpoint.violations)
    silentViolations = checkpoint.silentViolations
  }

  /// Whether nothing was recorded since.
  public func isValid(since checkpoint: JSONCheckpoint) -> Bool {
    violations.count == checkpoint.violations && silentViolations == checkpoint.silentViolations
  }

  /// Reads a value whose violations are of no interest: `nil` if there was one.
  ///
  /// What it costs to build the text of violations is spared. It stays after the value.
  @inlinable
  public mutating func attempt<T>(
    _ body: (inout JSONReader) throws(JSONSyntaxError) -> T?
  ) throws(JSONSyntaxError) -> T? {
    let start = checkpoint()
    beginAttempt()
    let value = try body(&self)
    let isValid = isValid(since: start)
    endAttempt(start)
    return isValid ? value : nil
  }

  /// Whether the value that comes next has no violations for a function that reads it; goes back
  /// to the value and forgets them.
  @inlinable
  public mutating func matches(
    _ body: (inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) -> Bool {
    let start = checkpoint()
    beginAttempt()
    try body(&self)
    let isValid = isValid(since: start)
    endAttempt(start)
    try rewind(to: start)
    return isValid
  }

  @usableFromInline mutating func beginAttempt() { attempts += 1 }

  @usableFromInline mutating func endAttempt(_ start: JSONCheckpoint) {
    attempts -= 1
    resetViolations(to: start)
  }
}

// MARK: - Looking ahead

extension JSONReader {
  /// Looks at one member of the object that comes next, such as a discriminator. The place stays.
  ///
  /// - Throws: `repeatedMember` where there are two of this name.
  public mutating func findMember(_ name: StaticString) throws(JSONSyntaxError) -> JSONMemberKind {
    guard try peekByte() == UInt8(ascii: "{") else { return .notAnObject }
    let start = checkpoint()
    try open(Self.frame(key: 0))
    var found: Int?
    while try nextKey() {
      let isFound = key(is: name)
      skipWhitespace()
      if isFound, found != nil { throw repeatedMember }
      if isFound { found = offset }
      try skipValue()
    }
    try rewind(to: start)
    guard let found else { return .absent }
    guard byte(at: found) == UInt8(ascii: "\"") else { return .other }
    offset = found
    try scanString()
    offset = start.offset
    return .string
  }

  /// The number of differently named members of the object that comes next; `nil` if something
  /// else does. The place stays.
  public mutating func memberCount() throws(JSONSyntaxError) -> Int? {
    guard try peekByte() == UInt8(ascii: "{") else { return nil }
    let start = checkpoint()
    try open(Self.frame(key: 0))
    var names: Set<UTF8Key> = []
    while try nextKey() {
      names.insert(UTF8Key(text))
      try skipValue()
    }
    try rewind(to: start)
    return names.count
  }

  /// Records `uniqueItems` if two items of the array that comes next are equal; the place stays.
  ///
  /// Equality is that of JSON Schema: `1` equals `1.0`, and the order of members does not matter.
  public mutating func checkUniqueItems() throws(JSONSyntaxError) {
    guard try peekByte() == UInt8(ascii: "[") else { return }
    let start = checkpoint()
    try open(Self.frame(elements: 0))
    var items: Set<JSONValue> = []
    var isUnique = true
    while try nextElement() {
      if isUnique { isUnique = items.insert(try json()).inserted } else { try skipValue() }
    }
    try rewind(to: start)
    check(isUnique, "uniqueItems", "must not have two equal items")
  }
}
