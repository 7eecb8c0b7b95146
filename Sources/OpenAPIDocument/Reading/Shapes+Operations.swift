// The fixed fields of the objects of paths, and of what requests and responses carry (OpenAPI 3.0.4,
// 3.1.1 and 3.2.0, section 4.8 of each).

extension Shape {
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
      .optional("itemSchema", .schema, since: .v32, is: .enforced(by: .contents)),
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
}
