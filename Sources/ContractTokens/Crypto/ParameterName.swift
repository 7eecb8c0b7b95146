// Names of libcrypto's key parameters (EVP_PKEY-RSA(7), EVP_PKEY-EC(7), EVP_MAC-HMAC(7)) with static
// storage: an OSSL_PARAM keeps the pointer to its name, so a temporary copy of a String would dangle.
// That is why the macros of core_names.h, which Swift imports as String, are not used here.

/// A constant text that libcrypto may point to for as long as the process lives.
struct ParameterName: Sendable {
  static let digest = ParameterName("digest")
  static let ellipticCurve = ParameterName("group")
  static let publicKey = ParameterName("pub")
  static let rsaModulus = ParameterName("n")
  static let rsaExponent = ParameterName("e")

  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// A literal ends with a zero byte, which its count leaves out.
  var pointer: UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
