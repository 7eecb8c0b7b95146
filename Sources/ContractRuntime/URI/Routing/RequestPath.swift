// The path of a request target, split at '/' before anything is decoded: an encoded slash stays
// inside its segment, so the router and the security hook see one and the same path.

/// The segments of a request's path.
///
/// Empty segments are kept, `.` and `..` are ordinary text, and one trailing slash is disregarded.
/// Nothing is allocated.
public struct RequestPath: Sendable {
  /// The most segments that a path can have.
  public static let segmentLimit = 31
  /// The longest path, in bytes.
  public static let lengthLimit = 65_535

  /// The number of segments: none for `/`, three for `/api/a/tasks`.
  public let count: Int
  /// Whether the path ended with a slash that `count` leaves out.
  public let hasTrailingSlash: Bool
  /// Whether the path is over a limit or does not begin with `/`: answered with 404.
  public let isUnmatchable: Bool

  private let target: String
  /// Where segment `n` begins; one past its end is the next one's start, less the slash.
  private let starts: SIMD32<UInt16>

  /// Splits the path of a request target in origin form; the query is left out.
  public init(target: String) {
    var target = target
    target.makeContiguousUTF8()
    self.target = target
    var starts = SIMD32<UInt16>()
    var slashes = 0
    var length = 0
    var lastByte: UInt8 = 0
    let bytes = target.utf8Span.span
    while length < bytes.count {
      let byte = bytes[length]
      if byte == UInt8(ascii: "?") { break }
      if byte == UInt8(ascii: "/") {
        if slashes < Self.segmentLimit, length < Self.lengthLimit {
          starts[slashes] = UInt16(truncatingIfNeeded: length + 1)
        }
        slashes += 1
      }
      lastByte = byte
      length += 1
    }
    hasTrailingSlash = slashes > 1 && lastByte == UInt8(ascii: "/")
    let trailing = lastByte == UInt8(ascii: "/") ? 1 : 0
    if bytes.isEmpty || bytes[0] != UInt8(ascii: "/") || slashes > Self.segmentLimit
      || length >= Self.lengthLimit
    {
      count = 0
      isUnmatchable = true
    } else {
      count = slashes - trailing
      isUnmatchable = false
      if trailing == 0 { starts[slashes] = UInt16(truncatingIfNeeded: length + 1) }
    }
    self.starts = starts
  }

  /// The bytes of a segment as received; none where there is no such segment.
  func withBytes<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = isEmpty(index) ? 0..<0 : Int(starts[index])..<Int(starts[index + 1]) - 1
    let result = unsafe target.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    if let result { return result }
    return unsafe Array(target.utf8)[range].withUnsafeBufferPointer(body)
  }

  /// Whether nothing stands in a segment, or there is no such segment.
  func isEmpty(_ index: Int) -> Bool {
    index < 0 || index >= count || starts[index + 1] - starts[index] == 1
  }

  /// The decoded value of a segment; it may be empty and may hold any character.
  ///
  /// - Throws: 400 on a malformed escape and where the decoded bytes are not UTF-8.
  public func value(_ index: Int) throws(ProblemDetails) -> String {
    try rawValue(index).decoded()
  }

  /// A segment as received.
  public func rawValue(_ index: Int) -> RawText { RawText(text(index)) }

  private func text(_ index: Int) -> Substring {
    guard index >= 0, index < count else { return "" }
    let utf8 = target.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: Int(starts[index]))
    let upper = utf8.index(utf8.startIndex, offsetBy: Int(starts[index + 1]) - 1)
    return target[lower..<upper]
  }
}

extension RequestPath {
  /// Whether a segment reads as literals with non-empty parameters between them, such as
  /// `["", ".", ""]` for `{name}.{extension}`.
  func segment(_ index: Int, matches literals: [String]) -> Bool {
    split(index, literals) != nil
  }

