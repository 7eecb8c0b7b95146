// Random pairs of schemas against a small validator: where a value that the old contract accepted
// is refused by the new one, the comparison must say that something breaks.

import Foundation
import Testing

@testable import ContractDiff

/// A pseudo-random sequence, the same in each run (SplitMix64).
private struct Sequence64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A value of JSON.
private enum Value: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Int)
  case string(String)
  case array([Value])
  case object([String: Value])

  var types: Set<String> {
    switch self {
    case .null: ["null"]
    case .boolean: ["boolean"]
    case .number: ["number", "integer"]
    case .string: ["string"]
    case .array: ["array"]
    case .object: ["object"]
    }
  }

  static let samples: [Value] = {
    let small: [Value] = [
      .null, .boolean(true), .number(0), .number(1), .number(2), .number(5), .string(""),
      .string("a"), .string("b"), .string("abc"), .array([]), .object([:]),
    ]
    var all = small
    for value in small {
      all += [.array([value]), .array([value, .string("a")]), .array([value, value])]
      all += [.object(["a": value]), .object(["b": value]), .object(["c": value])]
      for other in small { all.append(.object(["a": value, "b": other])) }
    }
    return all
  }()
}

/// The part of JSON Schema that the random schemas use.
private indirect enum Part {
  case types([String])
  case values([Value])
  case minimum(Int)
  case maximum(Int)
  case minLength(Int)
  case maxLength(Int)
  case required([String])
  case properties([String: [Part]])
  case closed
  case additional([Part])
  case items([Part])
  case uniqueItems
  case allOf([[Part]])
  case anyOf([[Part]])
  case oneOf([[Part]])
  case not([Part])

  static func admits(_ parts: [Part], _ value: Value) -> Bool {
    parts.allSatisfy { $0.admits(value, beside: parts) }
  }

  private func admits(_ value: Value, beside parts: [Part]) -> Bool {
    switch (self, value) {
    case (.types(let names), _): return !value.types.isDisjoint(with: names)
    case (.values(let values), _): return values.contains(value)
    case (.minimum(let bound), .number(let number)): return number >= bound
    case (.maximum(let bound), .number(let number)): return number <= bound
    case (.minLength(let bound), .string(let text)): return text.count >= bound
    case (.maxLength(let bound), .string(let text)): return text.count <= bound
    case (.required(let names), .object(let members)):
      return names.allSatisfy { members[$0] != nil }
    case (.properties(let schemas), .object(let members)):
      return schemas.allSatisfy { name, schema in
        members[name].map { Part.admits(schema, $0) } ?? true
      }
    case (.closed, .object(let members)):
      return members.keys.allSatisfy { Self.declared(parts).contains($0) }
    case (.additional(let schema), .object(let members)):
      return members.allSatisfy { Self.declared(parts).contains($0) || Part.admits(schema, $1) }
    case (.items(let schema), .array(let elements)):
      return elements.allSatisfy { Part.admits(schema, $0) }
    case (.uniqueItems, .array(let elements)):
      return elements.indices.allSatisfy { elements.firstIndex(of: elements[$0]) == $0 }
    case (.allOf(let all), _): return all.allSatisfy { Part.admits($0, value) }
    case (.anyOf(let all), _): return all.contains { Part.admits($0, value) }
    case (.oneOf(let all), _): return all.count { Part.admits($0, value) } == 1
    case (.not(let schema), _): return !Part.admits(schema, value)
    default: return true
    }
  }

  private static func declared(_ parts: [Part]) -> Set<String> {
    var names: Set<String> = []
    for case .properties(let schemas) in parts { names.formUnion(schemas.keys) }
    return names
  }
}

extension Value {
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .array(let elements): "[\(elements.map(\.text).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }.joined(separator: ", "))}"
    }
  }
}

extension Part {
  static func text(_ parts: [Part]) -> String {
    "{\(parts.map(\.text).joined(separator: ", "))}"
  }

