// The settings of tokens -> the verifier, with its key set and with what it tells the log: what
// became of each fetch, and at level debug why each refused token was refused.
import ContractTokens
import Logging

extension TokenSettings {
  /// The verifier; its key set is fetched before this returns, or was tried to be.
  func verifier(logger: Logger) async throws -> TokenVerifier {
    var keys: KeySetCache?
    if let address = keySetURL {
      if address.scheme == .http, !address.isLoopback {
        logger.warning(
          "the key set is fetched over plain http, so that whoever controls the network chooses the keys; use https",
          metadata: ["url": "\(address.logged)", "setting": "\(keySetSetting)"])
      }
      let client = KeySetClient(address: address)
      let log = KeySetLog(logger: logger, address: address, setting: keySetSetting)
      let cache = KeySetCache(
        onEvent: { log.write($0) }, fetch: { try await client.fetch() })
      await cache.prefetch()
      keys = cache
    }
    var configuration = TokenVerifier.Configuration(
      secret: secret.map { Array($0.utf8) }, keys: keys, issuer: issuer, audiences: audiences)
    configuration.keySetIssuers = keySetParties
    configuration.keySetAudiences = keySetParties
    if logger.logLevel <= .debug {
      configuration.onRefusal = { logger.debug("token refused", metadata: Self.metadata($0)) }
    }
    do {
      return try TokenVerifier(configuration)
    } catch {
      throw OperatorError("BETTER_AUTH_SECRET cannot be used: \(error).")
    }
  }

  /// Why a token was refused; what was seen of it is bounded and printable, and no token.
  private static func metadata(_ refusal: TokenRefusal) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["reason": "\(refusal.error)"]
    switch refusal.part {
    case .claim(let name): metadata["claim"] = "\(name)"
    case .header(let name): metadata["header"] = "\(name)"
    case nil: break
    }
    metadata["seen"] = refusal.seen.map { "\($0)" }
    metadata["expected"] = refusal.expected.map { "\($0)" }
    return metadata
  }
}

/// Tells the log what became of each fetch of the key set.
struct KeySetLog: Sendable {
  let logger: Logger
  let address: WebAddress
  /// The setting that says where the key set is.
  let setting: String

  func write(_ event: KeySetEvent) {
    let url: Logger.MetadataValue = "\(address.logged)"
    switch event {
    case .fetched(let keys, let rejected, let changed):
      guard changed else { return }
      logger.notice("key set fetched", metadata: ["keys": "\(keys)", "url": url])
      for key in rejected {
        logger.warning(
          "a key of the key set cannot be used",
          metadata: [
            "index": "\(key.index)", "reason": "\(key.reason.rawValue)", "url": url,
          ])
      }
    case .failed(let error, let failures, let keys):
      let consequence =
        keys.map { "the \($0) keys fetched before stay in use" }
        ?? "no key set was ever fetched, so tokens that need one are answered with 503"
      logger.error(
        "the key set cannot be fetched; \(consequence)",
        metadata: [
          "url": url, "setting": "\(setting)", "reason": "\(error)", "failures": "\(failures)",
          "advice": "\(advice(error))",
        ])
    }
  }

  /// What an operator can do.
  private func advice(_ error: any Error) -> String {
    switch error as? FetchError {
    case .redirected(_, let target?): "if the keys are there, set JWKS_URL to \(target)"
    case .status(404), nil:
      "set JWKS_URL to where the key set is; Better Auth publishes it with its JWT plugin"
    case .unknownHost, .lookupTimedOut, .cannotConnect, .connectTimedOut, .timedOut:
      "check that the server of \(setting) runs and can be reached from here"
    default: "check what is at that address"
    }
  }
}
