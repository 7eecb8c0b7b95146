// Urlencoded and multipart bodies, whole and in pieces, well-formed and hostile.

import ContractRuntime
import Testing

@Suite struct URLEncodedFormTests {
  private func json(
    _ body: String, _ fields: [FormShape.Field], additional: ParameterShape = .any
  ) throws -> String {
    let shape = FormShape(fields, additional: additional)
    return String(decoding: try URLEncodedForm(Array(body.utf8)).json(shape), as: UTF8.self)
  }

  @Test func fields() throws {
    #expect(
      try json(
        "title=a+b%26c&done=true&n=7&tags=x&tags=y&extra=1&extra=2&more=z",
        [
          .init("title"), .init("done", shape: .boolean), .init("n", shape: .integer),
          .init("tags", shape: .array(.string)), .init("absent"),
        ])
        == #"{"title":"a b&c","done":true,"n":7,"tags":["x","y"],"extra":["1","2"],"more":"z"}"#)
    #expect(
      try json("a=1&b=2&b=x", [.init("a")], additional: .array(.integer))
        == #"{"a":"1","b":[2,"x"]}"#)
    #expect(try json("", []) == "{}")
    #expect(
      try json(
        "o[a]=1&o[b]=x&p=1,2",
        [
          .init(
            "o", style: .deepObject, shape: .object([.init("a", .integer)], additional: .string)),
          .init("p", explode: false, shape: .array(.integer)),
        ]) == #"{"o":{"a":1,"b":"x"},"p":[1,2]}"#)
    #expect(try json("j=%7B%22a%22%3A1%7D", [.init("j", shape: .json)]) == #"{"j":{"a":1}}"#)
    #expect(throws: ProblemDetails.self) {
      try json("j=1,%22admin%22:true", [.init("j", shape: .json)])
    }
  }

  @Test(arguments: ["%", "a=%4", "a=%FF", "%FF=a", "a=%zz"])
  func malformed(body: String) {
    let error = #expect(throws: ProblemDetails.self) { try json(body, [.init("a")]) }
    #expect(error?.status == 400)
  }

  /// The members of an object are fields of their own, where no other has their names, lists among them.
  @Test func membersAsFields() throws {
    let o = FormShape.Field(
      "o", shape: .object([.init("x", .integer), .init("y", .array(.integer))], additional: nil))
    #expect(try json("x=1&y=2&y=3", [o]) == #"{"o":{"x":1,"y":[2,3]}}"#)
    #expect(try json("y=2", [o]) == #"{"o":{"y":[2]}}"#)
    #expect(try json("o=%7B%22y%22%3A%5B2%5D%7D", [o]) == #"{"o":{"y":[2]}}"#)
  }

  @Test func limits() {
    #expect(throws: ProblemDetails.self) { try URLEncodedForm([0xFF]) }
    let many = String(repeating: "a&", count: 10_001)
    let error = #expect(throws: ProblemDetails.self) { try json(many, []) }
    #expect(error?.status == 413)
  }
}

@Suite struct MultipartTests {
  static let mediaType = MediaType("multipart/form-data; boundary=\"X y\"")
  static let body =
    "preamble\r\n--X y\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\nb\r\n"
    + "--X y  \r\ncontent-disposition: form-data; name=\"file\"; filename=\"C:\\d\\\"q\\\".bin\"\r\n"
    + "Content-Type: application/octet-stream\r\n\r\n\r\n--X \r\n-\r\n--X y\r\n"
    + "Content-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--X y\r\n"
    + "Content-Disposition: form-data; name=\"bare\"\r\n\r\n--X y\r\n\r\nno headers\r\n--X y--\r\nepilogue"

  @Test func form() throws {
    let form = try MultipartForm(Array(Self.body.utf8), mediaType: Self.mediaType)
    #expect(form.parts.map(\.name) == ["title", "file", "empty", "bare", ""])
    #expect(try form.parts("title").first?.text() == "a\r\nb")
    let file = try #require(form.parts("file").first)
    #expect(file.fileName == "C:\\d\"q\".bin")
    #expect(file.mediaType == MediaType("application/octet-stream"))
    #expect(try file.text() == "\r\n--X \r\n-")
    #expect(form.parts("empty").first?.bytes == [])
    #expect(form.parts("bare").first?.bytes == [])
    #expect(try form.parts[4].text() == "no headers")
    #expect(form.parts("absent").first == nil)
  }

  @Test(arguments: [1, 2, 3, 7, 16, 1000])
  func pieces(size: Int) throws {
    let body = Array(Self.body.utf8)
    let form = try MultipartForm(body, mediaType: Self.mediaType)
    var parser = try MultipartParser(mediaType: Self.mediaType)
    var parts: [(name: String, bytes: [UInt8])] = []
    var ends = 0
    for start in stride(from: 0, to: body.count, by: size) {
      parser.append(Array(body[start..<min(start + size, body.count)]))
      while let event = try parser.next() {
        switch event {
        case .part(let headers): parts.append((headers.name, []))
        case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
        case .endOfPart: ends += 1
        }
      }
    }
    #expect(parser.isComplete)
    #expect(parts.map(\.name) == form.parts.map(\.name))
    #expect(parts.map(\.bytes) == form.parts.map(\.bytes))
    #expect(ends == parts.count)
  }

