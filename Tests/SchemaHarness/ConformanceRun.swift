// Groups -> refused at compile time, or compiled and run -> a report.

import Foundation
import OpenAPI

/// What came out of a run.
struct ConformanceReport {
  /// A group that the compiler refused, and why.
  struct Refusal {
    var group: VectorGroup
    var diagnostic: Diagnostic
  }

  var refusals: [Refusal] = []
  /// Instances that ran, and those that got the wrong verdict.
  var instanceCount = 0
  var groupCount = 0
  var acceptedInvalid: [String] = []
  var refusedValid: [String] = []
  /// Answers that are neither acceptance nor 400 or 422.
  var otherStatuses: [String] = []

  /// The report for people.
  var text: String {
    var lines: [String] = []
    for refusal in refusals {
      lines.append("refused at compile time: \(refusal.group.title)")
      lines.append("  [\(refusal.diagnostic.code)] \(refusal.diagnostic.message)")
    }
    lines += otherStatuses.map { "other status: \($0)" }
    lines += refusedValid.map { "refused though valid: \($0)" }
    lines += acceptedInvalid.map { "accepted though invalid: \($0)" }
    let refused = refusals.reduce(0) { $0 + $1.group.instances.count }
    lines.append("\(groupCount) groups and \(instanceCount) instances ran")
    lines.append("\(refusals.count) groups with \(refused) instances refused at compile time")
    let byCode = Dictionary(grouping: refusals) { $0.diagnostic.code }
    for (code, list) in byCode.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(list.count) \(code)")
    }
    lines.append("\(otherStatuses.count) other statuses")
    lines.append("\(refusedValid.count) valid instances refused")
    lines.append("\(acceptedInvalid.count) invalid instances accepted")
    return lines.joined(separator: "\n")
  }
}

enum ConformanceRun {
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
      try run(accepted, dialect, &report)
    }
    return report
  }

  private static func run(
    _ groups: [VectorGroup], _ dialect: Dialect, _ report: inout ConformanceReport
  ) throws {
    guard !groups.isEmpty else { return }
    let (diagnostics, outputs) = GroupContract(groups, dialect).compile()
    guard !outputs.isEmpty else {
      throw GeneratedProgram.Failure(
        description: "the groups do not compile together:\n" + DiagnosticRenderer.text(diagnostics))
    }
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("schema-harness-\(ProcessInfo.processInfo.processIdentifier)")
      .appendingPathComponent(dialect.rawValue)
    let isKept = ProcessInfo.processInfo.environment["KEEP_HARNESS"] != nil
    defer { if !isKept { try? FileManager.default.removeItem(at: scratch) } }
    let program = try GeneratedProgram(outputs, in: scratch)
    let instances = groups.flatMap { group in group.instances.map { (group, $0) } }
    let statuses = try program.statuses(
      of: instances.map { (operation: $0.0.name, body: $0.1.data.jsonText) })
    report.groupCount += groups.count
    report.instanceCount += instances.count
    for ((group, instance), status) in zip(instances, statuses) {
      let line =
        "\(group.title)/\(instance.description) [\(group.name)] "
        + "\(status) \(instance.data.jsonText.prefix(200)) for \(group.schema.jsonText.prefix(300))"
      switch (instance.isValid, status) {
      case (true, 200..<300), (false, 400), (false, 422): break
      case (false, 200..<300): report.acceptedInvalid.append(line)
      case (true, 400), (true, 422): report.refusedValid.append(line)
      default: report.otherStatuses.append(line)
      }
    }
  }
}
