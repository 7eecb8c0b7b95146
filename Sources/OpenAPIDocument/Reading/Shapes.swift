// The fixed fields of every object of OpenAPI 3.0.4, 3.1.1 and 3.2.0 (section 4.8 of each), and which
// of them only describe, so that a mistake in one changes nothing about a server.

extension Shape {
  static let document = Shape(
    "an OpenAPI Object",
    [
      .required("openapi", .any), .optional("$self", since: .v32),
      .required("info", .mapping).harmless,
      .optional("jsonSchemaDialect", since: .v31), .optional("servers", .sequence).harmless,
      .optional("paths", .mapping), .optional("webhooks", .mapping, since: .v31).harmless,
      .optional("components", .mapping), .optional("security", .sequence),
      .optional("tags", .sequence).harmless, .optional("externalDocs", .mapping).harmless,
    ])
  static let info = Shape(
    "an Info Object",
    [
      .required("title"), .optional("summary", since: .v31), .optional("description"),
      .optional("termsOfService"), .optional("contact", .mapping), .optional("license", .mapping),
      .required("version"),
    ]
  ).harmless
  static let contact = Shape(
    "a Contact Object", [.optional("name"), .optional("url"), .optional("email")]
  ).harmless
  static let license = Shape(
    "a License Object",
    [.required("name"), .optional("identifier", since: .v31), .optional("url")]
  ).harmless
  static let server = Shape(
    "a Server Object",
    [
      .required("url"), .optional("description"), .optional("name", since: .v32),
      .optional("variables", .mapping),
    ]
  ).harmless
  static let serverVariable = Shape(
    "a Server Variable Object",
    [.optional("enum", .strings), .required("default"), .optional("description")]
  ).harmless
  static let components = Shape(
    "a Components Object",
    [
      .optional("schemas", .mapping), .optional("responses", .mapping),
      .optional("parameters", .mapping), .optional("examples", .mapping).harmless,
      .optional("requestBodies", .mapping), .optional("headers", .mapping),
      .optional("securitySchemes", .mapping), .optional("links", .mapping).harmless,
      .optional("callbacks", .mapping), .optional("pathItems", .mapping, since: .v31),
      .optional("mediaTypes", .mapping, since: .v32),
    ])
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
  static let pathItem = Shape(
    "a Path Item Object",
    [.optional("$ref"), .optional("summary").harmless, .optional("description").harmless]
      + methods.map { .optional($0, .mapping) }
      + [
        .optional("query", .mapping, since: .v32),
        .optional("additionalOperations", .mapping, since: .v32),
        .optional("servers", .sequence).harmless, .optional("parameters", .sequence),
      ])
  static let operation = Shape(
    "an Operation Object",
    [
      .optional("tags", .strings).harmless, .optional("summary").harmless,
      .optional("description").harmless, .optional("externalDocs", .mapping).harmless,
      .optional("operationId"), .optional("parameters", .sequence),
      .optional("requestBody", .mapping), .optional("responses", .mapping),
      .optional("callbacks", .mapping), .optional("deprecated", .boolean).harmless,
      .optional("security", .sequence), .optional("servers", .sequence).harmless,
    ])
  static let externalDocs = Shape(
    "an External Documentation Object", [.optional("description"), .required("url")]
  ).harmless
  private static let valueDescription: [Field] = [
    .optional("description").harmless, .optional("required", .boolean),
    .optional("deprecated", .boolean).harmless, .optional("style"), .optional("explode", .boolean),
    .optional("schema", .schema), .optional("example", .any).harmless,
    .optional("examples", .mapping).harmless, .optional("content", .mapping),
  ]
  static let parameter = Shape(
    "a Parameter Object",
    [.required("name"), .required("in")] + valueDescription + [
      .optional("allowEmptyValue", .boolean), .optional("allowReserved", .boolean),
    ])
  static let header = Shape(
    "a Header Object",
    valueDescription + [
      .optional("allowEmptyValue", .boolean, until: .v30).harmless,
      .optional("allowReserved", .boolean, until: .v30).harmless,
    ])
  static let requestBody = Shape(
    "a Request Body Object",
    [
      .optional("description").harmless, .required("content", .mapping),
      .optional("required", .boolean),
    ])
  private static let encodings: [Field] = [
    .optional("prefixEncoding", .sequence, since: .v32),
    .optional("itemEncoding", .mapping, since: .v32),
  ]
  static let mediaType = Shape(
    "a Media Type Object",
    [
      .optional("schema", .schema), .optional("itemSchema", .schema, since: .v32),
      .optional("example", .any).harmless, .optional("examples", .mapping).harmless,
      .optional("encoding", .mapping), .optional("description", since: .v32).harmless,
    ] + encodings)
  static let encoding = Shape(
    "an Encoding Object",
    [
      .optional("contentType"), .optional("headers", .mapping),
      .optional("style", .word(["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
      .optional("explode", .boolean), .optional("allowReserved", .boolean),
      .optional("encoding", .mapping, since: .v32),
    ] + encodings)
  static let response = Shape(
    "a Response Object",
    [
      .optional("summary", since: .v32).harmless,
      .required("description", until: .v31).harmless, .optional("description").harmless,
      .optional("headers", .mapping), .optional("content", .mapping),
      .optional("links", .mapping).harmless,
    ])
  static let example = Shape(
    "an Example Object",
    [
      .optional("summary"), .optional("description"), .optional("value", .any),
      .optional("externalValue"), .optional("dataValue", .any, since: .v32),
      .optional("serializedValue", since: .v32),
    ]
  ).harmless
  static let link = Shape(
    "a Link Object",
    [
      .optional("operationRef"), .optional("operationId"), .optional("parameters", .mapping),
      .optional("requestBody", .any), .optional("description"), .optional("server", .mapping),
    ]
  ).harmless
  static let tag = Shape(
    "a Tag Object",
    [
      .required("name"), .optional("description"), .optional("externalDocs", .mapping),
      .optional("summary", since: .v32), .optional("parent", since: .v32),
      .optional("kind", since: .v32),
    ]
  ).harmless
  static let discriminator = Shape(
    "a Discriminator Object",
    [
      .required("propertyName"), .optional("mapping", .stringMap),
      .optional("defaultMapping", since: .v32),
    ])
  static let xml = Shape(
    "an XML Object",
    [
      .optional("nodeType", .word(["element", "attribute", "text", "cdata", "none"]), since: .v32),
      .optional("name"), .optional("namespace"), .optional("prefix"),
      .optional("attribute", .boolean), .optional("wrapped", .boolean),
    ]
  ).harmless

  /// The fields of a Security Scheme Object, which depend on its type.
  static func securityScheme(_ kind: SecurityScheme.Kind) -> Shape {
    let fields: [Field] =
      switch kind {
      case .apiKey: [.required("name"), .required("in", .word(["query", "header", "cookie"]))]
      case .http: [.required("scheme"), .optional("bearerFormat").harmless]
      case .mutualTLS: []
      case .oauth2:
        [
          .required("flows", .mapping).harmless,
          .optional("oauth2MetadataUrl", since: .v32).harmless,
        ]
      case .openIdConnect: [.required("openIdConnectUrl").harmless]
      }
    return Shape(
      "a Security Scheme Object of type \(kind.rawValue)",
      [
        .required("type"), .optional("description").harmless,
        .optional("deprecated", .boolean, since: .v32).harmless,
      ] + fields)
  }
  static let oauthFlows = Shape(
    "an OAuth Flows Object",
    [
      .optional("implicit", .mapping), .optional("password", .mapping),
      .optional("clientCredentials", .mapping), .optional("authorizationCode", .mapping),
      .optional("deviceAuthorization", .mapping, since: .v32),
    ]
  ).harmless

  /// The fields of an OAuth Flow Object, which depend on the flow.
  static func oauthFlow(_ name: String) -> Shape {
    var fields: [Field] = [.optional("refreshUrl"), .required("scopes", .stringMap)]
    if name == "implicit" || name == "authorizationCode" {
      fields.append(.required("authorizationUrl"))
    }
    if name != "implicit" { fields.append(.required("tokenUrl")) }
    if name == "deviceAuthorization" { fields.append(.required("deviceAuthorizationUrl")) }
    return Shape("an OAuth Flow Object for \(name)", fields).harmless
  }

  /// The names that mean something to a server somewhere in a document, or did in Swagger 2.0: where
  /// one stands in a place that knows it not, something was meant that would not be enforced.
  static let meaningfulNames: Set<[UInt8]> = {
    let shapes: [Shape] =
      [
        document, components, pathItem, operation, parameter, header, requestBody, mediaType,
        encoding, response, discriminator,
      ] + SecurityScheme.Kind.allCases.map { .securityScheme($0) }
    let fields = shapes.flatMap(\.fields).filter { $0.effect != .harmless }.map(\.name)
    let keywords = Keyword.allCases.filter { $0.effect != .harmless }.map(\.rawValue)
    let older = ["basePath", "collectionFormat", "consumes", "produces", "securityDefinitions"]
    return Set((fields + keywords + older).map { Array($0.utf8) })
  }()
}
