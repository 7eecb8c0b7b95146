// Schemas -> their conjunctions, each made once: what the compiler and the diff ask for the meaning of
// a schema.

import OpenAPIDocument

/// The schemas of a document with references and `allOf` merged in.
///
/// A schema is known by its object, which a document has once for each place; two references to one
/// place are one schema. Schemas do not change any more once a document is read, so that an answer
/// depends on the schema alone, and nobody can see whether it was remembered.
///
/// This is a class for its memo, which all who ask share: each pass asks for some of a document's
/// schemas, many times, in an order that only it knows. Merged ahead of time, most conjunctions would
/// be made for nobody; as a value that learns while it is asked, it would have to be handed on as
/// `inout` by everybody who only reads. One run of the compiler or the diff makes one, on one thread,
/// and lets go of it at its end.
public final class NormalisedSchemas {
  private var known: [ObjectIdentifier: MergedSchema] = [:]

  private var nullAcceptance = NullAcceptance()

  /// Makes an empty table.
  public init() {}

  /// What a value of a schema must satisfy as a whole.
  public func merged(_ schema: Schema) -> MergedSchema {
    let target = schema.resolved
    let merged = known[ObjectIdentifier(target)] ?? Self.conjunction(of: [target])
    known[ObjectIdentifier(target)] = merged
    return Self.applying([schema], to: merged)
  }

  /// What a value must satisfy that several schemas are about.
  public func merged(_ schemas: [Schema]) -> MergedSchema {
    schemas.count == 1
      ? merged(schemas[0])
      : Self.applying(schemas, to: Self.conjunction(of: schemas.map(\.resolved)))
  }

  /// Whether a schema accepts `null`.
  public func acceptsNull(_ schema: Schema) -> Bool { nullAcceptance.accepts(schema) }

  /// A conjunction and one schema more.
  public func adding(_ schema: Schema, to base: MergedSchema) -> MergedSchema {
    var result = base
    SchemaMerger.add(schema, to: &result)
    return result
  }

  /// The `default` beside a `$ref` is this place's own, and goes before that of the schema it leads to.
  private static func applying(_ schemas: [Schema], to merged: MergedSchema) -> MergedSchema {
    guard let own = schemas.lazy.compactMap(\.defaultBesideReference).first else { return merged }
    var result = merged
    result.defaultValue = own
    return result
  }

  private static func conjunction(of schemas: [Schema]) -> MergedSchema {
    var result = MergedSchema()
    for schema in schemas { SchemaMerger.add(schema, to: &result) }
    // A reference that says nothing itself leads to the schema that does; one in a circle to none.
    if result.sources.isEmpty, let first = schemas.first { result.sources = [first] }
    return result
  }
}

extension Schema {
  /// The first `default` on the way along references that have only annotations beside them.
  fileprivate var defaultBesideReference: Node? {
    var schema = self
    while let reference = schema.reference, schema.isPureReference {
      if let value = schema[.default] { return value }
      schema = reference.target
    }
    return nil
  }
}
