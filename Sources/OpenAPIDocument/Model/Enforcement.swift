// What becomes of a keyword, a format or a fixed field: every row of the tables has one of these, and
// none can be made without it, so that nothing of the specification is forgotten in silence.

/// The decision about one part of the specification.
public enum Enforcement: Sendable, Hashable {
  /// It is enforced, by this part of the compiler.
  case enforced(by: Enforcer)
  /// The compiler refuses it at its line, for this reason.
  case refused(String)
  /// It has no effect on a server, for this reason.
  case withoutEffect(String)
}

/// The parts of the compiler that enforce something.
public enum Enforcer: String, CaseIterable, Sendable {
  /// The document's reader: the field is read, and what is inside has fields of its own.
  case reading = "Sources/OpenAPIDocument/Reading/DocumentReader.swift"
  /// What references and identifiers lead to.
  case references = "Sources/OpenAPIDocument/References/ReferenceResolver.swift"
  /// The checks across objects, which only say what is wrong.
  case checks = "Sources/OpenAPIDocument/Checks/DocumentChecks.swift"
  /// The conjunction of schemas that apply to one value.
  case merging = "Sources/ContractModel/Schemas/SchemaMerger.swift"
  /// Which messages have a member.
  case directions = "Sources/ContractModel/Schemas/Directions.swift"
  /// Which dialect a schema is written in.
  case dialect = "Sources/ContractModel/Schemas/SchemaDialect.swift"
  /// The security schemes and what operations require of them.
  case security = "Sources/ContractModel/Ownership/SecurityModel.swift"
  /// The Swift type of a value with the rules of its codec.
  case types = "Sources/ContractCompiler/Passes/Schemas/ValuePlanning.swift"
  /// The rules of strings and numbers.
  case scalars = "Sources/ContractCompiler/Passes/Schemas/ScalarLowering.swift"
  /// The choice between alternatives.
  case unions = "Sources/ContractCompiler/Passes/Schemas/AlternativePlanning.swift"
  /// Check functions, for what a Swift type cannot say.
  case checkFunctions = "Sources/ContractCompiler/Passes/Checks/AssertionLowering.swift"
  /// Evaluation functions, for what other keywords leave over.
  case evaluations = "Sources/ContractCompiler/Passes/Checks/EvaluationLowering.swift"
  /// The value of what is absent.
  case defaults = "Sources/ContractCompiler/Passes/Schemas/DefaultLowering.swift"
  /// Parameters and the rest of an operation.
  case operations = "Sources/ContractCompiler/Passes/Operations/OperationLowering.swift"
  /// Bodies, by media type.
  case contents = "Sources/ContractCompiler/Passes/Contents/ContentLowering.swift"
  /// Responses and their headers.
  case responses = "Sources/ContractCompiler/Passes/Responses/ResponseLowering.swift"
  /// The types of what the server calls itself.
  case outgoing = "Sources/ContractCompiler/Passes/Operations/OutgoingLowering.swift"
  /// The routes.
  case routes = "Sources/ContractCompiler/Passes/Routes/RouteLowering.swift"
  /// The names of the generated code.
  case names = "Sources/ContractCompiler/Names/Naming.swift"
}

extension Enforcement {
  static let forPeople = withoutEffect(
    "text for people: published, and a comment where code is made")
  static let forClients = withoutEffect("it tells clients how to call, and is published")
  static let forXML = withoutEffect("XML is handed over as bytes, with a warning")
  static let example = enforced(by: .checks)
}
