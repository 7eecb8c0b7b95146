// Declared errors -> what the server sends its own errors as.

import ContractModel
import OpenAPIDocument

/// Decides by the errors of all operations together: a request may fail before its operation is known.
enum ProblemLowering {
  private static let json = Name("application/json")
  private static let problemJSON = Name("application/problem+json")

  /// The one type of the two that every error has which has one of them; nil where both or neither is that.
  static func run(_ document: Document) -> ProblemType? {
    let errors = document.paths.flatMap(\.value.operations).flatMap(\.responses)
      .filter { isError($0.name) }.map(\.value.value.content)
    let declared = errors.map { content in Set(content.map { MediaRange($0.name).essence }) }
      .filter { !$0.isDisjoint(with: [json, problemJSON]) }
    guard !declared.isEmpty else { return nil }
    let haveJSON = declared.allSatisfy { $0.contains(json) }
    let haveProblemJSON = declared.allSatisfy { $0.contains(problemJSON) }
    if haveJSON == haveProblemJSON { return nil }
    return haveJSON ? .json : .problemJSON
  }

  private static func isError(_ status: Name) -> Bool {
    status == "default" || [0x34, 0x35].contains(status.text.utf8.first)
  }
}
