// Whether JSON becomes a value of a type, and a value of it JSON: what is emitted for the type.

/// The uses of a type or a codec function as JSON.
struct JSONUse: OptionSet, Sendable {
  let rawValue: Int

  /// JSON becomes a value: of a request, or of a response that a debug build checks.
  static let read = JSONUse(rawValue: 1)
  /// A value becomes JSON.
  static let written = JSONUse(rawValue: 2)
  /// Both.
  static let both: JSONUse = [.read, .written]
}
