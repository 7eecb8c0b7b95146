// Requests with JSON through generated code: the rows of WireTests about objects, which members they must
// have and may have, and what a violation says of them.

extension WireTests {
  /// What is broken, and where: members of objects that check functions judge too.
  static let violations: [Case] = [
    json("rules", #"{"x1": "a"}"#, "/x1", "type"),
    json("rules", #"{"list": [{}, {"x1": 1}]}"#, "/list/1/x1", "minimum"),
    json("rules", #"{"a": "1"}"#, "/b", "required"),
    json("rules", #"{"a": "1", "b": 9}"#, "/b", "maximum"),
    json("rules", #"{"d": 1}"#, "/e~1f", "dependentRequired"),
    json("rules", #"{"pair": ["x"]}"#, "/pair/0", "type"),
    json("rules", #"{"pair": [1, {"z": "a"}]}"#, "/pair/1/z", "minLength"),
    json("rules", #"{"pair": [1, {}, 3]}"#, "/pair/2", "items"),
    json("rules", #"{"closed": {"a/b": 1}}"#, "/closed/a~1b", "unevaluatedProperties"),
    json("rules", #"{"named": {"abc": 1}}"#, "/named/abc", "propertyNames"),
    json("rules", #"{"word": "y"}"#, "/word", "const"),
    json("rules", #"{"five": 6}"#, "/five", "const"),
    json("rules", #"{"listed": "y"}"#, "/listed", "enum"),
    json("rules", #"{"encoded": "*"}"#, "/encoded", "contentEncoding"),
    json("rules", #"{"bytes": "*"}"#, "/bytes", "format"),
  ]

  /// Arrays within each other: more than the Swift compiler can take as types.
  static let deep: [Case] = [
    nested(30, #""a""#, 204), nested(30, #""""#, 422, "minLength"), nested(30, "1", 422, "type"),
    nested(29, #""a""#, 422, "type"), nested(3, "1", 422, "/0/0/0"),
  ]

  private static func nested(
    _ depth: Int, _ inner: String, _ status: Int, _ fragments: String...
  ) -> Case {
    let body =
      String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
    return post("/json/deep", "application/json", body, status, fragments)
  }

  /// What `readOnly` and `writeOnly` members are asked for by keywords beside `required`.
  static let directions: [Case] = [
    post("/json/direction", "application/json", #"{"kind": "a"}"#, 204, []),
    post("/json/direction", "application/json", #"{"kind": "b"}"#, 422, ["/secret", "required"]),
    post("/json/direction", "application/json", #"{"kind": "b", "secret": "s"}"#, 204, []),
    post("/json/direction", "application/json", #"{"kind": "a", "c": 1}"#, 204, []),
    post("/json/direction", "application/json", #"{"kind": "a", "id": "1", "n": 1}"#, 422, ["not"]),
    post("/json/direction", "application/json", #"{"kind": "a", "n": 1}"#, 204, []),
  ]

  private static func json(_ name: String, _ body: String, _ pointer: String, _ keyword: String)
    -> Case
  {
    post(
      "/json/\(name)", "application/json", body, 422,
      ["\"pointer\":\"\(pointer)\",\"keyword\":\"\(keyword)\""])
  }

  /// Objects of many members, alone and among the alternatives of a union.
  static let large: [Case] = [
    post(
      "/json/large", "application/json",
      #"{"large": {"m30": 30, "reader": "r", "members": null, "readMember": null, "x": true}}"#,
      204,
      ["reader: \"r\"", "members: nil", "count: 3", "m30: Optional(30)", "[\"x\": true]"]),
    post(
      "/json/large", "application/json",
      #"{"large": {"reader": "r", "members": "m"}, "either": {"reader": "s", "members": null}}"#,
      204,
      ["Optional(\"m\")", "reader: \"s\""]),
    json("large", #"{"large": {"reader": "r"}}"#, "/large/members", "required"),
    json("large", #"{"large": {"reader": "r", "members": "m", "m17": "x"}}"#, "/large/m17", "type"),
    json("large", #"{"large": {"reader": "r", "members": "m", "x": 5}}"#, "/large/x", "type"),
    post("/json/large", "application/json", #"{"large": {"reader": "r", "members": "#, 400, []),
  ]

  /// `null` among alternatives, of which one and no other may be it, and within values that contain themselves.
  static let nulls: [Case] =
    ["twice", "listed", "only", "any"].map { (name) in
      post("/json/nulls", "application/json", "{\"\(name)\": null}", 422, ["/\(name)"])
    }
    + [
      #"{"twice": "x"}"#, #"{"listed": 1}"#, #"{"any": 1}"#, #"{"once": null}"#,
      #"{"tree": null}"#, #"{"tree": {"left": {"leaf": 1}, "right": null}}"#,
      #"{"json": null}"#, #"{"json": [null, {"a": null, "b": [[null], 1.5, true]}]}"#,
    ].map { (body) in post("/json/nulls", "application/json", body, 204, []) }

  /// A discriminator whose member is no text.
  static let versions: [Case] = [
    post("/json/version", "application/json", #"{"v": 1, "a": "x"}"#, 204, ["Optional(\"x\")"]),
    post("/json/version", "application/json", #"{"v": 2, "a": 7}"#, 204, ["Optional(7)"]),
    post("/json/version", "application/json", #"{"v": 3}"#, 422, []),
    post("/json/version", "application/json", #"{"v": "1"}"#, 422, []),
  ]

  /// Media types that only their character sets tell apart.
  static let charsets: [Case] = [
    post("/bytes/charsets", "text/plain", "t", 204, ["textPlain(\"t\")"]),
    post("/bytes/charsets", "text/plain; charset=utf-8", "t", 204, ["textPlain(\"t\")"]),
    post("/bytes/charsets", "text/plain; charset=ISO-8859-1", "t", 204, ["88591"]),
    post("/bytes/charsets", "application/json", "\"j\"", 204, ["\"j\""]),
    post("/bytes/charsets", "application/json", "1", 422, []),
    post("/bytes/charsets", "application/json; charset=utf-8", "1", 204, ["(1)"]),
    post("/bytes/charsets", "text/csv", "long", 204, ["long"]),
    post("/bytes/charsets", "text/html", "long", 422, ["maxLength"]),
  ]
}
