// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Undeclared.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Renamed.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Encoded.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Mixed.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Shared.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Status.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}
