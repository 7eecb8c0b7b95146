// The Cookie field of a request as name and value pairs (RFC 6265 section 4.2).

/// The cookies of a request.
public struct Cookies: Sendable {
  /// One cookie; surrounding double quotes of the value are removed.
  struct Pair {
    var name: Substring
    var value: Substring
  }

  private let lines: [String]

  /// Reads the `Cookie` fields; HTTP/2 allows several of them (RFC 9113 section 8.2.3).
  public init(_ headers: Headers) { lines = headers.all("Cookie") }

  /// The cookie with this name, as sent.
  func occurrence(of name: StaticString) -> Occurrence<Substring> {
    var found = Occurrence<Substring>.none
    for pair in pairs where pair.name.utf8.elementsEqual(name.description.utf8) {
      found.add(pair.value)
    }
    return found
  }

  var pairs: [Pair] {
    var pairs: [Pair] = []
    for line in lines {
      for piece in line.utf8.split(separator: UInt8(ascii: ";")) {
        let trimmed = Substring(piece).trimmingSpaces()
        guard let equals = trimmed.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        var value = trimmed[trimmed.utf8.index(after: equals)...].trimmingSpaces()
        if value.utf8.count >= 2, value.utf8.first == UInt8(ascii: "\""),
          value.utf8.last == UInt8(ascii: "\"")
        {
          value = Substring(value.utf8.dropFirst().dropLast())
        }
        pairs.append(Pair(name: trimmed[..<equals].trimmingSpaces(), value: value))
      }
    }
    return pairs
  }
}

extension Substring {
  /// The text without spaces and tabs at both ends (OWS, RFC 9110 section 5.6.3).
  package func trimmingSpaces() -> Substring {
    let kept = utf8Span.span.withoutSpaces(0..<utf8.count)
    let start = utf8.index(startIndex, offsetBy: kept.lowerBound)
    return self[start..<utf8.index(start, offsetBy: kept.count)]
  }
}

extension Span<UInt8> {
  /// A part of a text without the spaces and tabs at both of its ends.
  func withoutSpaces(_ part: Range<Int>) -> Range<Int> {
    var (lower, upper) = (part.lowerBound, part.upperBound)
    while lower < upper, Self.isSpace(self[lower]) { lower += 1 }
    while lower < upper, Self.isSpace(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
