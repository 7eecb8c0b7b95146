// Where the text disagrees with its schema: recorded with a pointer that is built only then.

extension JSONReader: RuleRecording {
  /// Records a violation at the value that is being read or was just read.
  public mutating func violation(_ keyword: StaticString, _ message: @autoclosure () -> String) {
    guard mayRecord() else { return }
    violations.record(pointer: pointer, keyword: keyword.description, message: message())
  }

  /// Records a violation at a member of the value that is being read or was just read.
  public mutating func violation(
    _ keyword: StaticString, _ message: @autoclosure () -> String, member: StaticString
  ) {
    guard mayRecord() else { return }
    var pointer = pointerBytes()
    pointer.append(UInt8(ascii: "/"))
    for scalar in member.description.unicodeScalars { Self.append(scalar, to: &pointer) }
    violations.record(
      pointer: String(decoding: pointer, as: UTF8.self), keyword: keyword.description,
      message: message())
  }

  /// Records what a check function says against the value that was just read.
  mutating func violation(_ found: CheckViolation) {
    guard mayRecord() else { return }
    let message: String
    switch found.keyword.description {
    case "required", "dependentRequired": message = "is required"
    case "additionalProperties", "unevaluatedProperties": message = "is not a known member"
    case let keyword: message = "must satisfy `\(keyword)` of the contract"
    }
    violations.record(
      pointer: pointer + found.pointer, keyword: found.keyword.description, message: message)
  }

  /// Records a violation unless a condition holds.
  @inlinable
  @inline(__always)
  public mutating func check(_ holds: Bool, _ keyword: StaticString, _ message: StaticString) {
    if !holds { violation(keyword, message.description) }
  }

  /// Records `type` and skips the value that comes next.
  public mutating func typeViolation(_ expected: StaticString) throws(JSONSyntaxError) {
    otherType(than: expected)
    try skipValue()
  }

  /// Whether the text of a violation is wanted; counts the violation where it is not.
  private mutating func mayRecord() -> Bool {
    if attempts > 0 {
      silentViolations += 1
      return false
    }
    if violations.isFull {
      violations.record(pointer: "", keyword: "", message: "")
      return false
    }
    return true
  }
}

// MARK: - Pointers

extension JSONReader {
  /// The JSON pointer (RFC 6901) of the value that is being read or was just read, cut after
  /// about `JSONLimits.pointerBytes`.
  public var pointer: String { String(decoding: pointerBytes(), as: UTF8.self) }

  private func pointerBytes() -> [UInt8] {
    var pointer = Array(pointerPrefix.utf8)
    for level in 0..<depth {
      let frame = unsafe frames[level]
      let place = frame >> 1
      if place == 0 || pointer.count > JSONLimits.pointerBytes { break }
      pointer.append(UInt8(ascii: "/"))
      if Self.isArray(frame) {
        pointer.append(contentsOf: String(place - 1).utf8)
      } else {
        appendName(at: place, to: &pointer)
      }
    }
    return pointer
  }

  /// Appends a member name that was read before. It is decoded one scalar at a time, so that a
  /// long name costs no more than what the pointer shows of it.
  private func appendName(at offset: Int, to pointer: inout [UInt8]) {
    let text = unsafe UnsafeBufferPointer(start: bytes, count: count)
    let frames = unsafe UnsafeMutableBufferPointer<Int>(start: nil, count: 0)
    var name = unsafe JSONReader(text, frames: frames, pointerPrefix: "", limits: JSONLimits())
    name.offset = offset + 1
    while let scalar = name.nextScalar() {
      if pointer.count > JSONLimits.pointerBytes {
        pointer.append(contentsOf: "...".utf8)
        return
      }
      Self.append(scalar, to: &pointer)
    }
  }

  /// Appends a scalar of a reference token with its escape (RFC 6901 section 3).
  @inline(__always)
  private static func append(_ scalar: Unicode.Scalar, to pointer: inout [UInt8]) {
    switch scalar {
    case "~": pointer.append(contentsOf: "~0".utf8)
    case "/": pointer.append(contentsOf: "~1".utf8)
    default:
      if scalar.isASCII {
        pointer.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        pointer.append(contentsOf: scalar.utf8)
      }
    }
  }
}
