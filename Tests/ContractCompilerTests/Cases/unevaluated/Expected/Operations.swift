// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /payments` (openapi.yaml:5)
  func pay(_ input: Operations.Pay.Input) async throws -> Operations.Pay.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `pay` of the contract.
  public enum Pay {  // openapi.yaml:5
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Schemas.Payment  // openapi.yaml:8

      /// Makes a value from its members.
      public init(body: Schemas.Payment) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Paid.
      case noContent  // openapi.yaml:13
    }
  }
}

extension Operations.Pay.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:5).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(
      request, limits, &violations, Codecs.readCheckedPayment(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.Pay.Output {
  /// The response as it is sent (openapi.yaml:5).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}
