// Routes are found by the segments of a path, literals before parameters, however many stand side by side.

import Testing

@testable import ContractRuntime

@Suite struct RouteTreeTests {
  @Test(
    arguments: [
      ("/api", true), ("/%61pi", true), ("/ap%69", true), ("/API", false), ("/ap", false),
      ("/apis", false), ("/api%2F", false), ("/%zz", false), ("/api%00", false), ("/", false),
      ("/api/", true), ("/api?x=/y", true), ("//api", false), ("api", false), ("", false),
    ])
  func literal(target: String, isFound: Bool) {
    let tree = RouteTree<String> { $0.insert("api", "/api") }
    #expect((tree.find(RequestPath(target: target)) != nil) == isFound)
  }

  @Test(
    arguments: [
      ("/caf%C3%A9%20x", "é x"), ("/café x", "é x"), ("/cafe%CC%81 x", nil), ("/@me", "me"),
      ("/%40me", "me"), ("/a%2Fb", "slash"), ("/a%2fb", "slash"), ("/a/b", nil),
      ("/a%252Fb", nil), ("/100%25", "percent"), ("/100%", "percent"), ("/100%2525", nil),
    ])
  func escapes(target: String, route: String?) {
    let tree = RouteTree<String> { tree in
      tree.insert("é x", "/caf\u{E9} x")
      tree.insert("me", "/@me")
      tree.insert("slash", "/a%2Fb")
      tree.insert("percent", "/100%25")
    }
    #expect(tree.find(RequestPath(target: target)) == route)
  }

  @Test("Canonically equivalent literals are different paths")
  func equivalentLiterals() {
    let tree = RouteTree<String> { tree in
      tree.insert("composed", "/\u{E9}")
      tree.insert("decomposed", "/e\u{301}")
    }
    #expect(tree.find(RequestPath(target: "/%C3%A9")) == "composed")
    #expect(tree.find(RequestPath(target: "/e%CC%81")) == "decomposed")
  }

  @Test(
    "Literals come before mixed segments, these before parameters; what leads nowhere is left again",
    arguments: [
      ("/", "root"), ("/users/me", "me"), ("/users/you", "user"), ("/users/", "users"),
      ("/users", "users"), ("/users//x", nil), ("/users/me/tasks", "user tasks"),
      ("/users/me/photo", "my photo"), ("/users/a/photo", "photo"),
      ("/users/x.json", "user by format"), ("/users/x.tar.json", "user as JSON"),
      ("/users/report.json", "user by format"), ("/users/.json", "user"),
      ("/users/x.y/tasks", "user tasks"), ("/users/x/tasks/1/2", nil), ("/other", nil),
    ])
  func order(target: String, route: String?) {
    let tree = RouteTree<String> { tree in
      tree.insert("user", "/users/{}")
      tree.insert("user by format", "/users/{}.{}")
      tree.insert("user as JSON", "/users/{}r.json")
      tree.insert("user as JSON", "/users/{}.tar.{}")
      tree.insert("me", "/users/me")
      tree.insert("my photo", "/users/me/photo")
      tree.insert("photo", "/users/{}/photo")
      tree.insert("user tasks", "/users/{}/tasks")
      tree.insert("users", "/users")
      tree.insert("root", "")
    }
    #expect(tree.find(RequestPath(target: target)) == route)
  }

  @Test(arguments: [("/a", "a"), ("/a/", "a/"), ("/b", "b"), ("/b/", "b"), ("/a//", nil)])
  func slashes(target: String, route: String?) {
    let tree = RouteTree<String> { tree in
      tree.insert("a/", "/a", endsWithSlash: true)
      tree.insert("a", "/a")
      tree.insert("b", "/b")
    }
    #expect(tree.find(RequestPath(target: target)) == route)
  }

  @Test("Each of thousands of literals side by side is found, and nothing between them")
  func wideNode() {
    let literals = (0..<5_000).map { "resource-\($0 * 7_919 % 5_000)" }
    let tree = RouteTree<String> { tree in
      for literal in literals { tree.insert(literal, "/\(literal)/{}") }
    }
    for literal in literals {
      #expect(tree.find(RequestPath(target: "/\(literal)/x")) == literal)
      #expect(tree.find(RequestPath(target: "/\(literal)")) == nil)
      #expect(tree.find(RequestPath(target: "/\(literal)!/x")) == nil)
    }
    #expect(tree.find(RequestPath(target: "//x")) == nil)
    #expect(tree.find(RequestPath(target: "/~/x")) == nil)
  }
}
