// What a contract says about pages of other origins: for each path the methods, the fields of requests and
// those of responses. Generated code makes it, the server renders it once (Fetch standard, "CORS protocol").

/// The paths of a contract, as browsers ask for them before they send a request to another origin.
public struct CrossOriginRoutes: Sendable {
  /// What pages of other origins may do with one path.
  public struct Route: Sendable {
    /// The methods that the path has, in upper case.
    public let methods: [String]
    /// The header fields that requests of the path may have.
    public let requestFields: [String]
    /// The header fields that its responses may have.
    public let responseFields: [String]
  }

  /// The paths, each at the place that `RequestContext.routeNumber` names.
  public private(set) var routes: [Route] = []
  private let number: @Sendable (_ target: String) -> Int?

  /// Begins with no path.
  ///
  /// - Parameter number: The place of the path that a request target leads to; `nil` where the contract
  ///   has none.
  public init(number: @escaping @Sendable (_ target: String) -> Int?) { self.number = number }

  /// Adds the next path.
  public mutating func add(
    methods: [String], requestFields: [String] = [], responseFields: [String] = []
  ) {
    routes.append(
      Route(methods: methods, requestFields: requestFields, responseFields: responseFields))
  }

  /// The place of the path that a request target leads to; `nil` where the contract has none.
  public func number(of target: String) -> Int? { number(target) }
}
