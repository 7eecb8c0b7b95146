// The shared secret of HS256, judged before it is used: no short one, and no text of a public key.

enum SharedSecret {
  /// How the texts of asymmetric keys begin. As a secret such a text would be known to everybody
  /// who knows the public key, which is how key confusion attacks work (RFC 8725 section 2.1).
  private static let keyTexts = [
    "-----BEGIN", "ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-ed25519@",
    "sk-ecdsa-sha2-",
  ]

  /// The key for HS256.
  static func key(_ secret: [UInt8]) throws(TokenConfigurationError) -> HMACKey {
    guard secret.count >= TokenLimits.secretBytes
    else { throw .secretTooShort(bytes: secret.count) }
    let text = secret.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    for keyText in keyTexts where text.starts(with: keyText.utf8) { throw .secretIsKeyText }
    guard let key = HMACKey(secret, algorithm: .hs256) else { throw .libcryptoFailed }
    return key
  }
}
