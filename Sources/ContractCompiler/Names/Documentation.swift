// Descriptions of a contract -> lines of doc comments, which nothing in them can end.

/// Descriptions of the contract as doc comments.
enum Documentation {
  /// The lines of a description, wrapped nowhere, with characters that would end a comment taken out.
  static func lines(_ text: String?) -> [String] {
    guard let text else { return [] }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var line = String.UnicodeScalarView(
        line.unicodeScalars.filter {
          $0 == "\t" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        })
      while let last = line.last, last.properties.isWhitespace { line.removeLast() }
      return String(line)
    }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines
  }
}
