// What a parameter's text turns into before its schema reads it: parameters are text without types,
// JSON codecs enforce schemas; a shape says which text becomes a number, an array or an object.

/// The JSON types that a scalar parameter may become.
public struct ScalarTypes: OptionSet, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The text as it is.
  public static let string = ScalarTypes(rawValue: 1)
  /// Text of an integer: digits with an optional `-`, without leading zeros.
  public static let integer = ScalarTypes(rawValue: 2)
  /// Text of a JSON number.
  public static let number = ScalarTypes(rawValue: 4)
  /// `true` or `false`.
  public static let boolean = ScalarTypes(rawValue: 8)
  /// `null`, and the empty text where strings are not allowed.
  public static let null = ScalarTypes(rawValue: 16)
}

/// The structure of a parameter's schema, as far as its text needs it.
public indirect enum ParameterShape: Sendable {
  /// A single value.
  case scalar(ScalarTypes)
  /// A list of values.
  case array(ParameterShape)
  /// Named values; with `additional`, names that are not listed are kept in that shape.
  case object([Property], additional: ParameterShape?)
  /// JSON text: a parameter with `content` (OpenAPI 3.1 section 4.8.12.2).
  case json

  /// A string.
  public static let string = ParameterShape.scalar(.string)
  /// An integer.
  public static let integer = ParameterShape.scalar(.integer)
  /// A number.
  public static let number = ParameterShape.scalar(.number)
  /// A boolean.
  public static let boolean = ParameterShape.scalar(.boolean)

  /// A named value of an object.
  public struct Property: Sendable {
    /// The property's name.
    public let name: StaticString
    /// The structure of its value.
    public let shape: ParameterShape

    /// Makes a property from its parts.
    public init(_ name: StaticString, _ shape: ParameterShape) {
      self.name = name
      self.shape = shape
    }
  }

  /// Whether an encoded delimiter can only be a delimiter, since the items hold no free text.
  var isWithoutFreeText: Bool {
    switch self {
    case .scalar(let types): !types.contains(.string)
    case .array, .object, .json: false
    }
  }

  /// The structure of a property of an object; `nil` where it is to be left out.
  func property(_ name: String) -> ParameterShape? {
    guard case .object(let properties, let additional) = self else { return nil }
    for property in properties
    where property.name.description.utf8.elementsEqual(name.utf8) {
      return property.shape
    }
    return additional
  }
}
