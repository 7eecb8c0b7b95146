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
    for byte in target.utf8 {
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
    if target.utf8.first != UInt8(ascii: "/") || slashes > Self.segmentLimit
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

  /// Whether a segment is this literal, byte for byte; a percent-encoded segment is compared
  /// decoded (RFC 3986 section 6.2.2.2).
  public func segment(_ index: Int, is literal: StaticString) -> Bool {
    guard index >= 0, index < count else { return false }
    let lower = Int(starts[index])
    let upper = Int(starts[index + 1]) - 1
    var hasEscape = false
    let isSame = unsafe target.utf8.withContiguousStorageIfAvailable { bytes in
      literal.withUTF8Buffer { expected in
        if upper - lower == expected.count {
          var offset = 0
          while offset < expected.count, unsafe bytes[lower + offset] == expected[offset] {
            offset += 1
          }
          if offset == expected.count { return true }
        }
        hasEscape = unsafe bytes[lower..<upper].contains(UInt8(ascii: "%"))
        return false
      }
    }
    if isSame == true { return true }
    guard hasEscape || isSame == nil,
      let decoded = PercentDecoding.bytes(of: text(index).utf8, plus: .literal)
    else { return false }
    return decoded.elementsEqual(literal.description.utf8)
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
  public func segment(_ index: Int, matches literals: [StaticString]) -> Bool {
    split(index, literals) != nil
  }

  /// The parameters between the literals; empty texts where `segment(_:matches:)` does not hold.
  ///
  /// Each parameter takes as little as it can; the last one takes what is left.
  public func rawValues(_ index: Int, between literals: [StaticString]) -> [RawText] {
    split(index, literals)
      ?? Array(repeating: RawText(""), count: max(0, literals.count - 1))
  }

  private func split(_ index: Int, _ literals: [StaticString]) -> [RawText]? {
    guard index >= 0, index < count, let first = literals.first, literals.count > 1 else {
      return nil
    }
    let segment = text(index)
    let prefix = Array(first.description.utf8)
    guard segment.utf8.starts(with: prefix) else { return nil }
    var rest = segment[segment.utf8.index(segment.startIndex, offsetBy: prefix.count)...]
    var values: [RawText] = []
    for (position, literal) in literals.enumerated().dropFirst() {
      let bytes = Array(literal.description.utf8)
      let isLast = position == literals.count - 1
      guard let end = Self.end(ofParameterIn: rest, before: bytes, isLast: isLast) else {
        return nil
      }
      values.append(RawText(rest[..<end]))
      rest = rest[rest.utf8.index(end, offsetBy: bytes.count)...]
    }
    return values
  }

  /// Where a non-empty parameter ends that is followed by `literal`.
  private static func end(
    ofParameterIn rest: Substring, before literal: [UInt8], isLast: Bool
  ) -> Substring.Index? {
    let utf8 = rest.utf8
    guard utf8.count > literal.count else { return nil }
    if isLast {
      let end = utf8.index(utf8.endIndex, offsetBy: -literal.count)
      return utf8[end...].elementsEqual(literal) ? end : nil
    }
    guard !literal.isEmpty else { return utf8.index(after: utf8.startIndex) }
    var end = utf8.index(after: utf8.startIndex)
    while end < utf8.endIndex {
      if utf8[end...].starts(with: literal) { return end }
      end = utf8.index(after: end)
    }
    return nil
  }
}
