// Photos of the pet store: multipart in, the same bytes out, and who may have them.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  @Suite struct Photos {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let boundary = "a-boundary"

    /// Bytes that nearly look like the end of a part, line ends and all.
    private static func photo(_ count: Int) -> [UInt8] {
      let trap = Array("\r\n--\(boundary.dropLast())\r\n--\r\n\(boundary)--".utf8)
      let noise = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      return signature + trap + noise
    }

    private static func part(_ name: String, _ type: String, _ bytes: [UInt8]) -> [UInt8] {
      let fileName = type.hasPrefix("image/") ? "; filename=\"../photo.png\"" : ""
      let head =
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n"
        + "Content-Type: \(type)\r\n\r\n"
      return Array(head.utf8) + bytes + [13, 10]
    }

    private static func upload(_ parts: [[UInt8]], key: Bool = true) -> HTTPRequest {
      let type = "multipart/form-data; boundary=\(boundary)"
      return HTTPRequest(
        "POST", "/pets/1/photos",
        headers: [(name: "Content-Type", value: type)] + (key ? PetStoreServer.key : []),
        body: parts.flatMap { $0 } + Array("--\(boundary)--\r\n".utf8))
    }

    private static func about(_ json: String) -> [UInt8] {
      part("about", "application/json", Array(json.utf8))
    }

    private static func file(_ bytes: [UInt8]) -> [UInt8] { part("file", "image/png", bytes) }

    private static func addPet(_ client: HTTPClient) async throws {
      let pet = #"{"name":"Minka","animal":{"kind":"cat","indoor":true}}"#
      let created = try await client.send("POST", "/pets", headers: PetStoreServer.key, json: pet)
      try #require(created.status == 201)
    }

    @Test func `what was uploaded comes back byte for byte, small or large`() async throws {
      try await PetStoreServer.with { client in
        try await Self.addPet(client)
        let photos = [Self.signature, Self.photo(1_000), Self.photo(900_000)]
        for (index, photo) in photos.enumerated() {
          let facts = #"{"caption":"Zoë","taken":"2026-01-15","tags":["sofa"]}"#
          let stored = try await client.send(Self.upload([Self.about(facts), Self.file(photo)]))
          #expect(stored.status == 201, "\(stored.text)")
          #expect(stored.header("Location") == "/pets/1/photos/\(index + 1)")
          #expect(try stored.json()["bytes"] == .integer(Int64(photo.count)))
          #expect(try stored.json()["caption"] == "Zoë")
          let sent = try await client.send(
            "GET", "/pets/1/photos/\(index + 1)", headers: PetStoreServer.key)
          #expect(sent.status == 200 && sent.mediaType == "image/png")
          // Compared outside: a failed comparison of a million bytes would be explained for hours.
          let isTheSame = sent.body == photo
          #expect(isTheSame, "photo \(index + 1)")
        }
        let head = try await client.send("HEAD", "/pets/1/photos/3?api_key=letmein")
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head.header("Content-Length") == "\(photos[2].count)")
      }
    }

    @Test func `a photo needs a key, in the header or in the query`() async throws {
      try await PetStoreServer.with { client in
        try await Self.addPet(client)
        let parts = [Self.about(#"{"caption":""}"#), Self.file(Self.signature)]
        #expect(try await client.send(Self.upload(parts, key: false)).status == 401)
        #expect(try await client.send(Self.upload(parts)).status == 201)
        let rows = [
          ("", 401), ("?api_key=", 401), ("?api_key=wrong", 401), ("?api_key=letmein", 200),
          ("?api_key=letmein&api_key=letmein", 401), ("?api%5Fkey=%6Cetmein", 200),
        ]
        for (query, status) in rows {
          let answer = try await client.send("GET", "/pets/1/photos/1\(query)")
          #expect(answer.status == status, "\(query)")
          #expect((answer.header("WWW-Authenticate") != nil) == (status == 401))
        }
      }
    }

    @Test func `what is wrong with an upload is named, and nothing of it is stored`() async throws {
      try await PetStoreServer.with { client in
        try await Self.addPet(client)
        let good = Self.file(Self.signature)
        let caption = String(repeating: "x", count: 201)
        let rows: [(parts: [[UInt8]], pointers: [String])] = [
          ([good], ["/about"]), ([Self.about(#"{"caption":""}"#)], ["/file"]),
          ([], ["/about", "/file"]),
          ([Self.about(#"{"taken":"2026-02-31"}"#), good], ["/about/caption", "/about/taken"]),
          ([Self.about(#"{"caption":"\#(caption)"}"#), good], ["/about/caption"]),
          ([Self.about(#"{"caption":"","tags":["a","a"]}"#), good], ["/about/tags"]),
          ([Self.about(#"{"caption":""}"#), Self.file(Array("GIF89a".utf8))], ["/file"]),
        ]
        for row in rows {
          let refused = try await client.send(Self.upload(row.parts))
          let errors = try? refused.json()["errors"]?.items
          #expect(refused.status == 422)
          let pointers = errors?.compactMap { $0["pointer"]?.string }.sorted()
          #expect(pointers == row.pointers, "\(refused.text)")
        }
        let broken = try await client.send(Self.upload([Self.about("{"), good]))
        #expect(broken.status == 400)
        let json = try await client.send(
          "POST", "/pets/1/photos", headers: PetStoreServer.key, json: "{}")
        #expect(json.status == 415)
        let large = try await client.send(
          Self.upload([Self.about(#"{"caption":""}"#), Self.file(Self.photo(1_100_000))]))
        #expect(large.status == 413)
        let none = try await client.send(
          "GET", "/pets/1/photos/1", headers: PetStoreServer.key)
        #expect(none.status == 404)
      }
    }
  }
}
