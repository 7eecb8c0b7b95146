// One declared parameter: where it stands, how its value is written, and what it turns into.

/// A parameter of an operation (OpenAPI 3.1 section 4.8.12).
public struct Parameter: Sendable {
  /// Where the parameter stands.
  public enum Location: Sendable {
    case path
    case query
    case header
    case cookie
  }

  /// How the parameter's value is written (OpenAPI 3.2 section 4.12.3, RFC 6570).
  public enum Style: Sendable {
    case simple
    case label
    case matrix
    case form
    case spaceDelimited
    case pipeDelimited
    case deepObject
    /// OpenAPI 3.2: as `form` for cookies, but never percent-decoded.
    case cookie
  }

  /// The parameter's name; compared byte for byte, in headers without regard to ASCII case.
  public let name: StaticString
  /// Where the parameter stands.
  public let location: Location
  /// How its value is written.
  public let style: Style
  /// Whether each item or property is written on its own.
  public let explode: Bool
  /// Whether the request must have it.
  public let isRequired: Bool
  /// Whether an empty value is the same as none (OpenAPI 3.1.1 section 4.8.12.2).
  public let allowEmptyValue: Bool
  /// What its text turns into.
  public let shape: ParameterShape
  /// Where violations of the parameter are reported, such as `/query/status`.
  public let pointer: String

  /// Describes a parameter in full.
  public init(
    _ name: StaticString, in location: Location, style: Style, explode: Bool,
    required: Bool = false, allowEmptyValue: Bool = false, shape: ParameterShape
  ) {
    self.name = name
    self.location = location
    self.style = style
    self.explode = explode
    isRequired = required
    self.allowEmptyValue = allowEmptyValue
    self.shape = shape
    pointer = Self.pointer(to: name.description, in: location)
  }

  /// Describes a parameter with the default style of its location.
  public init(
    _ name: StaticString, in location: Location, required: Bool = false,
    allowEmptyValue: Bool = false, shape: ParameterShape = .string
  ) {
    let isForm = location == .query || location == .cookie
    self.init(
      name, in: location, style: isForm ? .form : .simple, explode: isForm, required: required,
      allowEmptyValue: allowEmptyValue, shape: shape)
  }

  private static func pointer(to name: String, in location: Location) -> String {
    let place: String
    switch location {
    case .path: place = "/path"
    case .query: place = "/query"
    case .header: place = "/header"
    case .cookie: place = "/cookie"
    }
    return place + Violation.pointer(to: name)
  }
}

// MARK: - Violations

extension Parameter {
  /// Records that this parameter disagrees with a keyword of its schema.
  public func violates(_ keyword: String, _ message: String, _ violations: inout Violations) {
    violations.record(pointer: pointer, keyword: keyword, message: message)
  }

  func recordAbsence(_ violations: inout Violations) {
    if isRequired { violates("required", "is required", &violations) }
  }
}

extension Violation {
  /// The pointer to a member of this name (RFC 6901 section 3).
  static func pointer(to name: String) -> String {
    var pointer = "/"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": pointer += "~0"
      case "/": pointer += "~1"
      default: pointer.unicodeScalars.append(scalar)
      }
    }
    return pointer
  }
}
