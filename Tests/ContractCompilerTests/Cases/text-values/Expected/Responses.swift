// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Find.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .ok(let headers): Response(status: 200, headers: headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, fields: [xPairField, xMustField, xJSONField])
  ]
}

extension Operations.Spaces.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.Caret.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

private let xPairField = RequestParameter(
  "X-Pair", in: .header, shape: .array(.scalar([.string, .integer])),
  read: Codecs.readCheckedFindResponse200XPair(from:))
private let xMustField = ScalarParameter(
  "X-Must", in: .header, required: true, nullable: true, .string(minLength: 1))
private let xJSONField = RequestParameter(
  "X-JSON", in: .header, required: true, nullable: true, shape: .json, read: Int64.read(from:))
