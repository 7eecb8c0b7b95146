// JSON Schema through generated code: every group of the published test suite, and of vectors of our
// own that follow the specification where the suite is silent, becomes an operation; every instance
// is posted to the generated router.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractSchemaHarness

/// One after the other: each compiles emitted Swift.
@Suite(.serialized)
struct SchemaConformanceTests {
  @Test func `vectors of our own are judged as the specification says`() throws {
    let report = try ConformanceRun.run(Self.own)
    check(report)
    #expect(report.refusedValid.isEmpty, "\(report.text)")
    // What cannot be enforced is refused, and nothing else is.
    let expected: Set = [
      "vocabulary", "dynamicRef outer override", "strict tree", "remote metaschema",
      "pattern: script", "typed pattern: script",
    ]
    #expect(Set(report.refusals.map(\.group.description)) == expected, "\(report.text)")
    #expect(report.instanceCount > 500)
  }

  @Test(
    .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
  func `no invalid instance of the published suite is accepted`() throws {
    let folder = try PublishedData.vectors.folder("json-schema")
    let report = try ConformanceRun.run(folder)
    check(report)
    try #require(report.instanceCount > 0)
    // Nearly all that is refused is no OpenAPI 3.0: type arrays, `patternProperties`, tuples, `id`.
    let refused = report.refusals.filter { $0.group.dialect == .v31 }
    #expect(refused.count * 5 < report.groupCount, "\(report.text)")
    var skipped = SkippedCases()
    for refusal in report.refusals {
      skipped.add("groups refused at compile time: \(refusal.diagnostic.code)")
    }
    skipped.report("json-schema")
  }

  /// What holds for every set of vectors.
  private func check(_ report: ConformanceReport) {
    #expect(report.acceptedInvalid.isEmpty, "\(report.text)")
    #expect(report.otherStatuses.isEmpty, "\(report.text)")
    let faults = report.refusedValid.filter { DocumentedLimit($0) == nil }
    #expect(faults.isEmpty, "\(report.text)")
  }

  private static let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Vectors")
}
