// `contract-config.yaml` -> options and diagnostics. Read by the contract's own YAML reader, so that
// every mistake has its line.

import OpenAPIDocument

/// Reads configurations.
public struct ConfigurationReader {
  private static let options = ["accessModifier", "filter", "nameOverrides", "strict"]
  private static let filters = ["tags", "paths", "operations"]
  private static let overrides = ["operations", "schemas"]

  private var configuration = ContractConfiguration()
  private var diagnostics = Diagnostics()

  private init() {}

  /// The options in a file, and what is wrong with it; a file of comments has none.
  public static func read(
    _ bytes: [UInt8], path: String
  ) -> (configuration: ContractConfiguration, diagnostics: [Diagnostic]) {
    var reader = ConfigurationReader()
    var found = Diagnostics()
    let file = FileParser.parse(bytes, path: path, limits: Limits(), diagnostics: &found)
    for diagnostic in found.sorted where diagnostic.code != DiagnosticCode.emptyFile.rawValue {
      reader.diagnostics.add(diagnostic)
    }
    if let file, !file.root.isNull { reader.read(file.root) }
    return (reader.configuration, reader.diagnostics.sorted)
  }

  private mutating func read(_ root: Node) {
    for member in members(of: root, "the configuration", among: Self.options) {
      let value = member.value
      switch member.name {
      case "accessModifier": readAccess(value)
      case "filter": readFilter(value)
      case "nameOverrides": readOverrides(value)
      default:
        if let flag = value.bool {
          configuration.isStrict = flag
        } else {
          reportType(member, "true or false")
        }
      }
    }
  }

  private mutating func readAccess(_ value: Node) {
    if let level = value.string.flatMap(AccessLevel.init) {
      configuration.access = level
      return
    }
    let words = AccessLevel.allCases.map(\.rawValue)
    diagnostics.add(
      Diagnostic(
        kind: DiagnosticCode.invalidValue,
        "'accessModifier' must be one of \(words.joined(separator: ", "))", at: value.location,
        suggestion: Suggestion.didYouMean(value.string ?? "", among: words)))
  }

  private mutating func readFilter(_ value: Node) {
    var filter = OperationFilter()
    for member in members(of: value, "'filter'", among: Self.filters) {
      let texts = names(member)
      switch member.name {
      case "tags": filter.tags = texts
      case "paths": filter.paths = texts
      default: filter.operations = texts
      }
    }
    configuration.filter = filter
    if value.isMapping, filter.tags.isEmpty, filter.paths.isEmpty, filter.operations.isEmpty {
      diagnostics.add(
        Diagnostic(
          kind: DiagnosticCode.emptyValue, "'filter' names nothing, so nothing would be served",
          at: value.location))
    }
  }

  private mutating func readOverrides(_ value: Node) {
    for member in members(of: value, "'nameOverrides'", among: Self.overrides) {
      guard member.value.isMapping else {
        reportType(member, "a mapping of names to Swift names")
        continue
      }
      var list: [ContractConfiguration.Override] = []
      for entry in member.value.members {
        guard let name = entry.value.string else {
          reportType(entry, "a Swift name")
          continue
        }
        list.append(
          ContractConfiguration.Override(
            name: .init(text: entry.key.text, location: entry.key.location),
            swiftName: .init(text: name, location: entry.value.location)))
      }
      if member.name == "operations" {
        configuration.operationNames = list
      } else {
        configuration.schemaNames = list
      }
    }
  }

  private mutating func names(_ member: Member) -> [ContractConfiguration.NameText] {
    guard member.value.isSequence, member.value.elements.allSatisfy(\.isString) else {
      reportType(member, "a list of strings")
      return []
    }
    return member.value.elements.map { .init(text: $0.text, location: $0.location) }
  }

  /// The members of a mapping that are known; reports the others, and what is no mapping.
  private mutating func members(
    of node: Node, _ name: String, among known: [String]
  ) -> [Member] {
    guard node.isMapping else {
      diagnostics.add(
        Diagnostic(
          kind: DiagnosticCode.wrongType, "\(name) must be a mapping", at: node.location))
      return []
    }
    for member in node.members where !known.contains(where: member.key.textEquals) {
      diagnostics.add(
        Diagnostic(
          kind: DiagnosticCode.unknownField,
          "'\(member.name)' is no option of \(name): these are \(known.joined(separator: ", "))",
          at: member.key.location,
          suggestion: Suggestion.didYouMean(member.key.text, among: known)))
    }
    return node.members.filter { member in known.contains(where: member.key.textEquals) }
  }

  private mutating func reportType(_ member: Member, _ expected: String) {
    diagnostics.add(
      Diagnostic(
        kind: DiagnosticCode.wrongType, "'\(member.name)' must be \(expected)",
        at: member.value.location))
  }
}
