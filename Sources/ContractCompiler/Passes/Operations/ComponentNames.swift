// The components that operations refer to -> their names, and with these the places of inline types: what a
// component declares stands with the component, whichever operation comes first.

import OpenAPIDocument

/// The names of component responses, request bodies and headers.
struct ComponentNames {
  private var names: [ObjectIdentifier: String] = [:]

  /// Reads the names.
  init(_ components: Components) {
    for entry in components.responses {
      names[ObjectIdentifier(entry.value.value)] = entry.name.text
    }
    for entry in components.requestBodies {
      names[ObjectIdentifier(entry.value.value)] = entry.name.text
    }
    for entry in components.headers { names[ObjectIdentifier(entry.value.value)] = entry.name.text }
  }

  /// The name of a component; nil for what stands in an operation.
  subscript(_ object: some AnyObject) -> String? { names[ObjectIdentifier(object)] }
}

/// Where the inline types of a body or a response are declared, and what they are called.
///
/// Those of a component stand beside the others of its kind, whichever operation comes first.
struct TypePlace {
  /// The scope of the operation.
  let scope: TypePath
  /// The scope of the inline types.
  let home: TypePath
  /// The text that they are named after.
  let name: String

  init(
    _ component: String?, suffix: String, shared: TypePath, scope: TypePath, name: String
  ) {
    self.scope = scope
    home = component == nil ? scope : shared
    self.name = component.map { $0 + suffix } ?? name
  }
}

extension LoweredSchemas {
  /// The value of a schema whose inline types stand at a place.
  mutating func value(of schema: Schema, at place: TypePlace) -> Value {
    value(of: schema, in: place.home, named: place.name)
  }

  /// The value of a schema whose inline types stand in a scope.
  mutating func value(of schema: Schema, in scope: TypePath, named name: String) -> Value {
    ValueLowering.value(of: schema, at: DeclarationPlace(scope, name), &self)
  }
}
