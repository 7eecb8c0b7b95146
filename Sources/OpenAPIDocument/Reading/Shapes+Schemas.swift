// The fixed fields of the objects within schemas (OpenAPI 3.0.4, 3.1.1 and 3.2.0, section 4.8 of each);
// the keywords of schemas have a table of their own.

extension Shape {
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
}
