// Document -> names: which Swift name each component, operation and path has. Looks at the texts
// only, never at their order, so that reordering a contract changes no name.

import ContractModel
import OpenAPIDocument

/// The Swift names of everything that has a name in the document.
struct Names {
  /// Component schemas by the schema object.
  var schemas: [ObjectIdentifier: String] = [:]
  /// Operations by the operation object: the method's name.
  var methods: [ObjectIdentifier: String] = [:]
  /// Operations by the operation object: the name space of their types.
  var nameSpaces: [ObjectIdentifier: String] = [:]
  /// Identifiers of operations as they appear in comments.
  var operationIDs: [ObjectIdentifier: String] = [:]
  /// Enum cases of routes by path template.
  var routes: NameTable
  /// Members for security schemes by name.
  var schemes: NameTable
  /// The places of schemas.
  var places: SchemaPlaces
  /// The names of components' schemas and of operations, which no other type there has.
  var taken: [TypePath: Set<String>]
  /// Where the schemas of components are declared.
  let schemaScope = TypePath(.schemas)
  /// Where the inline types of component parameters, request bodies and responses are declared.
  let parameterScope = TypePath(.parameters)
  let requestBodyScope = TypePath(.requestBodies)
  let responseScope = TypePath(.responses)
  /// Where operations are declared.
  let operationScope = TypePath(.operations)
}

/// The naming pass.
enum Naming {
  /// Names the components, operations, routes and security schemes of a document.
  static func run(
    _ document: Document, _ security: SecurityModel, _ overrides: NameOverrides
  ) -> Names {
    let schemas = document.components.schemas
    let schemaNames = schemas.map { overrides.schemas[$0.name] ?? $0.name.text }
    let types = NameTable(schemaNames, style: .type(.schemas))
    let operations = document.paths.flatMap { path in
      path.value.operations.map { (path: path.name, operation: $0) }
    }
    let identifiers = operations.map { OperationName.of($0.operation, at: $0.path) }
    let operationNames = identifiers.map { overrides.operations[$0] ?? $0.text }
    let operationTexts = zip(operations, operationNames).map { entry, name in
      (text: name, isMade: entry.operation.operationID == nil)
    }
    let methods = NameTable.names(of: operationTexts, style: .member).names
    let spaces = NameTable.names(of: operationTexts, style: .type(.operations))
    var schemaTypes: [ObjectIdentifier: String] = [:]
    for (schema, name) in zip(schemas, schemaNames) {
      schemaTypes[ObjectIdentifier(schema.value)] = types[name]
    }
    var nameSpaces: [ObjectIdentifier: String] = [:]
    for (entry, name) in zip(operations, spaces.names) {
      nameSpaces[ObjectIdentifier(entry.operation)] = name
    }
    var names = Names(
      schemas: schemaTypes, nameSpaces: nameSpaces,
      routes: NameTable(document.paths.map(\.name), style: .member),
      schemes: NameTable(security.schemes.map(\.name), style: .member, taken: ["none"]),
      places: SchemaPlaces.run(document, schemas: schemaTypes, nameSpaces: nameSpaces),
      taken: [TypePath(.schemas): types.taken, TypePath(.operations): spaces.taken])
    for (index, entry) in operations.enumerated() {
      let key = ObjectIdentifier(entry.operation)
      names.methods[key] = methods[index]
      names.operationIDs[key] = identifiers[index].text
    }
    return names
  }
}
