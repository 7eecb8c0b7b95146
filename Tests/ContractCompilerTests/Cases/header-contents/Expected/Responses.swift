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
    DeclaredResponse(200, fields: ["X-Filter"])
  ]
}
