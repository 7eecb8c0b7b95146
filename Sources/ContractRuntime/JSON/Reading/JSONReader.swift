// The bytes of one JSON text in, values and violations out: a pull reader that the generated codecs
// drive. It validates all of RFC 8259 on the way and never builds a tree.

/// A cursor over one JSON text.
///
/// Only `JSON.read` makes one, and only for the duration of a call, so that it cannot outlive the
/// bytes. A function that reads a value returns `nil` only after it recorded a violation, and has
/// read past the value even then.
@safe
public struct JSONReader: ~Copyable {
  @usableFromInline let bytes: UnsafePointer<UInt8>
  /// The number of bytes in the text.
  @usableFromInline let count: Int
  /// The next byte to be read; at most `count`.
  @usableFromInline var offset = 0

  /// What is open, outermost first: `frame(key:)` or `frame(index:)` each.
  let frames: UnsafeMutablePointer<Int>
  /// The capacity of `frames`.
  let depthLimit: Int
  /// How many arrays and objects are open.
  var depth = 0

  /// The content of the last string, with escapes decoded: in the text itself or in `scratch`.
  @usableFromInline var textStart: UnsafePointer<UInt8>
  @usableFromInline var textCount = 0
  /// The Unicode scalars of the last string.
  var textScalars = 0
  /// The last number, as a range of bytes.
  var numberStart = 0
  var numberEnd = 0
  /// Where strings with escapes are decoded: as many bytes as the text has.
  var scratch: UnsafeMutablePointer<UInt8>?

  /// Which message of an exchange a text is from.
  public enum Message: Sendable {
    /// What a client sends.
    case request
    /// What a server answers.
    case response
  }

  /// The message that the text is from: debug builds read their own responses.
  public var message = Message.request

  /// What disagrees with the schema so far.
  public var violations = Violations()
  /// Violations that were counted only, since an attempt is under way.
  var silentViolations = 0
  /// The bytes of members that no schema which read them has declared.
  var ignoredBytes = 0
  /// How many attempts are under way.
  var attempts = 0
  /// What every pointer starts with.
  let pointerPrefix: String
  /// Bytes that may still be read again.
  var rereadBudget: Int
  /// Bytes that may still be read again in search of a better alternative.
  var choiceBudget: Int

  @usableFromInline init(
    _ text: UnsafeBufferPointer<UInt8>, frames: UnsafeMutableBufferPointer<Int>,
    pointerPrefix: String, limits: JSONLimits
  ) {
    // An empty array may have no address: any will do, as it is never read.
    unsafe bytes = text.baseAddress ?? UnsafePointer(Self.noBytes)
    count = text.count
    unsafe self.frames = frames.baseAddress ?? UnsafeMutablePointer(Self.noFrames)
    depthLimit = frames.count
    unsafe textStart = bytes
    self.pointerPrefix = pointerPrefix
    let factor = max(0, min(limits.rereadFactor, 1 << 16))
    rereadBudget = factor * text.count + JSONLimits.freeRereadBytes
    choiceBudget = 2 * text.count + JSONLimits.freeChoiceBytes
  }

  deinit {
    unsafe scratch?.deallocate()
  }

  nonisolated(unsafe) private static let noBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  nonisolated(unsafe) private static let noFrames = UnsafeMutablePointer<Int>.allocate(capacity: 1)
}

// MARK: - Bytes

extension JSONReader {
  /// The byte at an offset below `count`.
  @inline(__always)
  @usableFromInline func byte(at offset: Int) -> UInt8 {
    unsafe bytes[offset]
  }

  /// Skips white space (RFC 8259 section 2).
  mutating func skipWhitespace() {
    while offset < count {
      let byte = byte(at: offset)
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }

  /// The first byte of what comes next, after white space; it is not consumed.
  @inline(__always)
  mutating func peekByte() throws(JSONSyntaxError) -> UInt8 {
    // Most texts have no white space.
    if offset < count, byte(at: offset) > 0x20 { return byte(at: offset) }
    skipWhitespace()
    guard offset < count else { throw JSONSyntaxError(.unexpectedEnd, at: offset) }
    return byte(at: offset)
  }

  /// Skips white space and consumes one certain byte.
  @inline(__always)
  mutating func expect(_ expected: UInt8) throws(JSONSyntaxError) {
    guard try peekByte() == expected else { throw JSONSyntaxError(.unexpectedByte, at: offset) }
    offset += 1
  }

  /// Consumes a literal name whose first byte has been seen.
  @inline(__always)
  mutating func expectLiteral(_ name: StaticString) throws(JSONSyntaxError) {
    let length = name.utf8CodeUnitCount
    guard count - offset >= length, unsafe Self.areEqual(bytes + offset, name.utf8Start, length)
    else { throw otherLiteral(than: name) }
    offset += length
  }

  /// The error at the first byte that is not the name's.
  private func otherLiteral(than name: StaticString) -> JSONSyntaxError {
    var place = offset
    name.withUTF8Buffer { name in
      while place < count, unsafe byte(at: place) == name[place - offset] { place += 1 }
    }
    return JSONSyntaxError(place < count ? .unexpectedByte : .unexpectedEnd, at: place)
  }

  /// Checks that nothing follows the value.
  @usableFromInline mutating func finish() throws(JSONSyntaxError) {
    skipWhitespace()
    guard offset == count else { throw JSONSyntaxError(.trailingContent, at: offset) }
  }

  /// Refuses a byte order mark at the start.
  @usableFromInline func refuseByteOrderMark() throws(JSONSyntaxError) {
    guard count >= 3, byte(at: 0) == 0xEF, byte(at: 1) == 0xBB, byte(at: 2) == 0xBF else { return }
    throw JSONSyntaxError(.byteOrderMark, at: 0)
  }
}

// MARK: - Open arrays and objects

extension JSONReader {
  /// An object whose current member's name starts at an offset; 0 before the first.
  @inline(__always)
  static func frame(key offset: Int) -> Int { offset << 1 }

  /// An array with this many elements seen.
  @inline(__always)
  static func frame(elements: Int) -> Int { elements << 1 | 1 }

  @inline(__always)
  static func isArray(_ frame: Int) -> Bool { frame & 1 == 1 }

  /// The innermost open array or object. There must be one.
  @inline(__always)
  var innermost: Int {
    get { unsafe frames[depth - 1] }
    set { unsafe frames[depth - 1] = newValue }
  }

  @inline(__always)
  mutating func push(_ frame: Int) throws(JSONSyntaxError) {
    guard depth < depthLimit else { throw JSONSyntaxError(.tooDeep, at: offset) }
    unsafe frames[depth] = frame
    depth += 1
  }

  /// Consumes a byte that opens an array or object.
  @inline(__always)
  mutating func open(_ frame: Int) throws(JSONSyntaxError) {
    try push(frame)
    offset += 1
  }

  /// Consumes a byte that closes one.
  @inline(__always)
  mutating func close() {
    offset += 1
    depth -= 1
  }
}
