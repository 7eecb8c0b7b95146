// Finds what was probably meant: the nearest of a set of names by edit distance.

/// Suggestions by edit distance.
public enum Suggestion {
  /// The name among `candidates` that differs least from `name`; nil if none is near.
  ///
  /// Counts insertions, deletions, replacements and swapped neighbours of bytes; near is at most a
  /// third of the name's length. Names that differ only in case are always near.
  public static func closest<Names: Sequence>(to name: String, among candidates: Names) -> String?
  where Names.Element == String {
    let wanted = Array(name.utf8)
    guard wanted.count <= 128 else { return nil }
    let folded = wanted.map(lowercased)
    var best: String?
    var bestDistance = max(1, wanted.count / 3) + 1
    for candidate in candidates.prefix(candidateLimit) {
      // The length alone rules most out.
      let difference = abs(candidate.utf8.count - wanted.count)
      guard difference < bestDistance || difference == 0 else { continue }
      let other = Array(candidate.utf8)
      if other == wanted { continue }
      if other.map(lowercased) == folded { return candidate }
      let distance = distance(wanted, other)
      if distance < bestDistance {
        bestDistance = distance
        best = candidate
      }
    }
    return best
  }

  /// The number of names compared with a wrong one.
  static let candidateLimit = 1000

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// `did you mean 'title'?` for the closest candidate; nil if none is near.
  public static func didYouMean<Names: Sequence>(_ name: String, among candidates: Names) -> String?
  where Names.Element == String {
    closest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The optimal string alignment distance.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    // Three rows in one array: names are short, and allocations would cost more than the work.
    let width = right.count + 1
    var rows = [Int](repeating: 0, count: 3 * width)
    for j in 0..<width { rows[j] = j }
    for i in 0..<left.count {
      let previous = i % 3 * width
      let current = (i + 1) % 3 * width
      let older = (i + 2) % 3 * width
      rows[current] = i + 1
      for j in 0..<right.count {
        let replaced = rows[previous + j] + (left[i] == right[j] ? 0 : 1)
        var best = min(rows[previous + j + 1] + 1, rows[current + j] + 1, replaced)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[older + j - 1] + 1)
        }
        rows[current + j + 1] = best
      }
    }
    return rows[left.count % 3 * width + right.count]
  }
}
