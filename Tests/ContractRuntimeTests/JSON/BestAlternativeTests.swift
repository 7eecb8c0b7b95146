// Of the alternatives that accept a value, a handler is given the one that keeps most of it.

import ContractRuntime
import Testing

@Suite("The best of several alternatives")
struct BestAlternativeTests {
  /// Reads an object as the members that it knows.
  private static func members(
    _ known: [StaticString], _ reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [String]? {
    guard try reader.beginObject() else { return nil }
    var found: [String] = []
    while try reader.nextKey() {
      if let name = known.first(where: { reader.key(is: $0) }) {
        found.append(name.description)
        _ = try inner(&reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return found
  }

  /// A member's value: an object is a union again.
  private static func inner(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    if try reader.peekKind() == .object { return try union(&reader) }
    try reader.skipValue()
    return []
  }

  /// As generated code reads `anyOf`.
  private static func union(_ reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    let start = reader.checkpoint()
    var best = BestAlternative<[String]>()
    let alternatives: [[StaticString]] = [["a"], ["a", "b"], ["b", "c"]]
    for (index, known) in alternatives.enumerated() {
      if index > 0 { try reader.rewind(to: start) }
      guard let value = try members(known, &reader), reader.isValid(since: start) else { continue }
      best.take(value, ignoring: reader.ignoredBytes(since: start))
      if reader.isSettled(best, since: start) { return best.value }
    }
    return reader.settle(best, since: start)
  }

  private func read(_ text: String) throws -> [String]? {
    var violations = Violations()
    return try JSON.read(Array(text.utf8), &violations) {
      (reader) throws(JSONSyntaxError) in try Self.union(&reader)
    }
  }

  @Test(
    arguments: [
      (#"{"a":1}"#, ["a"]), (#"{"a":1,"b":2}"#, ["a", "b"]), (#"{"c":1,"b":2}"#, ["c", "b"]),
      (#"{"a":1,"c":2}"#, ["a"]), (#"{"x":1,"a":2}"#, ["a"]), (#"{"x":1}"#, []), ("{}", []),
      // What is ignored further in counts as well.
      (#"{"b":{"x":1,"y":2},"a":{"x":1}}"#, ["b", "a"]),
      (#"{"x":{"a":1},"b":1,"a":1}"#, ["b", "a"]),
    ] as [(String, [String])])
  func keepsTheMost(text: String, members: [String]) throws {
    #expect(try read(text) == members)
  }

  /// Unions within unions are read again twice at most in all, not at each level.
  @Test func depthCostsNoMoreThanTheBudget() throws {
    let depth = 100
    let text =
      String(repeating: #"{"x":1,"a":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
    #expect(try read(text) == ["a"])
  }
}
