// Paths are split before they are decoded, and decoded strictly.

import Testing

@testable import ContractRuntime

@Suite struct RequestPathTests {
  @Test(
    "Segments are counted with empty ones kept and one trailing slash disregarded",
    arguments: [
      ("/", 0), ("/api", 1), ("/api/", 1), ("/api//", 2), ("//", 1), ("/api//tasks", 3),
      ("/api/a/tasks?status=all/x", 3), ("/?", 0), ("/a?/b", 1), ("/a/./b/..", 4),
    ])
  func count(target: String, count: Int) {
    let path = RequestPath(target: target)
    #expect(path.count == count)
    #expect(!path.isUnmatchable)
  }

  @Test(arguments: ["", "*", "api", "http://host/api", String(repeating: "/a", count: 32)])
  func unmatchable(target: String) {
    let path = RequestPath(target: target)
    #expect(path.isUnmatchable)
    #expect(path.count == 0)
  }

  @Test func limits() {
    #expect(RequestPath(target: String(repeating: "/a", count: 31)).count == 31)
    #expect(RequestPath(target: String(repeating: "/a", count: 30) + "/a/").isUnmatchable)
    let long = RequestPath(target: "/" + String(repeating: "a", count: 65_533) + "?x")
    #expect(long.count == 1)
    #expect(RequestPath(target: "/" + String(repeating: "a", count: 65_535)).isUnmatchable)
    #expect(RequestPath(target: String(repeating: "/", count: 100_000)).isUnmatchable)
  }

  @Test(
    arguments: [
      ("/api/auth0%7Ca%20b%2Fc/tasks", "auth0|a b/c"), ("/api/alice/tasks", "alice"),
      ("/api/%C3%A9/tasks", "\u{E9}"), ("/api/e%CC%81/tasks", "e\u{301}"),
      ("/api/a+b/tasks", "a+b"), ("/api/%00/tasks", "\0"), ("/api//tasks", ""),
      ("/api/%2e%2e/tasks", ".."), ("/api/a;b=c,d/tasks", "a;b=c,d"),
    ])
  func value(target: String, value: String) throws {
    let path = RequestPath(target: target)
    #expect(try path.value(1).hasSameBytes(as: value))
    #expect(path.count == 3)
  }

  @Test(
    "Malformed escapes and bytes that are not UTF-8 end the request",
    arguments: [
      "%", "%4", "%zz", "%4g", "a%", "%%41", "%FF", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80",
      "%+1", "% 1",
    ])
  func malformed(segment: String) {
    let path = RequestPath(target: "/api/\(segment)/tasks")
    let error = #expect(throws: ProblemDetails.self) { try path.value(1) }
    #expect(error?.status == 400)
  }

  @Test func canonicalEquivalenceIsNotIdentity() throws {
    let path = RequestPath(target: "/api/e%CC%81/tasks")
    let value = try path.value(1)
    #expect(value == "\u{E9}")
    #expect(!value.hasSameBytes(as: "\u{E9}"))
  }

  @Test func parametersWithinSegments() throws {
    func values(_ segment: String, _ literals: [StaticString]) throws -> [String]? {
      let path = RequestPath(target: "/" + segment)
      guard path.segment(0, matches: literals.map(\.description)) else { return nil }
      return try path.rawValues(0, between: literals).map { try $0.decoded() }
    }
    #expect(try values("report.tar.gz", ["", ".", ""]) == ["report", "tar.gz"])
    #expect(try values("report", ["", ".", ""]) == nil)
    #expect(try values(".gz", ["", ".", ""]) == nil)
    #expect(try values("gz.", ["", ".", ""]) == nil)
    #expect(try values("42:cancel", ["", ":cancel"]) == ["42"])
    #expect(try values(":cancel", ["", ":cancel"]) == nil)
    #expect(try values("a:cancel:cancel", ["", ":cancel"]) == ["a:cancel"])
    #expect(try values("report(7)", ["report(", ")"]) == ["7"])
    #expect(try values("1...2", ["", "...", ""]) == ["1", "2"])
    #expect(try values("a%2Eb.c", ["", ".", ""]) == ["a.b", "c"])
    #expect(try values("a%20b1", ["a%20b", ""]) == ["1"])
    #expect(try values("%3C1%3e", ["%3C", "%3E"]) == ["1"])
    #expect(try values("<1>", ["%3C", "%3E"]) == nil)
    #expect(try values("ab", ["", "", ""]) == ["a", "b"])
    #expect(try values("x", []) == nil)
  }

  @Test func indicesOutOfRangeMatchNothing() throws {
    let path = RequestPath(target: "/a")
    #expect(try path.value(5) == "")
  }

  @Test func segmentsSurviveEncoding() throws {
    for text in ["auth0|a b/c", "\u{E9}%2F?#", "a+b&c=d", "\0\n", ".."] {
      let target = "/api/\(PercentEncoding.segment(text))/tasks"
      #expect(try RequestPath(target: target).value(1).hasSameBytes(as: text))
      #expect(RequestPath(target: target).count == 3)
    }
  }
}
