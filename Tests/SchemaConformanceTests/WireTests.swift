// Requests through generated code: what text becomes in queries, cookies, header fields, text bodies
// and forms, by the shape of its schema. The contract is Wire/openapi.yaml.

import Foundation
import Testing

@testable import ContractSchemaHarness

/// Alone with the other suite that compiles emitted Swift.
@Suite(.serialized)
struct WireTests {
  /// A request and what is to become of it.
  struct Case {
    var request: WireProgram.Request
    var status: Int
    /// What the handler's input, or the answer to a refused request, contains.
    var fragments: [String]

    var description: String {
      let fields = request.headers.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
      return "\(request.method) \(request.target) \(fields) "
        + String(decoding: request.body, as: UTF8.self)
    }
  }

  private static func get(_ target: String, _ status: Int, _ fragments: String...) -> Case {
    Case(request: .init(method: "GET", target: target), status: status, fragments: fragments)
  }

  private static func get(
    _ target: String, _ fields: [(String, String)], _ status: Int, _ fragments: String...
  ) -> Case {
    Case(
      request: .init(method: "GET", target: target, headers: fields.map { ($0.0, $0.1) }),
      status: status, fragments: fragments)
  }

  static func post(
    _ target: String, _ type: String, _ body: String, _ status: Int, _ fragments: [String]
  ) -> Case {
    Case(
      request: .init(
        method: "POST", target: target, headers: [("Content-Type", type)], body: Array(body.utf8)),
      status: status, fragments: fragments)
  }

  private static func text(
    _ name: String, _ body: String, _ status: Int, _ fragments: String...
  ) -> Case {
    post("/text/\(name)", "text/plain", body, status, fragments)
  }

  private static func answer(
    _ name: String, _ body: String, _ status: Int, _ fragments: String...
  ) -> Case {
    post("/answer/\(name)", "text/plain", body, status, fragments)
  }

  private static func form(
    _ name: String, _ body: String, _ status: Int, _ fragments: String...
  ) -> Case {
    post("/form/\(name)", "application/x-www-form-urlencoded", body, status, fragments)
  }

  /// Parts as `name`, further header fields and content.
  private static func parts(
    _ name: String, _ parts: [(String, String, String)], _ status: Int, _ fragments: String...
  ) -> Case {
    var body = ""
    for (name, fields, content) in parts {
      body +=
        "--X\r\nContent-Disposition: form-data; name=\"\(name)\"\(fields)\r\n\r\n\(content)\r\n"
    }
    return post(
      "/parts/\(name)", "multipart/form-data; boundary=X", body + "--X--\r\n", status, fragments)
  }

  /// The header fields of a part that is a file.
  private static func file(_ type: String, _ more: String = "") -> String {
    "; filename=\"f\"\r\nContent-Type: \(type)\(more)"
  }

  static let texts: [Case] = [
    text("integer", "5", 204, "body: 5"),
    text("integer", "5.0", 204, "body: 5"),
    text("integer", "0.5e1", 204, "body: 5"),
    text("integer", "5.5", 422, "type"),
    text("integer", "1", 422, "minimum"),
    text("integer", "\"5\"", 422, "type"),
    text("integer", "five", 422, "type"),
    text("integer", "5 ", 422, "type"),
    text("number", "1.5", 204, "body: 1.5"),
    text("boolean", "true", 204, "body: true"),
    text("boolean", "TRUE", 422, "type"),
    text("enum", "2", 204, "body"),
    text("enum", "3", 422, "enum"),
    text("words", "b", 204, ".b"),
    text("words", "\"b\"", 422, "enum"),
    text("nullable", "null", 204, "body: nil"),
    text("nullable", "7", 204, "body: Optional(7)"),
    text("nullable", "x", 422, "type"),
    text("either", "12", 204, "12"),
    text("either", "5", 204, "\"5\""),
    text("either", "abcd", 422),
    text("date", "2026-11-26", 204, "2026"),
    text("choice", "5", 204, "text(5)"),
    text("choice", "x", 422, "type"),
    post("/text/choice", "text/csv", "x", 204, ["\"x\""]),
    get("/text/parameter?n=5.0", 204, "n: Optional(5)"),
    get("/text/parameter?n=5.5", 422, "/query/n", "type"),
    get("/text/parameter?n=5", [("X-Flag", "true")], 204, "n: Optional(5)", "Optional(true)"),
    get("/text/parameter?n=x", 422, "type"),
    // What is sent is held to its schema too.
    answer("words", "abc", 200, "abc"),
    answer("words", "", 200),
    answer("words", "abca", 500, "200 breaks 'maxLength' at ''"),
    answer("words", "null", 500, "200 breaks"),
    answer("words", "abd", 500, "200 breaks 'pattern' at ''"),
    answer("number", "2", 200, "2"),
    answer("number", "1", 500, "200 breaks 'minimum' at ''"),
  ]

