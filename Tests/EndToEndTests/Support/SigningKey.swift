// Keys that sign tokens in tests, made and used through libcrypto: independent of the code that
// verifies, which only ever sees the public half as a JSON Web Key (RFC 7517, RFC 8037).

import ContractLibCrypto
import ContractTestSupport
import Foundation

/// The signature algorithms that tests sign with.
enum TestAlgorithm: String, Sendable, CaseIterable {
  case hs256 = "HS256"
  case edDSA = "EdDSA"
  case es256 = "ES256"
  case es512 = "ES512"
  case rs256 = "RS256"
  case ps256 = "PS256"
}

/// A private key, or a shared secret.
final class SigningKey: @unchecked Sendable {
  struct CryptoError: Error {
    var call: String
  }

  let algorithm: TestAlgorithm
  let kid: String?
  private let secret: [UInt8]
  private let key: OpaquePointer?

  /// The shared secret of HS256.
  init(secret: [UInt8], kid: String? = nil) {
    algorithm = .hs256
    self.kid = kid
    self.secret = secret
    key = nil
  }

  /// Makes a new key pair.
  init(_ algorithm: TestAlgorithm, kid: String) throws {
    self.algorithm = algorithm
    self.kid = kid
    secret = []
    key = try Self.generate(algorithm)
  }

  deinit { if let key { EVP_PKEY_free(key) } }

