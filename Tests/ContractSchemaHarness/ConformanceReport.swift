// What came out of a run, as values for tests and as text for people.

import ContractRuntime
import OpenAPIDocument

/// The verdicts of generated code on the instances of the suite.
struct ConformanceReport {
  /// A group that the compiler refused, and why.
  struct Refusal {
    var group: VectorGroup
    var diagnostic: Diagnostic
  }

  /// The answer to an instance.
  struct Verdict: CustomStringConvertible {
    var group: VectorGroup
    var instance: VectorGroup.Instance
    var status: Int

    var description: String {
      "\(group.title)/\(instance.description) [\(group.name)] \(status) "
        + "\(instance.data.jsonText.prefix(200)) for \(group.schema.jsonText.prefix(300))"
    }
  }

  var refusals: [Refusal] = []
  var groupCount = 0
  var instanceCount = 0
  var acceptedInvalid: [Verdict] = []
  var refusedValid: [Verdict] = []
  /// Answers that are neither acceptance nor 400 or 422.
  var otherStatuses: [Verdict] = []

  /// Adds the answer to an instance.
  mutating func add(_ verdict: Verdict) {
    instanceCount += 1
    switch (verdict.instance.isValid, verdict.status) {
    case (true, 200..<300), (false, 400), (false, 422): break
    case (false, 200..<300): acceptedInvalid.append(verdict)
    case (true, 400), (true, 422): refusedValid.append(verdict)
    default: otherStatuses.append(verdict)
    }
  }

  /// The report for people.
  var text: String {
    var lines: [String] = []
    for refusal in refusals {
      lines.append("refused at compile time: \(refusal.group.title)")
      lines.append("  [\(refusal.diagnostic.code)] \(refusal.diagnostic.message)")
    }
    lines += otherStatuses.map { "other status: \($0)" }
    lines += refusedValid.map { verdict in
      let limit = DocumentedLimit(verdict).map { " (\($0.rawValue))" } ?? ""
      return "refused though valid\(limit): \(verdict)"
    }
    lines += acceptedInvalid.map { "accepted though invalid: \($0)" }
    return (lines + summary).joined(separator: "\n")
  }

  private var summary: [String] {
    let refused = refusals.reduce(0) { $0 + $1.group.instances.count }
    let byCode = Dictionary(grouping: refusals) { $0.diagnostic.code }
    let byLimit = Dictionary(grouping: refusedValid) { DocumentedLimit($0)?.rawValue ?? "a fault" }
    return [
      "\(groupCount) groups with \(instanceCount) instances ran",
      "\(refusals.count) groups with \(refused) instances refused at compile time",
    ] + byCode.sorted { $0.key < $1.key }.map { "  \($0.value.count) \($0.key)" }
      + ["\(refusedValid.count) valid instances refused"]
      + byLimit.sorted { $0.key < $1.key }.map { "  \($0.value.count) \($0.key)" }
      + [
        "\(otherStatuses.count) other statuses",
        "\(acceptedInvalid.count) invalid instances accepted",
      ]
  }
}

/// Where generated code refuses more than JSON Schema does, and docs/decisions says why.
enum DocumentedLimit: String {
  case assertedFormat = "formats are asserted"
  case integerRange = "whole numbers have 64 bits"
  case impliedType = "members imply an object, items an array"

  /// The limit that explains why a valid instance was refused.
  init?(_ verdict: ConformanceReport.Verdict) {
    let schema = verdict.group.schema
    if verdict.group.file == "format", schema.hasMember("format") {
      self = .assertedFormat
    } else if verdict.instance.data.hasWideInteger, schema.hasMember("type", with: "integer") {
      self = .integerRange
    } else if verdict.group.dialect == .v30, schema.hasUntypedStructure {
      self = .impliedType
    } else {
      return nil
    }
  }
}

extension JSONValue {
  /// Whether a value holds a whole number beyond 64 bits, at any depth.
  fileprivate var hasWideInteger: Bool {
    switch self {
    case .number(let number): number.isInteger && number.int64 == nil
    case .array(let items): items.contains(where: \.hasWideInteger)
    case .object(let object): object.members.contains { $0.value.hasWideInteger }
    default: false
    }
  }

  /// Whether an object at any depth has a member of this name, with this text or in a list with it.
  fileprivate func hasMember(_ name: String, with text: String? = nil) -> Bool {
    switch self {
    case .array(let items): return items.contains { $0.hasMember(name, with: text) }
    case .object(let object):
      return object.members.contains { member in
        if member.name == name {
          guard let text else { return true }
          let words = member.value.array ?? [member.value]
          if words.contains(where: { $0.string == text }) { return true }
        }
        return member.value.hasMember(name, with: text)
      }
    default: return false
    }
  }

  /// Whether a schema at any depth has `properties` or `items` and no `type`.
  fileprivate var hasUntypedStructure: Bool {
    switch self {
    case .array(let items): return items.contains(where: \.hasUntypedStructure)
    case .object(let object):
      if self["type"] == nil, self["properties"] != nil || self["items"] != nil { return true }
      return object.members.contains { $0.value.hasUntypedStructure }
    default: return false
    }
  }
}
