// Bodies and responses -> plans: one media type or several, JSON, text, forms, multipart or bytes.

import OpenAPI

extension OperationLowering {
  /// The plan of a request body.
  mutating func bodyPlan(_ body: Resolved<RequestBody>, in scope: TypeScope) -> RequestBodyPlan? {
    let entries = body.value.content
    guard !entries.isEmpty else { return nil }
    var contents = contentPlans(entries, in: scope, named: "body content", isRequest: true)
    let types = contents.map { $0.swiftType(isRequest: true) }
    let isChoice = Set(types).count > 1
    if isChoice { nameCases(&contents) }
    return RequestBodyPlan(
      isRequired: body.value.isRequired, contents: contents, line: schemas.line(of: body.node),
      swiftType: isChoice ? "\(scope.path).Body" : types[0],
      documentation: Documentation.lines(body.value.description), isChoice: isChoice)
  }

  private func nameCases(_ contents: inout [ContentPlan]) {
    let texts = contents.map { Self.caseText($0.mediaType) }
    let unique = zip(texts, contents).map { text, content in
      texts.filter { $0 == text }.count > 1 ? content.mediaType : text
    }
    let table = NameTable(unique, style: .member)
    for index in contents.indices { contents[index].caseName = table[unique[index]] }
  }

  /// The text that the case of a media type is named after: `json` for `application/json`.
  private static func caseText(_ mediaType: String) -> String {
    switch MediaTypeName(mediaType).essence {
    case "application/json": "json"
    case "application/xml": "xml"
    case "application/x-www-form-urlencoded": "form"
    case "multipart/form-data": "multipart"
    case "text/plain": "text"
    case "application/octet-stream": "bytes"
    case "*/*": "any"
    default: mediaType
    }
  }

  private mutating func contentPlans(
    _ entries: [Entry<Resolved<MediaType>>], in scope: TypeScope, named name: String,
    isRequest: Bool
  ) -> [ContentPlan] {
    var plans: [ContentPlan] = []
    for entry in entries {
      let format = format(of: entry, in: scope, named: name, isRequest: isRequest)
      plans.append(
        ContentPlan(
          mediaType: entry.name, caseName: "", format: format,
          line: schemas.line(of: entry.key)))
    }
    return plans
  }

  private mutating func format(
    of entry: Entry<Resolved<MediaType>>, in scope: TypeScope, named name: String, isRequest: Bool
  ) -> ContentPlan.Format {
    let media = MediaTypeName(entry.name)
    let schema = entry.value.value.schema
    if media.isJSON {
      let value = schema.map { schemas.value(of: $0, in: scope, named: name) } ?? Value(.any)
      return !isRequest && isFreeForm(value) ? .rawJSON(value) : .json(value)
    }
    guard let schema else { return media.isMultipart ? warnedBytes(entry) : .bytes }
    if media.isAny, !isBinary(schema) {
      return .json(schemas.value(of: schema, in: scope, named: name))
    }
    if media.isForm { return form(schema, entry.value.value, in: scope, named: name) }
    if media.isMultipart {
      guard isRequest, let plan = multipart(schema, entry.value.value, in: scope, named: name)
      else {
        return warnedBytes(entry)
      }
      return .multipart(plan)
    }
    if media.isText, isScalar(schema) {
      return .text(schemas.value(of: schema, in: scope, named: name))
    }
    if isBinary(schema) { return .bytes }
    return warnedBytes(entry)
  }

  /// Whether a value is any JSON, or any object, without further rules.
  private func isFreeForm(_ value: Value) -> Bool {
    if value.isNullable { return false }
    if value.codec == .any { return true }
    guard case .function(let name, _) = value.codec,
      case .map(let item, nil, nil)? = schemas.codecs.first(where: { $0.name == name })?.body
    else { return false }
    return item.codec == .any
  }

