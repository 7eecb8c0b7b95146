// The signature algorithms on offer (RFC 7518 section 3, RFC 8037, RFC 9864) and what each needs.

import ContractRuntime

/// A JWS signature algorithm.
public enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// HMAC with SHA-256.
  case hs256 = "HS256"
  /// HMAC with SHA-384.
  case hs384 = "HS384"
  /// HMAC with SHA-512.
  case hs512 = "HS512"
  /// RSASSA-PKCS1-v1_5 with SHA-256.
  case rs256 = "RS256"
  /// RSASSA-PKCS1-v1_5 with SHA-384.
  case rs384 = "RS384"
  /// RSASSA-PKCS1-v1_5 with SHA-512.
  case rs512 = "RS512"
  /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
  case ps256 = "PS256"
  /// RSASSA-PSS with SHA-384 and a salt of 48 bytes.
  case ps384 = "PS384"
  /// RSASSA-PSS with SHA-512 and a salt of 64 bytes.
  case ps512 = "PS512"
  /// ECDSA on P-256 with SHA-256.
  case es256 = "ES256"
  /// ECDSA on P-384 with SHA-384.
  case es384 = "ES384"
  /// ECDSA on P-521 with SHA-512.
  case es512 = "ES512"
  /// Ed25519, named `EdDSA` (RFC 8037) or `Ed25519` (RFC 9864) in headers and keys.
  case edDSA = "EdDSA"

  /// The algorithm that a header's or a key's `alg` names exactly; nil for all others.
  init?(name: String) {
    let alias = name.hasSameBytes(as: "Ed25519") ? Self.edDSA : nil
    guard
      let algorithm = alias ?? Self.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) })
    else { return nil }
    self = algorithm
  }

  /// The name of the hash function in libcrypto; nil where the scheme has its own (Ed25519).
  var digestName: String? {
    switch self {
    case .hs256, .rs256, .ps256, .es256: "SHA256"
    case .hs384, .rs384, .ps384, .es384: "SHA384"
    case .hs512, .rs512, .ps512, .es512: "SHA512"
    case .edDSA: nil
    }
  }

  /// Size of the hash, in bytes: an HMAC's tag and least key, a PSS signature's salt.
  var digestBytes: Int {
    switch self {
    case .hs256, .rs256, .ps256, .es256: 32
    case .hs384, .rs384, .ps384, .es384: 48
    case .hs512, .rs512, .ps512, .es512, .edDSA: 64
    }
  }

  var isSymmetric: Bool { self == .hs256 || self == .hs384 || self == .hs512 }

  var isPSS: Bool { self == .ps256 || self == .ps384 || self == .ps512 }

  /// Bytes of one coordinate of an ECDSA signature (RFC 7518 section 3.4); nil for other schemes.
  var ecdsaCoordinateBytes: Int? {
    switch self {
    case .es256: 32
    case .es384: 48
    case .es512: 66
    default: nil
    }
  }
}
