// Names: what becomes of the texts that real contracts contain.

import Testing

@testable import ContractCompiler

@Suite("Names")
struct SwiftWordsTests {
  @Test(
    "Members are lower camel case with initialisms",
    arguments: [
      ("user_id", "userID"), ("created_at", "createdAt"), ("id", "id"), ("ETag", "eTag"),
      ("If-None-Match", "ifNoneMatch"), ("HTTPServer", "httpServer"), ("IN_PROGRESS", "inProgress"),
      ("+1", "plus1"), ("-1", "minus1"), ("$_type", "type"), ("3d", "_3d"), ("url_list", "urlList"),
      ("avatar_urls", "avatarURLs"), ("😀", "grinningFace"), ("", "empty"),
      ("名", "cjkUnifiedIdeograph540d"),
      ("naïve", "naive"), (">=", "greaterThanEquals"), ("-name", "minusName"),
    ])
  func members(text: String, name: String) {
    #expect(SwiftWords.lowerCamel(text) == name)
  }

  @Test("Colliding texts get different names in any order")
  func collisions() {
    let texts = ["user_id", "userId", "user-id", "userID", "user id"]
    let forward = NameTable(texts, style: .member)
    let backward = NameTable(texts.reversed(), style: .member)
    #expect(Set(texts.map { forward[$0] }).count == texts.count)
    #expect(texts.map { forward[$0] } == texts.map { backward[$0] })
    #expect(forward["userID"] == "userID")
  }

  @Test("Types keep away from words of Swift and from the name spaces, and from nothing else")
  func reservedTypes() {
    let free = ["Task", "String", "Error", "Owner", "Violation", "Router", "Input"]
    let schemas = NameTable(free + ["type", "Swift", "Schemas"], style: .type(.schemas))
    for name in free { #expect(schemas[name] == name) }
    #expect(schemas["type"] == "TypeSchema")
    #expect(schemas["Swift"] == "SwiftSchema")
    #expect(schemas["Schemas"] == "SchemasSchema")
    let operations = NameTable(["self", "operations", "task"], style: .type(.operations))
    #expect(operations["self"] == "SelfOperation")
    #expect(operations["operations"] == "OperationsOperation")
    #expect(operations["task"] == "Task")
  }
}
