// Files of multipart requests are held to what the contract says of them.

import ContractRuntime
import Testing

@Suite struct FileRulesTests {
  private func form() throws -> MultipartForm {
    let parts = [("a", "image/png", "PNG"), ("a", "image/gif", "GIF8"), ("b", "text/plain", "x")]
    var body = ""
    for (name, type, content) in parts {
      body += "--X\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"f\"\r\n"
      body += "Content-Type: \(type)\r\n\r\n\(content)\r\n"
    }
    body += "--X\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\nplain\r\n--X--\r\n"
    let type = MediaType("multipart/form-data; boundary=X")
    return try MultipartForm(Array(body.utf8), mediaType: type)
  }

  private func keywords(
    _ name: StaticString, _ rules: MultipartForm.FileRules
  ) throws -> [String] {
    var violations = Violations()
    _ = try form().files(name, rules: rules, &violations)
    return violations.items.map { "\($0.pointer) \($0.keyword)" }
  }

  @Test func presence() throws {
    var violations = Violations()
    #expect(try form().file("b", &violations) != nil)
    #expect(try form().files("a", &violations).count == 2)
    #expect(try form().file("d", &violations) == nil)
    #expect(violations.items.isEmpty)
    #expect(try keywords("d", .init(required: true)) == ["/d required"])
    #expect(try keywords("d", .init(count: 1...2)) == [])
    // Nobody can tell which of two is meant.
    #expect(try form().file("a", &violations) == nil)
    #expect(violations.items.map(\.pointer) == ["/a"])
  }

  @Test func mediaTypes() throws {
    #expect(try keywords("a", .init(types: ["image/*"])) == [])
    #expect(try keywords("a", .init(types: ["image/png"])) == ["/a contentType"])
    #expect(try keywords("a", .init(types: ["image/png", "image/gif"])) == [])
    #expect(try keywords("b", .init(types: ["image/png", "text/plain"])) == [])
    #expect(try keywords("c", .init(types: ["text/plain"])) == ["/c contentType"])
  }

  @Test func sizes() throws {
    #expect(try keywords("a", .init(bytes: 3...4)) == [])
    #expect(try keywords("a", .init(bytes: 4...4)) == ["/a minLength"])
    #expect(try keywords("a", .init(bytes: 0...3)) == ["/a maxLength"])
    #expect(try keywords("a", .init(count: 3...(.max))) == ["/a minItems"])
    #expect(try keywords("a", .init(count: 0...1)) == ["/a maxItems"])
  }
}
