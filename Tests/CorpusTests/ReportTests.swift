// Documents made from public reports about generators: the first line of each says what is right, as
// far as a machine can read it. Those about isolation are asserted always; the others are judged by
// `make reports`, which prints a verdict for each.

import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

/// A document of TEST_REPORTS and what its first line asks for.
struct ReportDocument: Sendable, CustomTestStringConvertible {
  /// What may become of a document.
  enum Outcome: String, Sendable {
    case refused
    case compiles
    case compilesWithWarning
  }

  var file: PublishedData.File
  var path: String
  /// The line after `# expected:`; nil where there is none.
  var expected: String?

  var testDescription: String { path }

  /// Every YAML document at any depth; none where the folder cannot be read, which a test says.
  static let all: [ReportDocument] = {
    guard let root = try? PublishedData.reports.folder(),
      let files = try? PublishedData.reports.filesBelow("", where: { $0.hasSuffix(".yaml") })
    else { return [] }
    return files.map { file in
      let first = (try? file.text())?.split(separator: "\n").first ?? ""
      let mark = "# expected:"
      return ReportDocument(
        file: file, path: file.url.path.replacing(root.path + "/", with: ""),
        expected: first.hasPrefix(mark)
          ? first.dropFirst(mark.count).trimmingCharacters(in: .whitespaces) : nil)
    }
  }()

  /// Whether isolation of users is at stake.
  var isAboutIsolation: Bool { expected?.contains("(isolation)") ?? false }

  /// What is right; empty where the line is about the behaviour of a running server.
  var right: Set<Outcome> {
    guard let expected else { return [] }
    // Reasons stand behind a semicolon or in brackets.
    let text = expected.lowercased()
    let claim = text.prefix { $0 != ";" && $0 != "(" }
    let refuses = ["refused", "an error", "diagnostic", "refusal"].contains { claim.contains($0) }
    let compiles = ["compiles", "accepted;", "accepted"].contains { claim.contains($0) }
    if claim.contains("warning") { return [.compilesWithWarning] }
    // An error or a warning: whichever the effect of the mistake asks for.
    if claim.hasPrefix("a located diagnostic") { return [.refused, .compilesWithWarning] }
    // Requests, and values in them, are about a running server.
    let isBehaviour = claim.contains("=") || claim.contains("\"") || claim.contains("body")
    if isBehaviour || claim.contains(/(get|post|put|patch|delete) \//) { return [] }
    if refuses, compiles || claim.contains(" or ") || text.contains("emitted code compiles") {
      return [.refused, .compiles, .compilesWithWarning]
    }
    if refuses { return [.refused] }
    return compiles ? [.compiles, .compilesWithWarning] : []
  }

  /// Whether a part of the document, beside what decides the outcome, is to give a warning.
  var asksForWarning: Bool { expected?.contains("is a warning") ?? false }

  /// What the compiler makes of the document, and in what words; no outcome where an error has no
  /// place, where a warning that is asked for is not there, or where the Swift does not compile.
  func judge() throws -> (outcome: Outcome?, text: String) {
    let document = CorpusDocument(name: file.name, bytes: 0, isKnownInvalid: false)
    let (diagnostics, outputs) = try document.compile(in: file.url.deletingLastPathComponent())
    let errors = diagnostics.filter { $0.severity == .error }
    if asksForWarning, !diagnostics.contains(where: { $0.severity == .warning }) {
      return (nil, "no warning; \(errors.first.map { "[\($0.code)] \($0.message)" } ?? "no error")")
    }
    if let error = errors.first {
      let isLocated = errors.allSatisfy { $0.location.line > 0 && outputs.isEmpty }
      return (isLocated ? .refused : nil, "\(error.location): [\(error.code)] \(error.message)")
    }
    if let problem = try SwiftCompiler.problem(outputs) {
      let line = problem.split(separator: "\n").first { $0.contains("error:") }
      return (nil, "the emitted Swift does not compile: \(line ?? "")")
    }
    guard let warning = diagnostics.first else { return (.compiles, "compiles") }
    return (.compilesWithWarning, "warning: [\(warning.code)] \(warning.message)")
  }
}

@Suite(
  "Documents made from reports",
  .serialized,
  .enabled(if: PublishedData.reports.isNamed, Comment(rawValue: PublishedData.reports.absence)))
struct ReportTests {
  /// Set by `make reports`.
  private static let isJudgingAll = ProcessInfo.processInfo.environment["JUDGE_REPORTS"] == "all"

  @Test("The documents are there, and each says what is right")
  func documents() throws {
    _ = try PublishedData.reports.filesBelow("") { $0.hasSuffix(".yaml") }
    var skipped = SkippedCases()
    for document in ReportDocument.all {
      #expect(document.expected != nil, "\(document.path): the first line is no '# expected:'")
      if !document.isAboutIsolation, !Self.isJudgingAll {
        skipped.add("documents that are not about isolation: see `make reports`")
      }
    }
    skipped.report("reports")
  }

  @Test(
    "What is right about isolation is what happens",
    arguments: ReportDocument.all.filter(\.isAboutIsolation))
  func isolation(document: ReportDocument) throws {
    try check(document)
  }

  @Test(
    "What is right is what happens", .enabled(if: isJudgingAll, "JUDGE_REPORTS is not 'all'"),
    arguments: ReportDocument.all.filter { !$0.isAboutIsolation })
  func others(document: ReportDocument) throws {
    try check(document)
  }

  private func check(_ document: ReportDocument) throws {
    let (outcome, text) = try document.judge()
    let right = document.right
    let isRight = outcome.map { right.isEmpty || right.contains($0) } ?? false
    let word = isRight ? right.isEmpty ? "read " : "right" : "WRONG"
    print("report \(word) \(document.path): \(text)")
    if right.isEmpty { print("  behaviour to look at: \(document.expected ?? "")") }
    #expect(isRight, "\(document.path): expected \(document.expected ?? ""); \(text)")
  }
}
