// The compiler's line as code, read this first: document -> support check -> ownership -> naming -> schema
// lowering -> operation lowering -> route tree -> Contract -> emitters. A pass reports all it can;
// the line stops after the first pass that left an error.

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
  public init(of document: Document) {
    var found = Diagnostics()
    contract = Self.run(document, &found)
    diagnostics = found.sorted
  }

  private static func run(_ document: Document, _ found: inout Diagnostics) -> Contract? {
    let file = document.node.file.path.split(separator: "/").last.map(String.init) ?? "openapi.yaml"

    found.add(SupportCheck.run(document))
    guard !found.hasErrors else { return nil }

    let securityModel = SecurityModel(document)
    let ownership = OwnershipModel(document, securityModel)
    found.add(ownership.diagnostics)
    found.add(NullableCheck.check(document))
    found.add(SchemaCycles.check(document))
    found.add(FiniteValues.check(document))
    guard !found.hasErrors else { return nil }

    let names = Naming.run(document, securityModel)
    let usage = SchemaUsage.run(document)

    let schemas = SchemaLowering(
      names: names, usage: usage, normalised: NormalisedSchemas(), file: file)
    schemas.lowerComponents(of: document)
    found.add(schemas.diagnostics)
    guard !found.hasErrors else { return nil }
    schemas.diagnostics = Diagnostics()

    let security = SecurityLowering(
      securityModel, ownership: ownership, names: names, file: file)
    var lowering = OperationLowering(document, names: names, schemas: schemas, security: security)
    let operations = lowering.run()
    let outgoing = OutgoingLowering.run(document, names: names, schemas: schemas)
    for part in [schemas.diagnostics, lowering.diagnostics] {
      found.add(part)
    }
    guard !found.hasErrors else { return nil }

    let (routes, ambiguities) = RouteLowering.run(document, names: names, operations: operations)
    found.add(ambiguities)
    guard !found.hasErrors else { return nil }

    return ContractAssembly.run(
      document, file: file, schemas: schemas, operations: operations, outgoing: outgoing,
      routes: routes, lowering: lowering)
  }

  /// The emitted Swift, one output for each of `outputNames`; empty if there was an error.
  public func outputs() -> [Output] {
    guard let contract else { return [] }
    return [
      Output(name: "Types.swift", text: TypesEmitter.emit(contract)),
      Output(name: "Codecs.swift", text: CodecsEmitter.emit(contract)),
      Output(name: "Operations.swift", text: OperationsEmitter.emit(contract)),
      Output(name: "Requests.swift", text: InputEmission.emit(contract)),
      Output(name: "Responses.swift", text: OutputEmission.emit(contract)),
      Output(name: "Routes.swift", text: RoutesEmitter.emit(contract)),
      Output(name: "Security.swift", text: SecurityEmitter.emit(contract)),
      Output(name: "EmbeddedContract.swift", text: EmbeddedContractEmitter.emit(contract)),
    ]
  }
}

extension Diagnostics {
  /// Adds what a pass found.
  fileprivate mutating func add(_ other: Diagnostics) {
    for diagnostic in other.sorted { add(diagnostic) }
  }
}
