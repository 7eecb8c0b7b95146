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
    DeclaredResponse(200, fields: [xFilterField, xWordField, xPlainField, xListField])
  ]
}

private let xFilterField = RequestParameter(
  "X-Filter", in: .header, required: true, shape: .json, read: Operations.Find.XFilter.read(from:))
private let xWordField = RequestParameter(
  "X-Word", in: .header, shape: .json, read: String.read(from:))
private let xPlainField = ScalarParameter("X-Plain", in: .header, .int64())
private let xListField = RequestParameter(
  "X-List", in: .header, shape: .array(.string), read: Codecs.readStringArray(from:))
