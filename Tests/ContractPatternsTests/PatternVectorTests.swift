// Every pattern of the published JSON Schema test suite that a text or a member's name is held
// against, in whatever file it stands.

import ContractPatterns
import ContractTestSupport
import Foundation
import Testing

@Suite(
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct PatternVectorTests {
  /// The table of scripts is not in the standard library: such a pattern is refused, by that reason.
  private func pattern(_ source: String, _ skipped: inout SkippedCases) throws -> Pattern? {
    let result = Result { () throws(PatternSyntaxError) in try Pattern(source) }
    guard case .failure(let error) = result,
      source.contains(/\\[pP]\{(Script|sc|Script_Extensions|scx)=/)
    else { return try result.get() }
    #expect(error.message.contains("script"), "\(source): \(error.message)")
    skipped.add("patterns with the property of a script")
    return nil
  }

  @Test func patternsOfTexts() throws {
    var count = 0
    var skipped = SkippedCases()
    for group in try JSONSchemaGroup.all() where group.keywords.isSubset(of: ["type", "pattern"]) {
      guard let source = group.schema["pattern"] as? String,
        let pattern = try pattern(source, &skipped)
      else { continue }
      for test in group.tests {
        guard let text = test.data as? String else { continue }
        count += 1
        #expect(pattern.matches(text) == test.isValid, "\(group.title)/\(test.description)")
      }
    }
    if count == 0 { skipped.add("no group of patterns alone is there") }
    skipped.report("json-schema, patterns")
  }

  /// Names of members: where no other is allowed, an instance is valid if each name fits a pattern;
  /// where a pattern's schema is `false`, if none fits.
  @Test func patternsOfNames() throws {
    var skipped = SkippedCases()
    for group in try JSONSchemaGroup.all() {
      guard let sources = group.schema["patternProperties"] as? [String: Any],
        group.keywords.isSubset(of: ["type", "patternProperties", "additionalProperties"]),
        sources.values.allSatisfy({ $0 as? Bool != nil || ($0 as? [String: Any])?.isEmpty == true })
      else { continue }
      let isClosed = group.schema["additionalProperties"] as? Bool == false
      let patterns = try sources.compactMap { source, schema in
        try pattern(source, &skipped).map { (pattern: $0, isAllowed: schema as? Bool != false) }
      }
      guard patterns.count == sources.count else { continue }
      for test in group.tests {
        guard let object = test.data as? [String: Any] else { continue }
        let isValid = object.keys.allSatisfy { name in
          let fitting = patterns.filter { $0.pattern.matches(name) }
          return fitting.allSatisfy(\.isAllowed) && (!isClosed || !fitting.isEmpty)
        }
        #expect(isValid == test.isValid, "\(group.title)/\(test.description)")
      }
    }
    skipped.report("json-schema, patterns of names")
  }

  /// The format `regex`, where formats are assertions.
  @Test func regexFormat() throws {
    for group in try JSONSchemaGroup.all()
    where group.areFormatsAsserted && group.schema["format"] as? String == "regex" {
      for test in group.tests {
        guard let text = test.data as? String else { continue }
        #expect(
          Pattern.isWellFormed(text) == test.isValid, "\(group.title)/\(test.description)")
      }
    }
  }
}
