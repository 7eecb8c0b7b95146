// Published OpenAPI documents with the verdicts of their sources and of another validator. An invalid
// document is right only with a diagnostic at the place, or of the kind, that its case is about, judged
// as `--strict` does; a valid one must be accepted, or refused for what the other validator says too.

import ContractModel
import ContractPatterns
import ContractTestSupport
import Foundation
import Synchronization
import Testing

@testable import OpenAPIDocument

/// A row of `openapi/cases.tsv`.
struct OpenAPICase: CustomTestStringConvertible {
  var path: String
  var source: String
  var kind: String
  var expected: String
  var verdict: ValidatorVerdict

  var testDescription: String { path }

  static func all() throws -> [OpenAPICase] {
    try PublishedData.vectors.table("openapi/cases.tsv").map { row in
      OpenAPICase(
        path: try #require(row["main_file"]), source: row["source"] ?? "",
        kind: try #require(row["kind"]), expected: row["expected"] ?? "",
        verdict: ValidatorVerdict(row["osv_verdict"] ?? ""))
    }
  }

  func url() throws -> URL { try PublishedData.vectors.folder("openapi").appending(path: path) }

  /// What the loader makes of the document, and the files that it has read, relative to the folder.
  func load() throws -> (result: DocumentLoader.Result, files: Set<String>) {
    let url = try url()
    let folder = url.deletingLastPathComponent()
    let files = Mutex<Set<String>>([])
    let loader = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { throw DocumentLoader.FileError("no such file") }
      files.withLock { _ = $0.insert(path) }
      return [UInt8](data)
    }
    let result = loader.load(url.lastPathComponent)
    return (result, files.withLock { $0 })
  }

  /// What a linter of the source found, where the set records it.
  func findings() throws -> [LintFinding] {
    let snapshot = try url().deletingLastPathComponent().appending(path: "snapshot.txt")
    guard let text = try? String(contentsOf: snapshot, encoding: .utf8) else { return [] }
    return LintFinding.redocly(text)
  }

  /// The words of the file's name that say what is wrong, where the source names its files so: those
  /// directly in the folders of the specification's own tests and of oas-validator's.
  var subject: [String] {
    let file = path.split(separator: "/").last ?? ""
    guard source.hasPrefix("OAI-") || source.hasPrefix("Mermade-"), !file.contains("__") else {
      return []
    }
    var words: [String] = [""]
    for character in file.prefix(while: { $0 != "." }) {
      if character.isUppercase || !character.isLetter { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
    }
    let empty: Set = ["object", "invalid", "error", "missing", "with", "not", "no", "and", "the"]
    return words.filter { $0.count > 2 && !empty.contains($0) }
  }

  /// Whether there is nothing in the file, which is no document whatever its folder says.
  func isEmpty() throws -> Bool { try Data(contentsOf: try url()).isEmpty }

  /// Whether the document is of a version that is not read: then only that can be said.
  func isOtherVersion() throws -> Bool {
    var diagnostics = Diagnostics()
    let bytes = [UInt8](try Data(contentsOf: try url()))
    let file = FileParser.parse(
      bytes, path: path, limits: Limits(), diagnostics: &diagnostics)
    guard let root = file?.root else { return false }
    if root["swagger"] != nil { return true }
    guard let version = root["openapi"] else { return false }
    return version.text.wholeMatch(of: /3\.[0-2]\.\d+(-.*)?/) == nil
  }
}

