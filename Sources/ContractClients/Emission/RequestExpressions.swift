// Parameters and bodies -> the expressions that write them. Each way of writing is one function of the
// helpers; which one it is has been decided.

import OpenAPIDocument

/// The expressions of the requests of an operation.
struct RequestExpressions {
  private let operation: ClientOperation

  init(_ operation: ClientOperation) { self.operation = operation }

  private func value(_ parameter: ClientParameter) -> String {
    TypeScriptText.member(parameter.key, of: "parameters")
  }

  // MARK: - Paths

  /// The path as a literal.
  func path(_ used: inout Set<Helper>) -> String {
    let text = operation.path.map { part in
      switch part {
      case .literal(let text): text
      case .parameter: ""
      }
    }.joined()
    let isLiteral = operation.path.allSatisfy { if case .literal = $0 { true } else { false } }
    guard !isLiteral else { return TypeScriptText.quoted(text) }
    var result = "`"
    for part in operation.path {
      switch part {
      case .literal(let text): result += TypeScriptText.template(text)
      case .parameter(let index): result += "${\(segment(operation.parameters[index], &used))}"
      }
    }
    return result + "`"
  }

  private func segment(_ parameter: ClientParameter, _ used: inout Set<Helper>) -> String {
    used.insert(.segment)
    let name = TypeScriptText.quoted(parameter.name.text)
    let value = value(parameter)
    switch parameter.writing {
    case .label(let explode):
      used.insert(.label)
      return "segment(\(name), \(value), (value) => label(value, \(explode)))"
    case .matrix(let explode):
      used.insert(.matrix)
      return "segment(\(name), \(value), (value) => matrix(\(name), value, \(explode)))"
    case .json: return "segment(\(name), JSON.stringify(\(value)))"
    case .simple(let explode) where !parameter.type.isScalar:
      used.insert(.simple)
      return "segment(\(name), \(value), (value) => simple(value, \(explode), encode))"
    case .simple, .form, .spaceDelimited, .pipeDelimited, .deepObject, .wholeQuery, .wholeQueryJSON,
      .cookie:
      return "segment(\(name), \(value))"
    }
  }

  // MARK: - Queries, cookies and header fields

  /// The parameters of a query or of cookies, each as a list of `name=value`.
  func pairs(_ place: Parameter.Place, _ used: inout Set<Helper>) -> [String] {
    operation.parameters.filter {
      $0.place == place || place == .query && $0.place == .querystring
    }.map { pair($0, &used) }
  }

  private func pair(_ parameter: ClientParameter, _ used: inout Set<Helper>) -> String {
    let name = TypeScriptText.quoted(parameter.name.text)
    let value = value(parameter)
    switch parameter.writing {
    case .form(let explode):
      used.insert(.form)
      return "form(\(name), \(value)\(explode || parameter.type.isScalar ? "" : ", false"))"
    case .spaceDelimited:
      used.insert(.delimited)
      return "delimited(\(name), \(value), \"%20\")"
    case .pipeDelimited:
      used.insert(.delimited)
      return "delimited(\(name), \(value), \"%7C\")"
    case .deepObject:
      used.insert(.deepObject)
      return "deepObject(\(name), \(value))"
    case .json:
      used.insert(.form)
      return "form(\(name), JSON.stringify(\(value)))"
    case .wholeQuery(let fields):
      used.insert(.wholeQuery)
      return "wholeQuery(\(value)\(styles(fields, &used)))"
    case .wholeQueryJSON:
      used.insert(.wholeQuery)
      return "wholeQuery(JSON.stringify(\(value)))"
    case .cookie:
      used.insert(.cookie)
      return "cookie(\(name), \(value))"
    case .simple, .label, .matrix:
      used.insert(.form)
      return "form(\(name), \(value))"
    }
  }

  /// The header fields, each a name and a value.
  func headers(_ used: inout Set<Helper>) -> [String] {
    operation.parameters.filter { $0.place == .header }.map { parameter in
      let name = TypeScriptText.quoted(parameter.name.text)
      let value = value(parameter)
      if parameter.isIdempotencyKey {
        used.insert(.newKey)
        return "[\(name), \(value) ?? newKey()]"
      }
      if case .json = parameter.writing { return "[\(name), JSON.stringify(\(value))]" }
      if parameter.type.isScalar { return "[\(name), \(value)]" }
      used.insert(.simple)
      used.insert(.textOf)
      let explode = if case .simple(true) = parameter.writing { true } else { false }
      return "[\(name), simple(\(value), \(explode), textOf)]"
    }
  }

