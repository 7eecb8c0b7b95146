// Responses -> plans: status, content and header fields.

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// The plan of a declared response.
  mutating func responsePlan(
    _ entry: Entry<Resolved<Response>>, in scope: TypePath
  ) -> ResponsePlan {
    let response = entry.value.value
    let status = Self.status(entry.name.text)
    let caseName = Self.caseName(status)
    let stem = SwiftWords.upperCamel(caseName)
    let place = TypePlace(
      componentNames[ObjectIdentifier(response)], suffix: " body", shared: names.responseScope,
      scope: scope, name: stem + "Body")
    var contents = contentPlans(content(of: entry), at: place, isRequest: false)
    var choice: ContentChoice?
    if Self.isChoice(contents) {
      nameCases(&contents)
      choice = contentChoice(contents, of: entry, named: stem + "Content", in: scope)
    }
    let swiftType = choice.map { .declared($0.path) } ?? contents.first?.swiftType
    var plan = ResponsePlan(
      status: status, caseName: ReservedNames.escapedMember(caseName),
      headers: headersPlan(entry.value, named: stem + "Headers", in: scope), contents: contents,
      swiftType: swiftType, choice: choice,
      documentation: Documentation.lines(response.description),
      line: schemas.facts.line(of: entry.key))
    if let swiftType { plan.contentFunction = contentFunction(plan, swiftType: swiftType) }
    return plan
  }

  /// The media types of a response; those of a status that has no content are nobody's to send.
  private mutating func content(
    of entry: Entry<Resolved<Response>>
  ) -> [Entry<Resolved<MediaType>>] {
    let content = entry.value.value.content
    guard !content.isEmpty, !StatusContent.isPossible(entry.name.text) else { return content }
    diagnostics.add(
      Diagnostic(
        .unenforcedField,
        "a response \(entry.name) never has content (RFC 9110): what is declared is not sent",
        at: entry.key.location))
    return []
  }

  /// The responses of an operation, and apart from them the errors that components describe.
  mutating func responses(
    of operation: Operation, in scope: TypePath
  ) -> (own: [ResponsePlan], errors: ErrorResponses?) {
    var own: [ResponsePlan] = []
    var errors: [(plan: ResponsePlan, component: Name)] = []
    for entry in operation.responses {
      var plan = responsePlan(entry, in: scope)
      if let component = componentNames[ObjectIdentifier(entry.value.value)], plan.status.isError {
        plan.line = schemas.facts.line(of: entry.value.value.node)
        errors.append((plan, Name(component)))
      } else {
        own.append(plan)
      }
    }
    guard !errors.isEmpty else { return (own, nil) }
    errors.sort { $0.plan.status.order < $1.plan.status.order }
    let plans = errors.map(\.plan)
    return (
      own,
      ErrorResponses(
        path: scope.inside(ErrorResponses.name), isDeclaredHere: true, responses: plans,
        components: errors.map(\.component), declared: NegotiationLowering.declared(plans))
    )
  }

  /// One enum for equal errors of several operations, that of the first in byte order of their names.
  static func sharingErrors(_ operations: [OperationPlan]) -> [OperationPlan] {
    var homes: [[ErrorKey]: TypePath] = [:]
    for operation in operations.sorted(by: {
      $0.typeName.utf8.lexicographicallyPrecedes($1.typeName.utf8)
    }) {
      guard let errors = operation.errors else { continue }
      let key = ErrorKey.keys(of: errors)
      if homes[key] == nil { homes[key] = errors.path }
    }
    return operations.map { operation in
      var operation = operation
      guard let errors = operation.errors, let home = homes[ErrorKey.keys(of: errors)]
      else { return operation }
      operation.errors?.isDeclaredHere = errors.path == home
      operation.errors?.path = home
      return operation
    }
  }

  /// What makes two error responses the same: the status and the component.
  private struct ErrorKey: Hashable {
    var status: ResponsePlan.Status
    var component: Name

    static func keys(of errors: ErrorResponses) -> [ErrorKey] {
      zip(errors.responses, errors.components).map { ErrorKey(status: $0.status, component: $1) }
    }
  }

  /// Whether the handler says which media type it answers with: always, but for JSON of one type
  /// under several names, which is the same bytes whatever the client prefers.
  private static func isChoice(_ contents: [ContentPlan]) -> Bool {
    guard contents.count > 1 else { return false }
    guard case .json = contents[0].format else { return true }
    return contents.contains { $0.format != contents[0].format }
  }

  private mutating func contentChoice(
    _ contents: [ContentPlan], of entry: Entry<Resolved<Response>>, named name: String,
    in scope: TypePath
  ) -> ContentChoice {
    let key = ObjectIdentifier(entry.value.value)
    if let known = choicesOfComponents[key] { return known }
    guard let component = componentNames[key] else {
      let declared = schemas.types.name(name, in: scope)
      return ContentChoice(
        name: declared, path: scope.inside(declared), subject: "the response \(entry.name)",
        contents: contents, isShared: false, line: schemas.facts.line(of: entry.key))
    }
    let declared = schemas.types.name(component + " content", in: names.responseScope)
    let choice = ContentChoice(
      name: declared, path: names.responseScope.inside(declared),
      subject: "`\(component)`",
      contents: contents, isShared: true, line: contents[0].line)
    choicesOfComponents[key] = choice
    sharedChoices.append(choice)
    return choice
  }

  /// The function that makes a response, shared by all with the same media types and types.
  private mutating func contentFunction(_ plan: ResponsePlan, swiftType: SwiftType) -> String {
    let key = ContentKey(
      mediaTypes: plan.contents.map(\.mediaType), formats: plan.contents.map(\.format),
      swiftType: swiftType)
    if let known = contentNames[key] { return known }
    let base = contentName(plan, swiftType: swiftType)
    var name = base
    var number = 2
    while !takenContentNames.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    contentNames[key] = name
    contentFunctions.append(
      ContentFunction(
        name: name, swiftType: swiftType, contents: plan.contents,
        selection: plan.choice != nil ? .byCase : plan.contents.count > 1 ? .byRequest : .only,
        line: plan.contents[0].line))
    return name
  }

  private func contentName(_ plan: ResponsePlan, swiftType: SwiftType) -> String {
    let letters = swiftType.words
    guard plan.choice == nil else { return letters }
    switch plan.contents[0].format {
    case .json(let value), .sequence(let value, _), .text(let value, _), .form(let value, _):
      return value.words
    case .bytes: return SwiftWords.upperCamel(plan.contents[0].mediaType)
    case .rawJSON, .multipart: return letters
    }
  }

  private mutating func headersPlan(
    _ response: Resolved<Response>, named name: String, in scope: TypePath
  ) -> HeadersPlan? {
    let key = ObjectIdentifier(response.value)
    if let known = headersOfComponents[key] { return known }
    let component = componentNames[key]
    let home = component == nil ? scope : names.responseScope
    let fields = headerPlans(response.value, in: home)
    guard !fields.isEmpty else { return nil }
    let declared = schemas.types.name(component.map { $0 + " Headers" } ?? name, in: home)
    let plan = HeadersPlan(
      name: declared, path: home.inside(declared), fields: fields,
      isShared: component != nil,
      line: schemas.facts.line(of: response.value.node["headers"] ?? response.value.node))
    if component != nil {
      headersOfComponents[key] = plan
      sharedHeaders.append(plan)
    }
    return plan
  }

  private mutating func headerPlans(_ response: Response, in scope: TypePath) -> [HeaderPlan] {
    let entries = response.effectiveHeaders
    let table = NameTable(entries.map(\.name), style: .member, taken: ["fields", "writer"])
    return entries.map { entry in
      let header = entry.value.value
      let schema = header.schema ?? textSchema(of: header)
      let component = componentNames[ObjectIdentifier(header)]
      let value = schema.map {
        self.value(
          of: $0, in: component == nil ? scope : names.responseScope,
          named: component ?? entry.key.text
        )
      }
      return Self.headerPlan(
        entry, value ?? Value(.string(StringRules())), swiftName: table[entry.name],
        line: schemas.facts.line(of: entry.key))
    }
  }

  /// The schema of a header's content, where it is JSON or text; other content is text to the server.
  private mutating func textSchema(of header: Header) -> Schema? {
    guard let entry = header.content.first else { return nil }
    let media = MediaRange(entry.name)
    if media.isJSON || media.isText { return entry.value.value.schema }
    diagnostics.add(
      Diagnostic(
        .opaqueMediaType,
        "the content of '\(entry.name)' is handed over as text; its schema is not enforced",
        at: entry.key.location))
    return nil
  }

  private static func headerPlan(
    _ entry: Entry<Resolved<Header>>, _ value: Value, swiftName: String, line: ContractLine
  ) -> HeaderPlan {
    let header = entry.value.value
    let writing: HeaderPlan.Writing
    let isJSON = header.content.first.map { MediaRange($0.name).isJSON } ?? false
    switch value.codec {
    case _ where isJSON: writing = .jsonText(value.codec)
    case .string: writing = .text
    case .integer, .boolean: writing = .description
    case .number, .bytes, .dateTime, .date, .uuid, .any, .null, .declared, .function:
      writing = .json(value.codec, explode: header.explode)
    }
    return HeaderPlan(
      name: entry.name, swiftName: swiftName, isRequired: header.isRequired,
      memberType: header.isRequired ? value.swiftType : .optional(value.codec.swiftType),
      isOptional: !header.isRequired || value.isNullable, writing: writing,
      documentation: Documentation.lines(header.description), line: line)
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

extension ResponsePlan.Status {
  /// Whether it tells of an error: 4xx, 5xx and `default`.
  var isError: Bool {
    switch self {
    case .code(let code): code >= 400
    case .range(let digit): digit >= 4
    case .fallback: true
    }
  }

  /// Codes in order, then ranges, then `default`.
  var order: Int {
    switch self {
    case .code(let code): code
    case .range(let digit): 1_000 + digit
    case .fallback: 2_000
    }
  }
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
