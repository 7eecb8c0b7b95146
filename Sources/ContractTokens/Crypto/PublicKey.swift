// The numbers of a public key (RFC 7518 section 6, RFC 8037 section 2) -> libcrypto's key object.
// Whatever could not verify a signature safely is refused here, before any token arrives.

import ContractLibCrypto

/// The owner of an `EVP_PKEY` that holds a public key; safe to use from any thread.
@safe final class PublicKey: @unchecked Sendable {
  // Unchecked: libcrypto counts references atomically and never changes a key after its making.
  let pointer: OpaquePointer

  private init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// Size of the modulus or field, in bits.
  var bits: Int { Int(unsafe EVP_PKEY_get_bits(pointer)) }

  /// An Ed25519 key of 32 bytes; nil for any other size.
  static func ed25519(_ bytes: [UInt8]) -> PublicKey? {
    guard bytes.count == 32,
      let key = unsafe EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, bytes, bytes.count)
    else {
      ERR_clear_error()
      return nil
    }
    return unsafe PublicKey(key)
  }

  /// A point on a NIST curve; nil where it does not lie on it.
  static func ellipticCurve(_ curve: EllipticCurve, x: [UInt8], y: [UInt8]) -> PublicKey? {
    guard x.count == curve.coordinateBytes, y.count == curve.coordinateBytes else { return nil }
    let point = [0x04] + x + y  // the uncompressed form of SEC 1 section 2.3.3
    let key = unsafe point.withUnsafeBufferPointer { point in
      unsafe make(type: "EC") { builder in
        unsafe OSSL_PARAM_BLD_push_utf8_string(
          builder, ParameterName.ellipticCurve.pointer, curve.name.pointer, 0) == 1
          && OSSL_PARAM_BLD_push_octet_string(
            builder, ParameterName.publicKey.pointer, point.baseAddress, point.count) == 1
      }
    }
    guard let key, key.isValidPoint else { return nil }
    return key
  }

  /// An RSA key; nil where its numbers are even, too small or too large (see ``TokenLimits``), or
  /// the modulus bears the mark of Infineon's weak generator (CVE-2017-15361).
  static func rsa(modulus: [UInt8], exponent: [UInt8]) -> PublicKey? {
    guard modulus.count <= TokenLimits.rsaMaximumBits / 8 + 1,
      exponent.count <= TokenLimits.rsaExponentBits / 8 + 1,
      let n = BigNumber(modulus), let e = BigNumber(exponent)
    else { return nil }
    guard (TokenLimits.rsaMinimumBits...TokenLimits.rsaMaximumBits).contains(n.bits),
      (2...TokenLimits.rsaExponentBits).contains(e.bits), n.isOdd, e.isOdd,
      !WeakModulus.bearsInfineonMark(n)
    else { return nil }
    return unsafe make(type: "RSA") { builder in
      unsafe OSSL_PARAM_BLD_push_BN(builder, ParameterName.rsaModulus.pointer, n.pointer) == 1
        && OSSL_PARAM_BLD_push_BN(builder, ParameterName.rsaExponent.pointer, e.pointer) == 1
    }
  }

  /// Whether the point is on its curve, not at infinity and of the right order.
  private var isValidPoint: Bool {
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil) else { return false }
    defer {
      unsafe EVP_PKEY_CTX_free(context)
      ERR_clear_error()
    }
    return unsafe EVP_PKEY_public_check(context) == 1
  }

  /// `EVP_PKEY_PUBLIC_KEY`, a macro that Swift does not import.
  private static let publicKeySelection =
    OSSL_KEYMGMT_SELECT_PUBLIC_KEY | OSSL_KEYMGMT_SELECT_DOMAIN_PARAMETERS
    | OSSL_KEYMGMT_SELECT_OTHER_PARAMETERS

  /// Makes a key from parameters; `push` adds them, and what they point to outlives this call.
  private static func make(type: String, push: (OpaquePointer) -> Bool) -> PublicKey? {
    defer { ERR_clear_error() }
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    guard unsafe push(builder), let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    else { return nil }
    defer { unsafe OSSL_PARAM_free(parameters) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &key, publicKeySelection, parameters) == 1,
      let key = unsafe key
    else { return nil }
    return unsafe PublicKey(key)
  }
}

/// The NIST curves of RFC 7518 section 6.2.1.1.
enum EllipticCurve: String, CaseIterable {
  case p256 = "P-256"
  case p384 = "P-384"
  case p521 = "P-521"

  /// Size of a coordinate, in bytes; a `x` or `y` of any other size is refused.
  var coordinateBytes: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }

  /// The only algorithm that a key on this curve verifies.
  var algorithm: SignatureAlgorithm {
    switch self {
    case .p256: .es256
    case .p384: .es384
    case .p521: .es512
    }
  }

  /// The curve's name in libcrypto.
  var name: ParameterName {
    switch self {
    case .p256: ParameterName("P-256")
    case .p384: ParameterName("P-384")
    case .p521: ParameterName("P-521")
    }
  }
}

/// The owner of a `BIGNUM`.
@safe struct BigNumber: ~Copyable {
  let pointer: OpaquePointer

  /// A number from its bytes, most significant first; nil for none.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, let number = unsafe BN_bin2bn(bytes, Int32(bytes.count), nil)
    else { return nil }
    unsafe pointer = number
  }

  deinit { unsafe BN_free(pointer) }

  var bits: Int { Int(unsafe BN_num_bits(pointer)) }

  var isOdd: Bool { unsafe BN_is_odd(pointer) == 1 }

  /// The remainder of a division by a small number.
  func remainder(dividingBy divisor: UInt) -> UInt {
    unsafe BN_mod_word(pointer, divisor)
  }
}
