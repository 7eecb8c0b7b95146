// The values of schemas, each made once, and which are being made: a schema that contains itself asks for
// its value before there is one.

import OpenAPIDocument

/// Values by the schemas that they are of.
struct ValueTable {
  private var known: [ObjectIdentifier: Value] = [:]
  private var inProgress: Set<ObjectIdentifier> = []
  /// Sets of schemas whose conjunction is being lowered.
  private var conjunctionsInProgress: Set<Set<ObjectIdentifier>> = []

  /// The value of a schema; `nil` where there is none yet.
  subscript(_ schema: Schema) -> Value? {
    get { known[ObjectIdentifier(schema)] }
    set { known[ObjectIdentifier(schema)] = newValue }
  }

  /// Notes that a schema's value is being made; `false` where it is already, so that it contains itself.
  mutating func begin(_ schema: Schema) -> Bool {
    inProgress.insert(ObjectIdentifier(schema)).inserted
  }

  /// Notes that a schema's value is made.
  mutating func end(_ schema: Schema) { inProgress.remove(ObjectIdentifier(schema)) }

  /// Notes that the value of a conjunction is being made; `false` where it is already.
  mutating func begin(_ schemas: [Schema]) -> Bool {
    conjunctionsInProgress.insert(Self.key(schemas)).inserted
  }

  /// Notes that the value of a conjunction is made.
  mutating func end(_ schemas: [Schema]) { conjunctionsInProgress.remove(Self.key(schemas)) }

  private static func key(_ schemas: [Schema]) -> Set<ObjectIdentifier> {
    Set(schemas.map { ObjectIdentifier($0.resolved) })
  }
}
