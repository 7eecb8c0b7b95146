// Storage for a value whose type contains itself.

/// Stores a value behind an indirection, so that a structure can contain its own type.
@propertyWrapper
public indirect enum Indirect<Value> {
  case value(Value)

  /// Stores a value.
  public init(wrappedValue: Value) { self = .value(wrappedValue) }

  /// The value.
  public var wrappedValue: Value {
    get {
      switch self {
      case .value(let value): value
      }
    }
    set { self = .value(newValue) }
  }
}

extension Indirect: Sendable where Value: Sendable {}
extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}