  private var text: String {
    switch self {
    case .types(let names): "type: [\(names.map { "'\($0)'" }.joined(separator: ", "))]"
    case .values(let values): "enum: [\(values.map(\.text).joined(separator: ", "))]"
    case .minimum(let bound): "minimum: \(bound)"
    case .maximum(let bound): "maximum: \(bound)"
    case .minLength(let bound): "minLength: \(bound)"
    case .maxLength(let bound): "maxLength: \(bound)"
    case .required(let names): "required: [\(names.joined(separator: ", "))]"
    case .properties(let schemas):
      "properties: {\(schemas.sorted { $0.key < $1.key }.map { "\($0.key): \(Part.text($0.value))" }.joined(separator: ", "))}"
    case .closed: "additionalProperties: false"
    case .additional(let schema): "additionalProperties: \(Part.text(schema))"
    case .items(let schema): "items: \(Part.text(schema))"
    case .uniqueItems: "uniqueItems: true"
    case .allOf(let all): "allOf: [\(all.map(Part.text).joined(separator: ", "))]"
    case .anyOf(let all): "anyOf: [\(all.map(Part.text).joined(separator: ", "))]"
    case .oneOf(let all): "oneOf: [\(all.map(Part.text).joined(separator: ", "))]"
    case .not(let schema): "not: \(Part.text(schema))"
    }
  }
}

/// Makes schemas and changes of them.
private struct SchemaMaker {
  var random: Sequence64
  /// Whether there is `oneOf`: of what matched two of its alternatives and was never sent, a client
  /// knows either, so that a response may have it.
  let hasOneOf: Bool

  mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  /// A schema of up to three keywords, each at most once.
  mutating func schema(depth: Int) -> [Part] {
    var kinds: Set<Int> = []
    for _ in 0..<number(4) { kinds.insert(max(1, number(depth > 0 ? 15 : 7))) }
    return kinds.sorted().map { part(kind: $0, depth: depth - 1) }
  }

  private mutating func part(kind: Int, depth: Int) -> Part {
    switch kind {
    case 1: return .types(types())
    case 2: return .values((0...number(3)).map { _ in Value.samples[number(12)] })
    case 3: return .minimum(number(4))
    case 4: return .maximum(number(4))
    case 5: return .minLength(number(3))
    case 6: return .maxLength(number(3))
    case 7: return .required(names())
    case 8:
      var schemas: [String: [Part]] = [:]
      for name in names() { schemas[name] = schema(depth: depth) }
      return .properties(schemas)
    case 9: return number(2) == 0 ? .closed : .additional(schema(depth: depth))
    case 10: return .items(schema(depth: depth))
    case 11: return .uniqueItems
    case 12: return .allOf(list(depth))
    case 13: return hasOneOf && number(2) == 0 ? .oneOf(list(depth)) : .anyOf(list(depth))
    default: return .not(schema(depth: depth))
    }
  }

  private mutating func types() -> [String] {
    let all = ["null", "boolean", "integer", "number", "string", "array", "object"]
    let start = number(all.count)
    return Array(all[start..<min(all.count, start + 1 + number(2))])
  }

  private mutating func names() -> [String] { number(2) == 0 ? ["a"] : ["a", "b"] }

  private mutating func list(_ depth: Int) -> [[Part]] {
    (0...number(3)).map { _ in schema(depth: depth) }
  }

  /// Mostly the same schema with a keyword dropped, added or made anew.
  mutating func variant(of parts: [Part], depth: Int) -> [Part] {
    guard !parts.isEmpty, number(8) > 0 else { return schema(depth: depth) }
    var parts = parts
    let index = number(parts.count)
    switch number(3) {
    case 0: parts.remove(at: index)
    default: parts[index] = changed(parts[index], depth: depth - 1)
    }
    return parts
  }

