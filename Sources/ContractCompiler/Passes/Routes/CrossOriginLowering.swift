// Routes and their operations -> what browsers are told about requests of other origins: the methods, the
// header fields of requests and of responses, as the contract has them.

import OpenAPIDocument

/// Makes what browsers are told about a route.
struct CrossOriginLowering {
  /// Fields that requests of every route may have: a client adds its credentials to each of its requests,
  /// and so do many with `Content-Type`, whether the operation asks for it or not.
  private let always: [Name]

  init(_ security: SecurityPlan) {
    var names = [Name("Content-Type")]
    for scheme in security.schemes {
      switch scheme.kind {
      case .bearer, .basic, .http: names.append(Name("Authorization"))
      case .apiKey(let name, .header): names.append(Name(name))
      // A browser sends cookies without being asked; the proxy sends what it knows of a certificate.
      case .apiKey(_, .query), .apiKey(_, .cookie), .clientCertificate: break
      }
    }
    always = names
  }

  /// What browsers are told about a route, whichever of its methods they ask for: they keep the answer for
  /// the whole path.
  func plan(of route: Route, _ operations: [OperationPlan]) -> CrossOriginPlan {
    let operations = route.methods.map { operations[$0.operation] }
    let declared = operations.flatMap(\.parameters).map(\.declaration)
      .filter { $0.location == .header }.map(\.name)
    let responses = operations.flatMap { $0.responses + ($0.errors?.responses ?? []) }
    return CrossOriginPlan(
      methods: route.allowedMethods, requestFields: Self.distinct(always + declared),
      responseFields: Self.distinct(responses.flatMap { $0.headers?.fields ?? [] }.map(\.name)))
  }

  /// The names of fields, each once: they ignore case (RFC 9110, section 5.1).
  private static func distinct(_ names: [Name]) -> [Name] {
    let known = Dictionary(
      names.map { ($0.lowercased, $0) }, uniquingKeysWith: { first, _ in first })
    return known.sorted { $0.key < $1.key }.map(\.value)
  }
}
