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

  private init(_ date: FullDate) { (year, month, day) = (date.year, date.month, date.day) }

  /// Reads an RFC 3339 full-date such as `2026-11-21`; `nil` for anything else.
  public init?(_ text: String) { self.init(utf8: text.utf8) }

  /// A constant of the contract, whose text the compiler has checked; 1970-01-01 for a faulty one.
  public init(contract text: StaticString) {
    if let date = CalendarDate(text.description) {
      self = date
    } else {
      (year, month, day) = (1970, 1, 1)
    }
  }

  /// Reads an RFC 3339 full-date from UTF-8; `nil` for anything else.
  public init?(utf8: some Collection<UInt8>) {
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
  package static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + epoch
    let eraNumber = (shifted >= 0 ? shifted : shifted - (era - 1)) / era
    let dayOfEra = shifted - eraNumber * era
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (era - 1)) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + eraNumber * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(day))
  }
}