  /// The parameters between the literals; empty texts where `segment(_:matches:)` does not hold.
  ///
  /// Each parameter takes as little as it can; the last one takes what is left.
  public func rawValues(_ index: Int, between literals: [StaticString]) -> [RawText] {
    split(index, literals.map(\.description))
      ?? Array(repeating: RawText(""), count: max(0, literals.count - 1))
  }

  private func split(_ index: Int, _ literals: [String]) -> [RawText]? {
    guard index >= 0, index < count, literals.count > 1 else { return nil }
    // A delimiter that is escaped is data where another one is there.
    let segment = text(index)
    return Self.split(segment, literals, normalised: false)
      ?? (segment.utf8.contains(UInt8(ascii: "%")) || literals.contains(where: Self.hasEscape)
        ? Self.split(segment, literals, normalised: true) : nil)
  }

  private static func hasEscape(_ literal: String) -> Bool {
    literal.utf8.contains(UInt8(ascii: "%"))
  }

  private static func split(
    _ segment: Substring, _ literals: [String], normalised: Bool
  ) -> [RawText]? {
    let units = PathUnits(segment, normalised: normalised)
    let prefix = PathUnits(literals[0], normalised: normalised).values
    guard units.values.starts(with: prefix) else { return nil }
    var rest = units.values[prefix.count...]
    var values: [RawText] = []
    for (position, literal) in literals.enumerated().dropFirst() {
      let literal = PathUnits(literal, normalised: normalised).values
      let isLast = position == literals.count - 1
      guard let end = end(ofParameterIn: rest, before: literal, isLast: isLast) else {
        return nil
      }
      values.append(RawText(units.text(rest.startIndex..<end)))
      rest = rest[(end + literal.count)...]
    }
    return values
  }

  /// Where a non-empty parameter ends that is followed by `literal`.
  private static func end(
    ofParameterIn rest: ArraySlice<UInt16>, before literal: [UInt16], isLast: Bool
  ) -> Int? {
    guard rest.count > literal.count else { return nil }
    if isLast {
      let end = rest.endIndex - literal.count
      return rest[end...].elementsEqual(literal) ? end : nil
    }
    guard !literal.isEmpty else { return rest.startIndex + 1 }
    return (rest.startIndex + 1..<rest.endIndex).first { rest[$0...].starts(with: literal) }
  }
}

/// A part of a path, as it stands or with its equal spellings made one (RFC 3986 section 6.2.2): escapes of unreserved
/// characters and of bytes beyond ASCII are these, while an escaped delimiter is none.
private struct PathUnits {
  /// Bytes, and 256 and more for what is data because it is escaped.
  private(set) var values: [UInt16] = []
  private var starts: [Substring.Index] = []
  private let source: Substring

  init(_ text: String, normalised: Bool) {
    self.init(Substring(text), normalised: normalised)
  }

  init(_ text: Substring, normalised: Bool) {
    source = text
    let utf8 = text.utf8
    values.reserveCapacity(utf8.count)
    starts.reserveCapacity(utf8.count)
    var index = utf8.startIndex
    while index < utf8.endIndex {
      starts.append(index)
      let byte = utf8[index]
      let escape = utf8[index...].prefix(3)
      if normalised, byte == UInt8(ascii: "%"), escape.count == 3,
        let decoded = PercentDecoding.bytes(of: escape, plus: .literal)?.first
      {
        let isData = decoded < 0x80 && !PercentEncoding.isUnreserved(decoded)
        values.append(UInt16(decoded) + (isData ? 256 : 0))
        index = escape.endIndex
      } else {
        values.append(UInt16(byte))
        index = utf8.index(after: index)
      }
    }
  }

  /// The text of some of the units as it was written.
  func text(_ range: Range<Int>) -> Substring {
    let end = range.upperBound < starts.count ? starts[range.upperBound] : source.endIndex
    return range.isEmpty ? "" : source[starts[range.lowerBound]..<end]
  }
}
