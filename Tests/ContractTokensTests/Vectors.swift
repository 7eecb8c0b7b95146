// What the tests over published token vectors share: JSON and hexadecimal forms, and the count of what
// became of a set's cases.

import ContractTestSupport
import ContractTokens
import Foundation
import Testing

enum Vectors {
  static let isNamed = PublishedData.vectors.isNamed

  static let missing = Comment(rawValue: PublishedData.vectors.absence)

  static func json(_ value: Any) throws -> [UInt8] {
    Array(try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]))
  }

  static func hex(_ text: String) -> [UInt8] {
    let digits = text.utf8.map { $0 < 0x3A ? $0 - 0x30 : ($0 | 0x20) - 0x61 + 10 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// Counts what became of the cases of a set, and prints it.
struct Tally {
  var run = 0
  var accepted = 0
  var refused = 0
  /// Cases judged by a rule of this product where it is stricter than the set, by rule.
  var stricter: [String] = []
  /// Cases that are not judged.
  var skipped = SkippedCases()

  mutating func count(isAccepted: Bool) {
    run += 1
    if isAccepted { accepted += 1 } else { refused += 1 }
  }

  func report(_ set: String) {
    print("vectors \(set): judged \(run), accepted \(accepted), refused \(refused)")
    for rule in Set(stricter).sorted() {
      print("  stricter: \(rule) (\(stricter.count { $0 == rule }))")
    }
    var skipped = skipped
    if run + skipped.count == 0 { skipped.add("no case of this kind is there") }
    skipped.report(set)
  }
}