  @Test(
    arguments: [
      "", "--X y", "--X y\r\n", "--X y\r\nA: b\r\n\r\nx", "--X y\r\nA: b\r\n\r\nx\r\n--X y",
      "--X yz\r\n\r\n\r\n--X y--", "--X y\r\n\r\n\r\n--X y-", "--X y\n\nx\n--X y--",
      "--X y\r\nno colon\r\n\r\nx\r\n--X y--", "--X y\r\n: x\r\n\r\nx\r\n--X y--",
      "--X y\r\nA: b\r\n folded\r\n\r\nx\r\n--X y--", "--X y\r\nA b: c\r\n\r\nx\r\n--X y--",
      "a--X y--",
    ])
  func malformed(body: String) {
    let error = #expect(throws: ProblemDetails.self) {
      try MultipartForm(Array(body.utf8), mediaType: Self.mediaType)
    }
    #expect(error?.status == 400)
  }

  @Test func noParts() throws {
    #expect(try MultipartForm(Array("--X y--".utf8), mediaType: Self.mediaType).parts.isEmpty)
  }

  @Test(
    arguments: [
      nil, "multipart/form-data", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=\"\u{E9}\"",
      "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ] as [String?])
  func boundaries(mediaType: String?) {
    #expect(throws: ProblemDetails.self) {
      try MultipartForm([], mediaType: mediaType.flatMap { MediaType($0) })
    }
  }

  @Test func limits() {
    func status(_ body: String, _ change: (inout MultipartLimits) -> Void) -> Int? {
      var limits = MultipartLimits()
      change(&limits)
      do {
        _ = try MultipartForm(Array(body.utf8), mediaType: Self.mediaType, limits: limits)
        return nil
      } catch {
        return error.status
      }
    }
    let part = "--X y\r\nA: b\r\nC: d\r\n\r\n12345\r\n"
    #expect(status(part + part + "--X y--") { _ in } == nil)
    #expect(status(part + part + "--X y--") { $0.parts = 1 } == 413)
    #expect(status(part + "--X y--") { $0.partBytes = 4 } == 413)
    #expect(status(part + "--X y--") { $0.headerFields = 1 } == 431)
    #expect(status(part + "--X y--") { $0.headerBytes = 5 } == 431)
    #expect(status("--X y\r\n" + String(repeating: "A: b\r\n", count: 5000)) { _ in } == 431)
  }

  @Test func hostileBytes() {
    for unit in ["\r", "\r\n", "--X z", "\r\n--X y", "\r\n--X y\r\n", "\r\n--X ", "\0", ":"] {
      let body = "--X y\r\n\r\n" + String(repeating: unit, count: 30_000)
      #expect(throws: ProblemDetails.self) {
        try MultipartForm(Array(body.utf8), mediaType: Self.mediaType)
      }
    }
  }

  @Test func fieldsAsJSON() throws {
    func part(_ name: String, _ content: String, _ type: String? = nil) -> String {
      "--X y\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n"
        + (type.map { "Content-Type: \($0)\r\n" } ?? "") + "\r\n\(content)\r\n"
    }
    func json(_ parts: String..., fields: [FormShape.Field]) throws -> String {
      let form = try MultipartForm(
        Array((parts.joined() + "--X y--").utf8), mediaType: Self.mediaType)
      return String(decoding: try form.json(FormShape(fields)), as: UTF8.self)
    }
    #expect(
      try json(
        part("a", "x"), part("n", "7"), part("t", "1"), part("t", "2"), part("o", "{\"k\":1}"),
        part("j", "[true]", "application/json"), part("other", "x"),
        fields: [
          .init("a"), .init("n", shape: .integer), .init("t", shape: .array(.integer)),
          .init("o", shape: .object([], additional: nil)), .init("j", shape: .array(.string)),
          .init("absent"),
        ]) == #"{"a":"x","n":7,"t":[1,2],"o":{"k":1},"j":[true],"other":"x"}"#)
    let injected = #expect(throws: ProblemDetails.self) {
      try json(part("o", "1},\"admin\":{\"x\":1"), fields: [.init("o", shape: .json)])
    }
    #expect(injected?.status == 400)
  }
}

@Suite struct EntityTagTests {
  @Test(
    "If-None-Match names a tag weakly, in a list, or all with *",
    arguments: [
      ("\"one\"", true), ("W/\"one\"", true), ("\"two\", \"one\"", true), ("*", true),
      (" \"one\" ", true), (",, \"one\" ,", true), ("nonsense, \"one\"", true), (" * ", true),
      ("\"a,b\",\"one\"", true), ("\"two\"", false), ("\"a,\"one\",b\"", false),
      ("\"one", false), ("\"one\" x", false), ("W/one", false), ("w/\"one\"", false),
      ("\"*\"", false), ("*x", false), ("x,one", false), ("one", false), ("", false),
      ("\"ONE\"", false),
    ])
  func matching(field: String, holds: Bool) {
    #expect(EntityTag("\"one\"").matches(ifNoneMatch: field) == holds)
  }
}