@Suite(
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct OpenAPIVectorTests {
  /// Checks that the schemas of the specification, which the other validator goes by, do not make:
  /// a document that it calls valid may be refused for these.
  static let stricter: Set<DiagnosticCode> = [
    .unknownLinkOperation, .invalidServer, .ambiguousPath, .unknownSecurityScheme, .duplicateTag,
    .unknownTagParent, .invalidDiscriminator, .invalidPath, .unresolvedReference, .remoteReference,
    .referenceCycle, .mismatchedValue, .unknownKeyword, .invalidStatusCode,
    .undeclaredPathParameter,
  ]

  /// The codes of the checks that run once the document has the right shape (`DocumentChecks`).
  static let acrossDocument = Set(
    [
      DiagnosticCode.duplicateOperationID, .duplicateParameter, .invalidPath, .ambiguousPath,
      .undeclaredPathParameter, .unusedPathParameter, .ignoredParameter, .unknownLinkOperation,
      .invalidServer, .duplicateTag, .unknownTagParent, .invalidDiscriminator, .mismatchedValue,
    ].map(\.rawValue))

  @Test func validDocumentsAreAccepted() throws {
    let cases = try OpenAPICase.all().filter { $0.kind == "pass" || $0.kind == "warn" }
    try #require(!cases.isEmpty)
    var accepted = 0
    var stricter = 0
    for row in cases {
      let result = try row.load().result
      defer { result.document?.takeApart() }
      let errors = result.diagnostics.filter { $0.severity == .error }
      if errors.isEmpty {
        accepted += 1
      } else if try row.isOtherVersion() {
        #expect(errors.map(\.code) == [DiagnosticCode.unsupportedVersion.rawValue], "\(row.path)")
      } else if try row.isEmpty() {
        #expect(errors.map(\.code) == [DiagnosticCode.emptyFile.rawValue], "\(row.path)")
      } else if row.verdict.isError, !isJudgedLater(row.verdict, errors) {
        // What the verdict is about may have no effect here, beside something that has.
        #expect(
          result.diagnostics.contains(where: row.verdict.isMet),
          "\(row.path): \(describe(errors))")
      } else {
        let codes = Set(errors.compactMap { DiagnosticCode(rawValue: $0.code) })
        #expect(codes.isSubset(of: Self.stricter), "\(row.path): \(describe(errors))")
        stricter += 1
      }
    }
    print(
      "openapi, valid: \(cases.count), accepted \(accepted), refused by more checks \(stricter)")
    #expect(stricter * 20 <= cases.count, "what two sources call valid is refused too often")
  }

  @Test func invalidDocumentsAreRefusedForWhatTheirCaseIsAbout() throws {
    let cases = try OpenAPICase.all().filter { $0.kind == "fail" && $0.source != "redocly-lint" }
    try #require(!cases.isEmpty)
    var skipped = SkippedCases()
    for row in cases {
      let result = try row.load().result
      defer { result.document?.takeApart() }
      // What has no effect on a server is a warning, an error for `--strict`.
      let errors = result.diagnostics
      let text: Comment = "\(row.path): \(row.verdict); \(describe(errors))"
      if try row.isOtherVersion() {
        #expect(errors.contains { $0.code == DiagnosticCode.unsupportedVersion.rawValue }, text)
      } else if case .pattern(let pattern) = row.verdict {
        #expect(throws: PatternSyntaxError.self, text) { try Pattern(pattern) }
      } else if row.verdict.isSpecific {
        #expect(
          errors.contains { row.verdict.isMet(by: $0) || isAbout(row.subject, $0) }, text)
      } else if !row.subject.isEmpty {
        #expect(errors.contains { isAbout(row.subject, $0) }, text)
      } else if row.expected.contains("$ref") {
        let codes = Set(errors.compactMap { DiagnosticCode(rawValue: $0.code) })
        #expect(!codes.isDisjoint(with: ValidatorVerdict.referenceCodes), text)
      } else if row.verdict == .somewhere {
        #expect(!errors.isEmpty, text)
      } else {
        skipped.add("called invalid by its source, valid by the validator, and nothing says why")
      }
    }
    skipped.report("openapi")
    #expect(skipped.count * 10 <= cases.count * 3, "most invalid documents are judged")
  }

  /// Whether a verdict is about checks that do not run, as there is an error in what runs before.
  private func isJudgedLater(_ verdict: ValidatorVerdict, _ errors: [Diagnostic]) -> Bool {
    guard case .kind(let codes, _) = verdict else { return false }
    return codes.allSatisfy { Self.acrossDocument.contains($0.rawValue) }
      && errors.contains { !Self.acrossDocument.contains($0.code) }
  }

  @Test func swagger2IsNamed() throws {
    for row in try OpenAPICase.all() where row.kind == "swagger2-fail" {
      let errors = try row.load().result.diagnostics.filter { $0.severity == .error }
      #expect(
        errors.map(\.code) == [DiagnosticCode.unsupportedVersion.rawValue],
        "\(row.path): \(describe(errors))")
    }
  }

  /// Findings of linters that are about the specification have a diagnostic at their place; the
  /// linters' matters of taste never make an error.
  @Test func findingsOfLintersAreFoundAtTheirPlaces() throws {
    var tally = FindingTally()
    for row in try OpenAPICase.all() {
      if row.kind == "lint" {
        guard let scenario = try Scenario(row.url()) else { continue }
        let result = FolderReader.load(scenario.document, path: scenario.file)
        defer { result.document?.takeApart() }
        tally.judge(scenario.findings, result, [scenario.file, ""], verdict: .unknown, row.path)
      } else if row.source == "redocly-lint", row.kind == "fail" {
        let (result, files) = try row.load()
        defer { result.document?.takeApart() }
        tally.judge(try row.findings(), result, files, verdict: row.verdict, row.path)
      }
    }
    tally.report()
  }

  private func isAbout(_ subject: [String], _ diagnostic: Diagnostic) -> Bool {
    let text = "\(diagnostic.code) \(diagnostic.message) \(diagnostic.location.pointer ?? "")"
      .lowercased()
    return subject.contains { text.contains($0) }
  }
}

