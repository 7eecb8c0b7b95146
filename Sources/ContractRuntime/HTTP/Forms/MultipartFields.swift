// The parts of a multipart form that are no files -> one JSON object for the codec of its schema
// (OpenAPI 3.1.1 section 4.8.15.1), and what the contract says of every part.

extension MultipartForm {
  /// The value of the parts that are no files; `nil` after a violation.
  ///
  /// - Throws: what `json` throws.
  public func read<T>(
    _ shape: FormShape, _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    checkMediaTypes(shape, &violations)
    return try ContractContent.read(shape, shape.textual, &violations) {
      (shape, violations) throws(ProblemDetails) in
      try ContractContent.read(json(shape), limits, &violations, body)
    }
  }

  /// The parts that are no files as one JSON object, those that are not listed included.
  ///
  /// A part whose `Content-Type` is JSON is taken as it is, whatever its shape. Several parts of one
  /// name are an array, which the schema refuses where the field is none.
  ///
  /// - Throws: 400 where a listed part is not UTF-8 or not JSON where it has to be.
  public func json(_ shape: FormShape) throws(ProblemDetails) -> [UInt8] {
    var members: [(name: String, value: ShapedJSON)] = []
    for field in shape.fields where !field.hasStyle {
      let parts = parts(field.name)
      if parts.isEmpty { continue }
      let name = field.name.description
      let value = try ShapedJSON(parts, of: name, as: field.parameter.shape) {
        part throws(ProblemDetails) in try part.text()
      }
      members.append((name, value))
    }
    members += try styledMembers(shape)
    if !shape.takesOtherFiles {
      for (name, parts) in otherParts(shape) {
        let own = shape.shape(ofOther: name)
        let value = try ShapedJSON(parts, of: name, as: own) { part throws(ProblemDetails) in
          // A file that is handed over beside the object counts as one of its members.
          part.fileName != nil && own.isAny ? part.laxText : try part.text()
        }
        members.append((name, value))
      }
    }
    var json = ShapedJSON()
    try json.appendObject(members) { json, _, value throws(ProblemDetails) in
      json.append(contentsOf: value)
    }
    return json.bytes
  }

  /// The files of fields that the contract does not list, by the name of their field.
  ///
  /// Where the shape takes other files, every such part is a file, else those with a file name.
  public func otherFiles(_ shape: FormShape) -> NamedValues<[FilePart]> {
    var files: NamedValues<[FilePart]> = [:]
    for (name, parts) in otherParts(shape) {
      let own = parts.filter { shape.takesOtherFiles || $0.fileName != nil }
      if !own.isEmpty { files.set(name, own.map(FilePart.init)) }
    }
    return files
  }

  /// Records parts that are neither a listed field nor a file (`additionalProperties: false`).
  public func refuseOthers(_ shape: FormShape, _ violations: inout Violations) {
    for (name, _) in otherParts(shape) {
      violations.record(
        pointer: Violation.pointer(to: name), keyword: "additionalProperties",
        message: "is not a known member")
    }
  }

  /// Records where there are too few or too many fields, files counted.
  public func checkCount(_ range: ClosedRange<Int>, _ violations: inout Violations) {
    let count = Set(parts.map { Array($0.name.utf8) }).count
    if count < range.lowerBound {
      violations.record(
        pointer: "", keyword: "minProperties",
        message: Countable.member.atLeast(range.lowerBound))
    }
    if count > range.upperBound {
      violations.record(
        pointer: "", keyword: "maxProperties",
        message: Countable.member.atMost(range.upperBound))
    }
  }

  /// Records what is wrong with a header field of the parts of a field (`encoding.headers`).
  public func checkHeader<Value>(
    of name: StaticString, _ header: RequestParameter<Value>, _ violations: inout Violations
  ) throws(ProblemDetails) {
    try checkHeader(of: name, &violations) { (headers, violations) throws(ProblemDetails) in
      _ = try header.read(in: headers, &violations)
    }
  }

  /// As `checkHeader` of a header field that is a scalar.
  public func checkHeader<Value>(
    of name: StaticString, _ header: ScalarParameter<Value>, _ violations: inout Violations
  ) throws(ProblemDetails) {
    try checkHeader(of: name, &violations) { (headers, violations) throws(ProblemDetails) in
      _ = try header.read(in: headers, &violations)
    }
  }

  /// Reads a header field of each part of a field: what is wrong with it is so within that field.
  private func checkHeader(
    of name: StaticString, _ violations: inout Violations,
    _ read: (Headers, inout Violations) throws(ProblemDetails) -> Void
  ) throws(ProblemDetails) {
    let field = name.description
    for part in parts(name) {
      var own = Violations()
      try ProblemDetails.about(member: field) { () throws(ProblemDetails) in
        try read(part.headers, &own)
      }
      violations.append(contentsOf: own.inside(field))
    }
  }

