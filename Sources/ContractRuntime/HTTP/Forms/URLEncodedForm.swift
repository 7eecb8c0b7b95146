// `application/x-www-form-urlencoded` bodies in, the JSON of their schema out, so that one codec
// reads both media types (OpenAPI 3.1 section 4.8.15).

/// A urlencoded body.
public struct URLEncodedForm: Sendable {
  /// The most pairs in one body.
  public static let pairLimit = 10_000

  private let pairs: [EncodedPair]

  /// Reads a body.
  ///
  /// - Throws: 400 where it is not UTF-8 or an escape is malformed, 413 where there are too many pairs.
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

  /// Takes the fields of a query, whose escapes are well-formed.
  init(pairs: [EncodedPair]) { self.pairs = pairs }

  /// The value of the form; `nil` after a violation.
  ///
  /// - Throws: 400 where a name or a value cannot be decoded.
  public func read<T>(
    _ shape: FormShape, _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    try ContractContent.read(shape, shape.textual, &violations) {
      (shape, violations) throws(ProblemDetails) in
      try ContractContent.read(json(shape), limits, &violations, body)
    }
  }

  /// The body as one JSON object for the codec of its schema, fields that are not listed included.
  ///
  /// - Throws: 400 where a name or a value is not UTF-8 when decoded.
  public func json(_ shape: FormShape) throws(ProblemDetails) -> [UInt8] {
    var json = ShapedJSON()
    try json.appendObject(try shape.members(of: pairs, .percent(.space))) {
      json, _, value throws(ProblemDetails) in
      json.append(contentsOf: value)
    }
    return json.bytes
  }
}

extension FormShape {
  /// The members that pairs stand for: the listed ones in their order, then all others.
  func members(
    of pairs: [EncodedPair], _ decoding: TextDecoding
  ) throws(ProblemDetails) -> [(name: String, value: ShapedJSON)] {
    var members: [(name: String, value: ShapedJSON)] = []
    for field in fields {
      let name = field.name.description
      let value = try ProblemDetails.about(member: name) { () throws(ProblemDetails) in
        try self.value(of: field, in: pairs, decoding)
      }
      if let value { members.append((name, value)) }
    }
    var table = MemberTable()
    for pair in pairs {
      let name = try decoding.name(of: pair)
      if !lists(name), !fields.contains(where: { $0.takes(name) }) { table.add(name, pair.value) }
    }
    for (name, values) in table.members {
      var json = ShapedJSON()
      try ProblemDetails.about(member: name) { () throws(ProblemDetails) in
        try json.append(values, as: shape(ofOther: name), decoding)
      }
      members.append((name, json))
    }
    return members
  }

  private func value(
    of field: Field, in pairs: [EncodedPair], _ decoding: TextDecoding
  ) throws(ProblemDetails) -> ShapedJSON? {
    if let json = try field.objectText(in: pairs, decoding) { return json }
    let others = fields.map(\.name).filter { !$0.isSame(as: field.name) }
    // Nobody said that its members are fields: those of the form come first.
    let reading = ParameterReading(
      field.parameter, decoding, others: others, givesWay: !field.hasStyle)
    return try reading.form(pairs).map(ShapedJSON.init)
  }
}

extension FormShape.Field {
  /// The JSON text of an object that stands behind its own name, as is usual where `encoding` gives it
  /// no style (OpenAPI 3.1.1 section 4.8.15.1); `nil` where it is not written so.
  fileprivate func objectText(
    in pairs: [EncodedPair], _ decoding: TextDecoding
  ) throws(ProblemDetails) -> ShapedJSON? {
    guard !hasStyle, parameter.shape.hasMembers else { return nil }
    let own = pairs.filter { decoding.isNamed($0, name) }
    guard own.count == 1 else { return nil }
    let text = try decoding.decode(own[0].value)
    return ShapedJSON.isJSON(text, from: "{") ? ShapedJSON(Array(text.utf8)) : nil
  }

  /// Whether a name is a part of this property's value, such as `name[a]`, or a member of an object
  /// that is written without its name.
  fileprivate func takes(_ name: String) -> Bool {
    if parameter.style == .deepObject {
      return name.utf8.starts(with: (parameter.name.description + "[").utf8)
    }
    return parameter.explode && parameter.shape.hasMembers && parameter.shape.member(name) != nil
  }
}

extension StaticString {
  fileprivate func isSame(as other: StaticString) -> Bool {
    description.utf8.elementsEqual(other.description.utf8)
  }
}
