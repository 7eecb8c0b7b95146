// Formats in defaults and examples: whatever the table says is enforced is judged there too, by the
// predicate that requests are held against.

import OpenAPIDocument
import Testing

@testable import ContractModel

@Suite struct FormatTests {
  /// A value of each format that is enforced, and one that is not of it, in YAML.
  static let values: [Format: (right: String, wrong: String)] = [
    .email: ("a@example.org", "a@"),
    .idnEmail: ("\u{E9}@b\u{FC}cher.example", "'@b\u{FC}cher.example'"),
    .hostname: ("a.example", "-a.example"),
    .idnHostname: ("b\u{FC}cher.example", "\u{302E}a"),
    .ipv4: ("'192.0.2.1'", "'192.0.2.01'"),
    .ipv6: ("'2001:db8::1'", "'2001:db8:::1'"),
    .uri: ("'https://a.example/b'", "'//a.example/b'"),
    .uriReference: ("'/b?c=d'", "'/b c'"),
    .iri: ("'https://a.example/\u{E9}'", "'/\u{E9}'"),
    .iriReference: ("'/\u{E9}'", "'/\u{E9} e'"),
    .uriTemplate: ("'/b/{c}'", "'/b/{c'"),
    .uuid: ("0188a5eb-0000-7000-8000-000000000000", "0188a5eb-0000-7000-8000-00000000000"),
    .dateTime: ("'2026-11-26T13:00:00Z'", "'2026-11-26 13:00:00'"),
    .date: ("'2024-02-29'", "'2026-02-29'"),
    .time: ("'13:00:00+01:00'", "'13:00'"),
    .duration: ("P1DT2H", "P1H"),
    .jsonPointer: ("'/a~1b/0'", "'/a~2b'"),
    .relativeJSONPointer: ("1/a", "01/a"),
    .regex: ("'^[a-z]+$'", "'^[a-z+$'"),
    .byte: ("YWI=", "YWI"),
    .base64url: ("_-8", "_+8"),
    .int8: ("-128", "128"), .int16: ("32767", "-32769"), .int32: ("2147483647", "2147483648"),
    .int64: ("9223372036854775807", "9223372036854775808"),
    .uint8: ("255", "-1"), .uint16: ("65535", "65536"), .uint32: ("4294967295", "4294967296"),
    .uint64: ("0", "-1"), .uint: ("1", "-1"), .doubleInt: ("9007199254740991", "9007199254740992"),
    .float: ("1.5e38", "1e39"),
  ]

  @Test("The table has a row for each format that is enforced")
  func tableIsComplete() {
    let enforced = Format.allCases.filter { $0.enforcement == .enforced(by: .scalars) }
    #expect(Set(enforced) == Set(Self.values.keys))
  }

  @Test("Examples of every format are judged", arguments: Array(values.keys))
  func examples(format: Format) throws {
    let (right, wrong) = try #require(Self.values[format])
    let type =
      switch format.meaning {
      case .text, .nothing: "string"
      case .integer, .single: "number"
      }
    #expect(try findings(type, format, right) == [])
    let found = try findings(type, format, wrong)
    #expect(found == [ModelCode.mismatchedExample.rawValue])
  }

  @Test("contentEncoding is judged as the formats are that say the same")
  func encodings() throws {
    let schemas = [
      "{type: string, contentEncoding: base64, example: YWI=}": 0,
      "{type: string, contentEncoding: base64, example: YWI}": 1,
      "{type: string, contentEncoding: base64url, example: _-8}": 0,
      "{type: string, contentEncoding: base64url, example: _+8}": 1,
      "{type: string, contentEncoding: quoted-printable, example: _+8}": 0,
    ]
    for (schema, count) in schemas { #expect(try check(schema).count == count, "\(schema)") }
  }

  private func findings(_ type: String, _ format: Format, _ value: String) throws -> [String] {
    try check("{type: \(type), format: \(format.rawValue), example: \(value)}")
  }

  private func check(_ schema: String) throws -> [String] {
    let document = try Contracts.read(
      """
      openapi: 3.1.0
      info: {title: Formats, version: '1'}
      components: {schemas: {A: \(schema)}}
      """)
    return ExampleCheck.check(document, NormalisedSchemas()).sorted.map(\.code)
  }
}
