// One user of one server: her token, her paths, and the requests that she makes.

import ContractTestSupport
import Foundation
import Testing

/// A user with a good token.
struct User: Sendable {
  var id: String
  var token: String
  var client: HTTPClient

  /// A user of the shared server whose name nobody else has, unless one is given.
  static func new(_ id: String? = nil) async throws -> User {
    let server = try await World.shared.standardServer()
    return try User(id: id ?? "user-\(randomText(12))", on: server)
  }

  init(id: String, token: String, client: HTTPClient) {
    self.id = id
    self.token = token
    self.client = client
  }

  /// A user of any server that knows `secret`.
  init(id: String, on server: ServerProcess, secret: String = World.secret) throws {
    self.id = id
    token = try TokenFactory(secret: secret).token(for: id)
    client = server.client
  }

  /// Another user of the same server.
  func other(_ id: String? = nil) throws -> User {
    var other = self
    other.id = id ?? "user-\(randomText(12))"
    other.token = try TokenFactory(secret: World.secret).token(for: other.id)
    return other
  }

  /// The same user, whose requests go out at once.
  var urgent: User {
    var urgent = self
    urgent.client = client.urgent
    return urgent
  }

  /// `/api/{user_id}/tasks`, the id percent-encoded.
  var tasks: String { "/api/\(percentEncoded(id))/tasks" }

  func task(_ id: Int64) -> String { "\(tasks)/\(id)" }

  func send(
    _ method: String, _ target: String, json: String? = nil,
    headers: [(name: String, value: String)] = []
  ) async throws -> HTTPResponse {
    try await client.send(method, target, token: token, headers: headers, json: json)
  }

  /// Creates a task and expects that it worked.
  @discardableResult
  func create(
    _ title: String, description: JSON? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Int64 {
    var body: [(name: String, value: JSON)] = [(name: "title", value: .string(title))]
    if let description { body.append((name: "description", value: description)) }
    let response = try await send("POST", tasks, json: JSON.object(body).text)
    #expect(response.status == 201, "\(response.text)", sourceLocation: sourceLocation)
    return try #require(try response.json()["id"]?.integer, sourceLocation: sourceLocation)
  }

  /// The titles of a list, in order.
  func titles(_ query: String = "") async throws -> [String] {
    let response = try await send("GET", tasks + query)
    try #require(response.status == 200, "\(response.text)")
    return try #require(try response.json().items).compactMap { $0["title"]?.string }
  }

  /// The task as the server returns it now.
  func read(_ id: Int64) async throws -> JSON {
    let response = try await send("GET", task(id))
    try #require(response.status == 200, "\(response.text)")
    return try response.json()
  }
}

/// All but the unreserved characters of RFC 3986, as `%XX` of the UTF-8 bytes.
func percentEncoded(_ text: String) -> String {
  text.utf8.map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      String(UnicodeScalar(byte))
    default: String(format: "%%%02X", byte)
    }
  }.joined()
}

/// An operation on tasks, as every client calls it.
struct Operation: Sendable, CustomTestStringConvertible {
  var name: String
  var method: String
  var suffix: String
  var body: String?

  var testDescription: String { name }
  var needsTask: Bool { suffix.contains("{id}") }

  func target(user: String, task: String = "1") -> String {
    "/api/\(percentEncoded(user))/tasks" + suffix.replacingOccurrences(of: "{id}", with: task)
  }

  static let all = [
    Operation(name: "listTasks", method: "GET", suffix: ""),
    Operation(name: "createTask", method: "POST", suffix: "", body: #"{"title":"Intruder"}"#),
    Operation(name: "getTask", method: "GET", suffix: "/{id}"),
    Operation(name: "updateTask", method: "PUT", suffix: "/{id}", body: #"{"title":"Intruder"}"#),
    Operation(
      name: "patchTask", method: "PATCH", suffix: "/{id}", body: #"{"title":"Intruder"}"#),
    Operation(name: "completeTask", method: "PATCH", suffix: "/{id}/complete"),
    Operation(name: "deleteTask", method: "DELETE", suffix: "/{id}"),
  ]
  static let onOneTask = all.filter(\.needsTask)
}

/// Expects a problem of that status: the members of RFC 9457, `detail` a string, in JSON.
func expectProblem(
  _ response: HTTPResponse, _ status: Int, _ comment: Comment? = nil,
  mediaType: String = "application/json", sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    response.status == status, comment ?? "\(response.text.prefix(300))",
    sourceLocation: sourceLocation)
  guard let body = try? response.json() else {
    Issue.record("no JSON in \(response.status): \(response.text)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    body["status"]?.integer == Int64(response.status), comment, sourceLocation: sourceLocation)
  #expect(body["type"]?.string != nil, comment, sourceLocation: sourceLocation)
  #expect(body["title"]?.string?.isEmpty == false, comment, sourceLocation: sourceLocation)
  let detail = body["detail"]?.string ?? ""
  #expect(!detail.isEmpty, comment, sourceLocation: sourceLocation)
  // Nobody should be shown a regular expression of the contract.
  #expect(!response.text.contains("^["), comment, sourceLocation: sourceLocation)
  let pointers = body["errors"]?.items?.compactMap { $0["pointer"]?.string } ?? []
  #expect(Set(pointers).count == pointers.count, "one a place", sourceLocation: sourceLocation)
  #expect((body["errors"] != nil) == (status == 422), comment, sourceLocation: sourceLocation)
  #expect(response.mediaType == mediaType, comment, sourceLocation: sourceLocation)
  #expect(response.header("X-Request-Id") != nil, comment, sourceLocation: sourceLocation)
}

/// The `pointer keyword` pairs of a 422, sorted.
func violations(_ response: HTTPResponse) throws -> [String] {
  let errors = try response.json()["errors"]?.items ?? []
  return errors.map { "\($0["pointer"]?.string ?? "?") \($0["keyword"]?.string ?? "?")" }.sorted()
}
