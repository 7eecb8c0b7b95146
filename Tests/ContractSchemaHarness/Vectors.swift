// The published JSON Schema test suite: files of groups, each a schema and instances with verdicts.
// Read by the Runtime's own parser, which keeps the text of every number.

import ContractRuntime
import Foundation

/// A schema of the suite and the instances that are judged by it.
struct VectorGroup {
  /// One instance.
  struct Instance {
    var description: String
    var data: JSONValue
    var isValid: Bool
  }

  /// Where it stands: the dialect's folder, the file's path in it and the place in the file.
  var dialect: Dialect
  var file: String
  var number: Int
  var description: String
  var schema: JSONValue
  var instances: [Instance]

  /// Unique among all groups, and an identifier in Swift.
  var name: String {
    let words = file.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    return "\(dialect.rawValue)_\(words)_\(number)"
  }

  /// For people: file and description.
  var title: String { "\(dialect.folder)/\(file): \(description)" }
}

/// A dialect of the suite and the OpenAPI version that speaks it.
enum Dialect: String, CaseIterable {
  case v31
  case v30

  var folder: String { self == .v31 ? "draft2020-12" : "draft4" }
  var version: String { self == .v31 ? "3.1.0" : "3.0.3" }
}

enum Vectors {
  /// All groups below a folder that holds `draft2020-12` and `draft4`, in a fixed order.
  static func groups(in folder: URL) throws -> [VectorGroup] {
    try Dialect.allCases.flatMap { dialect in
      let root = folder.appendingPathComponent(dialect.folder)
      let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      return try files.filter { $0.hasSuffix(".json") }.sorted().flatMap { file in
        try groups(of: root.appendingPathComponent(file), named: file, dialect)
      }
    }
  }

  private static func groups(
    of file: URL, named path: String, _ dialect: Dialect
  ) throws -> [VectorGroup] {
    let bytes = [UInt8](try Data(contentsOf: file))
    let list = try JSON.parse(bytes, limits: JSONLimits()).array ?? []
    return list.enumerated().map { number, group in
      VectorGroup(
        dialect: dialect, file: String(path.dropLast(".json".count)), number: number,
        description: group["description"]?.string ?? "", schema: group["schema"] ?? .null,
        instances: (group["tests"]?.array ?? []).map { test in
          VectorGroup.Instance(
            description: test["description"]?.string ?? "", data: test["data"] ?? .null,
            isValid: test["valid"]?.bool ?? false)
        })
    }
  }
}

extension JSONValue {
  /// The value as JSON text.
  var jsonText: String { String(decoding: JSON.write(self), as: UTF8.self) }
}
