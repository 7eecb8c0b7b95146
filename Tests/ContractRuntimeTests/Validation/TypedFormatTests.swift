// Dates and UUIDs through the JSON reader and writer.

import ContractRuntime
import Testing

@Suite struct TypedFormatTests {
  private func read<T: JSONReadable>(_ type: T.Type, _ text: String) throws -> (T?, [Violation]) {
    var violations = Violations()
    let value = try JSON.read(type, from: Array(text.utf8), &violations)
    return (value, violations.items)
  }

  @Test func roundTrip() throws {
    let instant = try read(DateTime.self, #""2026-11-21T03:30:00.1+01:00""#).0
    #expect(
      String(decoding: JSON.write(try #require(instant)), as: UTF8.self)
        == #""2026-11-21T02:30:00.100Z""#)
    let date = try read(CalendarDate.self, #""2026-11-21""#).0
    #expect(String(decoding: JSON.write(try #require(date)), as: UTF8.self) == #""2026-11-21""#)
    let uuid = try read(UUIDValue.self, #""2EB8AA08-AA98-11EA-B4AA-73B441D16380""#).0
    #expect(
      String(decoding: JSON.write(try #require(uuid)), as: UTF8.self)
        == #""2eb8aa08-aa98-11ea-b4aa-73b441d16380""#)
  }

  @Test func bothWaysOfWritingAgree() {
    for seconds in [Int64(0), -1, 951_782_400, 253_402_300_799, 253_402_300_800, -62_167_219_201] {
      for nanoseconds in [Int32(0), 1, 1000, 120_000_000, 999_999_999] {
        let instant = DateTime(secondsSinceUnixEpoch: seconds, nanoseconds: nanoseconds)
        let written = String(decoding: JSON.write(instant), as: UTF8.self)
        #expect(written == "\"\(instant.description)\"")
      }
    }
  }

  @Test func violations() throws {
    #expect(try read(DateTime.self, #""yesterday""#).1.map(\.keyword) == ["format"])
    #expect(try read(CalendarDate.self, #""2026-02-30""#).1.map(\.keyword) == ["format"])
    #expect(try read(UUIDValue.self, #""x""#).1.map(\.keyword) == ["format"])
    #expect(try read(DateTime.self, "7").1.map(\.keyword) == ["type"])
  }
}
