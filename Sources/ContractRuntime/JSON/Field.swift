// Member values that Swift's optionals cannot tell apart: absent, `null`, and a value.

/// An optional member that may be `null`: absent and `null` mean different things in a request.
public enum Field<Value> {
  /// The member is not there.
  case absent
  /// The member is `null`.
  case null
  /// The member has a value.
  case value(Value)

  /// Makes a value, or `absent` from `nil`.
  public init(_ value: Value?) {
    if let value { self = .value(value) } else { self = .absent }
  }

  /// Makes a value, or `null` from `nil`.
  public init(nullable value: Value?) {
    if let value { self = .value(value) } else { self = .null }
  }

  /// The value; `nil` where the member is absent or `null`.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Whether the member is there, `null` included.
  public var isPresent: Bool {
    if case .absent = self { false } else { true }
  }
}

extension Field: Sendable where Value: Sendable {}
extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}

/// The only value of the JSON type `null`.
public struct JSONNull: Hashable, Sendable {
  /// Makes the value.
  public init() {}
}

/// The types of JSON values (RFC 8259 section 3).
public enum JSONKind: Sendable, Hashable {
  case null
  case boolean
  case number
  case string
  case array
  case object
}
