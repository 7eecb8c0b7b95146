// Texts in the order of their bytes, so that one is found among thousands in a dozen comparisons.

/// A list of texts that is searched by bytes.
struct SortedTexts: Sendable {
  private let texts: [String]

  /// Takes texts that are in byte order already.
  init(_ sorted: [String]) { texts = sorted }

  /// Where a text stands; `nil` where it does not.
  func index(of text: Substring) -> Int? {
    texts.indices.binarySearch { ByteOrder.compare(texts[$0].utf8, text.utf8) }
  }
}
