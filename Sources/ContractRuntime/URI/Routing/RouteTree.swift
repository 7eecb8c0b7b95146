// The routes of a contract, found by the segments of a path: at each as many comparisons as the logarithm
// of how many literals stand side by side, however many paths there are.

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

  /// The place of a request's path among the routes in the order in which they were inserted; `nil` where
  /// the contract has none.
  @inlinable
  public func number(of path: RequestPath) -> Int? { paths.find(path) }

  /// The route at a place that `number(of:)` has told.
  @inlinable
  public subscript(number: Int) -> Route { routes[number] }

  /// Gathers routes.
  public struct Builder {
    fileprivate var routes: [Route] = []
    fileprivate var paths = PathTreeBuilder()

    /// Adds a route by its path as the contract's compiler has taken it apart: each segment behind a
    /// slash, `{}` for every parameter; `/` alone is an empty segment, and the root is no text at all.
    ///
    /// - Parameters:
    ///   - route: What is found there.
    ///   - path: The path; a later route of the same path takes the place of an earlier one.
    ///   - endsWithSlash: Whether the contract has the path without a slash at its end too; otherwise a
    ///     path is found with one and without.
    public mutating func insert(
      _ route: Route, _ path: StaticString, endsWithSlash: Bool = false
    ) {
      insert(route, path.description, endsWithSlash: endsWithSlash)
    }

    mutating func insert(_ route: Route, _ path: String, endsWithSlash: Bool = false) {
      paths.insert(
        RouteSegment.segments(of: path), endsWithSlash: endsWithSlash, route: routes.count)
      routes.append(route)
    }
  }
}

/// One segment of a path of the contract.
enum RouteSegment {
  /// The decoded bytes, which two spellings of one literal have in common (RFC 3986 section 6.2.2.2).
  case literal([UInt8])
  /// Any text but none.
  case parameter
  /// Literals with parameters between them, such as `"", ".", ""` for `{}.{}`.
  case mixed([String])

  static func segments(of path: String) -> [RouteSegment] {
    let pieces = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return pieces.dropFirst().map { RouteSegment(Array($0)) }
  }

  private init(_ text: [UInt8]) {
    var literals: [[UInt8]] = [[]]
    // A literal has no braces: they stand for parameters only.
    for byte in text where byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: "{") {
        literals.append([])
      } else {
        literals[literals.count - 1].append(byte)
      }
    }
    if literals == [[], []] {
      self = .parameter
    } else if literals.count == 1 {
      self = .literal(PercentDecoding.bytes(of: text, plus: .literal) ?? text)
    } else {
      self = .mixed(literals.map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
