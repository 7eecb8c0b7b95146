// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Method.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Route.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Application.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Limits.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Problem.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Respond.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Operation.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Answer.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Request.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Path.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations._123Operation.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.SelfOperation.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Init.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.ParametersOperation.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Files.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}
