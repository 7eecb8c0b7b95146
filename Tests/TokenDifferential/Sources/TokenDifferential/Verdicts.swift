// What either verifier says of a case. Both are given the same keys, the same time and the same claims.

import ContractTokens
import Foundation
import JWTKit

/// Who a token is about, and until when it is good; nil where it is refused.
struct Verdict: Equatable {
  let subject: String
  let expiresAt: Double
}

enum Verdicts {
  /// This package's verifier.
  static func ours(_ item: Case) -> Verdict? {
    var configuration = TokenVerifier.Configuration()
    if let json = item.keySet {
      guard let keys = try? KeySet(json: Array(json.utf8), origin: .remote) else { return nil }
      configuration.keys = StaticKeySet(keys)
    } else {
      configuration.secret = SigningKeys.secret
    }
    configuration.clock = { Double(Draft.now) }
    configuration.cachedTokens = 0
    guard let verifier = try? TokenVerifier(configuration),
      let claims = try? verifier.verifyWithoutWaiting(item.token)
    else { return nil }
    return Verdict(subject: claims.subject, expiresAt: claims.expiresAt)
  }

  /// JWTKit's, with the claims judged as its documentation has it, and why it refuses.
  static func theirs(_ item: Case) async -> Result<Verdict, any Error> {
    let collection = JWTKeyCollection()
    if let keys = item.keys {
      // One by one: of a set it takes all keys or none.
      var failure: (any Error)?
      for key in keys {
        do { try await collection.add(jwk: JWK(json: key)) } catch { failure = error }
      }
      do {
        return .success(try await verify(item.token, collection))
      } catch {
        return .failure(failure ?? error)
      }
    }
    await collection.add(hmac: HMACKey(from: SigningKeys.secret), digestAlgorithm: .sha256)
    do { return .success(try await verify(item.token, collection)) } catch {
      return .failure(error)
    }
  }

  private static func verify(
    _ token: String, _ collection: JWTKeyCollection
  ) async throws -> Verdict {
    let payload = try await collection.verify(token, as: Payload.self, iteratingKeys: true)
    return Verdict(
      subject: payload.sub.value, expiresAt: payload.exp.value.timeIntervalSince1970)
  }
}

private struct Payload: JWTPayload {
  var sub: SubjectClaim
  var exp: ExpirationClaim
  var nbf: NotBeforeClaim?

  func verify(using algorithm: some JWTAlgorithm) throws {
    let now = Date(timeIntervalSince1970: Double(Draft.now))
    try exp.verifyNotExpired(currentDate: now)
    // The same leeway.
    try nbf?.verifyNotBefore(currentDate: now + TokenLimits.notBeforeLeewaySeconds)
  }
}
