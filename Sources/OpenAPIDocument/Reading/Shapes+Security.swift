// The fixed fields of the objects of security schemes (OpenAPI 3.0.4, 3.1.1 and 3.2.0, section 4.8 of
// each).

extension Shape {
  /// The fields of a Security Scheme Object, which depend on its type.
  static func securityScheme(_ kind: SecurityScheme.Kind) -> Shape {
    let fields: [Field] =
      switch kind {
      case .apiKey:
        [
          .required("name", is: .enforced(by: .security)),
          .required("in", .word(["query", "header", "cookie"]), is: .enforced(by: .security)),
        ]
      case .http:
        [
          .required("scheme", is: .enforced(by: .security)),
          .optional("bearerFormat", is: .forClients).harmless,
        ]
      case .mutualTLS: []
      case .oauth2:
        [
          .required("flows", .mapping, is: .enforced(by: .reading)).harmless,
          .optional("oauth2MetadataUrl", since: .v32, is: .forClients).harmless,
        ]
      case .openIdConnect: [.required("openIdConnectUrl", is: .forClients).harmless]
      }
    return Shape(
      "a Security Scheme Object of type \(kind.rawValue)",
      [
        .required("type", is: .enforced(by: .security)),
        .optional("description", is: .forPeople).harmless,
        .optional("deprecated", .boolean, since: .v32, is: .forClients).harmless,
      ] + fields)
  }
  static let oauthFlows = Shape(
    "an OAuth Flows Object",
    [
      .optional("implicit", .mapping, is: .enforced(by: .reading)),
      .optional("password", .mapping, is: .enforced(by: .reading)),
      .optional("clientCredentials", .mapping, is: .enforced(by: .reading)),
      .optional("authorizationCode", .mapping, is: .enforced(by: .reading)),
      .optional("deviceAuthorization", .mapping, since: .v32, is: .enforced(by: .reading)),
    ]
  ).harmless

  /// The fields of an OAuth Flow Object, which depend on the flow.
  static func oauthFlow(_ name: Name) -> Shape {
    var fields: [Field] = [
      .optional("refreshUrl", is: .forClients), .required("scopes", .stringMap, is: .forClients),
    ]
    if name == "implicit" || name == "authorizationCode" {
      fields.append(.required("authorizationUrl", is: .forClients))
    }
    if name != "implicit" { fields.append(.required("tokenUrl", is: .forClients)) }
    if name == "deviceAuthorization" {
      fields.append(.required("deviceAuthorizationUrl", is: .forClients))
    }
    return Shape("an OAuth Flow Object for \(name)", fields).harmless
  }
}
