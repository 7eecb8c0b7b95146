// Groups -> refused at compile time, or compiled and run -> a report.

import Foundation
import OpenAPIDocument

enum ConformanceRun {
  /// Groups that one contract is made of: each is a file, of which a document has at most 256.
  private static let groupsAtOnce = 120

  /// Runs every group below a folder.
  static func run(_ folder: URL) throws -> ConformanceReport {
    var report = ConformanceReport()
    let groups = try Vectors.groups(in: folder)
    for dialect in Dialect.allCases {
      var accepted: [VectorGroup] = []
      for group in groups where group.dialect == dialect {
        let (diagnostics, outputs) = GroupContract([group], dialect).compile()
        if outputs.isEmpty, let error = diagnostics.first(where: { $0.severity == .error }) {
          report.refusals.append(.init(group: group, diagnostic: error))
        } else {
          accepted.append(group)
        }
      }
      var rest = accepted[...]
      while !rest.isEmpty {
        try run(Array(rest.prefix(groupsAtOnce)), dialect, &report)
        rest = rest.dropFirst(groupsAtOnce)
      }
    }
    return report
  }

  private static func run(
    _ groups: [VectorGroup], _ dialect: Dialect, _ report: inout ConformanceReport
  ) throws {
    let (diagnostics, outputs) = GroupContract(groups, dialect).compile()
    guard !outputs.isEmpty else {
      throw GeneratedProgram.Failure(
        description: "the groups do not compile together:\n" + DiagnosticRenderer.text(diagnostics))
    }
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("schema-harness-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = try GeneratedProgram(outputs, in: scratch)
    let instances = groups.flatMap { group in group.instances.map { (group, $0) } }
    let statuses = try program.statuses(
      of: instances.map { (operation: $0.0.name, body: $0.1.data.jsonText) })
    report.groupCount += groups.count
    for ((group, instance), status) in zip(instances, statuses) {
      report.add(.init(group: group, instance: instance, status: status))
    }
  }
}
