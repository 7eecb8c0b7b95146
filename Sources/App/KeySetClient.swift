// A URL in, the bytes of a key set out, or a sentence that tells an operator why not.
import ContractTokens

/// Fetches a JSON Web Key Set.
///
/// Redirects are not followed: keys come from the address that the operator named, or not at all.
struct KeySetClient: Sendable {
  let address: WebAddress
  var limits = HTTPFetch.Limits()

  init(address: WebAddress) {
    self.address = address
    limits.bodyBytes = TokenLimits.keySetBytes
  }

  /// The body of a 200 answer.
  func fetch() async throws(FetchError) -> [UInt8] {
    let response = try await HTTPFetch(address: address, limits: limits).response()
    switch response.status {
    case 200: return response.body
    case 300..<400:
      throw .redirected(status: response.status, to: response.location)
    default: throw .status(response.status)
    }
  }
}
