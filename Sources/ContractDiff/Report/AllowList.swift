// The changes that a team has accepted: a file with a code and a place a line. It stays clean, as
// an entry that accepts nothing is reported.

import ContractModel
import OpenAPIDocument

/// Accepted changes.
///
/// Each line is `code /json/pointer` or `code METHOD /path`; `#` opens a comment. A pointer names
/// the leading or the other place of a change as it is printed. An operation accepts the changes
/// that touch no other operation, or none but those that further entries with the same code name.
public struct AllowList {
  /// One line of the file.
  public struct Entry: Sendable {
    /// The line, from 1.
    public let line: Int
    /// The code and the place as written, without the comment.
    public let text: String
    let code: ChangeCode
    let target: String
    let isPointer: Bool
  }

  /// A line that is none.
  public struct Malformed: Error, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, with what is meant where that is likely.
    public let message: String
  }

  /// The entries in the order written.
  public private(set) var entries: [Entry] = []
  /// The lines that are no entries.
  public private(set) var malformed: [Malformed] = []

  /// Reads a file's text.
  public init(_ text: String = "") {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = Self.withoutComment(line)
      guard !words.isEmpty else { continue }
      do {
        entries.append(try Self.entry(words, line: index + 1))
      } catch {
        malformed.append(error)
      }
    }
  }

  private static func withoutComment(_ line: Substring) -> String {
    // A fragment such as `#/paths` is no comment.
    var end = line.startIndex
    var previous: Character = " "
    while end < line.endIndex {
      let rest = line[end...]
      if rest.first == "#", previous == " " || previous == "\t", !rest.hasPrefix("#/") { break }
      previous = line[end]
      end = line.index(after: end)
    }
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var kept = line[..<end].drop(while: isSpace)
    while let last = kept.last, isSpace(last) { kept.removeLast() }
    return String(kept)
  }

  private static func entry(_ text: String, line: Int) throws(Malformed) -> Entry {
    let word = text.prefix { $0 != " " && $0 != "\t" }
    let target = text.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
    guard let code = ChangeCode(rawValue: String(word)) else {
      let names = ChangeCode.allCases.map(\.rawValue)
      let meant = Suggestion.didYouMean(String(word), among: names).map { "; \($0)" } ?? ""
      throw Malformed(line: line, message: "'\(word)' is not the code of a change\(meant)")
    }
    let isPointer = target.hasPrefix("/") || target.contains("#/")
    let isOperation = !isPointer && target.contains { $0 == " " || $0 == "\t" }
    guard isPointer || isOperation else {
      throw Malformed(
        line: line, message: "a JSON pointer or 'METHOD /path' must follow '\(word)'")
    }
    let place = target.hasPrefix("/") ? "#" + target : String(target)
    return Entry(line: line, text: text, code: code, target: place, isPointer: isPointer)
  }

  /// What is accepted of a list of changes, and the entries that accept nothing.
  public func apply(to changes: [Change])
    -> (changes: [(change: Change, isAccepted: Bool)], unused: [Entry])
  {
    var used: Set<Int> = []
    let result = changes.map { change in
      let accepting = acceptingEntries(change)
      used.formUnion(accepting)
      return (change: change, isAccepted: !accepting.isEmpty)
    }
    return (result, entries.filter { !used.contains($0.line) })
  }

  /// The lines that accept a change; empty if it is not accepted.
  private func acceptingEntries(_ change: Change) -> [Int] {
    let candidates = entries.filter { $0.code == change.code }
    let pointers = [change.place.pointer, change.note.place.pointer].map(Name.init)
    let byPointer = candidates.filter { $0.isPointer && pointers.contains(Name($0.target)) }
    if !byPointer.isEmpty { return byPointer.map(\.line) }
    guard !change.operations.isEmpty, !change.touchesMore else { return [] }
    var lines: [Int] = []
    for operation in change.operations {
      let entry = candidates.first { !$0.isPointer && Name($0.target) == Name(operation) }
      guard let entry else { return [] }
      lines.append(entry.line)
    }
    return lines
  }
}
