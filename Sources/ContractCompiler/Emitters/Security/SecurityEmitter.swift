// Contract -> Security.swift: the owner, the authenticators, and the hook of every secured operation.

/// Prints security.
enum SecurityEmitter {
  /// The text of Security.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      source: contract.source, about: "Who may call what; the only place where an owner is made.")
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
      public struct Owner: Sendable, Hashable {
        /// The claim of the credential, equal to the path's parameter byte for byte.
        public let id: String

        /// The owner that a path names, if it is who the claim says; otherwise nobody.
        fileprivate init?(_ claim: String?, _ path: RawText) {
          guard let claim, !claim.isEmpty, let named = try? path.decoded(),
            claim.hasSameBytes(as: named)
          else { return nil }
          id = claim
        }

        /// Whether both are the same bytes; canonically equivalent texts are different owners.
        public static func == (left: Owner, right: Owner) -> Bool {
          left.id.hasSameBytes(as: right.id)
        }

        /// Hashes the bytes.
        public func hash(into hasher: inout Hasher) {
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
    printer.block("public struct Authenticators: Sendable {") { printer in
      TypesEmitter.emit(fields, to: &printer)
    }
  }

  // MARK: - Hooks

  private static func emit(
    _ hook: SecurityHook, _ security: SecurityPlan, to printer: inout SourcePrinter
  ) {
    let isOwned = hook.access.ownerParameter != nil
    let result = isOwned ? "Owner" : hook.access.allowsAnonymous ? "Principal?" : "Principal"
    if let parameter = hook.access.ownerParameter {
      printer.print(
        "/// The credential (401), then that it is the owner's of `{\(parameter.text)}` (403).")
    } else {
      printer.print("/// The credential (401) and its scopes (403).")
    }
    printer.list(
      "func \(hook.name)(", ["_ request: Request"] + (isOwned ? ["_ path: RawText"] : []),
      ") async throws(ProblemDetails) -> \(result) {")
    printer.indented { printer in
      printer.print("var failures: [AuthenticationFailure] = []")
      if isOwned { printer.print("var isStranger = false") }
      for uses in hook.access.alternatives {
        emit(uses, hook.access, security, to: &printer)
      }
      if hook.access.allowsAnonymous {
        printer.print("if failures.allSatisfy({ $0 == .missing }) { return nil }")
      }
      if isOwned {
        printer.print(
          """
          if isStranger {
            _ = try path.decoded()
            throw .notTheOwner()
          }
          """)
      }
      var challenges: [String] = []
      for use in hook.access.alternatives.joined() {
        let text = challenge(use, security)
        if !challenges.contains(text) { challenges.append(text) }
      }
      printer.call(
        "throw AuthenticationFailure.strongest(failures).problem(", [], array: challenges)
    }
    printer.print("}")
  }

  private static func emit(
    _ uses: [SchemeUse], _ access: Access, _ security: SecurityPlan,
    to printer: inout SourcePrinter
  ) {
    let owners = uses.filter { use in
      access.ownerParameter.map { security.schemes[use.scheme].owner?.parameter == $0 } ?? false
    }
    let kept = owners.first ?? uses[0]
    let name = { (use: SchemeUse) in
      use == kept
        ? "principal" : "\(security.schemes[use.scheme].swiftName)Principal".filter { $0 != "`" }
    }
    printer.print("do throws(AuthenticationFailure) {")
    printer.indented { printer in
      for use in uses {
        let scheme = security.schemes[use.scheme]
        let needsName = use == kept || owners.contains(use) || !use.scopes.isEmpty
        let name = name(use)
        let binding = needsName ? "let \(name) = " : "_ = "
        printer.print("\(binding)try await \(scheme.expression).authenticate(")
        printer.indented { $0.print("\(credential(scheme)))") }
        if !use.scopes.isEmpty {
          let list = use.scopes.map(SwiftLiteral.string).joined(separator: ", ")
          printer.print("try \(name).require(scopes: [\(list)])")
        }
      }
      guard access.ownerParameter != nil else {
        printer.print("return principal")
        return
      }
      // Each credential that names an owner must name this one.
      let claims = owners.map { use in
        let claim = security.schemes[use.scheme].owner?.claim.text ?? ""
        return "\(name(use)).claims[\(SwiftLiteral.string(claim))]"
      }
      printer.print("let claim = \(claims[0])")
      if claims.count == 1 {
        printer.print("if let owner = Owner(claim, path) { return owner }")
      } else {
        printer.list("let others = [", Array(claims.dropFirst()), "]")
        printer.print(
          """
          if others.allSatisfy({ Owner($0, path) != nil }), let owner = Owner(claim, path) {
            return owner
          }
          """)
      }
      printer.print("isStranger = true")
    }
    printer.print("} catch {")
    printer.indented { $0.print("failures.append(error)") }
    printer.print("}")
  }

  private static func credential(_ scheme: SecuritySchemePlan) -> String {
    switch scheme.kind {
    case .bearer: "bearer: Credentials.bearer(request.headers)"
    case .basic: "basic: Credentials.basic(request.headers)"
    case .http(let name):
      "credentials: Credentials.http(\(SwiftLiteral.string(name)), request.headers), of: request"
    case .clientCertificate:
      "clientCertificate: Credentials.clientCertificate(request.headers)"
    case .apiKey(let name, "query"):
      "apiKey: Credentials.apiKey(query: \(SwiftLiteral.string(name)), request.target)"
    case .apiKey(let name, let location):
      "apiKey: Credentials.apiKey(\(location): \(SwiftLiteral.string(name)), request.headers)"
    }
  }

  private static func challenge(_ use: SchemeUse, _ security: SecurityPlan) -> String {
    switch security.schemes[use.scheme].kind {
    case .bearer:
      use.scopes.isEmpty
        ? ".bearer"
        : ".bearer(scopes: [\(use.scopes.map(SwiftLiteral.string).joined(separator: ", "))])"
    case .basic: ".basic"
    case .http(let name): ".http(\(SwiftLiteral.string(name)))"
    case .clientCertificate: ".clientCertificate"
    case .apiKey(let name, let location):
      ".apiKey(\(SwiftLiteral.string(name)), in: \(SwiftLiteral.string(location)))"
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
