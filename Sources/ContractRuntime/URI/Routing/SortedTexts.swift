// Texts in the order of their bytes, so that one is found among thousands in a dozen comparisons.

/// A list of texts that is searched by bytes.
struct SortedTexts: Sendable {
  private let texts: [String]

  /// Takes texts that are in byte order already.
  init(_ sorted: [String]) { texts = sorted }

  /// Where a text stands; `nil` where it does not.
  func index(of text: Substring) -> Int? {
    var lower = 0
    var upper = texts.count
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      switch Self.order(texts[middle].utf8, text.utf8) {
      case 0: return middle
      case ..<0: lower = middle + 1
      default: upper = middle
      }
    }
    return nil
  }

  /// Below zero where the first bytes precede the second ones, zero where they are the same.
  private static func order(_ left: String.UTF8View, _ right: Substring.UTF8View) -> Int {
    var others = right.makeIterator()
    for byte in left {
      guard let other = others.next() else { return 1 }
      if byte != other { return byte < other ? -1 : 1 }
    }
    return others.next() == nil ? 0 : -1
  }
}
