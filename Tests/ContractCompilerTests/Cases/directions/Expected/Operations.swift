// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /accounts` (openapi.yaml:5)
  func createAccount(
    _ input: Operations.CreateAccount.Input
  ) async throws -> Operations.CreateAccount.Output

  /// `POST /sessions` (openapi.yaml:17)
  func logIn(_ input: Operations.LogIn.Input) async throws -> Operations.LogIn.Output

  /// `POST /checked` (openapi.yaml:29)
  func check(_ input: Operations.Check.Input) async throws -> Operations.Check.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `createAccount` of the contract.
  public enum CreateAccount {  // openapi.yaml:5
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Schemas.Account  // openapi.yaml:8

      /// Makes a value from its members.
      public init(body: Schemas.Account) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Made.
      case created(Schemas.Account)  // openapi.yaml:12
    }
  }
}

extension Operations.CreateAccount.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:5).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.Account.read(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.CreateAccount.Output {
  /// The response as it is sent (openapi.yaml:5).
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body): respondAccount(201, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(201, content: checkAccount)
    ]
  #endif
}

extension Operations {
  /// `logIn` of the contract.
  public enum LogIn {  // openapi.yaml:17
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Schemas.Credential  // openapi.yaml:20

      /// Makes a value from its members.
      public init(body: Schemas.Credential) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Logged in.
      case ok(Schemas.Session)  // openapi.yaml:24
    }
  }
}

extension Operations.LogIn.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:17).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.Credential.read(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.LogIn.Output {
  /// The response as it is sent (openapi.yaml:17).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondSession(200, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkSession)
    ]
  #endif
}

extension Operations {
  /// `check` of the contract.
  public enum Check {  // openapi.yaml:29
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Schemas.Checked  // openapi.yaml:32

      /// Makes a value from its members.
      public init(body: Schemas.Checked) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Checked.
      case ok(Schemas.Checked)  // openapi.yaml:36
    }
  }
}

extension Operations.Check.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:29).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(
      request, limits, &violations, Codecs.readCheckedChecked(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.Check.Output {
  /// The response as it is sent (openapi.yaml:29).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondCheckedChecked(200, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkCheckedChecked)
    ]
  #endif
}

/// A response with `application/json` (openapi.yaml:15).
private func respondAccount(
  _ status: Int, _ body: Schemas.Account, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` (openapi.yaml:27).
private func respondSession(
  _ status: Int, _ body: Schemas.Session, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` (openapi.yaml:39).
private func respondCheckedChecked(
  _ status: Int, _ body: Schemas.Checked, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  Codecs.writeCheckedChecked(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkAccount(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Schemas.Account.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkSession(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Schemas.Session.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkCheckedChecked(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Codecs.readCheckedChecked(from:))
  }
#endif
