// One JSON Web Key (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2) -> a key that verifies
// signatures, or the reason why it cannot.

import ContractRuntime

/// A key of a set that is not used.
public struct RejectedKey: Sendable, Equatable {
  /// Why a key is not used.
  public enum Reason: String, Sendable {
    /// A key type or curve that is not offered; harmless.
    case unsupportedType = "unsupported key type or curve"
    /// A member is absent, of the wrong type, twice there or of the wrong length.
    case malformed = "malformed key"
    /// `use` is not `sig`, or `key_ops` lacks `verify`.
    case notForVerification = "not a key to verify signatures with"
    /// `alg` is not an algorithm of the key's type.
    case algorithmMismatch = "algorithm does not fit the key type"
    /// The key is too short or long, not on its curve, or from a generator known to be broken.
    case unsafeKey = "unsafe key"
    /// A symmetric key in a place for public keys.
    case symmetric = "symmetric key among public keys"
    /// The private key was published together with the public one.
    case privateKeyPublished = "private key published"
    /// The set has more keys than ``TokenLimits/keys``.
    case tooMany = "too many keys"
  }

  /// Its place in the set, from 0.
  public let index: Int
  /// Its `kid`, where it has a readable one.
  public let keyID: String?
  /// What is wrong.
  public let reason: Reason
}

/// A parsed key, or the reason against it.
enum JSONWebKey {
  case usable(VerificationKey)
  case rejected(RejectedKey.Reason)

  /// Members that only private keys have (RFC 7518 sections 6.2.2 and 6.3.2).
  private static let privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth"]

  /// Judges and loads a key; a key of an earlier set is taken over where it is the same one.
  init(_ key: StrictObject, origin: KeySet.Origin, earlier: [VerificationKey]) {
    do throws(KeyRejection) {
      self = .usable(try Self.load(key, origin: origin, earlier: earlier))
    } catch {
      self = .rejected(error.reason)
    }
  }

  /// The `kid`, where it is a string of bounded length.
  static func keyID(of key: StrictObject) -> String? {
    guard case .string(let id) = key["kid"], id.utf8.count <= TokenLimits.keyIDBytes
    else { return nil }
    return id
  }

  private static func load(
    _ key: StrictObject, origin: KeySet.Origin, earlier: [VerificationKey]
  ) throws(KeyRejection) -> VerificationKey {
    let type = try text(key, "kty")
    if key["kid"] != nil, keyID(of: key) == nil { throw .init(.malformed) }
    try checkUse(key)
    if origin == .remote {
      if type.hasSameBytes(as: "oct") { throw .init(.symmetric) }
      for member in privateMembers where key[member] != nil { throw .init(.privateKeyPublished) }
    }
    var material = try KeyMaterial(key, type: type)
    try material.restrict(to: key["alg"])
    let identity = material.identity(keyID: keyID(of: key))
    if let same = earlier.first(where: { $0.identity == identity }) { return same }
    guard let loaded = material.load(keyID: keyID(of: key), identity: identity)
    else { throw .init(.unsafeKey) }
    return loaded
  }

  /// `use` and `key_ops`, where present, must allow verification (RFC 7517 sections 4.2 and 4.3).
  private static func checkUse(_ key: StrictObject) throws(KeyRejection) {
    if let use = key["use"] {
      guard case .string(let use) = use else { throw .init(.malformed) }
      guard use.hasSameBytes(as: "sig") else { throw .init(.notForVerification) }
    }
    guard let operations = key["key_ops"] else { return }
    guard case .array(let operations) = operations else { throw .init(.malformed) }
    for operation in operations {
      if case .string(let name) = operation, name.hasSameBytes(as: "verify") { return }
    }
    throw .init(.notForVerification)
  }

  /// A member that must be a string.
  static func text(_ key: StrictObject, _ name: String) throws(KeyRejection) -> String {
    guard case .string(let text) = key[name] else { throw .init(.malformed) }
    return text
  }
}

/// Why a key is not used, as an error.
struct KeyRejection: Error {
  let reason: RejectedKey.Reason

  init(_ reason: RejectedKey.Reason) { self.reason = reason }
}
