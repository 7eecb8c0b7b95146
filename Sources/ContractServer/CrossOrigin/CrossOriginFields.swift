// The policy and the contract's rules -> the field lines of responses, rendered once when the server starts.
// Every response, the server's own refusals included, has them: without them a browser hides what went
// wrong from the page that asked.

import ContractRuntime

/// The CORS fields of every response. One object for all connections: a copy would count references to each
/// of its parts for every request.
final class CrossOriginFields: Sendable {
  /// The fields of one response.
  struct Lines {
    /// The origin to echo, where it may read the response.
    var origin: String?
    /// The other field lines, each closed by CR LF.
    var rest: [UInt8] = []
  }

  /// The lines for one path of the contract.
  private struct Rendered {
    var response: [UInt8]
    var preflight: [UInt8]

    init(methods: [String], requestFields: [String], responseFields: [String], _ policy: CORSPolicy)
    {
      let exposed = Self.joined(responseFields + CORSPolicy.commonResponseFields)
      let allowed = Self.joined(
        requestFields + policy.allowedRequestFields + CORSPolicy.ignoredRequestFields)
      response = Array(
        """
        Access-Control-Allow-Credentials: true\r
        Access-Control-Expose-Headers: \(exposed)\r
        Vary: Origin\r\n
        """.utf8)
      preflight = Array(
        """
        Access-Control-Allow-Credentials: true\r
        Access-Control-Allow-Methods: \(Self.joined(methods))\r
        Access-Control-Allow-Headers: \(allowed)\r
        Access-Control-Max-Age: \(policy.maxAgeSeconds)\r
        Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n
        """.utf8)
    }

    /// A list of names, each once: they ignore case.
    private static func joined(_ names: [String]) -> String {
      var known = Set<String>()
      return names.filter { known.insert($0.lowercased()).inserted }.joined(separator: ", ")
    }
  }

  /// The methods of a server whose responder has no contract, and of `OPTIONS *`.
  static let usualMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  private static let usualRequestFields = ["Authorization", "Content-Type"]

  private let origins: [String]
  private let patterns: [OriginPattern]
  private let contract: CrossOriginRoutes?
  /// By the place of the path in the contract.
  private let paths: [Rendered]
  /// For a path that the contract does not have: a request of it is let through, so that the page can read
  /// why it fails.
  private let other: Rendered

  init(_ policy: CORSPolicy, _ contract: CrossOriginRoutes?) {
    origins = policy.allowedOrigins.filter { !$0.utf8.contains(UInt8(ascii: "*")) }
    patterns = policy.allowedOrigins.compactMap { try? OriginPattern($0) }
    self.contract = contract
    // Where no origin is allowed nothing is ever asked of these.
    let routes = policy.allowedOrigins.isEmpty ? [] : contract?.routes ?? []
    paths = routes.map {
      Rendered(
        methods: $0.methods, requestFields: $0.requestFields, responseFields: $0.responseFields,
        policy)
    }
    other = Rendered(
      methods: routes.isEmpty ? Self.usualMethods : routes.flatMap(\.methods),
      requestFields: routes.isEmpty ? Self.usualRequestFields : routes.flatMap(\.requestFields),
      responseFields: [], policy)
  }

  private var allowsNone: Bool { origins.isEmpty && patterns.isEmpty }

  /// Whether a request is a preflight that the server answers itself.
  func isPreflight(method: Request.Method, origin: String?, headers: Headers) -> Bool {
    !allowsNone && method == .options && origin != nil
      && headers.contains("Access-Control-Request-Method")
  }

  /// The lines of a response to a request of this origin.
  ///
  /// - Parameter number: The place of its path in the contract, as far as it has been told.
  func response(origin: String?, path number: Int?) -> Lines {
    if allowsNone { return Lines() }
    guard let origin, isAllowed(origin) else { return Lines(rest: Self.vary) }
    return Lines(origin: origin, rest: rendered(number).response)
  }

  /// The lines of the answer to a preflight.
  func preflight(origin: String?, target: String, headers: Headers) -> Lines {
    guard let origin, isAllowed(origin) else { return Lines(rest: Self.varyOfPreflight) }
    var lines = rendered(contract?.number(of: target)).preflight
    // A page of a public site asks whether it may reach into a private network ("Private Network Access"); whose
    // origin is named here may.
    if headers.first("Access-Control-Request-Private-Network") == "true" {
      lines += Array("Access-Control-Allow-Private-Network: true\r\n".utf8)
    }
    return Lines(origin: origin, rest: lines)
  }

  private func rendered(_ number: Int?) -> Rendered {
    guard let number, paths.indices.contains(number) else { return other }
    return paths[number]
  }

  private func isAllowed(_ origin: String) -> Bool {
    origins.contains { Self.isSame($0, origin) } || patterns.contains { $0.matches(origin) }
  }

  private static let vary = Array("Vary: Origin\r\n".utf8)
  private static let varyOfPreflight = Array(
    "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n".utf8)

  /// Origins compare as bytes; `==` on strings would take canonical equivalents for equal.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
