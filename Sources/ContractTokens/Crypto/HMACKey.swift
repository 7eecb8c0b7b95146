// A symmetric key and the tags it gives (RFC 2104), computed by libcrypto.
// The keyed context is made once: fetching the algorithm and hashing the key for every token costs
// more than the tag itself.

import ContractLibCrypto
import Synchronization

/// A symmetric key for one of the HMAC algorithms; safe to use from any thread.
final class HMACKey: Sendable {
  private static let contexts = 4

  private let tagBytes: Int
  private let template: MACContext
  private let slots: [Slot]

  /// Keys a context; nil for an algorithm that is not symmetric, or where libcrypto fails.
  ///
  /// The length of the key is not judged here.
  init?(_ key: [UInt8], algorithm: SignatureAlgorithm) {
    guard algorithm.isSymmetric, let template = MACContext(key: key, algorithm: algorithm)
    else { return nil }
    var slots: [Slot] = []
    for _ in 0..<Self.contexts {
      guard let context = template.copy() else { return nil }
      slots.append(Slot(context))
    }
    self.tagBytes = algorithm.digestBytes
    self.template = template
    self.slots = slots
  }

  /// Whether the tag is the message's, in a time that does not depend on where they differ.
  func authenticates(_ tag: Span<UInt8>, of message: Span<UInt8>) -> Bool {
    guard tag.count == tagBytes, let expected = self.tag(of: message) else { return false }
    return unsafe tag.withUnsafeBufferPointer { given in
      unsafe expected.withUnsafeBufferPointer { expected in
        unsafe CRYPTO_memcmp(given.baseAddress, expected.baseAddress, given.count) == 0
      }
    }
  }

  /// The tag of a message; nil where libcrypto fails.
  func tag(of message: Span<UInt8>) -> [UInt8]? {
    for slot in slots {
      if let tag = slot.context.withLockIfAvailable({ $0.tag(of: message, bytes: tagBytes) }) {
        return tag
      }
    }
    return template.copy()?.tag(of: message, bytes: tagBytes)
  }

  /// A context that one thread at a time may use again and again.
  private final class Slot: Sendable {
    let context: Mutex<MACContext>

    init(_ context: sending MACContext) { self.context = Mutex(context) }
  }
}

/// The owner of a keyed `EVP_MAC_CTX`.
@safe private final class MACContext: @unchecked Sendable {
  // Unchecked: the template is only ever read (copied), every other one lives behind a lock.
  private let context: OpaquePointer

  private init(_ context: OpaquePointer) { unsafe self.context = context }

  deinit { unsafe EVP_MAC_CTX_free(context) }

  convenience init?(key: [UInt8], algorithm: SignatureAlgorithm) {
    guard let digestName = algorithm.digestName, !key.isEmpty else { return nil }
    let keyed: OpaquePointer? = {
      guard let mac = unsafe EVP_MAC_fetch(nil, "HMAC", nil) else { return nil }
      defer { unsafe EVP_MAC_free(mac) }
      guard let context = unsafe EVP_MAC_CTX_new(mac) else { return nil }
      var digest = digestName.utf8CString
      let status = unsafe digest.withUnsafeMutableBufferPointer { digest in
        let parameters = unsafe [
          OSSL_PARAM_construct_utf8_string(ParameterName.digest.pointer, digest.baseAddress, 0),
          OSSL_PARAM_construct_end(),
        ]
        return unsafe EVP_MAC_init(context, key, key.count, parameters)
      }
      if status == 1 { return unsafe context }
      unsafe EVP_MAC_CTX_free(context)
      return nil
    }()
    guard let keyed = unsafe keyed else {
      ERR_clear_error()
      return nil
    }
    unsafe self.init(keyed)
  }

  func copy() -> sending MACContext? {
    guard let copy = unsafe EVP_MAC_CTX_dup(context) else {
      ERR_clear_error()
      return nil
    }
    return unsafe MACContext(copy)
  }

  /// Starts again with the same key, so that a context whose last use failed does no harm.
  func tag(of message: Span<UInt8>, bytes: Int) -> [UInt8]? {
    var size = 0
    let tag = unsafe [UInt8](unsafeUninitializedCapacity: bytes) { buffer, initialized in
      let complete = unsafe message.withUnsafeBufferPointer { message in
        unsafe EVP_MAC_init(context, nil, 0, nil) == 1
          && EVP_MAC_update(context, message.baseAddress, message.count) == 1
          && EVP_MAC_final(context, buffer.baseAddress, &size, bytes) == 1
      }
      initialized = complete ? size : 0
    }
    if tag.count == bytes { return tag }
    ERR_clear_error()
    return nil
  }
}
