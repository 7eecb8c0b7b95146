// What the strict check takes and refuses of heads that the codec lets through, case by case.

import ContractRuntime
import NIOHTTP1
import Testing

@testable import ContractServer

@Suite struct RequestHeadTests {
  static func check(
    _ method: HTTPMethod = .POST, _ target: String = "/", _ fields: [(String, String)] = [],
    host: String? = "a.example", minor: Int = 1
  ) -> Result<RequestHead, Refusal> {
    var headers = HTTPHeaders(fields)
    if let host { headers.add(name: "Host", value: host) }
    let head = HTTPRequestHead(
      version: .init(major: 1, minor: minor), method: method, uri: target, headers: headers)
    do throws(Refusal) {
      return .success(try RequestHead(head, isHTTPLine: true, limits: Limits()))
    } catch {
      return .failure(error)
    }
  }

  static func status(_ result: Result<RequestHead, Refusal>) -> Int {
    switch result {
    case .success: 200
    case .failure(let refusal): refusal.status
    }
  }

  @Test(arguments: [
    ("a", 200), ("a.example:8080", 200), ("[::1]:80", 200), ("0.0.0.0=5000", 200), ("a:", 200),
    ("", 400), ("a b", 400), ("user@a", 400), ("a/b", 400), ("a:b", 400), ("a:99999", 400),
    ("[::1", 400),
    ("[g]", 400), ("a:80:80", 400), ("a,b", 200), ("é", 400),
  ])
  func hosts(host: String, status: Int) {
    #expect(Self.status(Self.check(host: host)) == status, "\(host)")
  }

  @Test func hostIsRequiredOnceFrom11On() {
    #expect(Self.status(Self.check(host: nil)) == 400)
    #expect(Self.status(Self.check(host: nil, minor: 0)) == 200)
    #expect(Self.status(Self.check(.GET, "/", [("host", "b")])) == 400)
  }

  @Test(arguments: [
    ("0", 200), ("5", 200), ("05", 400), ("+5", 400), ("-1", 400), ("", 400), ("5, 5", 400),
    ("0x5", 400),
    ("99999999999999999999", 400), ("5 ", 400),
  ])
  func contentLengths(value: String, status: Int) {
    #expect(Self.status(Self.check(.POST, "/", [("Content-Length", value)])) == status, "\(value)")
  }

  @Test(arguments: [
    ("chunked", 200), ("Chunked", 200), ("gzip, chunked", 501), ("chunked, gzip", 400),
    ("gzip", 400), ("", 400),
    ("identity", 400), (", chunked", 400), ("chunked, chunked", 400), ("chunked;a=b", 400),
    ("identity, chunked", 400), ("br, chunked", 501), ("br, gzip, chunked", 501),
    ("br;q=1, chunked", 400), ("chunked, br, chunked", 400), ("b@r, chunked", 400),
    ("b r, chunked", 400), ("gzip, chun ked", 400), (" br ,\tchunked", 501),
  ])
  func transferCodings(value: String, status: Int) {
    #expect(
      Self.status(Self.check(.POST, "/", [("Transfer-Encoding", value)])) == status, "\(value)")
  }

  @Test func twoFramingsAreRefused() {
    let both = [("Transfer-Encoding", "chunked"), ("Content-Length", "5")]
    #expect(Self.status(Self.check(.POST, "/", both)) == 400)
    let twice = [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")]
    #expect(Self.status(Self.check(.POST, "/", twice)) == 400)
    // The codec refuses two lengths before; the head does so by itself, even where they are equal.
    let lengths = [("Content-Length", "5"), ("Content-Length", "5")]
    #expect(Self.status(Self.check(.POST, "/", lengths)) == 400)
    #expect(
      Self.status(Self.check(.POST, "/", [("Transfer-Encoding", "chunked")], minor: 0)) == 400)
    #expect(Self.status(Self.check(.POST, "/", [("Transfer_Encoding", "chunked")])) == 400)
    #expect(Self.status(Self.check(.POST, "/", [("content_length", "5")])) == 400)
  }

  @Test(arguments: [
    ("/a?b", "/a?b"), ("http://a.example/b?c", "/b?c"), ("HTTP://A.example:80/b", "/b"),
    ("https://a.example", "/"), ("http://a.example?x", "/?x"), ("//a", "//a"), ("/a?", "/a?"),
  ])
  func targetsAreBroughtToOriginForm(target: String, expected: String) throws {
    #expect(try Self.check(.GET, target).get().target == expected)
  }

  @Test(arguments: ["http://b.example/c", "https://B.example:8443?c", "http://a.example/"])
  func theHostOfAnAbsoluteTargetTakesThePlaceOfTheField(target: String) throws {
    let authority = try #require(target.split(separator: "/").dropFirst().first)
      .prefix { $0 != "?" }
    for host in ["a.example", nil] {
      let head = try Self.check(.GET, target, host: host, minor: host == nil ? 0 : 1).get()
      #expect(head.headers.all("host") == [String(authority)])
      #expect(head.target.hasPrefix("/"))
    }
    // A field that is not valid is refused all the same (section 3.2).
    #expect(Self.status(Self.check(.GET, target, host: "a b")) == 400)
    #expect(Self.status(Self.check(.GET, target, [("Host", "b.example")])) == 400)
    #expect(Self.status(Self.check(.GET, target, host: nil)) == 400)
  }

  @Test(arguments: [
    "a", "*", "a.example:80", "ftp://a.example/", "http:///a", "http://user@a.example/", "/a#b",
    "/é", "",
  ])
  func otherTargetsAreRefused(target: String) {
    #expect(Self.status(Self.check(.GET, target)) == 400, "\(target)")
  }

  @Test func methodsAndExpectations() {
    #expect(Self.status(Self.check(.CONNECT, "a:443")) == 501)
    #expect(Self.status(Self.check(.OPTIONS, "*")) == 200)
    #expect(Self.status(Self.check(.POST, "/", [("Expect", "100-Continue")])) == 200)
    #expect(Self.status(Self.check(.POST, "/", [("Expect", "tea")])) == 417)
    #expect((try? Self.check(.RAW(value: "QUERY")).get())?.method == .query)
  }

  @Test func longTargetsAreRefused() {
    #expect(Self.status(Self.check(.GET, "/" + String(repeating: "a", count: 8191))) == 200)
    #expect(Self.status(Self.check(.GET, "/" + String(repeating: "a", count: 8192))) == 414)
  }

  @Test func upgradesAndContentOfGetEndTheConnection() throws {
    #expect(try !Self.check(.GET, "/", [("Upgrade", "h2c")]).get().keepsConnection)
    #expect(try !Self.check(.GET, "/", [("Content-Length", "3")]).get().keepsConnection)
    #expect(try Self.check(.POST, "/", [("Content-Length", "3")]).get().keepsConnection)
  }

  @Test func trailersMayNotCarryWhatBelongsInTheHead() {
    #expect(RequestHead.isAcceptable(trailers: nil))
    #expect(RequestHead.isAcceptable(trailers: HTTPHeaders([("X-Checksum", "1")])))
    #expect(!RequestHead.isAcceptable(trailers: HTTPHeaders([("Authorization", "x")])))
  }
}
