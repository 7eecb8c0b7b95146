// Instants: the JSON Schema format `date-time` (RFC 3339), kept as UTC seconds and nanoseconds, and
// written in one way only.

import ContractFormats

/// A point in time in UTC with nanoseconds.
public struct DateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
  public let seconds: Int64
  /// Nanoseconds within the second, 0 to 999,999,999.
  public let nanoseconds: Int32

  /// Makes an instant from seconds since the Unix epoch; nanoseconds may be out of their range.
  public init(secondsSinceUnixEpoch seconds: Int64, nanoseconds: Int32 = 0) {
    let second: Int32 = 1_000_000_000
    var carry = nanoseconds / second
    var remainder = nanoseconds % second
    if remainder < 0 {
      remainder += second
      carry -= 1
    }
    self.seconds = seconds &+ Int64(carry)
    self.nanoseconds = remainder
  }

  /// Makes an instant from microseconds since the Unix epoch, as PostgreSQL counts time.
  public init(microsecondsSinceUnixEpoch microseconds: Int64) {
    var (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if rest < 0 {
      seconds -= 1
      rest += 1_000_000
    }
    self.seconds = seconds
    nanoseconds = Int32(truncatingIfNeeded: rest &* 1000)
  }

  /// Reads an RFC 3339 date-time such as `2026-11-21T02:30:00.5+01:00`; `nil` for anything else.
  ///
  /// Digits beyond nanoseconds are cut. A leap second (`23:59:60` in UTC) is read as the second
  /// after it, as POSIX time does.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// A constant of the contract, whose text the compiler has checked; the epoch for a faulty one.
  public init(contract text: StaticString) {
    self = DateTime(text.description) ?? DateTime(secondsSinceUnixEpoch: 0)
  }

  /// Reads an RFC 3339 date-time from UTF-8; `nil` for anything else.
  public init?(utf8: some Collection<UInt8>) { self.init(utf8: Array(utf8).span) }

  /// Reads an RFC 3339 date-time from UTF-8 that somebody else owns; `nil` for anything else.
  public init?(utf8: Span<UInt8>) {
    guard let (date, time) = DateTimeGrammar.parts(of: utf8) else { return nil }
    let days = GregorianDays.count(year: date.year, month: date.month, day: date.day)
    self.init(
      secondsSinceUnixEpoch: days * 86_400 + Int64(time.secondsInUTC),
      nanoseconds: time.nanoseconds)
  }

  /// Microseconds since the Unix epoch, finer digits cut; `nil` where 64 bits cannot hold them.
  public var microsecondsSinceUnixEpoch: Int64? {
    // Before the epoch count back from the next second, or the earliest instants would overflow.
    let isBefore = seconds < 0
    let rest = Int64(nanoseconds / 1000) - (isBefore ? 1_000_000 : 0)
    let (product, overflow) = (isBefore ? seconds + 1 : seconds)
      .multipliedReportingOverflow(by: 1_000_000)
    let (sum, carry) = product.addingReportingOverflow(rest)
    return overflow || carry ? nil : sum
  }

  /// The day in UTC, and the second of that day.
  var calendar: (date: (year: Int, month: Int, day: Int), time: Int) {
    let dayLength: Int64 = 86_400
    var (days, time) = seconds.quotientAndRemainder(dividingBy: dayLength)
    if time < 0 {
      time += dayLength
      days -= 1
    }
    return (GregorianDays.date(days), Int(time))
  }

  /// The instant as it is written in JSON.
  public var ascii: ShortASCII {
    let (date, time) = calendar
    var text = ShortASCII()
    if (0...9999).contains(date.year) {
      text.append(date.year, digits: 4)
    } else {
      // The expanded years of ECMA-262, which RFC 3339 has no way to write.
      text.append(UInt8(ascii: date.year < 0 ? "-" : "+"))
      text.append(abs(date.year), digits: 6)
    }
    text.append(UInt8(ascii: "-"))
    text.append(date.month, digits: 2)
    text.append(UInt8(ascii: "-"))
    text.append(date.day, digits: 2)
    text.append(UInt8(ascii: "T"))
    text.append(time / 3600, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time / 60 % 60, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time % 60, digits: 2)
    appendFraction(to: &text)
    text.append(UInt8(ascii: "Z"))
    return text
  }

  private func appendFraction(to text: inout ShortASCII) {
    guard nanoseconds != 0 else { return }
    text.append(UInt8(ascii: "."))
    if nanoseconds.isMultiple(of: 1_000_000) {
      text.append(Int(nanoseconds) / 1_000_000, digits: 3)
    } else if nanoseconds.isMultiple(of: 1000) {
      text.append(Int(nanoseconds) / 1000, digits: 6)
    } else {
      text.append(Int(nanoseconds), digits: 9)
    }
  }

  /// The instant in RFC 3339 with `Z` and a fraction of 0, 3, 6 or 9 digits.
  public var description: String { ascii.string }

  /// Whether one instant is before another.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
