// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Token.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Password.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Digest.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Key.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Scopes.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Connect.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Certificate.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Both.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Maybe.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Open.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Notes.Output {
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
