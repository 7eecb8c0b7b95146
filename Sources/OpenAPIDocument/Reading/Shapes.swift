// The fixed fields of the objects that describe an API as a whole (OpenAPI 3.0.4, 3.1.1 and 3.2.0,
// section 4.8 of each). Those that only describe are harmless: a mistake changes nothing about a server.

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
  static let externalDocs = Shape(
    "an External Documentation Object",
    [.optional("description", is: .forPeople), .required("url", is: .forPeople)]
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
