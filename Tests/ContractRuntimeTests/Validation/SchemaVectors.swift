// Reads the published JSON Schema test suite from the folder that TEST_VECTORS names.

import ContractPatterns
import Foundation
import Testing

@testable import ContractRuntime

enum SchemaVectors {
  /// One instance of a group, with the schema it is judged by.
  struct Case {
    var schema: [String: Any]
    var data: Any
    var isValid: Bool
    var description: String
  }

  static let isPresent = folder != nil
  static let absence: Comment = "TEST_VECTORS names no folder with json-schema vectors"

  private static var folder: URL? {
    guard let path = ProcessInfo.processInfo.environment["TEST_VECTORS"] else { return nil }
    let folder = URL(fileURLWithPath: path).appendingPathComponent("json-schema")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The instances of a file such as `draft4/maxLength`; groups whose schema is no object are left out.
  static func cases(_ name: String) throws -> [Case] {
    let folder = try #require(Self.folder)
    let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
    let groups = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return groups.flatMap { group -> [Case] in
      guard let schema = group["schema"] as? [String: Any],
        let tests = group["tests"] as? [[String: Any]]
      else { return [] }
      return tests.compactMap { test in
        guard let data = test["data"], let isValid = test["valid"] as? Bool else { return nil }
        let description = "\(name): \(group["description"] ?? "")/\(test["description"] ?? "")"
        return Case(schema: schema, data: data, isValid: isValid, description: description)
      }
    }
  }
}

@Suite(.enabled(if: SchemaVectors.isPresent, SchemaVectors.absence))
struct PatternVectorTests {
  @Test(
    arguments: [
      "draft2020-12/optional/ecmascript-regex", "draft2020-12/optional/non-bmp-regex",
      "draft4/optional/ecmascript-regex", "draft4/optional/non-bmp-regex",
    ])
  func patterns(name: String) throws {
    var count = 0
    for vector in try SchemaVectors.cases(name) {
      if let source = vector.schema["pattern"] as? String, let text = vector.data as? String {
        count += 1
        #expect(try Pattern(source).matches(text) == vector.isValid, "\(vector.description)")
      } else if let sources = vector.schema["patternProperties"] as? [String: Any],
        let object = vector.data as? [String: Any]
      {
        let patterns = try sources.compactMap { source, schema in
          schema as? Bool == false ? nil : try Pattern(source)
        }
        guard patterns.count == sources.count else { continue }
        count += 1
        let isClosed = vector.schema["additionalProperties"] as? Bool == false
        let areNamed = object.keys.allSatisfy { key in patterns.contains { $0.matches(key) } }
        guard isClosed else { continue }
        #expect(areNamed == vector.isValid, "\(vector.description)")
      }
    }
    #expect(count > 4)
  }

  @Test func regexFormat() throws {
    for vector in try SchemaVectors.cases("draft2020-12/optional/format/regex") {
      guard let text = vector.data as? String else { continue }
      #expect(Pattern.isWellFormed(text) == vector.isValid, "\(vector.description)")
    }
  }
}
