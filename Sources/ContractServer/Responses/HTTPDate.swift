// A point in time as the `Date` field wants it (RFC 9110 section 5.6.7), without Foundation and
// without the locale that strftime would bring in.

import ContractRuntime

/// Formats the IMF-fixdate form, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The text of a time in seconds since 1970.
  static func format(secondsSinceEpoch seconds: Int) -> String {
    let dayNumber = seconds / 86_400
    let secondOfDay = seconds % 86_400
    let (year, month, day) = GregorianDays.date(Int64(dayNumber))
    let time = "\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))"
    return "\(days[dayNumber % 7]), \(two(day)) \(months[month - 1]) \(year) \(time) GMT"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