/// The findings of linters, compared.
private struct FindingTally {
  private var found = 0
  private var exact = 0
  private var skipped = SkippedCases()

  mutating func judge(
    _ findings: [LintFinding], _ result: DocumentLoader.Result, _ files: Set<String>,
    verdict: ValidatorVerdict, _ path: String
  ) {
    let errors = result.diagnostics.filter { $0.severity == .error }
    // The passes after the first that leaves an error do not run.
    let isShapeWrong = errors.contains { !OpenAPIVectorTests.acrossDocument.contains($0.code) }
    var isAboutSpecification = false
    for finding in findings {
      guard files.contains(finding.file) else {
        skipped.add("findings of linters in other documents of the same folder")
        continue
      }
      switch finding.scope {
      case .style: skipped.add("findings of linters that are matters of style")
      case .value where !errors.isEmpty,
        .specification(_, isAcrossDocument: true) where isShapeWrong:
        skipped.add("findings of linters in documents whose shape is refused before")
      case .specification where isInUnreadObject(finding, errors):
        skipped.add("findings of linters in objects of which not even the kind is known")
      case .value:
        let examples = result.document.map { ExampleCheck.check($0, NormalisedSchemas()).sorted }
        let codes = [
          DiagnosticCode.mismatchedValue.rawValue, ModelCode.mismatchedExample.rawValue,
        ]
        expect(finding, Set(codes), result.diagnostics + (examples ?? []), path)
      case .specification(let codes, _):
        isAboutSpecification = true
        expect(finding, Set(codes.map(\.rawValue)), result.diagnostics, path)
      }
    }
    if verdict.isSpecific {
      let isMet = isAboutSpecification || result.diagnostics.contains(where: verdict.isMet)
      #expect(isMet, "\(path): \(verdict); \(describe(result.diagnostics))")
    } else if verdict == .valid, !isAboutSpecification {
      let codes = Set(errors.compactMap { DiagnosticCode(rawValue: $0.code) })
      #expect(codes.isSubset(of: OpenAPIVectorTests.stricter), "\(path): \(describe(errors))")
    }
  }

  /// Whether a finding is within an object that is not read further, as the field that says what it
  /// is (`in`, `type`) is not right: the fields that it may have follow from that one.
  private func isInUnreadObject(_ finding: LintFinding, _ errors: [Diagnostic]) -> Bool {
    errors.contains { error in
      guard error.code == DiagnosticCode.invalidValue.rawValue, finding.line > error.location.line,
        let value = Place.values(at: error.location).last, let object = value.parent,
        let key = object.key(of: value), ["in", "type"].contains(key.text)
      else { return false }
      let bytes = object.location.range
      let last = object.file.position(at: bytes.upperBound - 1).line
      return finding.line <= last && error.location.line != finding.line
    }
  }

  private mutating func expect(
    _ finding: LintFinding, _ codes: Set<String>, _ diagnostics: [Diagnostic], _ path: String
  ) {
    let fitting = diagnostics.filter { diagnostic in
      (codes.isEmpty || codes.contains(diagnostic.code)) && finding.isAtPlace(of: diagnostic)
    }
    found += 1
    if fitting.contains(where: finding.isExactly) { exact += 1 }
    #expect(
      !fitting.isEmpty,
      "\(path): \(finding.rule) at \(finding.line):\(finding.column) \(finding.message)")
  }

  func report() {
    print("openapi, findings of linters: \(found) compared, \(exact) at the same line and column")
    skipped.report("openapi")
    #expect(found == 0 || exact * 2 >= found, "positions agree with those of the linters")
  }
}

/// A scenario of Spectral: a document, and the expected output, in sections.
private struct Scenario {
  var document: String
  var file: String
  var findings: [LintFinding]

  /// Nil where the document is not given in the file.
  init?(_ url: URL) throws {
    var sections: [String: String] = [:]
    var name = ""
    for line in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("===="), line.hasSuffix("===="), line.count > 8 {
        name = String(line.dropFirst(4).dropLast(4))
      } else {
        sections[name, default: ""] += line + "\n"
      }
    }
    guard let document = sections["document"], let output = sections["stdout"] else { return nil }
    self.document = document
    file = document.drop { $0.isWhitespace }.first == "{" ? "openapi.json" : "openapi.yaml"
    findings = LintFinding.spectral(output)
  }
}

/// The first errors, for people.
func describe(_ errors: [Diagnostic]) -> String {
  errors.isEmpty
    ? "no error"
    : errors.prefix(3).map { "\($0.location): [\($0.code)] \($0.message)" }.joined(separator: "; ")
}