  private static func generate(_ algorithm: TestAlgorithm) throws -> OpaquePointer {
    let name =
      switch algorithm {
      case .edDSA: "ED25519"
      case .es256, .es512: "EC"
      default: "RSA"
      }
    guard let context = EVP_PKEY_CTX_new_from_name(nil, name, nil) else {
      throw CryptoError(call: "EVP_PKEY_CTX_new_from_name")
    }
    defer { EVP_PKEY_CTX_free(context) }
    guard EVP_PKEY_keygen_init(context) == 1 else { throw CryptoError(call: "keygen_init") }
    var ready: Int32 = 1
    switch algorithm {
    case .es256: ready = EVP_PKEY_CTX_set_group_name(context, "P-256")
    case .es512: ready = EVP_PKEY_CTX_set_group_name(context, "P-521")
    case .rs256, .ps256: ready = EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048)
    default: break
    }
    var key: OpaquePointer?
    guard ready == 1, EVP_PKEY_generate(context, &key) == 1, let key else {
      throw CryptoError(call: "EVP_PKEY_generate")
    }
    return key
  }

  /// The signature of `message` in the form that RFC 7518 asks for.
  func sign(_ message: [UInt8]) throws -> [UInt8] {
    if algorithm == .hs256 { return Self.hmac(secret, message) }
    guard let context = EVP_MD_CTX_new() else { throw CryptoError(call: "EVP_MD_CTX_new") }
    defer { EVP_MD_CTX_free(context) }
    let digest: String? =
      switch algorithm {
      case .edDSA: nil
      case .es512: "SHA512"
      default: "SHA256"
      }
    var keyContext: OpaquePointer?
    guard EVP_DigestSignInit_ex(context, &keyContext, digest, nil, nil, key, nil) == 1 else {
      throw CryptoError(call: "EVP_DigestSignInit_ex")
    }
    if algorithm == .ps256 {
      guard EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1,
        EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, 32) == 1
      else { throw CryptoError(call: "EVP_PKEY_CTX_set_rsa_padding") }
    }
    var length = 1024
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else {
      throw CryptoError(call: "EVP_DigestSign")
    }
    let bytes = Array(signature.prefix(length))
    switch algorithm {
    case .es256: return try Self.fixedWidth(bytes, coordinate: 32)
    case .es512: return try Self.fixedWidth(bytes, coordinate: 66)
    default: return bytes
    }
  }

  /// HMAC-SHA-256 (RFC 2104).
  static func hmac(_ secret: [UInt8], _ message: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    var length = 0
    _ = EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, secret, secret.count, message, message.count, &result, 32,
      &length)
    return result
  }

  /// R and S side by side (RFC 7518 section 3.4) from the DER that libcrypto writes.
  private static func fixedWidth(_ der: [UInt8], coordinate: Int) throws -> [UInt8] {
    // SEQUENCE { INTEGER r, INTEGER s }; the length takes one or two bytes for these curves.
    var index = der[1] == 0x81 ? 3 : 2
    var result: [UInt8] = []
    for _ in 0..<2 {
      guard der[index] == 0x02 else { throw CryptoError(call: "DER") }
      let count = Int(der[index + 1])
      let value = der[(index + 2)..<(index + 2 + count)].drop { $0 == 0 }
      result += [UInt8](repeating: 0, count: coordinate - value.count) + value
      index += 2 + count
    }
    return result
  }

  /// The public half as a JSON Web Key, as Better Auth publishes it.
  func publicJWK() throws -> JSON {
    var members: [(name: String, value: JSON)] = []
    switch algorithm {
    case .hs256: throw CryptoError(call: "a secret has no public half")
    case .edDSA:
      members = [("kty", "OKP"), ("crv", "Ed25519"), ("x", .string(base64URL(try rawPublicKey())))]
    case .es256, .es512:
      let width = algorithm == .es256 ? 32 : 66
      let point = try octets("pub")
      members = [
        ("kty", "EC"), ("crv", algorithm == .es256 ? "P-256" : "P-521"),
        ("x", .string(base64URL(Array(point[1..<(1 + width)])))),
        ("y", .string(base64URL(Array(point[(1 + width)...])))),
      ]
    case .rs256, .ps256:
      members = [
        ("kty", "RSA"), ("n", .string(base64URL(try number("n")))),
        ("e", .string(base64URL(try number("e")))),
      ]
    }
    members += [("alg", .string(algorithm.rawValue)), ("kid", .string(kid ?? ""))]
    return .object(members)
  }

  /// An RSA key's public half as PEM text, which confused verifiers take for a shared secret.
  func publicPEM() throws -> [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    let count = i2d_PublicKey(key, &buffer)
    guard count > 0, let buffer else { throw CryptoError(call: "i2d_PublicKey") }
    defer { CRYPTO_free(buffer, #file, #line) }
    let rsaEncryption: [UInt8] = [
      0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    ]
    let bits: [UInt8] = [0] + Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
    let info = rsaEncryption + Self.longForm(tag: 0x03, bits)
    let text = Data(Self.longForm(tag: 0x30, info))
      .base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return Array("-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n".utf8)
  }

  /// A DER element whose length takes two bytes.
  private static func longForm(tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag, 0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
  }

  /// The bytes of an Ed25519 public key.
  func rawPublicKey() throws -> [UInt8] {
    var length = 32
    var bytes = [UInt8](repeating: 0, count: length)
    guard EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1 else {
      throw CryptoError(call: "EVP_PKEY_get_raw_public_key")
    }
    return bytes
  }

  private func octets(_ name: String) throws -> [UInt8] {
    var length = 0
    var bytes = [UInt8](repeating: 0, count: 256)
    guard EVP_PKEY_get_octet_string_param(key, name, &bytes, 256, &length) == 1 else {
      throw CryptoError(call: "EVP_PKEY_get_octet_string_param")
    }
    guard bytes[0] == 4 else { throw CryptoError(call: "the point is compressed") }
    return Array(bytes.prefix(length))
  }

  private func number(_ name: String) throws -> [UInt8] {
    var value: OpaquePointer?
    guard EVP_PKEY_get_bn_param(key, name, &value) == 1, let value else {
      throw CryptoError(call: "EVP_PKEY_get_bn_param")
    }
    defer { BN_free(value) }
    var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(value) + 7) / 8)
    BN_bn2bin(value, &bytes)
    return bytes
  }
}

/// Base64url without padding (RFC 4648 section 5).
func base64URL(_ bytes: some Sequence<UInt8>) -> String {
  Data(bytes).base64EncodedString()
    .replacingOccurrences(of: "+", with: "-")
    .replacingOccurrences(of: "/", with: "_")
    .replacingOccurrences(of: "=", with: "")
}
