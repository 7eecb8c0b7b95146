// The YAML test suite through the reader of contracts: what is invalid is refused, what is valid has
// the value that the suite states, or is refused for a reason that has a name and is checked.

import ContractTestSupport
import Foundation
import Testing

@testable import OpenAPIDocument

/// A case of the suite: a folder with `in.yaml`, its events, and JSON where that can say it.
struct YAMLCase {
  var folder: URL
  var bytes: [UInt8]
  var events: YAMLEvents?
  var isInvalid: Bool

  init(_ folder: URL) throws {
    self.folder = folder
    bytes = [UInt8](try Data(contentsOf: folder.appending(path: "in.yaml")))
    let text = try? String(contentsOf: folder.appending(path: "test.event"), encoding: .utf8)
    events = text.flatMap(YAMLEvents.init)
    isInvalid = FileManager.default.fileExists(atPath: folder.appending(path: "error").path)
  }

  var name: String { folder.pathComponents.suffix(2).joined(separator: "/") }

  /// The one value that `in.json` holds.
  func json() throws -> Any? {
    guard let data = FileManager.default.contents(atPath: folder.appending(path: "in.json").path)
    else { return nil }
    return try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
  }

  func parse() -> (file: SourceFile?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let file = FileParser.parse(
      bytes, path: "in.yaml", limits: Limits(), diagnostics: &diagnostics)
    return (file, diagnostics)
  }
}

@Suite(
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct YAMLVectorTests {
  private func cases() throws -> [YAMLCase] {
    try PublishedData.vectors.filesBelow("yaml") { $0 == "in.yaml" }
      .map { try YAMLCase($0.url.deletingLastPathComponent()) }
  }

  @Test func invalidYAMLIsRefused() throws {
    let invalid = try cases().filter(\.isInvalid)
    try #require(!invalid.isEmpty)
    for item in invalid {
      #expect(item.parse().diagnostics.hasErrors, Comment(rawValue: item.name))
    }
  }

  @Test func validYAMLHasTheValueThatTheSuiteStates() throws {
    let valid = try cases().filter { !$0.isInvalid }
    try #require(!valid.isEmpty)
    var refused: [RefusedYAML: Int] = [:]
    var skipped = SkippedCases()
    for item in valid {
      let (file, diagnostics) = item.parse()
      if let first = diagnostics.sorted.first(where: { $0.severity == .error }) {
        let reason = RefusedYAML.allCases.first { $0.explains(first, item) }
        #expect(reason != nil, "\(item.name): \(first.location) [\(first.code)] \(first.message)")
        if let reason { refused[reason, default: 0] += 1 }
        continue
      }
      let root = try #require(file, "\(item.name)").root
      let json = try item.json()
      if let json { #expect(isEqual(root, json), "\(item.name): not the value of in.json") }
      if let document = item.events?.documents.first {
        #expect(isEqual(root, document), "\(item.name): not the value of test.event")
      } else if json == nil {
        skipped.add("valid documents without a stated value")
      }
    }
    let count = refused.values.reduce(0, +)
    print("yaml: \(valid.count) valid, \(valid.count - count) read")
    for (reason, count) in refused.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      print("  refused \(count): \(reason.rawValue)")
    }
    skipped.report("yaml")
    #expect(count * 5 <= valid.count * 2, "two of five valid documents are not read")
  }

  /// Whether a node is what Foundation's JSON reader gives.
  private func isEqual(_ node: Node, _ value: Any) -> Bool {
    switch node.kind {
    case .null: return value is NSNull
    case .boolean: return node.bool == (value as? Bool)
    case .integer, .number: return node.jsonNumber.flatMap(Double.init) == (value as? Double)
    case .string: return node.text == value as? String
    case .sequence:
      guard let array = value as? [Any], array.count == node.count else { return false }
      return zip(node.elements, array).allSatisfy(isEqual)
    case .mapping:
      guard let members = value as? [String: Any], members.count == node.count else { return false }
      return node.members.allSatisfy { member in
        members[member.key.text].map { isEqual(member.value, $0) } ?? false
      }
    }
  }

  /// Whether a node is what the events say.
  private func isEqual(_ node: Node, _ event: YAMLEventNode) -> Bool {
    switch event {
    case .alias: return false
    case .scalar(let text, let style, let tag):
      guard node.kind.isScalar, node.textBytes.elementsEqual(text.utf8) else { return false }
      let isText = tag == nil && style != ":" || tag == "!" || tag == "tag:yaml.org,2002:str"
      return !isText || node.isString
    case .sequence(let items, _):
      guard node.isSequence, node.count == items.count else { return false }
      return zip(node.elements, items).allSatisfy { isEqual($0, $1) }
    case .mapping(let members, _):
      guard node.isMapping, node.count == members.count else { return false }
      return zip(node.members, members).allSatisfy { own, stated in
        guard case .scalar(let name, _, _) = stated.key else { return false }
        return own.key.textBytes.elementsEqual(name.utf8)
          && isEqual(own.value, stated.value)
      }
    }
  }
}
