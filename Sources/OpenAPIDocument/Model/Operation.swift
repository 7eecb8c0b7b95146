// The typed model of paths: path items, operations, responses, callbacks and links.

/// The Path Item Object.
///
/// Where it refers to another by `$ref`, the other's fields are found here too.
public final class PathItem: Element {
  /// The mapping at the place of use.
  public let node: Node
  /// The reference, if it has one.
  public internal(set) var reference: Reference?
  /// The operations in document order, those of `additionalOperations` (3.2) last.
  public internal(set) var operations: [Operation] = []
  /// The parameters of every operation, unless the operation declares one of the same place and name.
  public internal(set) var parameters: [Resolved<Parameter>] = []
  /// The servers.
  public internal(set) var servers: [Server] = []

  init(node: Node) { self.node = node }

  /// The summary.
  public var summary: String? { text("summary") ?? reference?.target["summary"]?.string }
  /// The description in CommonMark.
  public var description: String? {
    text("description") ?? reference?.target["description"]?.string
  }
}

/// The Operation Object.
public final class Operation: Element {
  /// The mapping.
  public let node: Node
  /// The key, for example `get`.
  public let key: Node
  /// The HTTP method in the case it is sent in: `GET`; of `additionalOperations` as written.
  public let method: Name
  /// The parameters declared here, without those of the path item.
  public internal(set) var parameters: [Resolved<Parameter>] = []
  /// The request body.
  public internal(set) var requestBody: Resolved<RequestBody>?
  /// The responses in document order; the keys are `200`, `4XX`, `default`.
  public internal(set) var responses: [Entry<Resolved<Response>>] = []
  /// The callbacks.
  public internal(set) var callbacks: [Entry<Resolved<Callback>>] = []
  /// The security alternatives; nil if not declared (then the document's hold), empty for public.
  public internal(set) var security: [SecurityRequirement]?
  /// The servers.
  public internal(set) var servers: [Server] = []
  /// The external documentation.
  public internal(set) var externalDocs: ExternalDocs?

  init(node: Node, key: Node, method: Name) {
    self.node = node
    self.key = key
    self.method = method
  }

  /// The unique name, if declared.
  public var operationID: Name? { text("operationId").map(Name.init) }
  /// The summary.
  public var summary: String? { text("summary") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
  /// The tags.
  public var tags: [Node] { node["tags"]?.elements ?? [] }
  /// Whether clients should stop using it.
  public var isDeprecated: Bool { flag("deprecated") }
}

/// The Response Object.
public final class Response: Element {
  /// The mapping.
  public let node: Node
  /// The headers.
  public internal(set) var headers: [Entry<Resolved<Header>>] = []
  /// The media types, keys as written.
  public internal(set) var content: [Entry<Resolved<MediaType>>] = []
  /// The links.
  public internal(set) var links: [Entry<Resolved<Link>>] = []

  init(node: Node) { self.node = node }

  /// The description in CommonMark.
  public var description: String? { text("description") }
  /// The summary (3.2).
  public var summary: String? { text("summary") }
}

/// The Callback Object: path items by runtime expression.
public final class Callback: Element {
  /// The mapping.
  public let node: Node
  /// The path items; the keys are runtime expressions.
  public internal(set) var expressions: [Entry<PathItem>] = []

  init(node: Node) { self.node = node }
}

/// The Link Object.
public final class Link: Element {
  /// The mapping.
  public let node: Node
  /// The operation linked to, found by `operationId` or `operationRef`; nil for one of another API.
  public internal(set) var operation: Operation?

  init(node: Node) { self.node = node }

  /// The parameters passed: names and values or runtime expressions.
  public var parameters: [Member] { node["parameters"]?.members ?? [] }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}
