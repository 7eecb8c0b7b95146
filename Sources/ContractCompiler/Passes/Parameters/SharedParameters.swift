// Component parameters -> constants that all operations share, so that neither how a parameter is
// read nor the types of its inline schemas depend on which operation comes first.

import OpenAPIDocument

/// The parameters of `components` that operations refer to.
struct SharedParameters {
  /// In byte order of the components' names.
  private(set) var plans: [ParameterPlan] = []
  private var indices: [ObjectIdentifier: Int] = [:]

  /// The plan of a parameter, without what only an operation knows; `nil` for one of its own.
  func plan(of parameter: Parameter) -> ParameterPlan? {
    indices[ObjectIdentifier(parameter)].map { plans[$0] }
  }

  /// Lowers the component parameters that operations use.
  static func run(
    _ document: Document, names: Names,
    lower: (Parameter, _ name: String, _ text: String, TypePath) -> ParameterPlan
  ) -> SharedParameters {
    var shared = SharedParameters()
    let used = usedParameters(of: document)
    let table = NameTable(document.components.parameters.map(\.name), style: .member)
    let entries = document.components.parameters.sorted {
      $0.name < $1.name
    }
    for entry in entries {
      let key = ObjectIdentifier(entry.value.value)
      guard used.contains(key), shared.indices[key] == nil else { continue }
      shared.indices[key] = shared.plans.count
      shared.plans.append(
        lower(entry.value.value, table[entry.name], entry.name.text, names.parameterScope))
    }
    return shared
  }

  private static func usedParameters(of document: Document) -> Set<ObjectIdentifier> {
    var used: Set<ObjectIdentifier> = []
    for path in document.paths {
      let list = path.value.operations.flatMap { $0.effectiveParameters(in: path.value) }
      for parameter in list { used.insert(ObjectIdentifier(parameter.value)) }
    }
    return used
  }
}
