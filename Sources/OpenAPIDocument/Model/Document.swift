// The typed model of an OpenAPI document: the root object and what describes the API as a whole.

/// The version of the specification a document follows.
public enum SpecificationVersion: UInt8, Sendable, Comparable {
  /// OpenAPI 3.0.x: its own schema dialect.
  case v30
  /// OpenAPI 3.1.x: JSON Schema 2020-12.
  case v31
  /// OpenAPI 3.2.x.
  case v32

  /// Orders by age.
  public static func < (left: SpecificationVersion, right: SpecificationVersion) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An OpenAPI document, all references resolved.
///
/// The objects of the model refer to each other in circles, so a document lives until the process
/// ends, as befits a compiler; a caller that reads many documents ends each by `takeApart()`.
public final class Document: Element {
  /// The root mapping.
  public let node: Node
  /// The version of the entry file.
  public let version: SpecificationVersion
  /// Title, version, licence.
  public internal(set) var info: Info
  /// The servers; empty if none is declared (the specification's default is `/`).
  public internal(set) var servers: [Server] = []
  /// The paths in document order.
  public internal(set) var paths: [Entry<PathItem>] = []
  /// The webhooks in document order.
  public internal(set) var webhooks: [Entry<PathItem>] = []
  /// The components.
  public internal(set) var components: Components
  /// The security alternatives of every operation that declares none; nil if not declared.
  public internal(set) var security: [SecurityRequirement]?
  /// The tags.
  public internal(set) var tags: [Tag] = []
  /// The external documentation.
  public internal(set) var externalDocs: ExternalDocs?
  /// Every schema of the document and of the files it refers to, each once, in the order found.
  public internal(set) var schemas: [Schema] = []
  /// Every file read, the entry file first.
  public internal(set) var files: [SourceFile] = []
  /// Where each reference leads that was followed in any of the files, by the node of its text; keys of
  /// security requirements that are addresses among them.
  public internal(set) var references: [Node: ReferenceTarget] = [:]
  /// The names among the components of parts of other files.
  public internal(set) var foreignNames: [Node: Name] = [:]

  /// The fixed fields in use that the field table says are refused.
  public internal(set) var refusedFields: [RefusedField] = []

  /// The objects through which circles go, besides the schemas.
  var pathItems: [PathItem] = []
  var mediaTypes: [MediaType] = []
  var links: [Link] = []

  /// Keeps the model alive, as a long chain of objects could not be freed without as deep a
  /// recursion.
  private var retained: Document?

  func retain() { retained = self }

  /// Frees the model: every object of it loses what it refers to and must not be used any more.
  public func takeApart() {
    for schema in schemas {
      schema.subschemas = []
      schema.reference = nil
      schema.dynamicReference = nil
      schema.discriminator = nil
    }
    for item in pathItems { item.operations = [] }
    for link in links { link.operation = nil }
    for type in mediaTypes {
      type.encoding = []
      type.prefixEncoding = []
      type.itemEncoding = nil
    }
    retained = nil
  }

  init(node: Node, version: SpecificationVersion, info: Info, components: Components) {
    self.node = node
    self.version = version
    self.info = info
    self.components = components
  }

  /// The text of `openapi`, for example `3.1.0`.
  public var openapi: String { text("openapi") ?? "" }
}

/// A fixed field that the compiler refuses, at its place.
public struct RefusedField: Sendable {
  /// The field's key.
  public let key: Node
  /// The kind of object that it is a field of, with its article.
  public let object: String
  /// Why.
  public let reason: String
}

/// The Info Object.
public struct Info: Element {
  /// The mapping.
  public let node: Node
  /// The title of the API.
  public var title: String { text("title") ?? "" }
  /// The version of the API.
  public var version: String { text("version") ?? "" }
  /// A short summary (3.1).
  public var summary: String? { text("summary") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The Server Object.
public struct Server: Element {
  /// The mapping.
  public let node: Node
  /// The URL, maybe relative, maybe with `{variables}`.
  public var url: String { text("url") ?? "" }
  /// The description in CommonMark.
  public var description: String? { text("description") }
  /// The variables of the URL: each a mapping with `default` and maybe `enum`.
  public var variables: [Member] { node["variables"]?.members.filter { !$0.isExtension } ?? [] }
}

/// The Tag Object.
public struct Tag: Element {
  /// The mapping.
  public let node: Node
  /// The name.
  public var name: Name { Name(text("name") ?? "") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
  /// The name of the tag above this one (3.2).
  public var parent: String? { text("parent") }
}

/// The External Documentation Object.
public struct ExternalDocs: Element {
  /// The mapping.
  public let node: Node
  /// The address.
  public var url: String { text("url") ?? "" }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The Components Object; every kind in document order.
public struct Components: Element {
  /// The `components` mapping, or the root mapping if the document has none.
  public let node: Node
  /// The schemas.
  public internal(set) var schemas: [Entry<Schema>] = []
  /// The responses.
  public internal(set) var responses: [Entry<Resolved<Response>>] = []
  /// The parameters.
  public internal(set) var parameters: [Entry<Resolved<Parameter>>] = []
  /// The examples.
  public internal(set) var examples: [Entry<Resolved<Example>>] = []
  /// The request bodies.
  public internal(set) var requestBodies: [Entry<Resolved<RequestBody>>] = []
  /// The headers.
  public internal(set) var headers: [Entry<Resolved<Header>>] = []
  /// The security schemes.
  public internal(set) var securitySchemes: [Entry<Resolved<SecurityScheme>>] = []
  /// The links.
  public internal(set) var links: [Entry<Resolved<Link>>] = []
  /// The callbacks.
  public internal(set) var callbacks: [Entry<Resolved<Callback>>] = []
  /// The path items (3.1).
  public internal(set) var pathItems: [Entry<PathItem>] = []
  /// The media types (3.2).
  public internal(set) var mediaTypes: [Entry<Resolved<MediaType>>] = []
}
