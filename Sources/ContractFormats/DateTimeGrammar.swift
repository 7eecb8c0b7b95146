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
  package init?(_ text: Span<UInt8>) {
    var cursor = DigitCursor()
    self.init(text, &cursor)
    guard cursor.isAtEnd(of: text) else { return nil }
  }

  @inline(__always)
  init?(_ text: Span<UInt8>, _ cursor: inout DigitCursor) {
    guard let year = cursor.number(digits: 4, in: text), cursor.take(UInt8(ascii: "-"), in: text),
      let month = cursor.number(digits: 2, in: text), cursor.take(UInt8(ascii: "-"), in: text),
      let day = cursor.number(digits: 2, in: text)
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
  package static func parts(of text: Span<UInt8>) -> (date: FullDate, time: TimeOfDay)? {
    var cursor = DigitCursor()
    guard let date = FullDate(text, &cursor),
      cursor.take(UInt8(ascii: "T"), in: text) || cursor.take(UInt8(ascii: "t"), in: text),
      let time = TimeOfDay(text, &cursor), cursor.isAtEnd(of: text)
    else { return nil }
    return (date, time)
  }

  static func isTime(_ text: Span<UInt8>) -> Bool {
    var cursor = DigitCursor()
    return TimeOfDay(text, &cursor) != nil && cursor.isAtEnd(of: text)
  }
}

/// An RFC 3339 full-time: a time of day with its offset from UTC.
package struct TimeOfDay {
  /// Seconds since midnight in UTC; negative or over a day where the offset crosses midnight.
  package let secondsInUTC: Int
  /// Finer digits are cut.
  package let nanoseconds: Int32

  @inline(__always)
  init?(_ text: Span<UInt8>, _ cursor: inout DigitCursor) {
    guard let hour = cursor.number(digits: 2, in: text), hour < 24,
      cursor.take(UInt8(ascii: ":"), in: text),
      let minute = cursor.number(digits: 2, in: text), minute < 60,
      cursor.take(UInt8(ascii: ":"), in: text),
      let second = cursor.number(digits: 2, in: text), second <= 60,
      let nanoseconds = Self.fraction(text, &cursor), let offset = Self.offset(text, &cursor)
    else { return nil }
    secondsInUTC = hour * 3600 + minute * 60 + second - offset
    self.nanoseconds = nanoseconds
    if second == 60 {
      // A leap second ends a day in UTC (RFC 3339 section 5.7).
      let minuteInUTC = ((secondsInUTC - 60) / 60 + 2 * 1440) % 1440
      guard minuteInUTC == 1439 else { return nil }
    }
  }

  @inline(__always)
  private static func fraction(_ text: Span<UInt8>, _ cursor: inout DigitCursor) -> Int32? {
    guard cursor.take(UInt8(ascii: "."), in: text) else { return 0 }
    guard var value = cursor.digit(in: text) else { return nil }
    var digits = 1
    while let digit = cursor.digit(in: text) {
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
  @inline(__always)
  private static func offset(_ text: Span<UInt8>, _ cursor: inout DigitCursor) -> Int? {
    if cursor.take(UInt8(ascii: "Z"), in: text) || cursor.take(UInt8(ascii: "z"), in: text) {
      return 0
    }
    let isWest = cursor.take(UInt8(ascii: "-"), in: text)
    guard isWest || cursor.take(UInt8(ascii: "+"), in: text),
      let hours = cursor.number(digits: 2, in: text), hours < 24,
      cursor.take(UInt8(ascii: ":"), in: text),
      let minutes = cursor.number(digits: 2, in: text), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}

/// A place in a text of which fixed groups of ASCII digits are read from left to right.
struct DigitCursor {
  private var position = 0

  func isAtEnd(of text: Span<UInt8>) -> Bool { position >= text.count }

  @inline(__always)
  mutating func take(_ byte: UInt8, in text: Span<UInt8>) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// Takes one digit.
  @inline(__always)
  mutating func digit(in text: Span<UInt8>) -> Int? {
    guard position < text.count else { return nil }
    let value = text[position] &- UInt8(ascii: "0")
    guard value < 10 else { return nil }
    position += 1
    return Int(value)
  }

  /// Takes exactly this many digits.
  @inline(__always)
  mutating func number(digits: Int, in text: Span<UInt8>) -> Int? {
    guard text.count &- position >= digits else { return nil }
    var number = 0
    for place in position..<position &+ digits {
      let value = text[place] &- UInt8(ascii: "0")
      guard value < 10 else { return nil }
      number = number &* 10 &+ Int(value)
    }
    position &+= digits
    return number
  }
}
