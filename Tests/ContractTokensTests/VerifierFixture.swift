// A verifier with a shared secret and a set of public keys at a fixed time, and tokens for it.

import Foundation
import Synchronization

@testable import ContractTokens

struct VerifierFixture {
  static let secret = Array("0123456789abcdef0123456789abcdef".utf8)
  /// Made once: RSA keys take long.
  static let keys: [SignatureAlgorithm: SigningKey] = {
    let rsa = SigningKey(.rs256)
    return [
      .edDSA: SigningKey(.edDSA), .es256: SigningKey(.es256), .es384: SigningKey(.es384),
      .es512: SigningKey(.es512), .rs256: rsa, .rs384: SigningKey(rsa, as: .rs384),
      .rs512: SigningKey(rsa, as: .rs512), .ps256: SigningKey(rsa, as: .ps256),
      .ps384: SigningKey(rsa, as: .ps384), .ps512: SigningKey(rsa, as: .ps512),
    ]
  }()
  static let now = 1_800_000_000.0
  static let claims = #"{"sub":"alice","exp":1800000900,"iat":1799999990}"#

  let clock = FakeClock(now: Self.now)
  var configuration: TokenVerifier.Configuration

  init(secret: [UInt8]? = Self.secret, keys: [[String: Any]]? = nil) throws {
    // In one order, as logs name the first few.
    let published =
      keys
      ?? Self.keys.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { $1.jwk(["kid": $0.rawValue]) }
    configuration = TokenVerifier.Configuration(
      secret: secret, keys: StaticKeySet(try KeySet(json: keySetJSON(published))))
    configuration.clock = { [clock] in clock.now }
  }

  func verifier(_ change: (inout TokenVerifier.Configuration) -> Void = { _ in }) throws
    -> TokenVerifier
  {
    var configuration = configuration
    change(&configuration)
    return try TokenVerifier(configuration)
  }

  /// What the default verifier says to a token: nil where it accepts.
  func refusal(
    _ token: String, _ change: (inout TokenVerifier.Configuration) -> Void = { _ in }
  ) async throws -> TokenError? {
    let verifier = try verifier(change)
    do throws(TokenError) {
      _ = try await verifier.verify(token)
      return nil
    } catch {
      return error
    }
  }

  /// What it says to claims that the secret signed.
  func refusal(
    claims: String, _ change: (inout TokenVerifier.Configuration) -> Void = { _ in }
  ) async throws -> TokenError? {
    try await refusal(hmacToken(Self.secret, payload: claims), change)
  }

  /// What it says to a header that the secret signed, with good claims.
  func refusal(header: String) async throws -> TokenError? {
    try await refusal(hmacToken(Self.secret, header: header, payload: Self.claims))
  }
}

/// A clock that a test sets.
final class FakeClock: Sendable {
  private let time: Mutex<Double>

  init(now: Double) { time = Mutex(now) }

  var now: Double {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }
}
