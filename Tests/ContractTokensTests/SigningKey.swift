// Private keys for tests: made, published as JSON Web Keys and used to sign through libcrypto, so that
// tokens of every algorithm can be made with any header and payload.

import ContractLibCrypto
import Foundation

@testable import ContractTokens

/// A key pair; lives as long as the test.
@safe final class SigningKey: @unchecked Sendable {
  // Unchecked: libcrypto does not change a key after its making.
  private let pointer: OpaquePointer
  let algorithm: SignatureAlgorithm

  init(_ algorithm: SignatureAlgorithm, rsaBits: Int = 2048) {
    let (type, group): (String, String?) =
      switch algorithm {
      case .edDSA: ("ED25519", nil)
      case .es256: ("EC", "P-256")
      case .es384: ("EC", "P-384")
      case .es512: ("EC", "P-521")
      default: ("RSA", nil)
      }
    self.algorithm = algorithm
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    unsafe EVP_PKEY_keygen_init(context)
    if let group { unsafe EVP_PKEY_CTX_set_group_name(context, group) }
    if type == "RSA" { unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(rsaBits)) }
    var key: OpaquePointer?
    unsafe EVP_PKEY_generate(context, &key)
    unsafe pointer = key!
  }

  /// The same key pair for another algorithm of its type.
  init(_ other: SigningKey, as algorithm: SignatureAlgorithm) {
    unsafe EVP_PKEY_up_ref(other.pointer)
    unsafe pointer = other.pointer
    self.algorithm = algorithm
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// The public key with more members, such as `kid`.
  func jwk(_ members: [String: Any] = [:]) -> [String: Any] {
    var jwk = members
    if let bytes = algorithm.ecdsaCoordinateBytes {
      let point = octets(OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY)
      jwk["kty"] = "EC"
      jwk["crv"] = "P-\(bytes == 66 ? 521 : bytes * 8)"
      jwk["x"] = base64url(point[1...bytes])
      jwk["y"] = base64url(point[(bytes + 1)...])
    } else if algorithm == .edDSA {
      jwk["kty"] = "OKP"
      jwk["crv"] = "Ed25519"
      jwk["x"] = base64url(octets(OSSL_PKEY_PARAM_PUB_KEY))
    } else {
      jwk["kty"] = "RSA"
      jwk["n"] = base64url(number(OSSL_PKEY_PARAM_RSA_N))
      jwk["e"] = base64url(number(OSSL_PKEY_PARAM_RSA_E))
    }
    return jwk
  }

  /// The signature in the form of RFC 7518 section 3.
  func sign(_ message: [UInt8], saltBytes: Int? = nil) -> [UInt8] {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    var parameters: OpaquePointer?
    unsafe EVP_DigestSignInit_ex(
      context, &parameters, algorithm.digestName, nil, nil, pointer, nil)
    if algorithm.isPSS {
      unsafe EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING)
      let salt = Int32(saltBytes ?? algorithm.digestBytes)
      unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, salt)
    }
    var size = 1024
    var signature = [UInt8](repeating: 0, count: size)
    unsafe EVP_DigestSign(context, &signature, &size, message, message.count)
    signature.removeLast(signature.count - size)
    guard let bytes = algorithm.ecdsaCoordinateBytes else { return signature }
    return coordinates(signature, bytes)
  }

  /// A compact token with exactly this header and payload.
  func token(header: String, payload: String) -> String {
    let input = base64url(header.utf8) + "." + base64url(payload.utf8)
    return input + "." + base64url(sign(Array(input.utf8)))
  }

  /// A compact token with this payload.
  func token(kid: String? = nil, _ payload: String) -> String {
    let id = kid.map { #","kid":"\#($0)""# } ?? ""
    return token(header: #"{"alg":"\#(algorithm.rawValue)"\#(id)}"#, payload: payload)
  }

  /// The fixed-size form of a DER signature.
  private func coordinates(_ der: [UInt8], _ bytes: Int) -> [UInt8] {
    var position = der[1] & 0x80 == 0 ? 2 : 3
    var result: [UInt8] = []
    for _ in 0..<2 {
      let length = Int(der[position + 1])
      let number = der[position + 2..<position + 2 + length].drop { $0 == 0 }
      result += [UInt8](repeating: 0, count: bytes - number.count) + number
      position += 2 + length
    }
    return result
  }

  private func octets(_ name: String) -> [UInt8] {
    var size = 0
    var bytes = [UInt8](repeating: 0, count: 256)
    unsafe EVP_PKEY_get_octet_string_param(pointer, name, &bytes, bytes.count, &size)
    return Array(bytes[..<size])
  }

  private func number(_ name: String) -> [UInt8] {
    var number: OpaquePointer?
    unsafe EVP_PKEY_get_bn_param(pointer, name, &number)
    defer { unsafe BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: Int(unsafe BN_num_bits(number) + 7) / 8)
    unsafe BN_bn2bin(number, &bytes)
    return bytes
  }
}

func base64url(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  Base64URL.encode(Array(bytes).span, into: &text)
  return String(decoding: text, as: UTF8.self)
}

/// A set of public keys as its server sends it.
func keySetJSON(_ keys: [[String: Any]]) -> [UInt8] {
  let data = try? JSONSerialization.data(withJSONObject: ["keys": keys], options: [.sortedKeys])
  return data.map(Array.init) ?? []
}

/// HS256 and friends with any key, header and payload.
func hmacToken(
  _ key: [UInt8], _ algorithm: SignatureAlgorithm = .hs256, header: String? = nil, payload: String
) -> String {
  let header = header ?? #"{"alg":"\#(algorithm.rawValue)"}"#
  let input = base64url(header.utf8) + "." + base64url(payload.utf8)
  // An empty key cannot be loaded; HMAC pads keys with zeros, so one zero byte is the same key.
  let key = HMACKey(key.isEmpty ? [0] : key, algorithm: algorithm)
  return input + "." + base64url(key?.tag(of: Array(input.utf8).span) ?? [])
}
