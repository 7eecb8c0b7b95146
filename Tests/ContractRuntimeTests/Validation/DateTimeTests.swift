// Dates, instants and UUIDs: read strictly, written in one way.

import Testing

@testable import ContractRuntime

@Suite struct DateTimeTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", Int64(0), Int32(0)), ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
      ("2026-11-21T02:30:00.123456Z", 1_795_228_200, 123_456_000),
      ("2026-11-21T03:30:00.123456789999+01:00", 1_795_228_200, 123_456_789),
      ("2026-11-20t21:30:00-05:00", 1_795_228_200, 0), ("2000-02-29T12:00:00z", 951_825_600, 0),
      ("1998-12-31T23:59:60Z", 915_148_800, 0),
      ("1998-12-31T15:59:60.123-08:00", 915_148_800, 123_000_000),
      ("1999-01-01T00:29:60+00:30", 915_148_800, 0),
      ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
      ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
      ("0000-01-01T00:00:00+23:59", -62_167_305_540, 0),
    ])
  func read(text: String, seconds: Int64, nanoseconds: Int32) throws {
    let instant = try #require(DateTime(text))
    #expect(instant.seconds == seconds)
    #expect(instant.nanoseconds == nanoseconds)
    #expect(DateTime(utf8: Array(text.utf8)) == instant)
  }

  @Test(
    arguments: [
      "", "2026-11-21", "2026-11-21T02:30:00", "2026-11-21 02:30:00Z", "2026-11-21T02:30Z",
      "2026-11-21T24:00:00Z", "2026-11-21T02:60:00Z", "2026-11-21T02:30:61Z",
      "2026-11-21T02:30:00.Z",
      "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
      "2026-00-01T00:00:00Z",
      "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-21T02:30:00+24:00",
      "2026-11-21T02:30:00+01:60", "2026-11-21T02:30:00+0100", "2026-11-21T02:30:00+01",
      "2026-11-21T02:30:00 Z", "2026-11-21T02:30:00Z ", "+2026-11-21T02:30:00Z",
      "12026-11-21T02:30:00Z", "2026-11-21T02:30:00,5Z", "1998-12-31T22:59:60Z",
      "1998-12-31T23:58:60Z", "\u{661}026-11-21T02:30:00Z", "2026-11-21T02:30:00Z\0",
    ])
  func refused(text: String) { #expect(DateTime(text) == nil) }

  @Test(
    arguments: [
      (Int64(0), "1970-01-01T00:00:00Z"), (1, "1970-01-01T00:00:00.000001Z"),
      (-1, "1969-12-31T23:59:59.999999Z"), (1000, "1970-01-01T00:00:00.001Z"),
      (1_795_228_200_123_456, "2026-11-21T02:30:00.123456Z"),
      (1_795_228_200_500_000, "2026-11-21T02:30:00.500Z"),
      (253_402_300_800_000_000, "+010000-01-01T00:00:00Z"),
      (-62_167_219_200_000_001, "-000001-12-31T23:59:59.999999Z"),
      (.max, "+294247-01-10T04:00:54.775807Z"), (.min, "-290308-12-21T19:59:05.224192Z"),
    ])
  func write(microseconds: Int64, text: String) {
    let instant = DateTime(microsecondsSinceUnixEpoch: microseconds)
    #expect(instant.description == text)
    #expect(instant.microsecondsSinceUnixEpoch == microseconds)
  }

  @Test func extremesDoNotTrap() {
    for seconds in [Int64.min, .max] {
      for nanoseconds in [Int32.min, 0, .max] {
        let instant = DateTime(secondsSinceUnixEpoch: seconds, nanoseconds: nanoseconds)
        #expect(!instant.description.isEmpty)
        _ = instant.microsecondsSinceUnixEpoch
      }
    }
    #expect(DateTime(secondsSinceUnixEpoch: 1, nanoseconds: -1).description.hasSuffix("999999999Z"))
  }

  @Test func everyDayOfFourCenturiesRoundTrips() throws {
    // 62,091 days before the epoch is 1800-01-01.
    var previous = try #require(CalendarDate("1799-12-31"))
    for day in Int64(-62_091)...84_006 {
      let text = DateTime(secondsSinceUnixEpoch: day * 86_400 + 1).description
      let date = try #require(CalendarDate(String(text.prefix(10))))
      #expect(previous < date)
      #expect(DateTime(text)?.seconds == day * 86_400 + 1)
      previous = date
    }
    #expect(previous.description == "2200-01-01")
  }

  @Test func datesAreDaysSinceTheEpoch() throws {
    let known: [(Int64, String)] = [
      (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (-719_528, "0000-01-01"),
      (2_932_896, "9999-12-31"),
    ]
    for (days, text) in known {
      let date = try #require(CalendarDate(daysSinceUnixEpoch: days))
      #expect(date.description == text)
      #expect(date.daysSinceUnixEpoch == days)
      #expect(CalendarDate(text) == date)
    }
    for days in [Int64.min, -719_529, 2_932_897, .max] {
      #expect(CalendarDate(daysSinceUnixEpoch: days) == nil)
    }
  }

  /// The way back, `count`, is another calculation.
  @Test func daysOfAllErasRoundTrip() {
    let aroundTheEdges = [-719_529, -719_469, -1, 2_932_896, 106_751_991_167_300].flatMap { edge in
      (-800...800).map { Int64(edge) + $0 }
    }
    let last: Int64 = 106_751_991_167_300
    let farApart = stride(from: -last, to: last, by: 53_375_995_583)
    for day in aroundTheEdges + Array(farApart) {
      let date = GregorianDays.date(day)
      #expect((1...12).contains(date.month) && (1...31).contains(date.day))
      #expect(GregorianDays.count(year: date.year, month: date.month, day: date.day) == day)
    }
  }

  /// JSON is written eight characters at a time, descriptions character by character.
  @Test func jsonHasTheTextOfTheDescription() {
    let fractions: [Int32] = [
      0, 1, 999, 1000, 1001, 10_000, 123_456_789, 999_999_999, 5_000_000, 999_000_000, 120_000,
    ]
    for second in stride(from: Int64(-62_167_219_200), to: 253_402_300_799, by: 901_234_567) {
      for nanoseconds in fractions {
        let instant = DateTime(secondsSinceUnixEpoch: second, nanoseconds: nanoseconds)
        #expect(JSON.write(instant) == Array("\"\(instant)\"".utf8))
      }
    }
    for number in 0..<1000 {
      let instant = DateTime(
        secondsSinceUnixEpoch: Int64(number) * 90_061, nanoseconds: Int32(number) * 1_001_001)
      #expect(JSON.write(instant) == Array("\"\(instant)\"".utf8))
    }
    for second in [Int64.min, -62_167_219_201, 253_402_300_800, .max] {
      let instant = DateTime(secondsSinceUnixEpoch: second)
      #expect(JSON.write(instant) == Array("\"\(instant)\"".utf8))
    }
  }

  @Test func microsecondsBeforeTheEpoch() {
    for microseconds in [Int64.min, -1_000_001, -1_000_000, -999_999, -1, 0, 1, .max] {
      let instant = DateTime(microsecondsSinceUnixEpoch: microseconds)
      #expect((0..<1_000_000_000).contains(instant.nanoseconds))
      #expect(instant.microsecondsSinceUnixEpoch == microseconds)
    }
  }

  @Test func dates() throws {
    let date = try #require(CalendarDate("2024-02-29"))
    #expect(date.description == "2024-02-29")
    #expect(date == CalendarDate(year: 2024, month: 2, day: 29))
    for text in [
      "2023-02-29", "2024-2-29", "24-02-29", "2024-02-29Z", "2024-02-30", "", "2024/02/29",
    ] {
      #expect(CalendarDate(text) == nil)
    }
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: -1, month: 1, day: 1) == nil)
  }

  @Test func uuids() throws {
    let text = "2eb8aa08-aa98-11ea-b4aa-73b441d16380"
    let value = try #require(UUIDValue(text.uppercased()))
    #expect(value.description == text)
    #expect(UUIDValue(utf8: Array(text.utf8)) == value)
    for text in [
      "", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
      "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa73b441d16380-",
      "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4ag-73b441d16380",
      String(repeating: "0", count: 100_000),
    ] { #expect(UUIDValue(text) == nil) }
    let random = UUIDValue.random().description
    #expect(Array(random.utf8)[14] == UInt8(ascii: "4"))
    #expect("89ab".utf8.contains(Array(random.utf8)[19]))
  }

  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, encoded: String) {
    // RFC 4648 section 10.
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
    let bare = String(encoded.prefix { $0 != "=" })
    #expect(Base64.decodeURL(bare) == Array(text.utf8))
    #expect(Base64.decodeURL(encoded) == Array(text.utf8))
  }

  @Test(
    arguments: [
      "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v\n", "Zm 9v", "====", "=", "Zg==Zg==", "Zm9-",
      "Z=g=", "\u{E9}m9v",
    ])
  func base64Refused(text: String) { #expect(Base64.decode(text) == nil) }

  @Test func textLength() {
    let flag = "\u{1F1E9}\u{1F1EA}e\u{301}"
    #expect(flag.count == 2)
    #expect(TextLength.of(flag) == 4)
    #expect(TextLength.isAtMost(4, flag) && !TextLength.isAtMost(3, flag))
    #expect(TextLength.isAtLeast(4, flag) && !TextLength.isAtLeast(5, flag))
    #expect(TextLength.isAtLeast(0, "") && TextLength.isAtMost(0, ""))
    #expect(!TextLength.isAtLeast(1, "") && !TextLength.isAtMost(0, "a"))
  }
}
