// The fixed fields of every object of OpenAPI 3.0.4, 3.1.1 and 3.2.0 (section 4.8 of each).

extension Shape {
  static let document = Shape(
    "an OpenAPI Object",
    [
      .required("openapi"), .optional("$self", since: .v32), .required("info", .mapping),
      .optional("jsonSchemaDialect", since: .v31), .optional("servers", .sequence),
      .required("paths", .mapping, until: .v30), .optional("paths", .mapping),
      .optional("webhooks", .mapping, since: .v31), .optional("components", .mapping),
      .optional("security", .sequence), .optional("tags", .sequence),
      .optional("externalDocs", .mapping),
    ])
  static let info = Shape(
    "an Info Object",
    [
      .required("title"), .optional("summary", since: .v31), .optional("description"),
      .optional("termsOfService"), .optional("contact", .mapping), .optional("license", .mapping),
      .required("version"),
    ])
  static let contact = Shape(
    "a Contact Object", [.optional("name"), .optional("url"), .optional("email")])
  static let license = Shape(
    "a License Object",
    [.required("name"), .optional("identifier", since: .v31), .optional("url")])
  static let server = Shape(
    "a Server Object",
    [
      .required("url"), .optional("description"), .optional("name", since: .v32),
      .optional("variables", .mapping),
    ])
  static let serverVariable = Shape(
    "a Server Variable Object",
    [.optional("enum", .strings), .required("default"), .optional("description")])
  static let components = Shape(
    "a Components Object",
    [
      .optional("schemas", .mapping), .optional("responses", .mapping),
      .optional("parameters", .mapping), .optional("examples", .mapping),
      .optional("requestBodies", .mapping), .optional("headers", .mapping),
      .optional("securitySchemes", .mapping), .optional("links", .mapping),
      .optional("callbacks", .mapping), .optional("pathItems", .mapping, since: .v31),
      .optional("mediaTypes", .mapping, since: .v32),
    ])
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
  static let pathItem = Shape(
    "a Path Item Object",
    [.optional("$ref"), .optional("summary"), .optional("description")]
      + methods.map { .optional($0, .mapping) }
      + [
        .optional("query", .mapping, since: .v32),
        .optional("additionalOperations", .mapping, since: .v32), .optional("servers", .sequence),
        .optional("parameters", .sequence),
      ])
  static let operation = Shape(
    "an Operation Object",
    [
      .optional("tags", .strings), .optional("summary"), .optional("description"),
      .optional("externalDocs", .mapping), .optional("operationId"),
      .optional("parameters", .sequence), .optional("requestBody", .mapping),
      .required("responses", .mapping, until: .v30), .optional("responses", .mapping),
      .optional("callbacks", .mapping), .optional("deprecated", .boolean),
      .optional("security", .sequence), .optional("servers", .sequence),
    ])
  static let externalDocs = Shape(
    "an External Documentation Object", [.optional("description"), .required("url")])
  private static let valueDescription: [Field] = [
    .optional("description"), .optional("required", .boolean), .optional("deprecated", .boolean),
    .optional("style"), .optional("explode", .boolean), .optional("schema", .schema),
    .optional("example", .any), .optional("examples", .mapping), .optional("content", .mapping),
  ]
  static let parameter = Shape(
    "a Parameter Object",
    [.required("name"), .required("in")] + valueDescription + [
      .optional("allowEmptyValue", .boolean), .optional("allowReserved", .boolean),
    ])
  static let header = Shape(
    "a Header Object",
    valueDescription + [
      .optional("allowEmptyValue", .boolean, until: .v30),
      .optional("allowReserved", .boolean, until: .v30),
    ])
  static let requestBody = Shape(
    "a Request Body Object",
    [.optional("description"), .required("content", .mapping), .optional("required", .boolean)])
  private static let encodings: [Field] = [
    .optional("prefixEncoding", .sequence, since: .v32),
    .optional("itemEncoding", .mapping, since: .v32),
  ]
  static let mediaType = Shape(
    "a Media Type Object",
    [
      .optional("schema", .schema), .optional("itemSchema", .schema, since: .v32),
      .optional("example", .any), .optional("examples", .mapping), .optional("encoding", .mapping),
      .optional("description", since: .v32),
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
      .optional("summary", since: .v32), .required("description", until: .v31),
      .optional("description"), .optional("headers", .mapping), .optional("content", .mapping),
      .optional("links", .mapping),
    ])
  static let example = Shape(
    "an Example Object",
    [
      .optional("summary"), .optional("description"), .optional("value", .any),
      .optional("externalValue"), .optional("dataValue", .any, since: .v32),
      .optional("serializedValue", since: .v32),
    ])
  static let link = Shape(
    "a Link Object",
    [
      .optional("operationRef"), .optional("operationId"), .optional("parameters", .mapping),
      .optional("requestBody", .any), .optional("description"), .optional("server", .mapping),
    ])
  static let tag = Shape(
    "a Tag Object",
    [
      .required("name"), .optional("description"), .optional("externalDocs", .mapping),
      .optional("summary", since: .v32), .optional("parent", since: .v32),
      .optional("kind", since: .v32),
    ])
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
    ])

  /// The fields of a Security Scheme Object, which depend on its type.
  static func securityScheme(_ kind: SecurityScheme.Kind) -> Shape {
    let fields: [Field] =
      switch kind {
      case .apiKey: [.required("name"), .required("in", .word(["query", "header", "cookie"]))]
      case .http: [.required("scheme"), .optional("bearerFormat")]
      case .mutualTLS: []
      case .oauth2: [.required("flows", .mapping), .optional("oauth2MetadataUrl", since: .v32)]
      case .openIdConnect: [.required("openIdConnectUrl")]
      }
    return Shape(
      "a Security Scheme Object of type \(kind.rawValue)",
      [.required("type"), .optional("description"), .optional("deprecated", .boolean, since: .v32)]
        + fields)
  }
  static let oauthFlows = Shape(
    "an OAuth Flows Object",
    [
      .optional("implicit", .mapping), .optional("password", .mapping),
      .optional("clientCredentials", .mapping), .optional("authorizationCode", .mapping),
      .optional("deviceAuthorization", .mapping, since: .v32),
    ])

  /// The fields of an OAuth Flow Object, which depend on the flow.
  static func oauthFlow(_ name: String) -> Shape {
    var fields: [Field] = [.optional("refreshUrl"), .required("scopes", .stringMap)]
    if name == "implicit" || name == "authorizationCode" {
      fields.append(.required("authorizationUrl"))
    }
    if name != "implicit" { fields.append(.required("tokenUrl")) }
    if name == "deviceAuthorization" { fields.append(.required("deviceAuthorizationUrl")) }
    return Shape("an OAuth Flow Object for \(name)", fields)
  }
}
