// What a package asks of the compiler beside its contract: `contract-config.yaml`, as values with the
// places where they are written.

import OpenAPIDocument

/// The options of one compilation.
public struct ContractConfiguration: Sendable {
  /// A text of the file that names something in the contract.
  struct NameText: Sendable {
    var text: String
    var location: Location
  }

  /// A name of the contract and the Swift name that it is to have.
  struct Override: Sendable {
    var name: NameText
    var swiftName: NameText
  }

  /// The access level of the emitted declarations.
  var access = AccessLevel.public
  /// Which operations are served; nil for all.
  var filter: OperationFilter?
  /// The methods' names by operation id, or by method and path of an operation without one.
  var operationNames: [Override] = []
  /// The types' names by component name.
  var schemaNames: [Override] = []
  /// Whether warnings are errors.
  public internal(set) var isStrict = false

  /// The options of a package that has no configuration.
  public init() {}
}
