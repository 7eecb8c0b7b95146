// The Swift names that a configuration asks for, held against the contract: each must name something,
// be a Swift name of its kind, and be no other's.

import ContractModel
import OpenAPIDocument

/// Overrides of names that the naming pass would give.
struct NameOverrides {
  private(set) var operations: [Name: String] = [:]
  private(set) var schemas: [Name: String] = [:]
  private(set) var diagnostics = Diagnostics()

  /// Checks the overrides of a configuration against a document.
  init(_ configuration: ContractConfiguration, _ document: Document) {
    let identifiers = document.paths.flatMap { path in
      path.value.operations.map { OperationName.of($0, at: path.name) }
    }
    operations = check(
      configuration.operationNames, "operation", known: identifiers
    ) { NameTable.candidate($0, style: .member, spellsSymbols: false) }
    schemas = check(
      configuration.schemaNames, "schema", known: document.components.schemas.map(\.name)
    ) { NameTable.candidate($0, style: .type(.schemas), spellsSymbols: false) }
  }

  private mutating func check(
    _ overrides: [ContractConfiguration.Override], _ kind: String, known: [Name],
    natural: (String) -> String
  ) -> [Name: String] {
    var result: [Name: String] = [:]
    var taken: [Name: Name] = [:]
    let overridden = Set(overrides.map { Name($0.name.text) })
    for name in known where !overridden.contains(name) {
      taken[Name(natural(name.text))] = name
    }
    for override in overrides {
      let name = override.swiftName
      guard known.contains(Name(override.name.text)) else {
        report(
          .unknownName, "no \(kind) of the contract is '\(override.name.text)'", override.name,
          suggestion: Suggestion.didYouMean(override.name.text, among: known.map(\.text)))
        continue
      }
      let spelled = natural(name.text)
      guard Name(spelled) == Name(name.text) else {
        report(
          .invalidOverride,
          "'\(name.text)' is no Swift name of \(kind == "schema" ? "a type" : "a method")",
          name, suggestion: "write '\(spelled)'")
        continue
      }
      if let other = taken.updateValue(Name(override.name.text), forKey: Name(name.text)) {
        report(
          .invalidOverride, "'\(name.text)' is the Swift name of the \(kind) '\(other)' already",
          name)
        continue
      }
      result[Name(override.name.text)] = name.text
    }
    return result
  }

  private mutating func report(
    _ code: CompilerCode, _ message: String, _ place: ContractConfiguration.NameText,
    suggestion: String? = nil
  ) {
    diagnostics.add(
      Diagnostic(kind: code, message, at: place.location, suggestion: suggestion))
  }
}
