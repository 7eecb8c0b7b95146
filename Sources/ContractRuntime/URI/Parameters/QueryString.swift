// The query of a request target as name and value pairs, read in place and decoded on demand.

/// The query of a request target (WHATWG URL section 5: form encoding).
public struct QueryString: Sendable {
  /// The query as received, without `?`.
  public let text: Substring

  /// Finds the query of a request target; a bare `?` is an empty query.
  ///
  /// - Throws: 400 where any escape is malformed, also in a parameter that nobody declared.
  public init(target: String) throws(ProblemDetails) {
    let bytes = target.utf8Span.span
    guard let mark = bytes.indices.first(where: { bytes[$0] == UInt8(ascii: "?") }) else {
      text = ""
      return
    }
    text = target[target.utf8.index(target.startIndex, offsetBy: mark + 1)...]
    guard PercentDecoding.isWellFormed(text.utf8) else {
      throw .badRequest("The query holds '%' that is not followed by two hexadecimal digits.")
    }
  }

  /// Whether there is no parameter at all.
  public var isEmpty: Bool { text.isEmpty }

  /// The parameter with this name, still encoded.
  func occurrence(of name: StaticString) -> Occurrence<Substring> {
    var found = Occurrence<Substring>.none
    if text.isEmpty { return found }
    for pair in pairs where pair.isNamed(name) { found.add(pair.value) }
    return found
  }

  var pairs: EncodedPairs { EncodedPairs(text) }
}

/// One parameter of a query or of a urlencoded body, still encoded.
struct EncodedPair {
  var name: Substring
  var value: Substring

  /// Whether the decoded name has the bytes of this one.
  func isNamed(_ expected: StaticString) -> Bool {
    var isEncoded = false
    for byte in name.utf8 where byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") {
      isEncoded = true
    }
    guard isEncoded else {
      guard name.utf8.count == expected.utf8CodeUnitCount else { return false }
      return expected.withUTF8Buffer { unsafe name.utf8.elementsEqual($0) }
    }
    guard let decoded = PercentDecoding.bytes(of: name.utf8, plus: .space) else { return false }
    return expected.withUTF8Buffer { unsafe decoded.elementsEqual($0) }
  }

  func decodedName() throws(ProblemDetails) -> String {
    try PercentDecoding.decode(name, plus: .space)
  }

  func decodedValue() throws(ProblemDetails) -> String {
    try PercentDecoding.decode(value, plus: .space)
  }
}

/// The pairs of a form-encoded text in order; empty pairs (`&&`) are left out.
struct EncodedPairs: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> EncodedPair? {
    while !rest.isEmpty {
      let utf8 = rest.utf8
      let end = utf8.firstIndex(of: UInt8(ascii: "&")) ?? utf8.endIndex
      let pair = rest[..<end]
      rest = end == utf8.endIndex ? "" : rest[utf8.index(after: end)...]
      if pair.isEmpty { continue }
      guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        return EncodedPair(name: pair, value: "")
      }
      return EncodedPair(
        name: pair[..<equals], value: pair[pair.utf8.index(after: equals)...])
    }
    return nil
  }
}
