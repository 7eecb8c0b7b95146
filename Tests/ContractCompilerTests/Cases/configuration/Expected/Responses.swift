// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AllVolumes.Output {
  package func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondVolumeArray(200, body, to: request)
    case .okEncoded(let body): encodedVolumeArray(200, body, to: request)
    case .okStream(let body): streamVolumeArray(200, body, to: request)
    }
  }

  package static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkVolumeArray)
  ]
}

private func respondVolumeArray(
  _ status: Int, _ body: [Schemas.Volume], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeVolumeArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedVolumeArray(
  _ status: Int, _ body: EncodedArray<Schemas.Volume>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamVolumeArray(
  _ status: Int, _ body: ArrayStream<Schemas.Volume>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkVolumeArray
  ) { (body, writer) in
    Codecs.writeVolumeArray(body, to: &writer)
  }
}

@Sendable private func checkVolumeArray(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readVolumeArray(from:))
}
