// The pet store over a socket: how it starts, keys, polymorphism, changes, parameters and errors.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  /// Each test has a server of its own, whose store is empty.
  @Suite struct PetStore {
    private static let cat = #"{"name":"Minka","age":3,"animal":{"kind":"cat","indoor":true}}"#
    private static let key = PetStoreServer.key

    @Test func `a start that cannot work says why and ends with 1`() async throws {
      let examples = try await PetStoreServer.built.value
      let occupied = try TCPListener()
      let rows = [
        (settings: ["PORT": "0"], word: "API_KEY"),
        (settings: ["PORT": "\(occupied.port)", "API_KEY": "k"], word: "is in use"),
        (settings: ["PORT": "http", "API_KEY": "k"], word: "PORT is 'http'"),
        (settings: ["HOST": "192.0.2.1", "API_KEY": "k"], word: "192.0.2.1"),
      ]
      defer { withExtendedLifetime(occupied) {} }
      for row in rows {
        let run = try await examples.run("PetStore", settings: row.settings)
        #expect(run.status == 1)
        #expect(
          run.standardError.hasPrefix("error: ") && run.standardError.contains(row.word),
          "\(run.standardError)")
        #expect(run.standardError.split(separator: "\n").count == 1, "one sentence")
      }
    }

    @Test func `a missing or wrong key is 401, whatever the body; the right one lets in`()
      async throws
    {
      try await PetStoreServer.with { client in
        for headers in [[], [(name: "X-API-Key", value: "letmei")]] {
          for body in [Self.cat, "{"] {
            let refused = try await client.send("POST", "/pets", headers: headers, json: body)
            #expect(refused.status == 401)
            #expect(refused.header("WWW-Authenticate") == #"ApiKey name="X-API-Key", in="header""#)
          }
        }
        let inQuery = try await client.send("POST", "/pets?api_key=letmein", json: Self.cat)
        #expect(inQuery.status == 401, "only photos take a key from the query")
        let list = try await client.send("GET", "/pets")
        #expect(list.status == 200 && list.text == #"{"pets":[]}"#, "\(list.text)")
        let created = try await client.send("POST", "/pets", headers: Self.key, json: Self.cat)
        #expect(created.status == 201 && created.header("Location") == "/pets/1")
      }
    }

    @Test func `a page of another origin may send the key, and read what the contract sends`()
      async throws
    {
      let origin = (name: "Origin", value: "https://pets.example")
      try await PetStoreServer.with(settings: ["CORS_ORIGINS": origin.value]) { client in
        let preflight = try await client.send(
          "OPTIONS", "/pets",
          headers: [
            origin, (name: "Access-Control-Request-Method", value: "POST"),
            (name: "Access-Control-Request-Headers", value: "content-type,x-api-key"),
          ])
        #expect(preflight.status == 204)
        #expect(preflight.header("Access-Control-Allow-Origin") == origin.value)
        let methods = preflight.header("Access-Control-Allow-Methods") ?? ""
        #expect(methods == "GET, HEAD, OPTIONS, POST")
        let fields = preflight.header("Access-Control-Allow-Headers") ?? ""
        #expect(fields.hasPrefix("Content-Type, X-API-Key, "), "\(fields)")
        #expect(!fields.contains("Authorization"), "no scheme of the contract reads it")
        let created = try await client.send(
          "POST", "/pets", headers: Self.key + [origin], json: Self.cat)
        #expect(created.status == 201)
        #expect(created.header("Access-Control-Allow-Origin") == origin.value)
        let exposed = created.header("Access-Control-Expose-Headers") ?? ""
        #expect(exposed.contains("Location") && exposed.contains("X-Total-Count"), "\(exposed)")
      }
    }

    @Test func `each kind of pet has members of its own, and an unknown kind is refused`()
      async throws
    {
      try await PetStoreServer.with { client in
        let animals: [JSON] = [
          ["kind": "cat", "indoor": false], ["kind": "dog", "weight": 12.5], ["kind": "parrot"],
          ["kind": "parrot", "words": ["hello": 12]],
        ]
        for (index, animal) in animals.enumerated() {
          let pet: JSON = ["name": "Pet", "animal": animal]
          let created = try await client.send("POST", "/pets", headers: Self.key, json: pet.text)
          let read = try await client.send("GET", "/pets/\(index + 1)")
          #expect(created.status == 201 && read.status == 200)
          #expect(read.text == created.text)
          #expect(try read.json()["animal"]?.sorted == animal.sorted)
          #expect(try read.json()["owner"] == .null)
        }
        let rows = [
          (#"{"kind":"fish"}"#, "/animal"), (#"{"indoor":true}"#, "/animal/kind"),
          (#"{"kind":"cat"}"#, "/animal/indoor"), (#"{"kind":"dog","weight":0}"#, "/animal/weight"),
          (#"{"kind":"parrot","words":{"hello":0}}"#, "/animal/words/hello"),
        ]
        for (animal, pointer) in rows {
          let body = #"{"name":"Pet","animal":\#(animal)}"#
          let refused = try await client.send("POST", "/pets", headers: Self.key, json: body)
          #expect(refused.status == 422)
          let pointers = try refused.json()["errors"]?.items?.compactMap { $0["pointer"]?.string }
          #expect(pointers == [pointer], "\(animal): \(refused.text)")
        }
      }
    }

    @Test func `absent keeps, null takes away, and every violation is named`() async throws {
      try await PetStoreServer.with { client in
        _ = try await client.send("POST", "/pets", headers: Self.key, json: Self.cat)
        let rows: [(body: String, owner: JSON, age: JSON)] = [
          (#"{"owner":"Ann"}"#, "Ann", 3), (#"{"age":4}"#, "Ann", 4), (#"{"owner":null}"#, nil, 4),
        ]
        for row in rows {
          let changed = try await client.send(
            "PATCH", "/pets/1", headers: Self.key, json: row.body)
          #expect(changed.status == 200)
          #expect(try changed.json()["owner"] == row.owner && changed.json()["age"] == row.age)
        }
        let refused = try await client.send(
          "PATCH", "/pets/1", headers: Self.key, json: #"{"name":" ","age":121,"color":"red"}"#)
        let errors = try #require(try refused.json()["errors"]?.items)
        #expect(refused.status == 422)
        let pointers = errors.compactMap { $0["pointer"]?.string }.sorted()
        #expect(pointers == ["/age", "/color", "/name"])
        let removed = try await client.send("DELETE", "/pets/1", headers: Self.key)
        #expect(removed.status == 204 && removed.body.isEmpty)
        for method in ["GET", "DELETE"] {
          let gone = try await client.send(method, "/pets/1", headers: Self.key)
          #expect(gone.status == 404)
          #expect(try gone.json()["detail"]?.string == "There is no such pet.")
        }
      }
    }

    @Test func `lists take arrays, deep objects and bounds, and come page by page`() async throws {
      try await PetStoreServer.with { client in
        for age in 1...5 {
          let animal = age % 2 == 0 ? #"{"kind":"parrot"}"# : #"{"kind":"dog","weight":7}"#
          let body = #"{"name":"Pet \#(age)","age":\#(age),"animal":\#(animal)}"#
          _ = try await client.send("POST", "/pets", headers: Self.key, json: body)
        }
        let rows: [(query: String, ids: [Int64], next: Int64?, total: String)] = [
          ("", [1, 2, 3, 4, 5], nil, "5"), ("?limit=2", [1, 2], 2, "5"),
          ("?limit=2&after=2", [3, 4], 4, "5"), ("?limit=2&after=4", [5], nil, "5"),
          ("?kinds=parrot", [2, 4], nil, "2"), ("?kinds=dog,parrot&limit=1", [1], 1, "5"),
          ("?kinds=cat", [], nil, "0"), ("?age[from]=2&age[to]=4", [2, 3, 4], nil, "3"),
          ("?age%5Bto%5D=2&kinds=dog", [1], nil, "1"),
        ]
        for row in rows {
          let list = try await client.send("GET", "/pets\(row.query)")
          let ids = try list.json()["pets"]?.items?.compactMap { $0["id"]?.integer }
          #expect(ids == row.ids, "\(row.query)")
          #expect(try list.json()["next"]?.integer == row.next, "\(row.query)")
          #expect(list.header("X-Total-Count") == row.total, "\(row.query)")
        }
        let wrong = "?kinds=cat,fish&age[from]=x&age[until]=1&limit=101&after=0"
        let refused = try await client.send("GET", "/pets\(wrong)")
        let pointers = try refused.json()["errors"]?.items?.compactMap { $0["pointer"]?.string }
        let expected = ["after", "age/from", "age/until", "kinds/1", "limit"]
        #expect(refused.status == 422)
        #expect(pointers?.sorted() == expected.map { "/query/\($0)" }, "\(refused.text)")
      }
    }
  }
}

extension JSON {
  /// The value with the members of its objects in one order.
  fileprivate var sorted: JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.sorted { $0.name < $1.name }.map { ($0.name, $0.value.sorted) })
  }
}