  /// Bytes whose schema the server does not look into.
  private mutating func warnedBytes(_ entry: Entry<Resolved<MediaType>>) -> ContentPlan.Format {
    diagnostics.add(
      Diagnostic(
        .opaqueMediaType,
        "the content of '\(entry.name)' is handed over as bytes; its schema is not enforced",
        severity: .warning, at: entry.key.location))
    return .bytes
  }

  private func isBinary(_ schema: Schema) -> Bool {
    let merged = schemas.merge([schema.resolved])
    guard let types = merged.types else { return merged.sources.allSatisfy { $0.keywords.isEmpty } }
    return types.subtracting(.null) == .string
      && (merged.format?.text == "binary" || merged.format == nil && !hasTextRules(merged))
  }

  private func hasTextRules(_ merged: MergedSchema) -> Bool {
    !merged.strings.isEmpty || !merged.patterns.isEmpty || merged.values != nil
  }

  private func isScalar(_ schema: Schema) -> Bool {
    let types = schemas.jsonTypes(of: schema, base: nil)
    return types.isDisjoint(with: [.array, .object])
  }

  private mutating func form(
    _ schema: Schema, _ media: MediaType, in scope: TypeScope, named name: String
  ) -> ContentPlan.Format {
    let value = schemas.value(of: schema, in: scope, named: name)
    return .form(value, fields: fields(schemas.merge([schema.resolved]), media))
  }

  private func fields(_ merged: MergedSchema, _ media: MediaType) -> [FormField] {
    merged.properties.map { member in
      let encoding = media.encoding.first { $0.key.textEquals(member.name) }?.value
      let isJSON = encoding?.contentType.map { MediaTypeName($0).isJSON } ?? false
      return FormField(
        name: member.name, style: encoding?.style?.rawValue ?? "form",
        explode: encoding?.explode ?? true,
        shape: isJSON ? .json : schemas.shape(of: member.schemas[0]))
    }
  }

  // MARK: - Multipart

  private mutating func multipart(
    _ schema: Schema, _ media: MediaType, in scope: TypeScope, named name: String
  ) -> MultipartPlan? {
    var merged = schemas.merge([schema.resolved])
    guard merged.types?.contains(.object) ?? merged.describesMembers, merged.oneOf.isEmpty,
      merged.anyOf.isEmpty
    else { return nil }
    let typeName = scope.declare("multipart " + name)
    let inner = scope.inside(typeName)
    let isFile = merged.properties.map { isFilePart($0, media) }
    let files = zip(merged.properties, isFile).filter(\.1).map(\.0)
    let table = NameTable(files.map(\.name), style: .member, taken: ["fields"])
    let plans = files.map { member in
      MultipartPlan.File(
        name: member.name, swiftName: table[member.name],
        isRequired: merged.required.contains(member.name), isArray: isArray(member.schemas[0]),
        documentation: Documentation.lines(schemas.merge(member.schemas).description),
        line: schemas.line(of: member.key))
    }
    merged.properties = zip(merged.properties, isFile).filter { !$0.1 }.map(\.0)
    merged.required.removeAll { name in files.contains { $0.name == name } }
    var fields = fields(merged, media)
    for index in fields.indices where !fields[index].shape.isScalar {
      if case .array = fields[index].shape { continue }
      fields[index].shape = .json
    }
    let value =
      merged.properties.isEmpty
      ? nil : schemas.objectValue(of: merged, identity: nil, in: inner, named: "Fields")
    schemas.declare(
      TypeDeclaration(
        name: typeName, path: inner.path, documentation: Documentation.lines(merged.description),
        line: schemas.line(of: schema.node), kind: .nameSpace,
        nested: schemas.takeDeclarations(in: inner), isDeprecated: false), in: scope)
    return MultipartPlan(typeName: inner.path, fields: fields, files: plans, value: value)
  }

  private func isArray(_ schema: Schema) -> Bool {
    schemas.merge([schema.resolved]).types?.contains(.array) ?? false
  }

