// Days as PostgreSQL stores them: a number, without a calendar.

/// A day, as the database stores a `date`.
///
/// A value of a contract becomes one by `Day(daysSinceUnixEpoch: date.daysSinceUnixEpoch)`.
public struct Day: Parameter, Hashable {
  /// Days since 1970-01-01; the largest and the smallest `Int64` are `infinity` and `-infinity`.
  public var daysSinceUnixEpoch: Int64

  /// A day from days since 1970-01-01.
  public init(daysSinceUnixEpoch: Int64) {
    self.daysSinceUnixEpoch = daysSinceUnixEpoch
  }

  /// Days from the Unix epoch to PostgreSQL's, 2000-01-01.
  static let postgresEpoch: Int64 = 10_957

  /// `date`
  public static var typeIdentifier: UInt32 { TypeIdentifier.date }
  /// Appends the days since 2000-01-01; days that 32 bits cannot express become an infinity.
  public func encode(into parameters: inout EncodedParameters) {
    let (days, overflow) = daysSinceUnixEpoch.subtractingReportingOverflow(Self.postgresEpoch)
    parameters.append(days: overflow ? .min : Int32(clamping: days))
  }
}
