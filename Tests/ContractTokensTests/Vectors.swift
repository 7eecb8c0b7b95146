// Published test vectors, read from the folder that TEST_VECTORS names; tests over them are skipped
// where it is not set.

import ContractTokens
import Foundation
import Testing

enum Vectors {
  static let folder = ProcessInfo.processInfo.environment["TEST_VECTORS"]

  static let missing: Comment = "TEST_VECTORS does not name the folder of the published vectors"

  static func exists(_ set: String) -> Bool {
    guard let folder else { return false }
    return FileManager.default.fileExists(atPath: "\(folder)/\(set)")
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder ?? "")/\(path)")))
  }

  static func object(_ path: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes(path))) as? [String: Any])
  }

  static func lines(_ path: String) throws -> [[String: Any]] {
    try bytes(path).split(separator: UInt8(ascii: "\n")).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

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
  var skipped: [String] = []

  func report(_ set: String) {
    print(
      "vectors \(set): run \(run), accepted \(accepted), refused \(refused), apart \(skipped.count)"
    )
    for reason in Set(skipped).sorted() {
      print("  apart: \(reason) (\(skipped.count { $0 == reason }))")
    }
  }
}
