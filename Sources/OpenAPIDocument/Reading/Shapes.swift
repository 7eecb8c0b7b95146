// The fixed fields of every object of OpenAPI 3.0.4, 3.1.1 and 3.2.0 (section 4.8 of each), and which
// of them only describe, so that a mistake in one changes nothing about a server.

extension Shape {
  static let document = Shape(
    "an OpenAPI Object",
    [
      .required("openapi", .any, is: .enforced(by: .reading)),
      .optional("$self", since: .v32, is: .enforced(by: .references)),
      .required("info", .mapping, is: .enforced(by: .reading)).harmless,
      .optional("jsonSchemaDialect", since: .v31, is: .enforced(by: .dialect)),
      .optional("servers", .sequence, is: .enforced(by: .reading)).harmless,
      .optional("paths", .mapping, is: .enforced(by: .reading)),
      .optional("webhooks", .mapping, since: .v31, is: .enforced(by: .outgoing)).harmless,
      .optional("components", .mapping, is: .enforced(by: .reading)),
      .optional("security", .sequence, is: .enforced(by: .security)),
      .optional("tags", .sequence, is: .enforced(by: .reading)).harmless,
      .optional("externalDocs", .mapping, is: .enforced(by: .reading)).harmless,
    ])
  static let info = Shape(
    "an Info Object",
    [
      .required("title", is: .forPeople), .optional("summary", since: .v31, is: .forPeople),
      .optional("description", is: .forPeople),
      .optional("termsOfService", is: .forPeople),
      .optional("contact", .mapping, is: .enforced(by: .reading)),
      .optional("license", .mapping, is: .enforced(by: .reading)),
      .required("version", is: .forPeople),
    ]
  ).harmless
  static let contact = Shape(
    "a Contact Object",
    [
      .optional("name", is: .forPeople), .optional("url", is: .forPeople),
      .optional("email", is: .forPeople),
    ]
  ).harmless
  static let license = Shape(
    "a License Object",
    [
      .required("name", is: .forPeople), .optional("identifier", since: .v31, is: .forPeople),
      .optional("url", is: .forPeople),
    ]
  ).harmless
  static let server = Shape(
    "a Server Object",
    [
      .required("url", is: .forClients), .optional("description", is: .forPeople),
      .optional("name", since: .v32, is: .forPeople),
      .optional("variables", .mapping, is: .enforced(by: .reading)),
    ]
  ).harmless
  static let serverVariable = Shape(
    "a Server Variable Object",
    [
      .optional("enum", .strings, is: .forClients), .required("default", is: .forClients),
      .optional("description", is: .forPeople),
    ]
  ).harmless
  static let components = Shape(
    "a Components Object",
    [
      .optional("schemas", .mapping, is: .enforced(by: .types)),
      .optional("responses", .mapping, is: .enforced(by: .reading)),
      .optional("parameters", .mapping, is: .enforced(by: .reading)),
      .optional("examples", .mapping, is: .enforced(by: .reading)).harmless,
      .optional("requestBodies", .mapping, is: .enforced(by: .reading)),
      .optional("headers", .mapping, is: .enforced(by: .reading)),
      .optional("securitySchemes", .mapping, is: .enforced(by: .security)),
      .optional("links", .mapping, is: .enforced(by: .reading)).harmless,
      .optional("callbacks", .mapping, is: .enforced(by: .outgoing)),
      .optional("pathItems", .mapping, since: .v31, is: .enforced(by: .reading)),
      .optional("mediaTypes", .mapping, since: .v32, is: .enforced(by: .reading)),
    ])
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
  static let pathItem = Shape(
    "a Path Item Object",
    [
      .optional("$ref", is: .enforced(by: .references)),
      .optional("summary", is: .forPeople).harmless,
      .optional("description", is: .forPeople).harmless,
    ]
      + methods.map { .optional($0, .mapping, is: .enforced(by: .routes)) }
      + [
        .optional("query", .mapping, since: .v32, is: .enforced(by: .routes)),
        .optional("additionalOperations", .mapping, since: .v32, is: .enforced(by: .routes)),
        .optional("servers", .sequence, is: .enforced(by: .reading)).harmless,
        .optional("parameters", .sequence, is: .enforced(by: .operations)),
      ])
  static let operation = Shape(
    "an Operation Object",
    [
      .optional("tags", .strings, is: .withoutEffect("it orders documentation")).harmless,
      .optional("summary", is: .forPeople).harmless,
      .optional("description", is: .forPeople).harmless,
      .optional("externalDocs", .mapping, is: .enforced(by: .reading)).harmless,
      .optional("operationId", is: .enforced(by: .names)),
      .optional("parameters", .sequence, is: .enforced(by: .operations)),
      .optional("requestBody", .mapping, is: .enforced(by: .contents)),
      .optional("responses", .mapping, is: .enforced(by: .responses)),
      .optional("callbacks", .mapping, is: .enforced(by: .outgoing)),
      .optional("deprecated", .boolean, is: .forClients).harmless,
      .optional("security", .sequence, is: .enforced(by: .security)),
      .optional("servers", .sequence, is: .enforced(by: .reading)).harmless,
    ])
  static let externalDocs = Shape(
    "an External Documentation Object",
    [.optional("description", is: .forPeople), .required("url", is: .forPeople)]
  ).harmless
  private static let valueDescription: [Field] = [
    .optional("description", is: .forPeople).harmless,
    .optional("required", .boolean, is: .enforced(by: .operations)),
    .optional("deprecated", .boolean, is: .forClients).harmless,
    .optional("style", is: .enforced(by: .operations)),
    .optional("explode", .boolean, is: .enforced(by: .operations)),
    .optional("schema", .schema, is: .enforced(by: .types)),
    .optional("example", .any, is: .example).harmless,
    .optional("examples", .mapping, is: .enforced(by: .reading)).harmless,
    .optional("content", .mapping, is: .enforced(by: .operations)),
  ]
  static let parameter = Shape(
    "a Parameter Object",
    [
      .required("name", is: .enforced(by: .operations)),
      .required("in", is: .enforced(by: .operations)),
    ] + valueDescription + [
      .optional("allowEmptyValue", .boolean, is: .enforced(by: .operations)),
      .optional(
        "allowReserved", .boolean,
        is: .withoutEffect("reserved characters are accepted unescaped in any query")),
    ])
  static let header = Shape(
    "a Header Object",
    valueDescription + [
      .optional(
        "allowEmptyValue", .boolean, until: .v30, is: .withoutEffect("it is about the query")
      ).harmless,
      .optional("allowReserved", .boolean, until: .v30, is: .withoutEffect("it is about the query"))
        .harmless,
    ])
  static let requestBody = Shape(
    "a Request Body Object",
    [
      .optional("description", is: .forPeople).harmless,
      .required("content", .mapping, is: .enforced(by: .contents)),
      .optional("required", .boolean, is: .enforced(by: .contents)),
    ])
  private static let encodings: [Field] = [
    .optional(
      "prefixEncoding", .sequence, since: .v32,
      is: .refused("the parts of a body are read by their names, not by their places")),
    .optional(
      "itemEncoding", .mapping, since: .v32,
      is: .refused("the parts of a body are read by their names, not by their places")),
  ]
  static let mediaType = Shape(
    "a Media Type Object",
    [
      .optional("schema", .schema, is: .enforced(by: .types)),
      .optional(
        "itemSchema", .schema, since: .v32,
        is: .warned("the content is handed over as bytes, and its items are not looked into")),
      .optional("example", .any, is: .example).harmless,
      .optional("examples", .mapping, is: .enforced(by: .reading)).harmless,
      .optional("encoding", .mapping, is: .enforced(by: .contents)),
      .optional("description", since: .v32, is: .forPeople).harmless,
    ] + encodings)
  static let encoding = Shape(
    "an Encoding Object",
    [
      .optional("contentType", is: .enforced(by: .contents)),
      .optional("headers", .mapping, is: .enforced(by: .contents)),
      .optional(
        "style", .word(["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        is: .enforced(by: .contents)),
      .optional("explode", .boolean, is: .enforced(by: .contents)),
      .optional(
        "allowReserved", .boolean,
        is: .withoutEffect("reserved characters are accepted unescaped in any form")),
      .optional(
        "encoding", .mapping, since: .v32, is: .refused("the parts of a part are not read")),
    ] + encodings)
  static let response = Shape(
    "a Response Object",
    [
      .optional("summary", since: .v32, is: .forPeople).harmless,
      .required("description", until: .v31, is: .forPeople).harmless,
      .optional("description", is: .forPeople).harmless,
      .optional("headers", .mapping, is: .enforced(by: .responses)),
      .optional("content", .mapping, is: .enforced(by: .responses)),
      .optional("links", .mapping, is: .enforced(by: .reading)).harmless,
    ])
  static let example = Shape(
    "an Example Object",
    [
      .optional("summary", is: .forPeople), .optional("description", is: .forPeople),
      .optional("value", .any, is: .example),
      .optional("externalValue", is: .withoutEffect("what is elsewhere is not read")),
      .optional("dataValue", .any, since: .v32, is: .example),
      .optional("serializedValue", since: .v32, is: .withoutEffect("it shows people what is sent")),
    ]
  ).harmless
  static let link = Shape(
    "a Link Object",
    [
      .optional("operationRef", is: .enforced(by: .checks)),
      .optional("operationId", is: .enforced(by: .checks)),
      .optional("parameters", .mapping, is: .forClients),
      .optional("requestBody", .any, is: .forClients), .optional("description", is: .forPeople),
      .optional("server", .mapping, is: .enforced(by: .reading)),
    ]
  ).harmless
  static let tag = Shape(
    "a Tag Object",
    [
      .required("name", is: .forPeople), .optional("description", is: .forPeople),
      .optional("externalDocs", .mapping, is: .enforced(by: .reading)),
      .optional("summary", since: .v32, is: .forPeople),
      .optional("parent", since: .v32, is: .enforced(by: .checks)),
      .optional("kind", since: .v32, is: .forPeople),
    ]
  ).harmless
  static let discriminator = Shape(
    "a Discriminator Object",
    [
      .required("propertyName", is: .enforced(by: .unions)),
      .optional("mapping", .stringMap, is: .enforced(by: .unions)),
      .optional("defaultMapping", since: .v32, is: .enforced(by: .unions)),
    ])
  static let xml = Shape(
    "an XML Object",
    [
      .optional(
        "nodeType", .word(["element", "attribute", "text", "cdata", "none"]), since: .v32,
        is: .forXML),
      .optional("name", is: .forXML), .optional("namespace", is: .forXML),
      .optional("prefix", is: .forXML),
      .optional("attribute", .boolean, is: .forXML), .optional("wrapped", .boolean, is: .forXML),
    ]
  ).harmless

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

  /// The names that mean something to a server somewhere in a document, or did in Swagger 2.0: where
  /// one stands in a place that knows it not, something was meant that would not be enforced.
  static let meaningfulNames: Set<Name> = {
    let shapes: [Shape] =
      [
        document, components, pathItem, operation, parameter, header, requestBody, mediaType,
        encoding, response, discriminator,
      ] + SecurityScheme.Kind.allCases.map { .securityScheme($0) }
    let fields = shapes.flatMap(\.fields).filter { $0.effect != .harmless }.map(\.name)
    let keywords = Keyword.allCases.filter { $0.effect != .harmless }.map(\.rawValue)
    let older = ["basePath", "collectionFormat", "consumes", "produces", "securityDefinitions"]
    return Set((fields + keywords + older).map(Name.init))
  }()
}
