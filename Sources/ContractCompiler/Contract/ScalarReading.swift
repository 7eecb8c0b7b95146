// How a parameter that is one scalar is read: from its text, without JSON in between.

/// The rules of a scalar's text.
enum ScalarReading: Sendable, Hashable {
  case boolean
  case integer(IntegerRules)
  case number(NumberRules)
  case string(StringRules)
  case base64
  case dateTime
  case date
  case uuid
  /// One of the texts of an emitted enumeration.
  case texts(SwiftType)
  /// One of the whole numbers of an emitted enumeration.
  case integers(SwiftType, IntegerRules)
}