  private func checkMediaTypes(_ shape: FormShape, _ violations: inout Violations) {
    for field in shape.fields where !field.mediaTypes.isEmpty {
      for part in parts(field.name) {
        guard let type = part.mediaType, !type.isIncluded(in: field.mediaTypes) else { continue }
        violations.record(
          pointer: Violation.pointer(to: field.name.description), keyword: "contentType",
          message:
            "must be sent as \(field.mediaTypes.map(\.description).joined(separator: " or "))")
      }
    }
  }

  /// The members of fields with a style, which are written as in a query, but not encoded.
  private func styledMembers(
    _ shape: FormShape
  ) throws(ProblemDetails) -> [(name: String, value: ShapedJSON)] {
    var members: [(name: String, value: ShapedJSON)] = []
    for field in shape.fields where field.hasStyle {
      let name = field.name.description
      let value = try ProblemDetails.about(member: name) { () throws(ProblemDetails) in
        var pairs: [EncodedPair] = []
        for part in parts {
          guard let name = field.name(of: part) else { continue }
          pairs.append(EncodedPair(name: Substring(name), value: Substring(try part.text())))
        }
        return try ParameterReading(field.parameter, .none).form(pairs)
      }
      if let value { members.append((name, ShapedJSON(value))) }
    }
    return members
  }

  /// The parts that are neither a listed field nor a file, by name in the order of the first.
  private func otherParts(_ shape: FormShape) -> [(name: String, parts: [Part])] {
    var groups: [(name: String, parts: [Part])] = []
    var positions: [[UInt8]: Int] = [:]
    for part in parts {
      let isListed =
        shape.files.contains { part.isNamed($0) }
        || shape.fields.contains { $0.name(of: part) != nil }
      if isListed { continue }
      let key = Array(part.name.utf8)
      if let position = positions[key] {
        groups[position].parts.append(part)
      } else {
        positions[key] = groups.count
        groups.append((part.name, [part]))
      }
    }
    return groups
  }
}

extension FormShape.Field {
  /// The name by which a part is this field's: its own, or `name[a]` in deepObject style; `nil` where it
  /// is another's.
  fileprivate func name(of part: MultipartForm.Part) -> String? {
    if part.isNamed(name) { return name.description }
    guard hasStyle, parameter.style == .deepObject else { return nil }
    return part.member(of: name)
  }
}

extension MediaType {
  /// Whether one of several media types or ranges includes it.
  func isIncluded(in ranges: [StaticString]) -> Bool {
    ranges.contains { MediaType($0.description)?.specificity(for: self) != nil }
  }
}

extension ShapedJSON {
  /// The JSON of the parts of one field.
  fileprivate init(
    _ parts: [MultipartForm.Part], of name: String, as shape: ParameterShape,
    _ text: (MultipartForm.Part) throws(ProblemDetails) -> String
  ) throws(ProblemDetails) {
    self.init()
    try ProblemDetails.about(member: name) { () throws(ProblemDetails) in
      try append(parts, as: shape, text)
    }
  }

  /// Appends the parts of one field.
  fileprivate mutating func append(
    _ parts: [MultipartForm.Part], as shape: ParameterShape,
    _ text: (MultipartForm.Part) throws(ProblemDetails) -> String
  ) throws(ProblemDetails) {
    if parts.count == 1, parts[0].isJSON || shape.scalars != nil || shape.items == nil {
      return try append(parts[0], as: shape, text)
    }
    let items = shape.items ?? shape
    try appendArray(parts) { json, part throws(ProblemDetails) in
      try json.append(part, as: items, text)
    }
  }

  private mutating func append(
    _ part: MultipartForm.Part, as shape: ParameterShape,
    _ text: (MultipartForm.Part) throws(ProblemDetails) -> String
  ) throws(ProblemDetails) {
    // An object has no other form than JSON here.
    let isObject = shape.hasMembers && shape.scalars == nil && shape.items == nil
    if part.isJSON || isObject {
      try appendJSON(part.bytes)
    } else {
      try append(try text(part), as: shape)
    }
  }
}

extension MultipartForm.Part {
  fileprivate var isJSON: Bool { mediaType?.isJSON ?? false }

  /// The content as text; what is not UTF-8 is replaced: nobody said that it is text.
  fileprivate var laxText: String { String(decoding: bytes, as: UTF8.self) }
}
