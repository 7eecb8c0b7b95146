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
}
