// Dates and times as texts (RFC 3339, section 5.6): what the formats and the types of the runtime read
// them by.

/// A full-date that is in the Gregorian calendar.
package struct FullDate {
  /// The year, 0 to 9999.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// Makes a date; `nil` where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads a text that is a date and nothing else.
  package init?(_ text: some Collection<UInt8>) {
    var cursor = DigitCursor(text)
    self.init(&cursor)
    guard cursor.isAtEnd else { return nil }
  }

  init?<Bytes>(_ cursor: inout DigitCursor<Bytes>) {
    guard let year = cursor.number(digits: 4), cursor.take(UInt8(ascii: "-")),
      let month = cursor.number(digits: 2), cursor.take(UInt8(ascii: "-")),
      let day = cursor.number(digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

/// The grammars of `date-time` and `time`.
package enum DateTimeGrammar {
  /// The date and the time of a date-time; `nil` for anything else.
  package static func parts(
    of text: some Collection<UInt8>
  ) -> (date: FullDate, time: TimeOfDay)? {
    var cursor = DigitCursor(text)
    guard let date = FullDate(&cursor),
      cursor.take(UInt8(ascii: "T")) || cursor.take(UInt8(ascii: "t")),
      let time = TimeOfDay(&cursor), cursor.isAtEnd
    else { return nil }
    return (date, time)
  }

  static func isTime(_ text: some Collection<UInt8>) -> Bool {
    var cursor = DigitCursor(text)
    return TimeOfDay(&cursor) != nil && cursor.isAtEnd
  }
}

/// An RFC 3339 full-time: a time of day with its offset from UTC.
package struct TimeOfDay {
  /// Seconds since midnight in UTC; negative or over a day where the offset crosses midnight.
  package let secondsInUTC: Int
  /// Finer digits are cut.
  package let nanoseconds: Int32

  init?<Bytes>(_ cursor: inout DigitCursor<Bytes>) {
    guard let hour = cursor.number(digits: 2), hour < 24, cursor.take(UInt8(ascii: ":")),
      let minute = cursor.number(digits: 2), minute < 60, cursor.take(UInt8(ascii: ":")),
      let second = cursor.number(digits: 2), second <= 60,
      let nanoseconds = Self.fraction(&cursor), let offset = Self.offset(&cursor)
    else { return nil }
    secondsInUTC = hour * 3600 + minute * 60 + second - offset
    self.nanoseconds = nanoseconds
    if second == 60 {
      // A leap second ends a day in UTC (RFC 3339 section 5.7).
      let minuteInUTC = ((secondsInUTC - 60) / 60 + 2 * 1440) % 1440
      guard minuteInUTC == 1439 else { return nil }
    }
  }

  private static func fraction<Bytes>(_ cursor: inout DigitCursor<Bytes>) -> Int32? {
    guard cursor.take(UInt8(ascii: ".")) else { return 0 }
    guard var value = cursor.digit() else { return nil }
    var digits = 1
    while let digit = cursor.digit() {
      if digits < 9 {
        value = value * 10 + digit
        digits += 1
      }
    }
    while digits < 9 {
      value *= 10
      digits += 1
    }
    return Int32(truncatingIfNeeded: value)
  }

  /// Seconds east of UTC.
  private static func offset<Bytes>(_ cursor: inout DigitCursor<Bytes>) -> Int? {
    if cursor.take(UInt8(ascii: "Z")) || cursor.take(UInt8(ascii: "z")) { return 0 }
    let isWest = cursor.take(UInt8(ascii: "-"))
    guard isWest || cursor.take(UInt8(ascii: "+")),
      let hours = cursor.number(digits: 2), hours < 24, cursor.take(UInt8(ascii: ":")),
      let minutes = cursor.number(digits: 2), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}

/// Reads fixed groups of ASCII digits from left to right.
struct DigitCursor<Bytes: Collection<UInt8>> {
  private let bytes: Bytes
  private var position: Bytes.Index

  init(_ bytes: Bytes) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }
  var next: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    bytes.formIndex(after: &position)
    return true
  }

  /// Takes one digit.
  mutating func digit() -> Int? {
    guard let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
      return nil
    }
    bytes.formIndex(after: &position)
    return Int(byte - UInt8(ascii: "0"))
  }

  /// Takes exactly this many digits.
  mutating func number(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}