  /// Whether a part is a file: binary, or without a type (OpenAPI 3.1 section 4.8.15.1).
  private func isFilePart(_ member: MergedSchema.Member, _ media: MediaType) -> Bool {
    var merged = schemas.merge(member.schemas)
    if merged.types?.contains(.array) == true, let item = merged.items.first {
      merged = schemas.merge([item.resolved])
    }
    if merged.format?.text == "binary" { return true }
    let hasMediaType = merged.sources.contains {
      $0[.contentMediaType].map { !MediaTypeName($0.text).isText && !MediaTypeName($0.text).isJSON }
        ?? false
    }
    return hasMediaType && merged.contentEncoding == nil
  }

  // MARK: - Responses

  /// The plan of a declared response.
  mutating func responsePlan(
    _ entry: Entry<Resolved<Response>>, in scope: TypeScope
  ) -> ResponsePlan {
    let response = entry.value.value
    let status = Self.status(entry.name)
    let caseName = Self.caseName(status)
    let stem = NameTable.candidate(caseName, style: .type, spellsSymbols: false)
    var contents = contentPlans(response.content, in: scope, named: stem + "Body", isRequest: false)
    let types = contents.map { $0.swiftType(isRequest: false) }
    let isChoice = Set(types).count > 1
    if isChoice { nameCases(&contents) }
    let swiftType = isChoice ? scope.path + "." + scope.declare(stem + "Content") : types.first
    var plan = ResponsePlan(
      status: status, caseName: ReservedNames.escapedMember(caseName),
      headers: headersPlan(entry.value, named: stem + "Headers", in: scope), contents: contents,
      swiftType: swiftType, isChoice: isChoice,
      documentation: Documentation.lines(response.description), line: schemas.line(of: entry.key))
    if let swiftType { plan.contentFunction = contentFunction(plan, swiftType: swiftType) }
    return plan
  }

  /// The function that makes a response, shared by all with the same media types and types.
  private mutating func contentFunction(_ plan: ResponsePlan, swiftType: String) -> String {
    let key = ContentKey(
      mediaTypes: plan.contents.map(\.mediaType), formats: plan.contents.map(\.format),
      swiftType: swiftType)
    if let known = contentNames[key] { return known }
    let base =
      swiftType == "ResponseBody"
      ? SwiftWords.upperCamel(plan.contents[0].mediaType)
      : swiftType.filter { $0.isLetter || $0.isNumber }
    var name = base
    var number = 2
    while !takenContentNames.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    contentNames[key] = name
    contentFunctions.append(
      ContentFunction(
        name: name, swiftType: swiftType, contents: plan.contents, line: plan.contents[0].line))
    return name
  }

  private mutating func headersPlan(
    _ response: Resolved<Response>, named name: String, in scope: TypeScope
  ) -> HeadersPlan? {
    let key = ObjectIdentifier(response.value)
    if let known = headersOfComponents[key] { return known }
    let component = document.components.responses.first { $0.value.value === response.value }
    let home = component == nil ? scope : names.module
    let fields = headerPlans(response.value, in: home)
    guard !fields.isEmpty else { return nil }
    let declared = home.declare(component.map { $0.name + " Headers" } ?? name)
    let plan = HeadersPlan(
      path: component == nil ? "\(scope.path).\(declared)" : declared, fields: fields,
      isShared: component != nil,
      line: schemas.line(
        of: component?.key ?? response.value.node["headers"] ?? response.value.node))
    if component != nil {
      headersOfComponents[key] = plan
      sharedHeaders.append(plan)
    }
    return plan
  }

  private func headerPlans(_ response: Response, in scope: TypeScope) -> [HeaderPlan] {
    let entries = response.headers.filter { $0.name.lowercased() != "content-type" }
    let table = NameTable(entries.map(\.name), style: .member)
    return entries.map { entry in
      let header = entry.value.value
      let schema = header.schema ?? header.content.first?.value.value.schema
      let value = schema.map { schemas.value(of: $0, in: scope, named: entry.name) }
      return HeaderPlan(
        name: entry.name, swiftName: table[entry.name], isRequired: header.isRequired,
        value: value ?? Value(.string(StringRules())), explode: header.explode,
        documentation: Documentation.lines(header.description), line: schemas.line(of: entry.key))
    }
  }

