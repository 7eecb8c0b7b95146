// Dates without a time: the JSON Schema format `date` (RFC 3339 full-date), and the arithmetic of
// the proleptic Gregorian calendar that DateTime and the `Date` field of a response share.

import ContractFormats

/// A day of the Gregorian calendar, such as a birthday.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a date; `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard let date = FullDate(year: year, month: month, day: day) else { return nil }
    self.init(date)
  }

  /// The days from 0000-01-01 to 9999-12-31, counted from 1970-01-01.
  private static let days: ClosedRange<Int64> = -719_528...2_932_896

  /// Makes a date from days since 1970-01-01, as databases have it; `nil` outside the years 0 to 9999.
  public init?(daysSinceUnixEpoch days: Int64) {
    guard Self.days.contains(days) else { return nil }
    (year, month, day) = GregorianDays.date(days)
  }

  /// Days since 1970-01-01, before which they are negative.
  public var daysSinceUnixEpoch: Int64 {
    GregorianDays.count(year: year, month: month, day: day)
  }

  private init(_ date: FullDate) { (year, month, day) = (date.year, date.month, date.day) }

  /// Reads an RFC 3339 full-date such as `2026-11-21`; `nil` for anything else.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// A constant of the contract, whose text the compiler has checked; 1970-01-01 for a faulty one.
  public init(contract text: StaticString) {
    if let date = CalendarDate(text.description) {
      self = date
    } else {
      (year, month, day) = (1970, 1, 1)
    }
  }

  /// Reads an RFC 3339 full-date from UTF-8; `nil` for anything else.
  public init?(utf8: some Collection<UInt8>) { self.init(utf8: Array(utf8).span) }

  /// Reads an RFC 3339 full-date from UTF-8 that somebody else owns; `nil` for anything else.
  public init?(utf8: Span<UInt8>) {
    guard let date = FullDate(utf8) else { return nil }
    self.init(date)
  }

  /// The date as it is written in JSON.
  public var ascii: ShortASCII {
    var text = ShortASCII()
    text.append(year, digits: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, digits: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, digits: 2)
    return text
  }

  /// The date as RFC 3339 full-date.
  public var description: String { ascii.string }

  /// Whether one day is before another.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// Days counted from 1970-01-01, and back; years are those of the proleptic Gregorian calendar.
package enum GregorianDays {
  /// Days in 400 years.
  private static let era: Int64 = 146_097
  /// Days from 0000-03-01 to 1970-01-01: years that begin in March end with the leap day.
  private static let epoch: Int64 = 719_468

  /// The day of a date.
  static func count(year: Int, month: Int, day: Int) -> Int64 {
    let marchYear = Int64(month <= 2 ? year - 1 : year)
    let eraNumber = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
    let yearOfEra = marchYear - eraNumber * 400
    let marchMonth = Int64((month + 9) % 12)
    let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return eraNumber * era + dayOfEra - epoch
  }

  /// The date of a day.
  ///
  /// Quotients become the high halves of products, and remainders their low halves: Neri and Schneider,
  /// "Euclidean affine functions and their application to calendar algorithms", figure 12.
  package static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days &+ epoch
    let eraNumber = (shifted >= 0 ? shifted : shifted &- (era - 1)) / era
    let dayOfEra = UInt64(truncatingIfNeeded: shifted &- eraNumber &* era)
    let inCenturies = 4 &* dayOfEra &+ 3
    let century = inCenturies / 146_097
    let dayOfCentury = (inCenturies &- century &* 146_097) / 4
    let inYears = 2_939_745 &* (4 &* dayOfCentury &+ 3)
    let yearOfCentury = inYears >> 32
    let dayOfYear = (inYears & 0xFFFF_FFFF) / 2_939_745 / 4
    let inMonths = 2141 &* dayOfYear &+ 197_913
    let marchMonth = Int(truncatingIfNeeded: inMonths >> 16)
    let day = Int(truncatingIfNeeded: (inMonths & 0xFFFF) / 2141) &+ 1
    let isNextYear = dayOfYear >= 306
    let year =
      Int(truncatingIfNeeded: eraNumber) &* 400
      &+ Int(truncatingIfNeeded: 100 &* century &+ yearOfCentury) &+ (isNextYear ? 1 : 0)
    return (year, isNextYear ? marchMonth &- 12 : marchMonth, day)
  }
}
