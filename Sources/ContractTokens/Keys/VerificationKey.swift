// One key of a set (RFC 7517 section 4), set up for the algorithms that it may verify.

import ContractRuntime

/// A key that verifies signatures; safe to use from any thread.
final class VerificationKey: Sendable {
  private enum Verification: Sendable {
    case tag(HMACKey)
    case signature(SignatureVerification)
  }

  /// The `kid` that tokens select it by.
  let id: String?
  /// The bytes that make it this key: type, numbers, `kid` and algorithms.
  let identity: [UInt8]
  let isSymmetric: Bool
  private let verifications: [(algorithm: SignatureAlgorithm, verification: Verification)]

  /// A public key; nil where libcrypto does not take it for one of the algorithms.
  init?(
    id: String?, identity: [UInt8], key: PublicKey, algorithms: [SignatureAlgorithm]
  ) {
    var verifications: [(algorithm: SignatureAlgorithm, verification: Verification)] = []
    for algorithm in algorithms {
      guard let verification = SignatureVerification(key, algorithm: algorithm)
      else { return nil }
      verifications.append((algorithm, .signature(verification)))
    }
    self.id = id
    self.identity = identity
    self.isSymmetric = false
    self.verifications = verifications
  }

  /// A symmetric key; nil where libcrypto does not take it for one of the algorithms.
  init?(
    id: String?, identity: [UInt8], symmetric key: [UInt8], algorithms: [SignatureAlgorithm]
  ) {
    var verifications: [(algorithm: SignatureAlgorithm, verification: Verification)] = []
    for algorithm in algorithms {
      guard let verification = HMACKey(key, algorithm: algorithm) else { return nil }
      verifications.append((algorithm, .tag(verification)))
    }
    self.id = id
    self.identity = identity
    self.isSymmetric = true
    self.verifications = verifications
  }

  /// Whether the key is of the algorithm's type and meant for it.
  func offers(_ algorithm: SignatureAlgorithm) -> Bool {
    verifications.contains { $0.algorithm == algorithm }
  }

  /// Whether the signature is the message's by this algorithm.
  func verifies(
    _ signature: Span<UInt8>, of message: Span<UInt8>, by algorithm: SignatureAlgorithm
  ) -> Bool {
    for offered in verifications where offered.algorithm == algorithm {
      switch offered.verification {
      case .tag(let key): return key.authenticates(signature, of: message)
      case .signature(let key): return key.verifies(signature, of: message)
      }
    }
    return false
  }
}
