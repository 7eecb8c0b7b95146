// What the tests over published token vectors share: JSON and hexadecimal forms, and the count of what
// became of a set's cases.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractTokens

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

  /// Whether every segment of a token has only characters of base64url, which has no padding
  /// (RFC 7515 section 2).
  static func isBase64URL(_ token: String) -> Bool {
    token.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { segment in
      segment.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
    }
  }

  /// The header of a token in the compact form; nil where it cannot be read.
  static func header(_ token: String) -> [String: Any]? {
    guard let bytes = Base64URL.decode(String(token.prefix { $0 != "." })) else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
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
