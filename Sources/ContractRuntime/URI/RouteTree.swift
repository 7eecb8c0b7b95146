// The routes of a contract, found by the segments of a path: at each as many comparisons as the logarithm
// of how many literals stand side by side, however many paths there are.

/// One segment of a path as the contract writes it.
public struct RouteSegment: Sendable, ExpressibleByStringLiteral {
  enum Kind {
    /// The decoded bytes, which two spellings of one literal have in common.
    case literal([UInt8])
    case parameter
    case mixed([StaticString])
  }

  let kind: Kind

  /// Any text but none.
  public static let parameter = RouteSegment(kind: .parameter)

  /// Literals with parameters between them, such as `"", ".", ""` for `{name}.{extension}`.
  public static func mixed(_ literals: StaticString...) -> RouteSegment {
    RouteSegment(kind: .mixed(literals))
  }

  /// A literal, which a request may escape otherwise (RFC 3986 section 6.2.2).
  public init(stringLiteral literal: StaticString) { self.init(literal: literal.description) }

  init(literal text: String) {
    let key = PercentDecoding.bytes(of: text.utf8, plus: .literal) ?? Array(text.utf8)
    self.init(kind: .literal(key))
  }

  private init(kind: Kind) { self.kind = kind }
}

/// The routes of a contract by their paths.
///
/// At each segment a literal comes before literals with parameters between them, of which the one
/// with the most bytes comes first, and a bare parameter comes last (OpenAPI 3.1.1 section 4.8.8).
public struct RouteTree<Route: Sendable>: Sendable {
  @usableFromInline let routes: [Route]
  @usableFromInline let paths: PathTree

  /// Makes a tree of the routes that a function inserts.
  public init(_ insert: (inout Builder) -> Void) {
    var builder = Builder()
    insert(&builder)
    routes = builder.routes
    paths = PathTree(builder.paths)
  }

  /// The route of a request's path; `nil` where the contract has none.
  @inlinable
  public func find(_ path: RequestPath) -> Route? { paths.find(path).map { routes[$0] } }

  /// Gathers routes.
  public struct Builder {
    fileprivate var routes: [Route] = []
    fileprivate var paths = PathTreeBuilder()

    /// Adds a route by the segments of its path.
    ///
    /// - Parameter endsWithSlash: Whether the contract has the path without a slash at its end too;
    ///   otherwise a path is found with one and without.
    public mutating func insert(
      _ route: Route, _ segments: RouteSegment..., endsWithSlash: Bool = false
    ) {
      paths.insert(segments, endsWithSlash: endsWithSlash, route: routes.count)
      routes.append(route)
    }
  }
}
