// The tables of rules: what they have to be by themselves, and the page of rules, which says the
// same. Run with UPDATE_CASES=1 to write the page's tables, then read the difference.

import ContractTestSupport
import Foundation
import Testing

@testable import ContractDiff

@Suite struct RuleTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/BREAKING-CHANGES.md").standardized
  private static let start = "<!-- rules: written by UPDATE_CASES=1, from the tables -->\n"
  private static let end = "<!-- end of rules -->"

  /// One row a code, under the heading of its subject.
  private static var tables: String {
    Subject.allCases.map { subject in
      let rows = subject.rules.flatMap { rule in
        rule.codes.map { code in
          "| [`\(code.rawValue)`](../Tests/ContractDiffTests/Cases/\(code.rawValue)) "
            + "| \(code.category.rawValue) | \(rule.effect) | \(rule.compares) | \(rule.meaning) |"
        }
      }
      return """

        ### \(subject.title)

        | code | level | effect | compares | what has happened |
        |---|---|---|---|---|
        \(rows.joined(separator: "\n"))

        """
    }.joined()
  }

  @Test func thePageSaysWhatTheTablesSay() throws {
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    let first = try #require(text.range(of: Self.start))
    let last = try #require(text.range(of: Self.end))
    if CaseUpdates.areWanted {
      text.replaceSubrange(first.upperBound..<last.lowerBound, with: Self.tables + "\n")
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
      return
    }
    #expect(text[first.upperBound..<last.lowerBound] == Self.tables + "\n")
  }

  /// Rows that share a code (of a type that is another the half that breaks is named) agree.
  @Test func aCodeHasOneLevel() {
    let codes = Subject.allCases.flatMap(\.rules).flatMap(\.codes)
    for code in codes {
      #expect(ChangeCode(rawValue: code.rawValue)?.category == code.category, "\(code.rawValue)")
    }
  }

  @Test func aFactStandsInTheTableOfItsSubject() {
    for subject in Subject.allCases { #expect(!subject.rules.isEmpty) }
    #expect(OperationFact.subject == .operations)
    #expect(ChangeCode(rawValue: "operation-remove") == nil)
  }

  /// Requests are contravariant and responses covariant, unless a row says why not.
  @Test func theLevelFollowsFromTheEffect() {
    let narrows = Rule(bothWays: "a", of: "b", .narrows, "c").codes
    #expect(narrows.map(\.rawValue) == ["request-a", "response-a"])
    #expect(narrows.map(\.category) == [.breaking, .info])
    #expect(Rule(bothWays: "a", of: "b", .widens, "c").codes.map(\.category) == [.info, .breaking])
    #expect(Rule(bothWays: "a", of: "b", .changes, "c").codes.allSatisfy { $0.category.isBreaking })
    #expect(Rule(access: "a", of: "b", .widens, "c").codes.map(\.category) == [.security])
    #expect(Rule(access: "a", of: "b", .narrows, "c").codes.map(\.category) == [.breaking])
  }

  /// Whoever may see another's data matters most: no such change passes as harmless.
  @Test func whatOwnersLoseFailsTheComparison() {
    for fact in [SecurityFact.ownerRuleRemoved, .ownerRuleChanged, .ownerRuleAdded] {
      #expect(fact.rule.codes.allSatisfy { $0.category.isBreaking })
    }
  }
}
