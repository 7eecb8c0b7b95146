// Contract -> Security.swift: the owner, the authenticators, and the hook of every secured operation.

/// Prints security.
enum SecurityEmitter {
  /// The text of Security.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract, about: "Who may call what; the only place where an owner is made.")
    if contract.security.hasOwner {
      printer.blank()
      emitOwner(to: &printer)
    }
    if !contract.security.schemes.isEmpty {
      printer.blank()
      emitAuthenticators(contract.security, to: &printer)
    }
    if !contract.security.hooks.isEmpty {
      printer.blank()
      printer.block("extension Authenticators {") { printer in
        for (index, hook) in contract.security.hooks.enumerated() {
          if index > 0 { printer.blank() }
          emit(hook, contract.security, to: &printer)
        }
      }
    }
    return printer.text
  }

  private static func emitOwner(to printer: inout SourcePrinter) {
    printer.print(
      """
      /// The verified owner of an owned path: made only by the checks in this file.
      \(printer.access)struct Owner: Sendable, Hashable {
        /// The claim of the credential, equal to the path's parameter byte for byte.
        \(printer.access)let id: String

        /// The owner that a path names, if it is who the claim says; otherwise nobody.
        fileprivate init?(_ claim: String?, _ path: RawText) {
          guard let claim, !claim.isEmpty, let named = try? path.decoded(),
            claim.hasSameBytes(as: named)
          else { return nil }
          id = claim
        }

        /// Whether both are the same bytes; canonically equivalent texts are different owners.
        \(printer.access)static func == (left: Owner, right: Owner) -> Bool {
          left.id.hasSameBytes(as: right.id)
        }

        /// Hashes the bytes.
        \(printer.access)func hash(into hasher: inout Hasher) {
          for byte in id.utf8 { hasher.combine(byte) }
        }
      }
      """)
  }

  private static func emitAuthenticators(
    _ security: SecurityPlan, to printer: inout SourcePrinter
  ) {
    let fields = security.schemes.map { scheme in
      TypesEmitter.Field(
        name: scheme.swiftName, type: "any \(scheme.kind.authenticator)", defaultValue: nil,
        documentation: scheme.documentation,
        line: scheme.line, isDeprecated: false, attribute: "")
    }
    printer.print("/// Who verifies the credentials of each security scheme.")
    printer.block("\(printer.access)struct Authenticators: Sendable {") { printer in
      TypesEmitter.emit(fields, to: &printer)
    }
  }

  // MARK: - Hooks

  private static func emit(
    _ hook: SecurityHook, _ security: SecurityPlan, to printer: inout SourcePrinter
  ) {
    switch hook.caller {
    case .owner(let parameter):
      printer.print(
        "/// The credential (401), then that it is the owner's of `{\(parameter.text)}` (403).")
      emit(hook, ["_ request: Request", "_ path: RawText"], "Owner", security, to: &printer)
    case .principal, .nobody:
      printer.print("/// The credential (401) and its scopes (403).")
      emit(hook, ["_ request: Request"], "Principal", security, to: &printer)
    case .optionalPrincipal:
      printer.print("/// The credential (401) and its scopes (403).")
      emit(hook, ["_ request: Request"], "Principal?", security, to: &printer)
    }
  }

  private static func emit(
    _ hook: SecurityHook, _ parameters: [String], _ result: String, _ security: SecurityPlan,
    to printer: inout SourcePrinter
  ) {
    printer.declaration(
      "nonisolated(nonsending) func \(hook.name)(", parameters,
      ") async throws(ProblemDetails) -> \(result) {")
    printer.indented { printer in
      printer.print("var failures: [AuthenticationFailure] = []")
      if case .owner = hook.caller { printer.print("var isStranger = false") }
      for alternative in hook.alternatives { emit(alternative, security, to: &printer) }
      switch hook.caller {
      case .owner:
        printer.print(
          """
          if isStranger {
            _ = try path.decoded()
            throw .notTheOwner()
          }
          """)
      case .optionalPrincipal:
        printer.print("if failures.allSatisfy({ $0 == .missing }) { return nil }")
      case .principal, .nobody: break
      }
      printer.call(
        "throw AuthenticationFailure.strongest(failures).problem(", ["to: request"],
        array: hook.challenges.map(challenge))
    }
    printer.print("}")
  }

  private static func emit(
    _ alternative: SecurityHook.Alternative, _ security: SecurityPlan,
    to printer: inout SourcePrinter
  ) {
    printer.print("do throws(AuthenticationFailure) {")
    printer.indented { printer in
      for credential in alternative.credentials {
        emit(credential, of: security.schemes[credential.scheme], to: &printer)
      }
      switch alternative.result {
      case .principal(let variable):
        printer.print("request.context.principal = \(variable)")
        printer.print("return \(variable)")
      case .owner(let claim, let others): emit(claim, others, to: &printer)
      }
    }
    printer.print("} catch {")
    printer.indented { $0.print("failures.append(error)") }
    printer.print("}")
  }

  private static func emit(
    _ use: SecurityHook.Credential, of scheme: SecuritySchemePlan, to printer: inout SourcePrinter
  ) {
    let binding = use.variable.map { "let \($0)" } ?? "_"
    let authenticator = scheme.isHidden ? "self.\(scheme.swiftName)" : scheme.swiftName
    printer.print("\(binding) = try await \(authenticator).authenticate(")
    printer.indented { $0.print("\(credential(scheme)))") }
    guard let variable = use.variable, !use.scopes.isEmpty else { return }
    printer.print("try \(variable).require(scopes: [\(list(use.scopes))])")
  }

  /// Prints that each credential that names an owner must name the same one.
  private static func emit(
    _ claim: SecurityHook.Claim, _ others: [SecurityHook.Claim], to printer: inout SourcePrinter
  ) {
    printer.print("let claim = \(expression(claim))")
    if others.isEmpty {
      printer.print(
        """
        if let owner = Owner(claim, path) {
          request.context.principal = \(claim.variable)
          return owner
        }
        """)
    } else {
      printer.list("let others = [", others.map(expression), "]")
      printer.print(
        """
        if others.allSatisfy({ Owner($0, path) != nil }), let owner = Owner(claim, path) {
          request.context.principal = \(claim.variable)
          return owner
        }
        """)
    }
    printer.print("isStranger = true")
  }

  private static func expression(_ claim: SecurityHook.Claim) -> String {
    "\(claim.variable).claim(\(SwiftLiteral.string(claim.name)))"
  }

  private static func list(_ texts: [String]) -> String {
    texts.map { SwiftLiteral.string($0) }.joined(separator: ", ")
  }

  private static func credential(_ scheme: SecuritySchemePlan) -> String {
    switch scheme.kind {
    case .bearer: "bearer: Credentials.bearer(request.headers)"
    case .basic: "basic: Credentials.basic(request.headers)"
    case .http(let name):
      "credentials: Credentials.http(\(SwiftLiteral.string(name)), request.headers), of: request"
    case .clientCertificate:
      "clientCertificate: Credentials.clientCertificate(request.headers)"
    case .apiKey(let name, .query):
      "apiKey: Credentials.apiKey(query: \(SwiftLiteral.string(name)), request.target)"
    case .apiKey(let name, let location):
      "apiKey: Credentials.apiKey(\(location.rawValue): \(SwiftLiteral.string(name)), request.headers)"
    }
  }

  private static func challenge(_ challenge: SecurityHook.Challenge) -> String {
    switch challenge {
    case .bearer(let scopes):
      scopes.isEmpty ? ".bearer" : ".bearer(scopes: [\(list(scopes))])"
    case .basic: ".basic"
    case .http(let name): ".http(\(SwiftLiteral.string(name)))"
    case .clientCertificate: ".clientCertificate"
    case .apiKey(let name, let location):
      ".apiKey(\(SwiftLiteral.string(name)), in: \(SwiftLiteral.string(location.rawValue)))"
    }
  }
}

extension SecuritySchemePlan.Kind {
  /// The Runtime's protocol.
  var authenticator: String {
    switch self {
    case .bearer: "BearerAuthenticator"
    case .basic: "BasicAuthenticator"
    case .apiKey: "APIKeyAuthenticator"
    case .http: "HTTPAuthenticator"
    case .clientCertificate: "ClientCertificateAuthenticator"
    }
  }
}
