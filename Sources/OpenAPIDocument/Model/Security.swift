// The typed model of security: schemes and what operations require of them.

/// The Security Scheme Object.
public final class SecurityScheme: Element {
  /// The kinds of schemes.
  public enum Kind: String, CaseIterable, Sendable {
    /// A key in header, query or cookie.
    case apiKey
    /// An HTTP authentication scheme.
    case http
    /// A client certificate (3.1).
    case mutualTLS
    /// OAuth 2.
    case oauth2
    /// OpenID Connect discovery.
    case openIdConnect
  }

  /// The mapping.
  public let node: Node
  /// The kind.
  public let kind: Kind

  init(node: Node, kind: Kind) {
    self.node = node
    self.kind = kind
  }

  /// The place of an apiKey.
  public var place: Parameter.Place? { text("in").flatMap(Parameter.Place.init(rawValue:)) }
  /// The name of an apiKey's header, query parameter or cookie.
  public var name: Name? { text("name").map(Name.init) }
  /// The HTTP authentication scheme as written, for example `bearer`; compares without case.
  public var scheme: String? { text("scheme") }
  /// The format of the bearer token, a hint.
  public var bearerFormat: String? { text("bearerFormat") }
  /// The flows of oauth2: each name with its mapping.
  public var flows: [Member] { node["flows"]?.members.filter { !$0.isExtension } ?? [] }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The Security Requirement Object: all of its schemes together; empty means no security needed.
public struct SecurityRequirement: Element {
  /// One scheme of a requirement.
  public struct Use {
    /// The key.
    public let key: Node
    /// The scheme.
    public let scheme: Resolved<SecurityScheme>
    /// The scopes or roles required.
    public let scopes: [Node]
    /// The scheme's name as used here.
    public var name: Name { key.name }
  }

  /// The mapping.
  public let node: Node
  /// The schemes, all of which must hold.
  public internal(set) var uses: [Use] = []
}
