// `application/x-www-form-urlencoded` bodies in, the JSON of their schema out, so that one codec
// reads both media types (OpenAPI 3.1 section 4.8.15).

/// A urlencoded body.
public struct URLEncodedForm: Sendable {
  /// The most pairs in one body.
  public static let pairLimit = 10_000

  /// How one property is written.
  public struct Field: Sendable {
    fileprivate let parameter: Parameter
    fileprivate let name: StaticString

    /// Describes a property with the encoding that the contract gives it.
    public init(
      _ name: StaticString, style: Parameter.Style = .form, explode: Bool = true,
      shape: ParameterShape = .string
    ) {
      self.name = name
      parameter = Parameter(name, in: .query, style: style, explode: explode, shape: shape)
    }
  }

  private let pairs: [EncodedPair]

  /// Reads a body.
  ///
  /// - Throws: 400 where it is not UTF-8, an escape is malformed or there are too many pairs.
  public init(_ bytes: [UInt8]) throws(ProblemDetails) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("The body is not UTF-8.")
    }
    guard PercentDecoding.isWellFormed(text.utf8) else {
      throw .badRequest("The body holds '%' that is not followed by two hexadecimal digits.")
    }
    var pairs: [EncodedPair] = []
    for pair in EncodedPairs(Substring(text)) {
      guard pairs.count < Self.pairLimit else {
        throw ProblemDetails(
          status: 413, detail: "The form has more than \(Self.pairLimit) fields.")
      }
      pairs.append(pair)
    }
    self.pairs = pairs
  }

  /// The body as one JSON object for the codec of its schema.
  ///
  /// With `keepsOthers`, names that are not listed are kept as strings, or as arrays where they are
  /// repeated.
  ///
  /// - Throws: 400 where a name or a value is not UTF-8 when decoded.
  public func json(
    _ fields: [Field], keepsOthers: Bool = true
  ) throws(ProblemDetails) -> [UInt8] {
    var members: [(name: String, value: [UInt8])] = []
    for field in fields {
      let reading = ParameterReading(field.parameter, plus: .space)
      if let value = try reading.property(in: pairs) {
        members.append((field.name.description, value))
      }
    }
    if keepsOthers { members += try others(than: fields) }
    var json = ShapedJSON()
    try json.appendObject(members) { json, _, value throws(ProblemDetails) in
      json.appendJSON(value)
    }
    return json.bytes
  }

  private func others(
    than fields: [Field]
  ) throws(ProblemDetails) -> [(name: String, value: [UInt8])] {
    var table = MemberTable()
    for pair in pairs {
      let isListed = fields.contains {
        pair.isNamed($0.name) || pair.isProperty(of: $0.parameter)
      }
      if !isListed { table.add(try pair.decodedName(), pair.value) }
    }
    var members: [(name: String, value: [UInt8])] = []
    for (name, values) in table.members {
      var json = ShapedJSON()
      if values.count == 1 {
        json.appendString(try PercentDecoding.decode(values[0], plus: .space))
      } else {
        try json.appendArray(values) { json, value throws(ProblemDetails) in
          json.appendString(try PercentDecoding.decode(value, plus: .space))
        }
      }
      members.append((name, json.bytes))
    }
    return members
  }
}

extension ParameterReading {
  /// A property of a form; `nil` where it is absent.
  fileprivate func property(in pairs: [EncodedPair]) throws(ProblemDetails) -> [UInt8]? {
    if parameter.style == .deepObject {
      return try DeepObject.json(of: parameter.name, pairs, shape: parameter.shape)
    }
    return try form(pairs)
  }
}

extension EncodedPair {
  /// Whether the pair is a part of this property's value, such as `name[a]`, or a member of an object
  /// that is written without its name.
  fileprivate func isProperty(of parameter: Parameter) -> Bool {
    guard let decoded = PercentDecoding.bytes(of: name.utf8, plus: .space) else { return false }
    if parameter.style == .deepObject {
      return decoded.starts(with: (parameter.name.description + "[").utf8)
    }
    guard parameter.explode, case .object = parameter.shape else { return false }
    return parameter.shape.property(String(decoding: decoded, as: UTF8.self)) != nil
  }
}
