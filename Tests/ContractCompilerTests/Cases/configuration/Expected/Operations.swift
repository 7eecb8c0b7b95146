// Generated from openapi.yaml. Do not edit.
// What the application implements: Books 1.

import ContractRuntime

/// What the application implements: one method for each operation.
package protocol API: Sendable {
  /// `GET /books` (openapi.yaml:5)
  func allVolumes(_ input: Operations.AllVolumes.Input) async throws -> Operations.AllVolumes.Output
}

/// The operations of the contract: what comes in and what goes out.
package enum Operations {}

extension Operations {
  /// `listBooks` of the contract.
  package enum AllVolumes {  // openapi.yaml:5
    /// What a request says, validated.
    package struct Input: Sendable {
      /// Makes a value from its members.
      package init() {}
    }

    /// What the operation answers with: one case for each declared response.
    package enum Output: OperationOutput {
      /// The books
      case ok([Schemas.Volume])  // openapi.yaml:9
    }
  }
}

extension Operations.AllVolumes.Output {
  /// The response as it is sent (openapi.yaml:5).
  package func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondVolumeArray(200, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    package static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkVolumeArray)
    ]
  #endif
}

/// A response with `application/json` (openapi.yaml:12).
private func respondVolumeArray(
  _ status: Int, _ body: [Schemas.Volume], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  Codecs.writeVolumeArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkVolumeArray(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Codecs.readVolumeArray(from:))
  }
#endif
