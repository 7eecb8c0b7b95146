// What responses say to pages of other origins: exact origins, patterns, and fields by the contract's paths.

import ContractRuntime
import Testing

@testable import ContractServer

@Suite struct CrossOriginTests {
  static let policy = CORSPolicy(
    allowedOrigins: [
      "https://app.example", "http://localhost:3000", "https://todo-*-alice.example.app",
    ],
    allowedRequestFields: ["X-Client", "PRAGMA"], maxAgeSeconds: 5)
  static let pets: CrossOriginRoutes = {
    var routes = CrossOriginRoutes { ["/pets": 0, "/keys": 1][$0] }
    routes.add(
      methods: ["GET", "OPTIONS", "POST"], requestFields: ["X-API-Key", "If-Match"],
      responseFields: ["ETag", "retry-after"])
    routes.add(methods: ["DELETE"])
    return routes
  }()
  static let fields = CrossOriginFields(policy, pets)

  static func lines(_ lines: CrossOriginFields.Lines) -> [String] {
    String(decoding: lines.rest, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  static func preflight(
    _ origin: String?, _ target: String, _ headers: [Headers.Field] = [],
    of fields: CrossOriginFields = fields
  ) -> CrossOriginFields.Lines {
    fields.preflight(origin: origin, target: target, headers: Headers(headers))
  }

  static func list(_ name: String, of lines: CrossOriginFields.Lines) -> [String] {
    let line = Self.lines(lines).first { $0.hasPrefix(name + ": ") } ?? ""
    return line.dropFirst(name.count + 2).split(separator: ",").map { $0.drop { $0 == " " } }
      .map(String.init)
  }

  // MARK: - Origins

  @Test(arguments: [
    "https://app.example", "http://localhost:3000", "https://todo-x-alice.example.app",
    "https://todo-git-a-1-alice.example.app",
  ])
  func echoesAKnownOriginExactly(origin: String) {
    for lines in [
      Self.fields.response(origin: origin, path: nil), Self.preflight(origin, "/pets"),
    ] {
      #expect(lines.origin == origin)
      #expect(Self.lines(lines).contains("Access-Control-Allow-Credentials: true"))
      #expect(Self.lines(lines).contains { $0.hasPrefix("Vary: Origin") })
    }
  }

  /// Texts that a browser sends from a hostile page, and texts that no browser sends.
  static let foreign: [String?] = [
    nil, "null", "", "*", "https://app.example.evil", "https://app.exampl", "HTTPS://app.example",
    "https://app.example/", "https://app.example:443", "https://todo-*-alice.example.app",
    "https://todo--alice.example.app.evil.com", "https://todo-x-alice.example.app.evil.com",
    "https://todo-x.evil.com/-alice.example.app", "https://todo-x.evil-alice.example.app",
    "https://todo-x@evil-alice.example.app", "https://todo-x:1-alice.example.app",
    "https://todo-x-alice.example.app:8443", "https://todo-x-alice.example.app.",
    "https://todo-X-alice.example.app", "https://TODO-x-alice.example.app",
    "https://todo-\u{E9}-alice.example.app", "https://xn--todo-x-alice.example.app",
    "http://todo-x-alice.example.app", "https://todo-alice.example.app",
    "https://todo-x-alice.example.apps", "https://a.todo-x-alice.example.app",
    "https://todo-x%2e-alice.example.app", "https://todo-x#-alice.example.app",
    "https://todo-x-alice.example.app\r\nX: y", "https://todo-x\0-alice.example.app",
    "https://todo-" + String(repeating: "x", count: 60) + "-alice.example.app",
  ]

  @Test(arguments: foreign) func tellsOthersNothingButVary(origin: String?) {
    let response = Self.fields.response(origin: origin, path: 0)
    #expect(response.origin == nil)
    #expect(Self.lines(response) == ["Vary: Origin"])
    let preflight = Self.preflight(origin, "/pets")
    #expect(preflight.origin == nil)
    #expect(Self.lines(preflight).count == 1 && Self.lines(preflight)[0].hasPrefix("Vary: Origin,"))
  }

  @Test func anInternationalisedLabelIsNoMatchOfALeadingWildcard() throws {
    let pattern = try OriginPattern("https://*-alice.example.app")
    #expect(pattern.matches("https://todo-alice.example.app"))
    #expect(!pattern.matches("https://xn--caf-dma-alice.example.app"))
    #expect(!pattern.matches("https://evil.com?-alice.example.app"))
    let other = try OriginPattern("https://todo-*.example.app:8443")
    #expect(other.matches("https://todo-1.example.app:8443"))
    #expect(!other.matches("https://todo-1.example.app"))
  }

  @Test(arguments: [
    ("*", "every site"), ("http://todo-*.example.app", "needs https"),
    ("//todo-*.example.app", "needs https"), ("https://a.example", "has no wildcard"),
    ("https://*", "whole label"), ("https://*.example.app", "whole label"),
    ("https://-*.example.app", "whole label"), ("https://todo-*", "whole domains"),
    ("https://todo-*.app", "whole domains"), ("https://todo-*.localhost:8443", "whole domains"),
    ("https://todo-**.example.app", "more than one"),
    ("https://todo-*.*.example.app", "more than one"),
    ("https://todo.a-*.example.app", "elsewhere than in the first label"),
    ("https://todo.example.app:8*", "elsewhere than in the first label"),
    ("https://user:pw@todo-*.example.app", "a user name"),
    ("https://todo-*@example.app", "a user name"),
    ("https://todo-*.example.app/", "behind its host"),
    ("https://todo-*.example.app?x", "behind its host"),
    ("https://todo-*.example.app#x", "behind its host"),
    ("https://todo-*.example.app:443", "a port"), ("https://todo-*.example.app:08443", "a port"),
    ("https://todo-*.example.app:", "a port"), ("https://todo-*.example.app:65536", "a port"),
    ("https://Todo-*.example.app", "no browser sends"),
    ("https://xn--todo-*.example.app", "no browser sends"),
    ("https://todo-*.ex\u{E4}mple.app", "no browser sends"),
    ("https://todo-*.example.app.", "no browser sends"),
    ("https://todo-*..app", "no browser sends"), ("https://todo-*.2.3.4", "no browser sends"),
    ("https://todo-*-.example.app", "no browser sends"),
    ("https://todo-* .example.app", "no browser sends"),
    ("https://todo-*\r\n.example.app", "no browser sends"),
  ])
  func aPatternThatLetsInTooManyOrNobodyIsRefused(text: String, reason: String) throws {
    let mistake = try #require(throws: OriginPattern.Mistake.self) { try OriginPattern(text) }
    #expect(mistake.predicate.contains(reason), "\(mistake.predicate)")
    if text.contains("*") {
      #expect(CORSPolicy(allowedOrigins: [text]).problem?.contains(reason) == true)
    }
  }

  @Test func saysNothingWithoutOrigins() {
    let fields = CrossOriginFields(CORSPolicy(), Self.pets)
    let lines = fields.response(origin: "https://app.example", path: 0)
    #expect(lines.origin == nil && lines.rest.isEmpty)
  }

  // MARK: - What the contract says

  @Test func aPathAllowsAndExposesWhatTheContractHas() {
    let preflight = Self.preflight("https://app.example", "/pets")
    #expect(
      Self.list("Access-Control-Allow-Methods", of: preflight) == ["GET", "OPTIONS", "POST"])
    let allowed = Self.list("Access-Control-Allow-Headers", of: preflight)
    #expect(allowed.starts(with: ["X-API-Key", "If-Match", "X-Client", "PRAGMA"]))
    let lower = allowed.map { $0.lowercased() }
    #expect(Set(lower).count == lower.count, "names ignore case: \(allowed)")
    #expect(Set(CORSPolicy.ignoredRequestFields.map { $0.lowercased() }).isSubset(of: lower))
    #expect(Self.lines(preflight).contains("Access-Control-Max-Age: 5"))

    let response = Self.fields.response(origin: "https://app.example", path: 0)
    #expect(
      Self.list("Access-Control-Expose-Headers", of: response)
        == ["ETag", "retry-after", "X-Request-Id", "WWW-Authenticate", "Allow"])
    let other = Self.fields.response(origin: "https://app.example", path: 1)
    #expect(
      Self.list("Access-Control-Expose-Headers", of: other) == CORSPolicy.commonResponseFields)
    #expect(
      Self.list(
        "Access-Control-Allow-Methods", of: Self.preflight("https://app.example", "/keys"))
        == ["DELETE"])
  }

  @Test func aPathThatIsNotThereIsLetThroughToItsError() {
    let preflight = Self.preflight("https://app.example", "/nothing")
    let methods = Self.list("Access-Control-Allow-Methods", of: preflight)
    #expect(methods == ["GET", "OPTIONS", "POST", "DELETE"])
    #expect(Self.list("Access-Control-Allow-Headers", of: preflight).contains("X-API-Key"))
  }

  @Test func withoutAContractTheUsualIsAllowed() {
    let preflight = Self.preflight(
      "https://app.example", "/", of: CrossOriginFields(Self.policy, nil))
    #expect(
      Self.list("Access-Control-Allow-Methods", of: preflight) == CrossOriginFields.usualMethods)
    let allowed = Self.list("Access-Control-Allow-Headers", of: preflight)
    #expect(allowed.starts(with: ["Authorization", "Content-Type"]))
  }

  @Test func aPrivateNetworkIsOpenedToAKnownOriginThatAsks() {
    let asks = [Headers.Field(name: "access-control-request-private-network", value: "true")]
    let line = "Access-Control-Allow-Private-Network: true"
    #expect(Self.lines(Self.preflight("https://app.example", "/pets", asks)).contains(line))
    #expect(!Self.lines(Self.preflight("https://app.example", "/pets")).contains(line))
    #expect(!Self.lines(Self.preflight("https://evil.example", "/pets", asks)).contains(line))
  }

  @Test(arguments: [
    ("https://a.example", true), ("http://localhost:3000", true), ("http://[::1]:8080", true),
    ("https://a.example/", false), ("a.example", false), ("*", false), ("https://", false),
    ("https://A.example", false), ("https://a.example:x", false), ("null", false),
    ("https://u@a", false), ("https://a\r\nb", false), ("https://*.a.example", false),
    ("https://a.example:443", false), ("http://a.example:443", true), ("http://a:80", false),
    ("https://a.example:", false), ("https://a.example:0443", false), ("http://[::1]", true),
    ("http://[::1]:80", false), ("https://a%41.example", false),
  ])
  func tellsOriginsFromOtherTexts(text: String, expected: Bool) {
    #expect(CORSPolicy.isOrigin(text) == expected, "\(text)")
  }

  /// A responder inside a middleware keeps its contract.
  @Test func aMiddlewareHasTheContractOfWhatIsInside() {
    struct Pets: Responder {
      var crossOrigin: CrossOriginRoutes? { CrossOriginTests.pets }
      func respond(to request: Request) async -> Response { Response(status: 200) }
    }
    struct Nothing: Middleware {
      func respond(to request: Request, next: some Responder) async -> Response {
        await next.respond(to: request)
      }
    }
    #expect(Pets().wrapped(in: Nothing()).crossOrigin?.routes.count == 2)
  }

  @Test func theEnvironmentOfAProgramSaysWhoMayCall() throws {
    let variables = [
      "CORS_ORIGINS": " https://a.example , https://t-*.b.example,", "CORS_MAX_AGE": "60",
      "CORS_ALLOW_HEADERS": "X-A,X-B",
    ]
    let configuration = try HTTPServer.Configuration { variables[$0] }
    #expect(configuration.cors.allowedOrigins == ["https://a.example", "https://t-*.b.example"])
    #expect(configuration.cors.allowedRequestFields == ["X-A", "X-B"])
    #expect(configuration.cors.maxAgeSeconds == 60)
    for wrong in [
      ["CORS_ORIGINS": "*"], ["CORS_ORIGINS": "a.example"], ["CORS_ALLOW_HEADERS": "a b"],
      ["CORS_MAX_AGE": "-1"],
    ] {
      #expect(throws: HTTPServerError.self) { try HTTPServer.Configuration { wrong[$0] } }
    }
  }
}
