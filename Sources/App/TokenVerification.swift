// The settings of tokens -> the verifier and its key set, which tell what becomes of tokens and fetches.
import ContractTokens

extension TokenSettings {
  /// The verifier, and its key set where it has one, which is not fetched yet.
  func verifier(
    _ observers: Observers
  ) throws(OperatorError) -> (verifier: TokenVerifier, keys: KeySetCache?) {
    let keys = keySetURL.map { keySet(at: $0, observers) }
    var configuration = TokenVerifier.Configuration(
      secret: secret.map { Array($0.utf8) }, keys: keys, issuer: issuer, audiences: audiences)
    configuration.keySetIssuers = keySetParties
    configuration.keySetAudiences = keySetParties
    if observers.wantsTokenRefusals {
      configuration.onRefusal = { observers.observe(.tokenRefused($0)) }
    }
    do {
      return (try TokenVerifier(configuration), keys)
    } catch {
      throw OperatorError("BETTER_AUTH_SECRET cannot be used: \(error).")
    }
  }

  private func keySet(at address: WebAddress, _ observers: Observers) -> KeySetCache {
    let place = KeySetPlace(address: address, setting: keySetSetting)
    if address.scheme == .http, !address.isLoopback { observers.observe(.plainKeySet(place)) }
    let client = KeySetClient(address: address)
    return KeySetCache(
      onEvent: { event in
        switch event {
        case .fetched(let keys, let rejected, let changed):
          observers.observe(
            .keySetFetched(keys: keys, rejected: rejected, changed: changed, place))
        case .failed(let error, let failures, let keys):
          observers.observe(.keySetFailed(error, failures: failures, keys: keys, place))
        }
      },
      fetch: { try await client.fetch() })
  }
}