  private mutating func changed(_ part: Part, depth: Int) -> Part {
    switch part {
    case .types: return .types(types())
    case .values(let values):
      return .values(Array(values.dropFirst()) + [Value.samples[number(12)]])
    case .minimum: return .minimum(number(4))
    case .maximum: return .maximum(number(4))
    case .minLength: return .minLength(number(3))
    case .maxLength: return .maxLength(number(3))
    case .required: return .required(names())
    case .properties(var schemas):
      if number(4) == 0 { schemas["a"] = nil }
      if let (name, schema) = schemas.min(by: { $0.key < $1.key }) {
        schemas[name] = variant(of: schema, depth: depth)
      }
      return .properties(schemas)
    case .closed: return .additional(schema(depth: depth))
    case .additional(let schema):
      return number(4) == 0 ? .closed : .additional(variant(of: schema, depth: depth))
    case .items(let schema): return .items(variant(of: schema, depth: depth))
    case .uniqueItems: return .uniqueItems
    case .allOf(let all): return .allOf(changed(all, depth: depth))
    case .anyOf(let all):
      return hasOneOf && number(6) == 0
        ? .oneOf(all) : .anyOf(changed(all, depth: depth))
    case .oneOf(let all):
      return number(6) == 0 ? .anyOf(all) : .oneOf(changed(all, depth: depth))
    case .not(let schema): return .not(variant(of: schema, depth: depth))
    }
  }

  private mutating func changed(_ all: [[Part]], depth: Int) -> [[Part]] {
    var all = all
    let index = number(all.count)
    switch number(4) {
    case 0 where all.count > 1: all.remove(at: index)
    case 1: all.append(schema(depth: depth))
    default: all[index] = variant(of: all[index], depth: depth)
    }
    return all
  }
}

@Suite struct SoundnessTests {
  /// What the comparison holds harmless though it is not by the letter: a member that a client
  /// could send before without it being declared is given a schema, or loses its own.
  private static let byIntent: Set = ["request-property-added", "request-property-removed"]

  /// More runs, and other ones, by the environment variables SOUNDNESS_RUNS and SOUNDNESS_SEED.
  private static let runs = setting("SOUNDNESS_RUNS") ?? 1500

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  private func seed(_ usual: UInt64) -> UInt64 {
    Self.setting("SOUNDNESS_SEED").map { UInt64(clamping: $0) } ?? usual
  }

  @Test func whatIsRefusedNowIsReported() throws {
    var maker = SchemaMaker(random: Sequence64(state: seed(20_260)), hasOneOf: true)
    let runs = Self.runs
    var refusals = 0
    for _ in 0..<runs {
      let old = maker.schema(depth: 3)
      let new = maker.variant(of: old, depth: 3)
      let witness = Value.samples.first { Part.admits(old, $0) && !Part.admits(new, $0) }
      guard let witness else { continue }
      refusals += 1
      let changes = try Contracts.changes(
        Frame.request(Part.text(old)), Frame.request(Part.text(new)))
      let isSaid = changes.contains {
        $0.category.isBreaking || Self.byIntent.contains($0.code.rawValue)
      }
      #expect(isSaid, "\(witness.text) is refused: \(Part.text(old)) -> \(Part.text(new))")
    }
    #expect(refusals > runs / 10)
  }

  @Test func whatIsSentNowIsReported() throws {
    var maker = SchemaMaker(random: Sequence64(state: seed(7)), hasOneOf: false)
    let runs = Self.runs
    var surprises = 0
    for _ in 0..<runs {
      let old = maker.schema(depth: 3)
      let new = maker.variant(of: old, depth: 3)
      let witness = Value.samples.first { !Part.admits(old, $0) && Part.admits(new, $0) }
      guard let witness else { continue }
      surprises += 1
      let changes = try Contracts.changes(
        Frame.response(Part.text(old)), Frame.response(Part.text(new)))
      #expect(
        changes.contains { $0.category.isBreaking },
        "\(witness.text) is sent: \(Part.text(old)) -> \(Part.text(new))")
    }
    #expect(surprises > runs / 10)
  }
}
