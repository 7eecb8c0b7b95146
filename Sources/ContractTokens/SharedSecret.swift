// The shared secret of HS256, judged before it is used: no short one, no text of a public key, and none
// that is published.

import ContractLibCrypto

enum SharedSecret {
  /// How the texts of asymmetric keys begin. As a secret such a text would be known to everybody
  /// who knows the public key, which is how key confusion attacks work (RFC 8725 section 2.1).
  private static let keyTexts = [
    "-----BEGIN", "ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-ed25519@",
    "sk-ecdsa-sha2-",
  ]

  /// The SHA-256 of what Better Auth signs with where nobody configured a secret. Everybody can read
  /// it in its source; here only its digest stands, so that no reader copies it.
  private static let publishedDigest: [UInt8] = [
    0x29, 0x88, 0xa2, 0x4c, 0x0b, 0xcc, 0x44, 0x0e, 0x2c, 0x60, 0x0c, 0x28,
    0x39, 0x45, 0x90, 0xbf, 0x79, 0x90, 0xf2, 0x60, 0xcb, 0xf2, 0x35, 0x03,
    0xe0, 0x3e, 0xe0, 0x00, 0x92, 0x08, 0x6e, 0x1f,
  ]

  /// The key for HS256.
  static func key(_ secret: [UInt8]) throws(TokenConfigurationError) -> HMACKey {
    guard secret.count >= TokenLimits.secretBytes
    else { throw .secretTooShort(bytes: secret.count) }
    let text = secret.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    for keyText in keyTexts where text.starts(with: keyText.utf8) { throw .secretIsKeyText }
    guard digest(secret) != publishedDigest else { throw .secretIsPublished }
    guard let key = HMACKey(secret, algorithm: .hs256) else { throw .libcryptoFailed }
    return key
  }

  /// SHA-256; nil where libcrypto fails.
  private static func digest(_ bytes: [UInt8]) -> [UInt8]? {
    var digest = [UInt8](repeating: 0, count: 32)
    var size: UInt32 = 0
    guard unsafe EVP_Digest(bytes, bytes.count, &digest, &size, EVP_sha256(), nil) == 1
    else { return nil }
    return digest
  }
}
