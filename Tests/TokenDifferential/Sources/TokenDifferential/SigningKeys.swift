// Keys of every type, made for one run: their public halves as JSON Web Keys, and signatures by them.

import Crypto
import CryptoExtras
import Foundation

/// A key pair, or the shared secret.
struct SigningKey {
  /// The `alg` that it signs by.
  let algorithm: String
  /// The members of its public key; empty for the shared secret.
  let members: [String: String]
  let sign: ([UInt8]) throws -> [UInt8]
}

enum SigningKeys {
  static let secret = [UInt8]((0..<48).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) })

  /// One key for each algorithm; the RSA keys are two, as making them takes long.
  static func make() throws -> [SigningKey] {
    let rsa = try [_RSA.Signing.PrivateKey(keySize: .bits2048), .init(keySize: .bits3072)]
    var keys = [hmac(under: secret), ed25519(), p256(), p384(), p521()]
    for (index, key) in rsa.enumerated() {
      let padding: [(String, _RSA.Signing.Padding)] = [
        ("RS", .insecurePKCS1v1_5), ("PS", .PSS),
      ]
      for (name, padding) in padding {
        keys.append(try Self.rsa(key, name + "256", padding) { SHA256.hash(data: $0) })
        guard index == 0 else { continue }
        keys.append(try Self.rsa(key, name + "384", padding) { SHA384.hash(data: $0) })
        keys.append(try Self.rsa(key, name + "512", padding) { SHA512.hash(data: $0) })
      }
    }
    return keys
  }

  /// The key of HS256.
  static func hmac(under secret: [UInt8]) -> SigningKey {
    SigningKey(algorithm: "HS256", members: [:]) { (message) in
      Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    }
  }

  private static func ed25519() -> SigningKey {
    let key = Curve25519.Signing.PrivateKey()
    let x = Base64URL.encode(Array(key.publicKey.rawRepresentation))
    return SigningKey(
      algorithm: "EdDSA", members: ["kty": "OKP", "crv": "Ed25519", "x": x]
    ) { (message) in Array(try key.signature(for: message)) }
  }

  private static func p256() -> SigningKey {
    let key = P256.Signing.PrivateKey()
    return ellipticCurve("ES256", "P-256", key.publicKey.rawRepresentation) {
      try key.signature(for: $0).rawRepresentation
    }
  }

  private static func p384() -> SigningKey {
    let key = P384.Signing.PrivateKey()
    return ellipticCurve("ES384", "P-384", key.publicKey.rawRepresentation) {
      try key.signature(for: $0).rawRepresentation
    }
  }

  private static func p521() -> SigningKey {
    let key = P521.Signing.PrivateKey()
    return ellipticCurve("ES512", "P-521", key.publicKey.rawRepresentation) {
      try key.signature(for: $0).rawRepresentation
    }
  }

  private static func ellipticCurve(
    _ algorithm: String, _ curve: String, _ point: Data, sign: @escaping ([UInt8]) throws -> Data
  ) -> SigningKey {
    let (x, y) = (Array(point.prefix(point.count / 2)), Array(point.suffix(point.count / 2)))
    return SigningKey(
      algorithm: algorithm,
      members: ["kty": "EC", "crv": curve, "x": Base64URL.encode(x), "y": Base64URL.encode(y)]
    ) { (message) in Array(try sign(message)) }
  }

  private static func rsa(
    _ key: _RSA.Signing.PrivateKey, _ algorithm: String, _ padding: _RSA.Signing.Padding,
    _ hash: @escaping ([UInt8]) -> some Digest
  ) throws -> SigningKey {
    let primitives = try key.publicKey.getKeyPrimitives()
    return SigningKey(
      algorithm: algorithm,
      members: [
        "kty": "RSA", "n": Base64URL.encode(Array(primitives.modulus)),
        "e": Base64URL.encode(Array(primitives.publicExponent)),
      ]
    ) { (message) in
      Array(try key.signature(for: hash(message), padding: padding).rawRepresentation)
    }
  }
}

enum Base64URL {
  static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }

  static func decode(_ text: String) -> [UInt8]? {
    var text = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(
      of: "_", with: "/")
    while text.utf8.count % 4 != 0 { text += "=" }
    return Data(base64Encoded: text).map { Array($0) }
  }
}
