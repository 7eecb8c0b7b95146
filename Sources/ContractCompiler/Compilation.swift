// The compiler's line as code, read this first: document -> support check -> ownership -> naming -> component
// schemas -> operations -> what the server calls -> checks -> routes -> Contract -> emitters. A pass takes values
// and gives values, what it found among them; it reports all it can, and the line stops after the first
// that left an error.

import ContractModel
import OpenAPIDocument

/// One run of the compiler over one document.
public struct Compilation {
  /// A file of emitted Swift.
  public struct Output: Sendable {
    /// The file name, one of `outputNames`.
    public var name: String
    /// The Swift source.
    public var text: String

    /// Makes an output from its parts.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The fixed set of files that every compilation emits.
  public static let outputNames = [
    "Types.swift", "Codecs.swift", "Operations.swift", "Requests.swift", "Responses.swift",
    "Routes.swift", "Security.swift", "EmbeddedContract.swift",
  ]

  /// Everything that the passes found, sorted.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The compiled contract; `nil` if a pass left an error.
  private(set) var contract: Contract?
  /// Whether every pass went through, so that there is something to emit.
  public var isComplete: Bool { contract != nil }

  /// Runs all passes over a document; emitting is left to `outputs()`.
  ///
  /// A filter of the configuration takes out of the document what it does not choose.
  public init(
    of document: Document, configuration: ContractConfiguration = ContractConfiguration()
  ) {
    var found = Diagnostics()
    contract = Self.run(document, configuration, &found)
    diagnostics = found.sorted
  }

  private static func run(
    _ document: Document, _ configuration: ContractConfiguration, _ found: inout Diagnostics
  ) -> Contract? {
    found.add(SupportCheck.run(document))
    guard !found.hasErrors else { return nil }

    let meaning = meaning(of: document, &found)
    guard !found.hasErrors else { return nil }

    // Everything that concerns the contract as a whole has been checked.
    let overrides = NameOverrides(configuration, document)
    found.add(overrides.diagnostics)
    let filtered = configuration.filter?.apply(to: document)
    if let filtered { found.add(filtered.diagnostics) }
    guard !found.hasErrors else { return nil }

    let names = Naming.run(document, meaning.security, overrides)
    guard let parts = lower(document, names, meaning, &found) else { return nil }
    return ContractAssembly.run(
      document, parts, without: filtered?.omission, access: configuration.access)
  }

  /// What a document says as a whole.
  private struct Meaning {
    let normalised = NormalisedSchemas()
    let security: SecurityModel
    let ownership: OwnershipModel
  }

  private static func meaning(of document: Document, _ found: inout Diagnostics) -> Meaning {
    let security = SecurityModel(document)
    let meaning = Meaning(security: security, ownership: OwnershipModel(document, security))
    found.add(meaning.ownership.diagnostics)
    found.add(IdempotencyRule.check(document, meaning.ownership, meaning.normalised))
    found.add(NullableCheck.check(document))
    found.add(ContradictionCheck.check(document))
    found.add(SchemaCycles.check(document))
    found.add(FiniteValues.check(document, meaning.normalised))
    return meaning
  }

  /// The passes over schemas, operations and routes; `nil` where one left an error.
  private static func lower(
    _ document: Document, _ names: Names, _ meaning: Meaning, _ found: inout Diagnostics
  ) -> ContractAssembly.Parts? {
    let facts = SchemaFacts(document, names, meaning.normalised)
    let components = ValueLowering.components(of: document, facts)
    let security = SecurityLowering(meaning.security, ownership: meaning.ownership, facts)
    let operations = OperationLowering.run(document, components, security)
    let outgoing = OutgoingLowering.run(document, operations.schemas)
    let checks = CheckLowering.run(outgoing.schemas)
    found.add(outgoing.schemas.diagnostics)
    found.add(PatternCheck.run(checks.patterns.nodes))
    found.add(
      ExampleCheck.check(
        document, meaning.normalised, except: outgoing.schemas.checkedDefaults))
    guard !found.hasErrors else { return nil }

    let routes = found.take(
      RouteLowering.run(
        document, names: names, operations: operations.operations,
        security: operations.security))
    guard !found.hasErrors else { return nil }
    return ContractAssembly.Parts(
      operations: operations, outgoing: outgoing, checks: checks, routes: routes)
  }

  /// What a server publishes of the contract, as one JSON text (RFC 8259); nil if there was an error.
  public var publishedJSON: [UInt8]? { contract?.embedded.json }

  /// The emitted Swift, one output for each of `outputNames`; empty if there was an error.
  public func outputs() -> [Output] {
    guard let contract else { return [] }
    let sources = [
      ("Types.swift", TypesEmitter.emit(contract)),
      ("Codecs.swift", CodecsEmitter.emit(contract)),
      ("Operations.swift", OperationsEmitter.emit(contract)),
      ("Requests.swift", InputEmission.emit(contract)),
      ("Responses.swift", OutputEmission.emit(contract)),
      ("Routes.swift", RoutesEmitter.emit(contract)),
      ("Security.swift", SecurityEmitter.emit(contract)),
      ("EmbeddedContract.swift", EmbeddedContractEmitter.emit(contract)),
    ]
    return sources.map { Output(name: $0, text: $1) }
  }
}