  static let forms: [Case] = [
    form("additional", "a=5&z=5", 204, "\"5\"", "[\"z\": 5]"),
    form("additional", "z=x", 422, "/z"),
    // Canonically equivalent names are two.
    form("additional", "%C3%A9=1&e%CC%81=2", 204, ": 1, ", ": 2]"),
    form("lists", "a=1&a=2", 204, "[\"a\": [1, 2]]"),
    form("lists", "a=1", 204, "[\"a\": [1]]"),
    form("lists", "a=x", 422, "/a/0"),
    form("nullable", "word=&text=&any=", 204, "Word>.null", "String>.null", "value(\"\")"),
    form("nullable", "word=null&text=null&any=null", 204, "Word>.null", "value(\"null\")"),
    form("nullable", "word=b", 422, "/word", "enum"),
    form("owner", "name=n", 204, "owner: nil"),
    form("owner", "name=n&phone=p", 204, "name: nil", "phone: Optional(\"p\")"),
    form("owner", "owner=%7B%22name%22:%22o%22%7D&name=n", 204, "Optional(\"o\")"),
    form("owner", "owner=x", 422, "/owner", "type"),
    form("map", "m=%7B%22x%22:1%7D", 204, "[\"x\": 1]"),
    form("map", "x=1&y=2", 204, "[\"x\": 1, \"y\": 2]"),
    form("map", "m=%7B%22x%22:true%7D", 422, "/m/x"),
    post("/form/closed", "application/x-www-form-urlencoded; charset=utf-16", "a=1", 415, []),
    post("/form/closed", "application/x-www-form-urlencoded; charset=UTF8", "a=1", 204, []),
    form("pattern", "n_a=5", 204, "5"),
    form("pattern", "n_a=x", 422, "type"),
    form("pattern", "b=5", 204, "\"5\""),
    form("any", "a=5&a=6", 204, "5", "6"),
    form("one", "a=5", 204, "a: 5"),
    form("one", "b=true", 204, "b: true"),
    form("one", "b=5", 422),
    form("all", "a=1&b=1.5", 204),
    form("all", "a=1&c=true", 204),
    form("all", "a=x&c=true", 422),
    form("all", "a=1", 422),
    form("json", "o=%7B%22k%22:1%7D&j=7", 204, "k: 1", "j: Optional(7)"),
    form("json", "k=1", 204, "k: 1"),
    form("json", "o=k", 422, "/o", "type"),
    form("json", "o=", 422, "/o", "type"),
    form("json", "o=%7B%22k%22:true%7D", 422, "/o/k"),
    form("json", "j=1,%22o%22:%7B%22k%22:1%7D", 400),
    form("closed", "a=1", 204),
    form("closed", "a=1&b=2", 422, "additionalProperties"),
    form("payment", "amount=5&labels[k]=v", 204, "amount: Optional(5)", "[\"k\": \"v\"]"),
    form("payment", "labels=", 204, "labels"),
    form("payment", "expand[]=a&expand[]=b", 204, "[\"a\", \"b\"]"),
    form("payment", "expand[1]=b&expand[0]=a", 204, "[\"a\", \"b\"]"),
    form("payment", "expand=a", 204, "[\"a\"]"),
    form("payment", "lines[0][price]=x&lines[0][quantity]=2", 204, "\"x\"", "Optional(2)"),
    form(
      "payment", "lines[][price]=x&lines[][quantity]=2&lines[][price]=y", 204, "\"x\"", "\"y\""),
    form("payment", "lines[0][quantity]=x", 422, "/lines/0/quantity"),
    form("payment", "address[name]=n&address[at][floor]=3", 204, "floor: Optional(3)"),
    form("payment", "address[at][floor]=3", 422, "/address"),
  ]

