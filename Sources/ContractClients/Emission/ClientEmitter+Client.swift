// The client itself: its options, its methods, and the request that each of them makes.

import OpenAPIDocument

extension ClientEmitter {
  // MARK: - Options

  static func emitOptions(_ contract: ClientContract, _ printer: inout TypeScriptPrinter) {
    printer.comment(["What a client is made with."])
    printer.block("export interface ClientOptions {") { printer in
      var lines = ["Where the API is, such as \"https://api.example.com\"."]
      lines.append(
        contract.baseURL.isEmpty
          ? "Without it paths begin at the origin of the page."
          : "Without it: \(TypeScriptText.comment(contract.baseURL).joined(separator: " "))")
      if contract.servers.count > 1 {
        lines += [""] + ["The contract names:"]
        lines += contract.servers.map {
          "- \(TypeScriptText.comment($0.isEmpty ? "/" : $0).joined(separator: " "))"
        }
      }
      printer.comment(lines)
      printer.print("baseURL?: string;")
      emitCredentialOptions(contract, &printer)
      printer.comment(["Whether cookies go along to another origin, as `fetch` has it."])
      printer.print("credentials?: RequestCredentials;")
      printer.comment(["Header fields of every request."])
      printer.print("headers?: Record<string, string>;")
      printer.comment([
        "How often a request is sent again that failed by the network or by a passing state of the",
        "server, 2 times if left out: only requests that change nothing, or that have a key by which",
        "the server knows them again.",
      ])
      printer.print("retries?: number;")
      printer.comment(["What sends requests, the global `fetch` if left out."])
      printer.print("fetch?: typeof fetch;")
    }
    printer.blank()
  }

  private static func emitCredentialOptions(
    _ contract: ClientContract, _ printer: inout TypeScriptPrinter
  ) {
    let schemes = contract.security.schemes
    let bearers = schemes.filter(\.isBearer)
    if !bearers.isEmpty {
      printer.comment(
        ["Gives the bearer token, asked for with every request; none is sent where it gives none."]
          + (bearers.count > 1 ? ["It is told the name of the security scheme."] : []))
      let parameter =
        bearers.count > 1
        ? "scheme: \(TypePrinter.line(.anyOf(bearers.map { .literal(.string($0.name)) })))" : ""
      printer.print("token?: (\(parameter)) => Provided<string>;")
    }
    var keys: [(key: String, note: String)] = []
    var others: [(key: String, note: String)] = []
    var hasBasic = false
    for scheme in schemes {
      switch scheme.kind {
      case .bearer, .ambient: break
      case .basic: hasBasic = true
      case .apiKey(let place, let name):
        let cookie = place == .cookie ? ", which a browser sends by itself" : ""
        keys.append((scheme.key, "The \(place.rawValue) \(name)\(cookie)."))
      case .authorization(let name):
        others.append((scheme.key, "The value of Authorization, of the scheme \(name)."))
      }
    }
    emit(keys, as: "apiKeys", "Give API keys, asked for with every request.", &printer)
    if hasBasic {
      printer.comment(["Gives the user's name and password."])
      printer.print("basic?: () => Provided<{ username: string; password: string }>;")
    }
    emit(others, as: "authorization", "Give other credentials.", &printer)
  }

  private static func emit(
    _ members: [(key: String, note: String)], as name: String, _ comment: String,
    _ printer: inout TypeScriptPrinter
  ) {
    guard !members.isEmpty else { return }
    printer.comment([comment])
    printer.block("\(name)?: {", "};") { printer in
      for member in members {
        printer.comment(TypeScriptText.comment(member.note))
        printer.print("\(TypeScriptText.key(Name(member.key)))?: () => Provided<string>;")
      }
    }
  }

  // MARK: - Methods

  static func emitInterface(_ contract: ClientContract, _ printer: inout TypeScriptPrinter) {
    printer.comment(["The operations of the contract."])
    printer.block("export interface Client {") { printer in
      for operation in contract.operations {
        printer.comment(operation.documentation, isDeprecated: operation.isDeprecated)
        var parameters: [String] = []
        if let type = operation.parametersType {
          parameters.append("parameters\(operation.isCallableBare ? "?" : ""): \(type)")
        }
        parameters.append("options?: RequestOptions\(choice(operation))")
        let key = TypeScriptText.key(Name(operation.name))
        let line =
          "\(key)(\(parameters.joined(separator: ", "))): Promise<\(operation.answerType)>;"
        if line.utf8.count + 2 <= TypePrinter.width {
          printer.print(line)
        } else {
          printer.block("\(key)(", "): Promise<\(operation.answerType)>;") { printer in
            for parameter in parameters { printer.print(parameter + ",") }
          }
        }
      }
    }
    printer.blank()
  }

  /// The choice between media types that a call has.
  private static func choice(_ operation: ClientOperation) -> String {
    guard operation.hasAcceptChoice else { return "" }
    let types = TypeExpression.anyOf(
      operation.accept.map { $0.contains("*") ? .string : .literal(.string(Name($0))) })
    return " & { accept?: \(TypePrinter.line(types)) }"
  }