  private static func status(_ text: String) -> ResponsePlan.Status {
    if let code = Int(text) { return .code(code) }
    if let digit = text.first?.wholeNumberValue { return .range(digit) }
    return .fallback
  }

  private static func caseName(_ status: ResponsePlan.Status) -> String {
    switch status {
    case .code(let code): StatusNames.caseName(of: code)
    case .range(1): "informational"
    case .range(2): "success"
    case .range(3): "redirection"
    case .range(4): "clientError"
    case .range: "serverError"
    case .fallback: "default"
    }
  }
}

extension ContentPlan {
  /// The Swift type of the content.
  func swiftType(isRequest: Bool) -> String {
    switch format {
    case .json(let value), .text(let value), .form(let value, _): value.swiftType
    case .rawJSON: "RawJSON"
    case .bytes: isRequest ? "RequestBody" : "ResponseBody"
    case .multipart(let plan): plan.typeName
    }
  }
}

/// A media type's name as a contract writes it.
struct MediaTypeName {
  /// Type and subtype in lower case, without parameters.
  let essence: String

  init(_ text: String) {
    let main = text.split(separator: ";").first.map(String.init) ?? text
    essence = main.lowercased().filter { !$0.isWhitespace }
  }

  var isJSON: Bool {
    essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json"
  }
  var isAny: Bool { essence == "*/*" }
  var isForm: Bool { essence == "application/x-www-form-urlencoded" }
  var isMultipart: Bool { essence.hasPrefix("multipart/") }
  var isText: Bool { essence.hasPrefix("text/") && essence != "text/json" && essence != "text/xml" }
}

/// The names of status codes as enum cases.
enum StatusNames {
  /// The case of a status code, `status299` for one without a registered phrase.
  static func caseName(of code: Int) -> String { names[code] ?? "status\(code)" }

  private static let names: [Int: String] = [
    100: "continue", 101: "switchingProtocols", 102: "processing", 103: "earlyHints", 200: "ok",
    201: "created", 202: "accepted", 203: "nonAuthoritativeInformation", 204: "noContent",
    205: "resetContent", 206: "partialContent", 207: "multiStatus", 208: "alreadyReported",
    226: "imUsed", 300: "multipleChoices", 301: "movedPermanently", 302: "found", 303: "seeOther",
    304: "notModified", 305: "useProxy", 307: "temporaryRedirect", 308: "permanentRedirect",
    400: "badRequest", 401: "unauthorized", 402: "paymentRequired", 403: "forbidden",
    404: "notFound", 405: "methodNotAllowed", 406: "notAcceptable",
    407: "proxyAuthenticationRequired", 408: "requestTimeout", 409: "conflict", 410: "gone",
    411: "lengthRequired", 412: "preconditionFailed", 413: "contentTooLarge", 414: "uriTooLong",
    415: "unsupportedMediaType", 416: "rangeNotSatisfiable", 417: "expectationFailed",
    418: "imATeapot", 421: "misdirectedRequest", 422: "unprocessableContent", 423: "locked",
    424: "failedDependency", 425: "tooEarly", 426: "upgradeRequired", 428: "preconditionRequired",
    429: "tooManyRequests", 431: "requestHeaderFieldsTooLarge", 451: "unavailableForLegalReasons",
    500: "internalServerError", 501: "notImplemented", 502: "badGateway",
    503: "serviceUnavailable", 504: "gatewayTimeout", 505: "httpVersionNotSupported",
    506: "variantAlsoNegotiates", 507: "insufficientStorage", 508: "loopDetected",
    510: "notExtended", 511: "networkAuthenticationRequired",
  ]
}
