// A public key and an algorithm -> is this the signature of these bytes?

import ContractLibCrypto

/// One public key set up for one algorithm; safe to use from any thread.
@safe final class SignatureVerification: @unchecked Sendable {
  // Unchecked: the template is never used itself, only copied, which reads it.
  private let template: OpaquePointer
  private let signatureBytes: Int
  private let coordinateBytes: Int?

  /// Prepares the template; nil where libcrypto does not take the key for the algorithm.
  init?(_ key: PublicKey, algorithm: SignatureAlgorithm) {
    guard !algorithm.isSymmetric, let context = unsafe EVP_MD_CTX_new() else { return nil }
    unsafe template = context
    coordinateBytes = algorithm.ecdsaCoordinateBytes
    signatureBytes =
      coordinateBytes.map { 2 * $0 } ?? (algorithm == .edDSA ? 64 : (key.bits + 7) / 8)
    var parameters: OpaquePointer?  // belongs to the context
    let digest = algorithm.digestName
    guard
      unsafe EVP_DigestVerifyInit_ex(context, &parameters, digest, nil, nil, key.pointer, nil) == 1,
      unsafe !algorithm.isPSS
        || EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1
          && EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, Int32(algorithm.digestBytes)) == 1
    else {
      ERR_clear_error()
      return nil
    }
  }

  deinit { unsafe EVP_MD_CTX_free(template) }

  /// Whether the signature, in the form of RFC 7518 section 3, is the message's.
  func verifies(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool {
    guard signature.count == signatureBytes else { return false }
    guard let coordinateBytes else { return verifiesEncoded(signature, of: message) }
    guard let der = SignatureEncoding.der(signature, coordinateBytes: coordinateBytes)
    else { return false }
    return verifiesEncoded(der.span, of: message)
  }

  private func verifiesEncoded(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool {
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    let verified = unsafe signature.withUnsafeBufferPointer { signature in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe EVP_MD_CTX_copy_ex(context, template) == 1
          && EVP_DigestVerify(
            context, signature.baseAddress, signature.count, message.baseAddress, message.count)
            == 1
      }
    }
    // Failures stay in a queue of this thread, where other users of libcrypto (TLS) would find them.
    if !verified { ERR_clear_error() }
    return verified
  }
}