  /// Prints the function that makes a client; answers with the functions that it calls.
  static func emitClient(
    _ contract: ClientContract, _ shapes: AnswerShapes, _ printer: inout TypeScriptPrinter
  ) -> Set<Helper> {
    printer.comment(["Makes a client."])
    var used: Set<Helper> = []
    printer.block("export function createClient(options: ClientOptions = {}): Client {") {
      printer in
      emitSchemes(contract, &printer, &used)
      printer.block("return {", "};") { printer in
        for operation in contract.operations { emit(operation, shapes, &printer, &used) }
      }
    }
    printer.blank()
    return used
  }

  private static func emitSchemes(
    _ contract: ClientContract, _ printer: inout TypeScriptPrinter, _ used: inout Set<Helper>
  ) {
    let inUse = Set(contract.operations.flatMap { $0.security.flatMap(\.self) })
    let schemes = contract.security.schemes.filter { inUse.contains($0.key) }
    guard !schemes.isEmpty else { return }
    let bearers = contract.security.schemes.count(where: \.isBearer)
    printer.block("const schemes = {", "};") { printer in
      for scheme in schemes {
        let key = TypeScriptText.key(Name(scheme.key))
        printer.print("\(key): \(credential(of: scheme, &used, tellsName: bearers > 1)),")
      }
    }
    printer.blank()
  }

  /// The function that gives the credential of a scheme.
  private static func credential(
    of scheme: ClientSecurity.Scheme, _ used: inout Set<Helper>, tellsName: Bool
  ) -> String {
    let own = TypeScriptText.member(Name(scheme.key), of: "")
    let access = own.hasPrefix("[") ? "." + own : own
    switch scheme.kind {
    case .bearer:
      used.insert(.bearer)
      return
        "() => bearer(options.token?.(\(tellsName ? TypeScriptText.quoted(scheme.name.text) : "")))"
    case .basic:
      used.insert(.basic)
      return "() => basic(options.basic?.())"
    case .authorization:
      used.insert(.authorization)
      return "() => authorization(options.authorization?\(access)?.())"
    case .apiKey(let place, let name):
      used.insert(.apiKey)
      let texts = [place.rawValue, name.text].map(TypeScriptText.quoted).joined(separator: ", ")
      return "() => apiKey(\(texts), options.apiKeys?\(access)?.())"
    case .ambient: return "async () => ({})"
    }
  }

  // MARK: - Requests

  private static func emit(
    _ operation: ClientOperation, _ shapes: AnswerShapes, _ printer: inout TypeScriptPrinter,
    _ used: inout Set<Helper>
  ) {
    let name = TypeScriptText.key(Name(operation.name))
    let parameters = operation.parametersType.map { _ in
      operation.isCallableBare ? "parameters = {}, " : "parameters, "
    }
    let head = "async \(name)(\(parameters ?? "")own) {"
    printer.block(head, "},") { printer in
      printer.block("const call: Call = {", "};") { printer in
        emitRequest(operation, &printer, &used)
        shapes.emit(operation.answers, &printer)
      }
      printer.print("return send<\(operation.answerType)>(call, options, own);")
    }
  }

  private static func emitRequest(
    _ operation: ClientOperation, _ printer: inout TypeScriptPrinter, _ used: inout Set<Helper>
  ) {
    let requests = RequestExpressions(operation)
    printer.print("method: \(TypeScriptText.quoted(operation.method)),")
    printer.print("path: \(requests.path(&used)),")
    if let server = operation.server {
      printer.print("server: \(TypeScriptText.quoted(server)),")
    }
    for (field, place) in [("query", Parameter.Place.query), ("cookies", .cookie)] {
      let items = requests.pairs(place, &used)
      if !items.isEmpty { printer.list("\(field): ", items, ",") }
    }
    let headers = requests.headers(&used)
    if !headers.isEmpty { printer.list("headers: ", headers, ",") }
    if let body = operation.body {
      printer.print("body: \(requests.body(body, &used)),")
      printer.print("contentType: \(requests.contentType(body)),")
    }
    emitAccept(operation, &printer)
    if operation.security.contains(where: { !$0.isEmpty }) {
      let alternatives = operation.security.map { names in
        "[\(names.map { TypeScriptText.member(Name($0), of: "schemes") }.joined(separator: ", "))]"
      }
      printer.list("security: ", alternatives, ",")
    }
    if operation.isRepeatable { printer.print("isRepeatable: true,") }
  }

  private static func emitAccept(
    _ operation: ClientOperation, _ printer: inout TypeScriptPrinter
  ) {
    guard !operation.accept.isEmpty else { return }
    let joined = operation.accept.joined(separator: ", ")
    // A longer value makes a browser ask the server first (Fetch Standard, "CORS-safelisted").
    let text = joined.utf8.count <= 100 ? joined : "*/*"
    let own = operation.hasAcceptChoice ? "own?.accept ?? " : ""
    printer.print("accept: \(own)\(TypeScriptText.quoted(text)),")
  }
}
