// The reader behind the matrix: what is added to a contract takes part, and what nothing valid can
// be made for is named.

import ContractTestSupport
import Foundation
import Testing

@Suite struct PublishedContractTests {
  /// The compiled contract with one more path.
  private func contract(adding template: String, _ item: JSON) throws -> PublishedContract {
    let document = try PublishedContract.compiled().document
    let members = document.members.map { member in
      member.name == "paths"
        ? (name: "paths", value: JSON.object(member.value.members + [(template, item)])) : member
    }
    return PublishedContract(.object(members))
  }

  private func user(_ contract: PublishedContract, id: String = "bob") throws -> MatrixUser {
    let token = try TokenFactory(secret: World.secret).token(for: id)
    return MatrixUser(User(id: id, token: token, client: HTTPClient(port: 1)), contract)
  }

  private static let notes: JSON = [
    "post": [
      "operationId": "createNote",
      "parameters": [
        ["name": "shared_with", "in": "query", "schema": ["type": "string"]],
        ["name": "X-Kind", "in": "header", "required": true, "schema": ["enum": ["plain"]]],
      ],
      "requestBody": [
        "content": [
          "application/json": [
            "schema": [
              "type": "object", "required": ["text"],
              "properties": [
                "text": ["type": "string", "minLength": 20], "copy_of": ["type": "integer"],
              ],
            ]
          ]
        ]
      ],
    ]
  ]

  @Test func `an operation that is added is attacked in every place that it has`() throws {
    let contract = try contract(adding: "/api/{user_id}/notes", Self.notes)
    let added = try #require(contract.operations.first { $0.name == "createNote" })
    #expect(added.ownerParameter == "user_id")
    let attempts = try AccessAttempts(
      operation: added, intruder: user(contract), victim: user(contract, id: "alice"), theirs: [:]
    ).all()
    #expect(attempts.count > 150)
    for name in [
      "credential: forged", "owner: encoded twice", "parameter shared_with: alice",
      "parameter X-Kind: alice", "body: copy_of = \"alice\"", "body: member user_id",
      "own path, X-HTTP-Method-Override: DELETE", "query: user_id=alice",
    ] {
      #expect(attempts.contains { $0.name == name }, "\(name)")
    }
    let request = try user(contract).request(added, resource: [:])
    #expect(request.target == "/api/bob/notes")
    let body = try JSON(parsing: request.body ?? [])
    #expect(body["text"]?.string?.count == 20)
    #expect(request.headers.contains { $0.name == "X-Kind" && $0.value == "plain" })
  }

  @Test(arguments: [
    "/api/{user_id*}/notes", "/api/{+user_id}/notes", "/api/{uid}/notes", "/api/{id}/notes/{n}",
    "/v2/{user_id}/notes",
  ])
  func `a path at the owner's place has an owner, whatever the parameter is called`(
    template: String
  ) throws {
    let contract = try contract(adding: template, Self.notes)
    let added = try #require(contract.operations.first { $0.name == "createNote" })
    #expect(added.ownerParameter != nil)
  }

  @Test func `a resource comes from a link, or from the POST on the path before it`() throws {
    let contract = try contract(
      adding: "/api/{user_id}/tasks/{number}/notes/{note}",
      ["get": ["operationId": "getNote"]])
    let getTask = try #require(contract.operations.first { $0.name == "getTask" })
    let producer = try #require(contract.producer(of: getTask))
    #expect(producer.operation.name == "createTask")
    let answer = HTTPResponse(
      status: 201, headers: [("Location", "/api/bob/tasks/7")], body: Array(#"{"id":7}"#.utf8))
    #expect(producer.value(answer)["id"] == "7")
    let getNote = try #require(contract.operations.first { $0.name == "getNote" })
    #expect(contract.producer(of: getNote) == nil)
    let bob = try user(contract)
    #expect {
      _ = try bob.request(getNote, resource: ["number": "7"])
    } throws: { "\($0)".contains("/notes/{note}") }
  }

  @Test func `an operation for which no valid request can be made is named`() throws {
    let contract = try contract(
      adding: "/api/{user_id}/codes",
      [
        "post": [
          "operationId": "createCode",
          "requestBody": [
            "content": [
              "application/json": [
                "schema": [
                  "type": "object", "required": ["code"],
                  "properties": ["code": ["type": "string", "pattern": "^[0-9]{8}$"]],
                ]
              ]
            ]
          ],
        ]
      ])
    let added = try #require(contract.operations.first { $0.name == "createCode" })
    let bob = try user(contract)
    #expect {
      _ = try bob.request(added, resource: [:])
    } throws: { "\($0)".contains("/api/{user_id}/codes") }
  }

  @Test func `the search sees another's mark and another's row`() throws {
    let contract = try PublishedContract.compiled()
    let (alice, bob) = (try user(contract, id: "alice"), try user(contract))
    let search = ForeignRowSearch(ownerName: "user_id", users: [alice, bob])
    let row = { (owner: String, title: String) in
      let value: JSON = [["nested": ["user_id": .string(owner), "title": .string(title)]]]
      return HTTPResponse(status: 200, headers: [], body: Array(value.text.utf8))
    }
    #expect(search.findings(in: row("bob", bob.mark), to: "bob").isEmpty)
    #expect(search.findings(in: row("bob", alice.mark), to: "bob").count == 1)
    #expect(search.findings(in: row("alice", ""), to: "bob").count == 1)
    #expect(search.findings(in: row("bob", ""), to: nil).count == 1)
    #expect(search.findings(in: row("cafe\u{301}", ""), to: "caf\u{e9}").count == 1)
  }
}