  // MARK: - Bodies

  /// The body, by its media type where a call says which.
  func body(_ body: ClientBody, _ used: inout Set<Helper>) -> String {
    let value = TypeScriptText.member(body.key, of: "parameters")
    let chosen = TypeScriptText.member(body.contentTypeKey, of: "parameters")
    // What remains where no media type of the others is chosen: any of a range, else the first.
    let rest = body.contents.firstIndex(where: \.isRange) ?? 0
    var expression = written(value, body.contents[rest], body, &used)
    // A media type is looked for among those that are written out before it is among the ranges.
    let others = body.contents.enumerated().filter { $0.offset != rest }
    let ordered = others.filter { !$0.element.isRange } + others.filter(\.element.isRange)
    for (index, content) in ordered.reversed() {
      let own = written(value, content, body, &used)
      if own == expression { continue }
      let unsaid = index == 0 ? "\(chosen) === undefined || " : ""
      let prefix = TypeScriptText.quoted(String(content.mediaType.prefix { $0 != "*" }))
      let condition =
        content.isRange
        ? "\(chosen)?.startsWith(\(prefix))"
        : "\(unsaid)\(chosen) === \(TypeScriptText.quoted(content.mediaType))"
      expression = "\(condition) ? \(own) : \(expression)"
    }
    return expression
  }

  private func written(
    _ value: String, _ content: ClientBody.Content, _ body: ClientBody, _ used: inout Set<Helper>
  ) -> String {
    switch content.writing {
    case .json: return "JSON.stringify(\(value))"
    case .text:
      return body.isRequired
        ? "String(\(value))" : "\(value) === undefined ? undefined : String(\(value))"
    case .raw: return body.isChoice ? "\(value) as BodyInit" : value
    case .urlencoded(let fields):
      used.insert(.urlencoded)
      return "urlencoded(\(value)\(styles(fields, &used)))"
    case .multipart(let parts):
      used.insert(.multipart)
      let types = parts.map {
        "[\(TypeScriptText.quoted($0.name.text)), \(TypeScriptText.quoted($0.mediaType))]"
      }
      return "multipart(\(value)\(types.isEmpty ? "" : ", [\(types.joined(separator: ", "))]"))"
    }
  }

  /// The argument with the fields of a form that are not written as usual; nothing where there is none.
  private func styles(_ fields: [ClientBody.Field], _ used: inout Set<Helper>) -> String {
    let styles = fields.map { field in
      "[\(TypeScriptText.quoted(field.name.text)), \(style(field.style, &used))]"
    }
    return styles.isEmpty ? "" : ", [\(styles.joined(separator: ", "))]"
  }

  private func style(_ style: ClientBody.Field.Style, _ used: inout Set<Helper>) -> String {
    switch style {
    case .form(let explode):
      used.insert(.form)
      return "(name, value) => form(name, value, \(explode))"
    case .spaceDelimited:
      used.insert(.delimited)
      return "(name, value) => delimited(name, value, \"%20\")"
    case .pipeDelimited:
      used.insert(.delimited)
      return "(name, value) => delimited(name, value, \"%7C\")"
    case .deepObject:
      used.insert(.deepObject)
      return "deepObject"
    case .json:
      used.insert(.form)
      return "(name, value) => form(name, JSON.stringify(value))"
    }
  }

  /// The media type of the body.
  func contentType(_ body: ClientBody) -> String {
    guard let first = body.contents.first else { return "undefined" }
    let own = first.isRange ? "" : TypeScriptText.quoted(first.mediaType)
    guard body.isChoice else { return own }
    let chosen = TypeScriptText.member(body.contentTypeKey, of: "parameters")
    return first.isRange ? chosen : "\(chosen) ?? \(own)"
  }
}

extension TypeExpression {
  /// Whether every value is certainly text, a number or a boolean.
  var isScalar: Bool {
    switch self {
    case .keyword(.string), .keyword(.number), .keyword(.boolean), .literal: true
    case .reference(let name): name == "Int64"
    case .union(let types): types.allSatisfy(\.isScalar)
    case .keyword, .array, .tuple, .object, .intersection: false
    }
  }
}