  static let queries: [Case] = [
    get("/query/deep?created=5", 204, "5"),
    get("/query/deep?created[gt]=5", 204, "gt: Optional(5)"),
    get("/query/deep?created=x", 422),
    get("/query/deep?expand[]=a&expand[0]=b", 204, "\"a\"", "\"b\""),
    get("/query/deep?expand=a&expand=b", 204, "[\"a\", \"b\"]"),
    get("/query/deep?expand[]=abcdef", 422, "maxLength"),
    get("/query/deep?expand[x]=a", 422, "/query/expand"),
    get("/query/deep?filter[some][eq]=5", 204, "eq: Optional(5)"),
    get("/query/deep?filter[or][0][n]=true", 204, "n: Optional(true)"),
    get("/query/deep?filter[none]=5", 422, "additionalProperties"),
    get("/query/deep?plain=5", 204, "plain: Optional(5)"),
    get("/query/free?page=2&where[a]=x&low=l&key=k&more=5", 204, "[\"more\": 5]", "\"2\"", "\"l\""),
    get("/query/free?page=2&where[a]=x&key=k", 204, "free: nil"),
    get("/query/free?more=x", 422, "/query/free/more"),
    get("/query/listed?other=1", 204, "range: nil"),
    get("/query/listed?low=1&other=1", 204, "low: 1"),
    get("/query/listed?high=1", 422, "required"),
    get("/query/listed?range=x", 422, "/query/range", "type"),
    get("/query/listed?range=%7B%22low%22:1%7D", 204, "low: 1"),
    get("/query/one?v=5", 204, "5"),
    get("/query/one?v=true", 204, "[true]"),
    get("/query/one?v=true&v=false", 204, "[true, false]"),
    get("/query/one?v=x", 422),
    get("/query/one?w=1,2", 204, "[1, 2]"),
    get("/query/one?w=x", 204, "\"x\""),
    get("/query/one?o=x,5", 204, "x: Optional(5)"),
    get("/query/one?o=true", 204, "true"),
    get("/query/one?o=y,5", 422),
    get("/query/deep?filter=5", 422, "/query/filter", "type"),
    get(
      "/query/nullable?unused=&word=&text=&any=", 204, "word: nil", "text: nil", "Optional(\"\")"),
    get("/query/nullable?word=null&text=null&any=null", 204, "word: nil", "text: nil", "\"null\""),
    get("/query/nullable?word=a&text=words", 204, "a", "\"words\""),
    get("/query/nullable?word=b", 422, "/query/word", "enum"),
    get("/query/refusing?either=5&any=null&number=12", 204, "5", "any: nil", "variant1(12)"),
    get("/query/refusing?either=null", 422, "/query/either"),
    get("/query/refusing?either=", 422, "/query/either"),
    get("/query/refusing?number=null", 422, "/query/number"),
    get("/query/refusing?list=1&list=null", 422, "/query/list/1"),
    get("/query/refusing?deep[e]=null", 422, "/query/deep/e"),
    form("refusing", "e=null", 422, "/e"),
    form("refusing", "e=true&w=a", 204, "true"),
    form("refusing", "w=null", 422, "/w"),
    post("/json/refusing", "application/json", #"{"e": null}"#, 422, ["/e"]),
    post(
      "/json/refusing", "application/json",
      #"{"e": 1, "one": 1.0, "merged": 1, "o": {"b": 2.0, "a": 1}}"#, 204, []),
    post("/json/refusing", "application/json", #"{"merged": 2}"#, 422, ["/merged"]),
    get("/query/nullable?text=word", 422, "/query/text", "minLength"),
    get("/query/nullable?items=1&items=[true]", 204, "1", "[true]"),
    get("/query/nullable?unused=x", 422, "/query/unused", "type"),
    get("/query/delimited?s=1%202+3&p=x|5&e=1&e=2&t=a|b", 204, "[1, 2, 3]", "5", "[1, 2]", "a|b"),
    get("/query/empty?r=&flag=&n=&s=&l=&t=", 204, "flag: nil", "n: 3", "s: nil", "l: nil", "\"\""),
    get("/query/empty?r&flag&n&s&l", 204, "flag: nil", "n: 3", "s: nil", "t: nil"),
    get("/query/empty?r=&n=5&flag=true&l=a", 204, "n: 5", "Optional(true)", "[\"a\"]"),
    get("/query/empty?r=&n=x", 422, "/query/n"),
    get("/query/empty", 422, "/query/r"),
    get(
      "/cookie", [("Cookie", "raw=a%20b; form=a%20b; list=1; list=2")], 204, "a%20b", "a b",
      "[1, 2]"),
    get("/cookie", [("X-Set", "a, b")], 204, "[\"a\", \"b\"]"),
    get("/cookie", [("X-Set", "5")], 204, "5"),
  ]

  /// What is no list is given once; several are a list, which the schema refuses.
  static let repetitions: [Case] = [
    get("/query/deep?plain=5&plain=5", 422, "/query/plain", "type"),
    get("/query/deep?created=5&created=6", 422, "/query/created"),
    get("/query/deep?created=5&created[gt]=6", 422, "/query/created"),
    get("/query/deep?filter[some][eq]=5&filter[some][eq]=6", 422, "/query/filter"),
    get("/query/free?page=2&page=3", 422, "/query/page", "type"),
    get("/query/free?page=2&more=5&more=6", 422, "/query/free/more", "type"),
    get("/query/listed?low=1&low=1", 422, "/query/range/low", "type"),
    get("/query/one?w=1,2&w=3", 422, "/query/w"),
    get("/query/one?o=x,5&o=x,5", 422, "/query/o"),
    get("/query/one?o=x,5,x,6", 422, "/query/o"),
    get("/query/delimited?s=1%202&s=3", 422, "/query/s/0", "type"),
    get("/query/empty?r=&flag=&flag=", 422, "/query/flag", "type"),
    get("/text/parameter?n=5&n=5", 422, "/query/n", "type"),
    get(
      "/text/parameter", [("X-Flag", "true"), ("x-flag", "true")], 422, "/header/X-Flag", "type"),
    get("/cookie", [("Cookie", "raw=a; raw=b")], 422, "/cookie/raw", "type"),
    get("/cookie", [("Cookie", "form=a"), ("Cookie", "form=a")], 422, "/cookie/form", "type"),
    get("/cookie", [("X-Set", "a"), ("X-Set", "b")], 204, "[\"a\", \"b\"]"),
    form("one", "a=5&a=5", 422),
    form("additional", "a=5&a=6", 422, "/a", "type"),
    form("additional", "a=5&z=5&z=6", 422, "/z", "type"),
    form("payment", "address[name]=n&address[name]=m", 422, "/address"),
    parts("one", [("a", "", "5"), ("a", "", "5")], 422),
    parts("map", [("a", "", "x"), ("z", "", "5"), ("z", "", "6")], 422, "/z", "type"),
    parts("only", [("f", file("a/b"), "x"), ("f", file("a/b"), "y")], 422, "/f", "only once"),
  ]

  /// No bytes are a value of a required body where the request says what it is.
  static let emptyBodies: [Case] = [
    text("characters", "", 204, "body: \"\""),
    text("integer", "", 422, "type"),
    form("one", "", 422),
    form("any", "", 204, "body: [:]"),
    form("additional", "", 204, "a: nil"),
    post("/text/choice", "application/json", "", 422, ["required"]),
    post("/text/choice", "text/csv", "", 204, ["\"\""]),
    post("/parts/one", "multipart/form-data; boundary=X", "", 422, ["required"]),
    Case(request: .init(method: "POST", target: "/text/characters"), status: 422, fragments: []),
    post("/form/any", "image/png", "", 422, ["required"]),
    post("/bytes/file", "application/octet-stream", "", 204, []),
  ]

  /// `null` as the JSON of a parameter.
  static let nullContents: [Case] = [
    get("/query/contents?o=null&n=null", 204, "o: nil", "n: nil"),
    get("/query/contents?n=%20null", 204, "n: nil"),
    get("/query/contents?o=%7B%22a%22:1%7D&n=5", 204, "a: Optional(1)", "5"),
    get("/query/contents?o=null", 422, "/query/n", "required"),
    get("/query/contents?n=nul", 400),
    get("/query/contents?n=1&s=null", 422, "/query/s", "type"),
    get("/query/contents?n=1", [("X-Null", "null")], 204, "xNull: nil"),
    get("/query/contents?n=1&u=-1", 422, "/query/u", "minimum"),
  ]

  /// The whole query as one value (`in: querystring`).
  static let wholeQueries: [Case] = [
    get(
      "/whole/form?a=5&list=x&list=y&o=%7B%22n%22:1%7D&csv=1,2&deep[x]=3&z=true", 204, "a: 5",
      "[\"x\", \"y\"]", "n: Optional(1)", "[1, 2]", "x: Optional(3)", "[\"z\": true]"),
    get("/whole/form?a=5&list=a+b", 204, "[\"a b\"]"),
    get("/whole/form?a=x", 422, "\"/query/a\"", "type"),
    get("/whole/form?a=5&a=6", 422, "\"/query/a\"", "type"),
    get("/whole/form?a=5&z=x", 422, "\"/query/z\"", "type"),
    get("/whole/form?list=x", 422, "\"/query/a\"", "required"),
    get("/whole/form", 422, "\"/query/a\"", "required"),
    get("/whole/form?a=5&key=k", 204, "a: 5", "additionalProperties: [:]"),
    get("/whole/form?a=%zz", 400),
    get("/whole/optional", 204, "a: Optional(7)"),
    get("/whole/optional?", 204, "a: Optional(7)"),
    get("/whole/optional?key=k", 204, "a: Optional(7)"),
    get("/whole/optional?a=1", 204, "a: Optional(1)"),
    get("/whole/optional?a=x", 422, "\"/query/a\""),
    get("/whole/empty", 204, "a: nil"),
    get("/whole/empty?&", 204, "a: nil"),
    get("/whole/json?%7B%22n%22:1e+2%7D&key=k", 204, "100"),
    get("/whole/json?key=k&%7B%22s%22:%22a%26b%22%7D", 204, "\"a&b\""),
    get("/whole/json?key=k&null", 204, "q: nil"),
    get("/whole/json?key=k&%7B%22n%22:%22x%22%7D", 422, "\"/query/n\"", "type"),
    get("/whole/json?key=k", 422, "\"/query\"", "required"),
    get("/whole/json?key=k&%7B", 400),
    get("/whole/json?null", 401),
    get("/whole/text?%24.a.b%5B1:1%5D", 204, "\"$.a.b[1:1]\""),
    get("/whole/text?$.a&b=c+d", 204, "\"$.a&b=c+d\""),
    get("/whole/text", 204, "selector: nil"),
    get("/whole/text?a", 422, "\"/query\"", "pattern"),
    get("/whole/number?5", 204, "n: 5"),
    get("/whole/number?x", 422, "\"/query\"", "type"),
    get("/whole/number", 422, "\"/query\"", "required"),
  ]

  private static func pet(_ body: String, _ status: Int, _ fragments: String...) -> Case {
    post("/json/pet", "application/json", body, status, fragments)
  }

  /// What a discriminator's member may say: what the mapping lists, and the names of the components
  /// unless the mapping gives these to others.
  static let discriminators: [Case] = [
    pet(#"{"kind": "cat", "lives": 9}"#, 204, "cat("),
    pet(#"{"kind": "kitten"}"#, 204, "cat("),
    pet(#"{"kind": "Cat"}"#, 204, "cat("),
    pet(#"{"kind": "hound", "tricks": 1}"#, 204, "dog("),
    pet(#"{"kind": "Dog"}"#, 204, "eel("),
    pet(#"{"kind": "Eel"}"#, 422, "discriminator", "cat, kitten, Cat, hound, Dog"),
    pet(#"{"kind": "cow"}"#, 422, "discriminator"),
    pet(#"{"kind": "Cat", "lives": "x"}"#, 422, "/lives", "type"),
  ]

  /// Quotes and line ends in the names of parts, as browsers write them and as they stand.
  static let quotedParts: [Case] = [
    quoted(#"a%22b"#, "5", 204, "5"),
    quoted(#"a\"b"#, "5", 204, "5"),
    quoted(#"a%22b"#, "x", 422, #"/a\"b"#, "type"),
    quoted(#"l%0D%0Am"#, "x", 204, "Optional(\"x\")"),
    quoted(#"l%0am"#, "x", 204, "Optional(\"x\")"),
    quoted(#"5%22"#, "7", 204, "Optional(7)"),
    quoted(#"deep%22[x]"#, "3", 204, "x: Optional(3)"),
    quoted(#"f%22"; filename="n%22.txt"#, "bytes", 204, "FilePart"),
    quoted(#"c%22"#, "5", 422, "additionalProperties"),
  ]

  private static func quoted(
    _ name: String, _ content: String, _ status: Int, _ fragments: String...
  ) -> Case {
    post(
      "/parts/quoted", "multipart/form-data; boundary=X",
      "--X\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(content)\r\n--X--\r\n",
      status, fragments)
  }

  static let multiparts: [Case] = [
    parts(
      "optional", [("avatar", file("image/png"), "\u{FF}")], 204, "avatar: Optional(", "FilePart"),
    parts("optional", [], 204, "avatar: nil", "documents: []"),
    parts(
      "optional", [("documents", file("a/b"), "1"), ("any", file("a/b"), "2"), ("many", "", "3")],
      204,
      "any: Optional("),
    parts(
      "encoded", [("image", file("image/png", "\r\nX-Width: 5"), "x"), ("note", "", "n")], 204,
      "image: Optional("),
    parts("encoded", [("image", file("image/png"), "x")], 422, "X-Width"),
    parts("encoded", [("image", file("image/png", "\r\nX-Width: a"), "x")], 422, "X-Width"),
    parts("encoded", [("image", file("text/html", "\r\nX-Width: 5"), "x")], 422, "contentType"),
    parts("encoded", [("note", file("image/png"), "x")], 422, "/note"),
    parts("encoded", [("raw", file("application/zip"), "x")], 204, "raw: Optional("),
    parts("closed", [("a", "", "x"), ("f", file("a/b"), "x")], 204, "\"x\"", "f: Optional("),
    parts("closed", [("b", "", "x")], 422, "/b", "additionalProperties"),
    parts("closed", [("b", file("a/b"), "x")], 422, "/b", "additionalProperties"),
    parts("only", [("f", file("a/b"), "x")], 204, "f: Optional("),
    parts("only", [("g", file("a/b"), "x")], 422, "/g", "additionalProperties"),
    parts("map", [("a", "", "x"), ("z", "", "5")], 204, "[\"z\": 5]"),
    parts("map", [("a", "", "x")], 422, "minProperties"),
    parts("map", [("a", "", "x"), ("z", "", "y")], 422, "/z"),
    parts("counted", [("a", "", "x"), ("f", file("a/b"), "x")], 204),
    parts("counted", [("f", file("a/b"), "x")], 422, "minProperties"),
    parts("files", [("a", "", "x"), ("p", file("a/b"), "x")], 204, "[\"p\": [", "FilePart"),
    parts("limited", [("p", file("a/b"), "abc")], 204, "FilePart"),
    parts("limited", [("p", file("a/b"), "abcd")], 422, "/p", "maxLength"),
    parts("limited", [("p", file("a/b"), "a"), ("p", file("a/b"), "b")], 422, "/p", "only once"),
    parts("several", [("p", file("a/b"), "a"), ("p", file("a/b"), "b")], 204, "FilePart"),
    parts(
      "several", [("p", "", "a"), ("p", file("a/b"), "b"), ("p", file("a/b"), "c")], 422, "/p",
      "maxItems"),
    parts("either", [("a/b", file("a/b"), "a"), ("a/b", file("a/b"), "b")], 204, "FilePart"),
    parts("either", [("c/d", file("a/b"), "ab")], 422, "/c~1d", "maxLength"),
    parts("patterned", [("f1", file("a/b"), "x"), ("n", "", "5")], 204, "bytes"),
    parts(
      "names", [("otherFiles", file("a/b"), "x"), ("fields", file("a/b"), "y"), ("z", "", "5")],
      204,
      "otherFiles: Optional(", "otherFiles2: [\"z\": ["),
    parts("one", [("a", "", "5")], 204, "a: 5"),
    parts("one", [("b", "", "true")], 204, "b: true"),
    parts("one", [("b", "", "5")], 422),
  ]

  private static func lines(_ body: String, _ status: Int, _ fragments: String...) -> Case {
    post("/sequence/lines", "application/jsonl", body, status, fragments)
  }

  private static func records(_ body: String, _ status: Int, _ fragments: String...) -> Case {
    post("/sequence/records", "application/json-seq", body, status, fragments)
  }

  static let sequences: [Case] = [
    lines("{\"n\": 1}\n{\"n\": 2}", 204, "n: 1", "n: 2"),
    lines("\n {\"n\": 1}\r\n\n{\"n\": 2}\r\n", 204, "n: 1", "n: 2"),
    lines("{\"n\": 1}\n{\"n\": 0}", 422, "minimum", "/1/n"),
    lines("{\"n\": 1}\n{}", 422, "required"),
    lines("{\"n\": 1}, {\"n\": 2}", 400, "Line 1"),
    lines("{\"n\": 1}\n1],[2\n", 400, "Line 2"),
    lines("{\"n\":\n1}", 400, "Line 1"),
    records("\u{1E}1\n\u{1E}2\n", 204, "[1, 2]"),
    records("\u{1E}\u{1E}1 \n", 204, "[1]"),
    records("\u{1E}1\n\u{1E}2\n\u{1E}3\n", 422, "maxItems"),
    records("\u{1E}1\n\u{1E}\"2\"\n", 422, "type"),
    records("\u{1E}1\n\u{1E}2", 400, "between"),
    records("1\n", 400, "between"),
    records("\u{1E}1 2\n", 400, "Record 1"),
  ]

  /// Text in another character set than UTF-8 is not read as if it were that.
  static let characters: [Case] = [
    post("/text/integer", "text/plain; charset=iso-8859-1", "5", 415, []),
    post("/text/integer", "text/plain; charset=\"UTF-8\"", "5", 204, ["5"]),
    post("/text/integer", "text/plain; charset=us-ascii", "5", 204, ["5"]),
    post("/text/choice", "text/html; charset=utf-16", "5", 415, []),
  ]

  static let paths: [Case] = [
    get("/slash?a=x&b=x", 204, "a: Optional"),
    get("/slash/?a=x&b=x", 204, "b: Optional"),
    get("/only?c=x", 204, "c: Optional"),
    get("/only/?c=x", 204, "c: Optional"),
    get("/text/parameter/?n=5", 204, "n: Optional(5)"),
    get("/~user/caf%c3%a9?d=x", 204, "d: Optional"),
    get("/lend%2freturn", 204),
    get("/lend%252Freturn", 404),
    get("/lend/return", 404),
    get("/%7Euser/caf%C3%A9?d=x", 204, "d: Optional"),
    get("/%7euser/cafe?d=x", 404),
    get("/mixed/~a.txt", 204, "name: \"a\""),
    get("/mixed/%7Ea%2Etxt", 204, "name: \"a\""),
    get("/mixed/~a%2Fb%2E.%74xt", 204, "name: \"a/b.\""),
    get("/" + (1...31).map { "s\($0)" }.joined(separator: "/"), 204),
    get("/same/5", 204, "id: 5"),
    get("/same/x", 422),
    Case(
      request: .init(method: "POST", target: "/same/x"), status: 204, fragments: ["name: \"x\""]),
    Case(request: .init(method: "PUT", target: "/same/x"), status: 405, fragments: []),
  ]

  @Test func `text becomes what its schema says, wherever it stands`() throws {
    let program = try WireProgram(Self.contract)
    defer { program.remove() }
    let cases =
      Self.texts + Self.forms + Self.queries + Self.repetitions + Self.multiparts
      + Self.sequences + Self.characters + Self.violations + Self.deep + Self.directions
      + Self.nulls + Self.versions + Self.charsets + Self.large + Self.paths + Self.wholeQueries
      + Self.discriminators + Self.quotedParts
      + Self.emptyBodies + Self.nullContents
    let answers = try program.answers(to: cases.map(\.request))
    for (expected, answer) in zip(cases, answers) {
      let isRight =
        answer.status == expected.status
        && expected.fragments.allSatisfy { answer.input.contains($0) }
      #expect(
        isRight,
        "\(expected.description): expected \(expected.status) \(expected.fragments), was \(answer)")
    }
  }

  private static let contract = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Wire/openapi.yaml")
}
