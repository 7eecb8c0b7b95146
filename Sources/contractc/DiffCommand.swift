// `contractc diff`: what of one contract is different in another, and whom that breaks. Exit status 0
// means that nothing breaks or all of it is accepted, 1 that something breaks, 2 that the documents
// or the allow file cannot be read.

import ArgumentParser
import ContractDiff
import Foundation
import OpenAPIDocument

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says which differences between two contracts break clients or open users' data.",
    discussion: """
      Each change has a category: 'breaking' (a request that was accepted may be refused, or an \
      answer may hold what a client does not expect), 'security' (a request that was refused may be \
      let through), 'warning' or 'info'. The exit status is 0 if no change is breaking or a matter \
      of security, 1 if one is, and 2 if the comparison is not possible.

      A line of the allow file accepts changes: a code and a JSON pointer, or a code and an \
      operation, such as 'operation-removed DELETE /tasks/{id}'. '#' opens a comment.
      """)

  @Argument(
    help: "The old contract, YAML or JSON.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var old: String

  @Argument(
    help: "The new contract, YAML or JSON.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var new: String

  @Option(help: "How changes are printed on standard output.")
  var format: CheckCommand.Format = .text

  @Option(help: "A file of accepted changes.", completion: .file())
  var allow: String?

  /// The status where there is nothing to compare.
  private static let cannotCompare = ExitCode(2)

  func run() throws {
    let allowList = try readAllowList()
    let before = ContractFile.load(old)
    let now = ContractFile.load(new)
    guard let oldDocument = before.document, let newDocument = now.document else {
      report([before, now].filter { $0.document == nil }.flatMap(\.diagnostics))
      throw Self.cannotCompare
    }
    let changes = ContractComparison(old: oldDocument, new: newDocument).changes
    let (judged, unused) = allowList.apply(to: changes)
    switch format {
    case .text:
      print(ChangeRenderer.text(judged), terminator: "")
      for entry in unused {
        complain("\(allow ?? ""):\(entry.line):1: warning: '\(entry.text)' accepts nothing")
      }
    case .json: print(ChangeRenderer.json(judged, unusedAllowances: unused), terminator: "")
    }
    if judged.contains(where: { $0.change.category.isBreaking && !$0.isAccepted }) {
      throw ExitCode(1)
    }
  }

  private func report(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text: FileHandle.standardError.write(Data(DiagnosticRenderer.text(diagnostics).utf8))
    case .json: print(DiagnosticRenderer.json(diagnostics), terminator: "")
    }
  }

  private func readAllowList() throws -> AllowList {
    guard let allow else { return AllowList() }
    guard let data = FileManager.default.contents(atPath: allow) else {
      complain("\(allow):1:1: error: the allow file cannot be read")
      throw Self.cannotCompare
    }
    let list = AllowList(String(decoding: data, as: UTF8.self))
    for line in list.malformed { complain("\(allow):\(line.line):1: error: \(line.message)") }
    guard list.malformed.isEmpty else { throw Self.cannotCompare }
    return list
  }

  private func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
