// The places of a request that parameters stand in -> the JSON of each: how the text of a query, a header
// field, a cookie or a path is decoded, and what its absence or repetition means there.

extension Parameter {
  /// The parameter as JSON for the codec of its schema; `nil` where it is absent.
  ///
  /// - Parameters:
  ///   - query: The query of the request.
  ///   - others: The names of the operation's other parameters, which an object of any members does
  ///     not take.
  ///   - violations: Gathers that a required parameter is absent.
  /// - Throws: 400 where the text cannot be decoded.
  public func json(
    in query: QueryString, besides others: [StaticString] = [], _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    try form(
      ParameterReading(self, .percent(.space), others: others), Array(query.pairs), &violations)
  }

  /// The header field as JSON for the codec of its schema; `nil` where it is absent.
  ///
  /// Header values are not percent-decoded; several fields of one name are one list or object
  /// (RFC 9110 section 5.3), and a violation where the value is neither.
  public func json(
    in headers: Headers, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let values = headers.all(name.description)
    guard let first = values.first else {
      recordAbsence(&violations)
      return nil
    }
    if values.count > 1, isScalar {
      recordRepetition(&violations)
      return nil
    }
    if let items = shape.items, name.isSetCookie {
      var json = ShapedJSON()
      try json.appendArray(values) { json, value throws(ProblemDetails) in
        try json.append(value, as: items)
      }
      return json.bytes
    }
    let text = values.count > 1 ? values.joined(separator: ",") : first
    return try ParameterReading(self, .field).simple(Substring(text))
  }

  /// The cookie as JSON for the codec of its schema; `nil` where it is absent.
  public func json(
    in cookies: Cookies, besides others: [StaticString] = [], _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let pairs = cookies.pairs.map { EncodedPair(name: $0.name, value: $0.value) }
    let decoding = style == .cookie ? TextDecoding.none : .cookie
    return try form(ParameterReading(self, decoding, others: others), pairs, &violations)
  }

  private func form(
    _ reading: ParameterReading, _ pairs: [EncodedPair], _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    if isScalar, pairs.count(where: { reading.decoding.isNamed($0, name) }) > 1 {
      recordRepetition(&violations)
      return nil
    }
    let value = try reading.form(pairs)
    if value == nil { recordAbsence(&violations) }
    return value
  }

  /// Whether it is one text, so that a request must not have several.
  private var isScalar: Bool { shape.items == nil && !shape.hasMembers && style != .deepObject }

  /// The path parameter as JSON for the codec of its schema; `nil` after a violation of its style.
  public func json(
    in raw: RawText, _ violations: inout Violations
  ) throws(ProblemDetails) -> [UInt8]? {
    let reading = ParameterReading(self, .percent(.literal))
    let value =
      switch style {
      case .label: try reading.label(raw.text)
      case .matrix: try reading.matrix(raw.text)
      case .simple, .form, .spaceDelimited, .pipeDelimited, .deepObject, .cookie:
        try reading.simple(raw.text)
      }
    if value == nil {
      violates("style", "must be written in \(style) style", &violations)
    }
    return value
  }
}
