// Where published test vectors are found: the folder named by TEST_VECTORS.

import Foundation

/// The files of a set of published vectors.
enum JSONVectors {
  /// The folder, or `nil` where the environment names none.
  static let folder = ProcessInfo.processInfo.environment["TEST_VECTORS"]

  static func has(_ set: String) -> Bool {
    guard let folder else { return false }
    return FileManager.default.fileExists(atPath: "\(folder)/\(set)")
  }

  static func files(_ set: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = (folder ?? "") + "/" + set
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      (name, [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }
  }

  static func lines(_ file: String) throws -> [Substring] {
    let data = try Data(contentsOf: URL(fileURLWithPath: (folder ?? "") + "/" + file))
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
