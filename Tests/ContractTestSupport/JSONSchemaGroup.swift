// The published JSON Schema test suite, group by group, for tests of single keywords. The groups as a
// whole go through generated code in SchemaConformanceTests.

import Foundation

/// A group of the suite: a schema that is an object, and the instances that are judged by it.
public struct JSONSchemaGroup {
  /// An instance and its verdict.
  public struct Instance {
    /// What the instance shows.
    public var description: String
    /// The instance, as Foundation reads JSON.
    public var data: Any
    /// Whether the schema accepts it.
    public var isValid: Bool
  }

  /// Draft, file and description.
  public var title: String
  /// Draft and file, such as `draft4/optional/format/uri.json`.
  public var file: String
  /// The schema, as Foundation reads JSON.
  public var schema: [String: Any]
  /// The instances.
  public var tests: [Instance]

  /// The keywords beside the dialect's name and remarks.
  public var keywords: Set<String> {
    Set(schema.keys).subtracting(["$schema", "$comment", "description", "title"])
  }

  /// Whether the file's verdicts hold where `format` is an assertion.
  public var areFormatsAsserted: Bool { file.contains("/optional/format/") }

  /// All groups of both drafts, in a fixed order.
  public static func all() throws -> [JSONSchemaGroup] {
    let root = try PublishedData.vectors.folder("json-schema").path + "/"
    return try ["draft2020-12", "draft4"].flatMap { draft in
      try PublishedData.vectors.filesBelow("json-schema/\(draft)") { $0.hasSuffix(".json") }
        .flatMap { file in
          let groups = try JSONSerialization.jsonObject(with: Data(try file.bytes()))
          return (groups as? [[String: Any]] ?? []).compactMap { group in
            JSONSchemaGroup(group, in: file.url.path.replacing(root, with: ""))
          }
        }
    }
  }

  private init?(_ group: [String: Any], in file: String) {
    guard let schema = group["schema"] as? [String: Any],
      let tests = group["tests"] as? [[String: Any]]
    else { return nil }
    self.file = file
    title = "\(file): \(group["description"] ?? "")"
    self.schema = schema
    self.tests = tests.compactMap { test in
      guard let data = test["data"], let isValid = test["valid"] as? Bool else { return nil }
      return Instance(
        description: "\(test["description"] ?? "")", data: data, isValid: isValid)
    }
  }
}
