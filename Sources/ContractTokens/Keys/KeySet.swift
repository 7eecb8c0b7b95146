// The bytes of a JWK set (RFC 7517 section 5) -> its usable keys, and which of them a token means.
// One broken or unknown key does not lose the others.

import ContractRuntime

/// Why a document is no key set at all.
public enum KeySetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Larger than ``TokenLimits/keySetBytes``.
  case tooLarge
  /// Not a JSON object with an array `keys`.
  case malformed

  /// What is wrong.
  public var description: String {
    switch self {
    case .tooLarge: "the key set has more than \(TokenLimits.keySetBytes) bytes"
    case .malformed: "the document is not a JSON Web Key Set"
    }
  }
}

/// The usable keys of a JWK set.
public struct KeySet: Sendable {
  /// Where a set comes from, which decides what it may hold.
  public enum Origin: Sendable {
    /// From a server of keys: symmetric keys and published private keys are not used.
    case remote
    /// From the operator: symmetric keys are used where the set holds nothing else, and of private
    /// keys the public part is; a single key may stand for a set.
    case local
  }

  let keys: [VerificationKey]
  /// The `kid`s of keys that cannot be read or are unsafe.
  private let brokenKeyIDs: [String]
  /// The keys that are not used, in the order of the set.
  public let rejected: [RejectedKey]

  /// Number of usable keys.
  public var count: Int { keys.count }

  /// Reads a set; see ``RejectedKey`` for what becomes of single keys.
  public init(json: [UInt8], origin: Origin = .remote) throws(KeySetError) {
    try self.init(json: json, origin: origin, earlier: [])
  }

  /// Reads a set and takes over the keys that an earlier one had already loaded.
  init(json: [UInt8], origin: Origin, earlier: [VerificationKey]) throws(KeySetError) {
    guard json.count <= TokenLimits.keySetBytes else { throw .tooLarge }
    var usable: [(index: Int, key: VerificationKey)] = []
    var rejected: [RejectedKey] = []
    for (index, element) in try Self.elements(json, origin: origin).enumerated() {
      switch Self.parse(element, origin: origin, earlier: earlier + usable.map(\.key)) {
      case .usable(let key):
        // The same key twice is one key; equal kids of different keys are told apart later.
        if usable.contains(where: { $0.key === key }) { continue }
        if usable.count < TokenLimits.keys {
          usable.append((index, key))
        } else {
          rejected.append(RejectedKey(index: index, keyID: key.id, reason: .tooMany))
        }
      case .rejected(let reason):
        rejected.append(RejectedKey(index: index, keyID: Self.keyID(of: element), reason: reason))
      }
    }
    // A set that was made of public keys must not lend a secret to those who know the public keys.
    if usable.contains(where: { !$0.key.isSymmetric }) {
      for (index, key) in usable where key.isSymmetric {
        rejected.append(RejectedKey(index: index, keyID: key.id, reason: .symmetric))
      }
      usable.removeAll { $0.key.isSymmetric }
    }
    keys = usable.map(\.key)
    self.rejected = rejected.sorted { $0.index < $1.index }
    brokenKeyIDs = rejected.filter { $0.reason == .malformed || $0.reason == .unsafeKey }
      .compactMap(\.keyID)
  }

  private static func parse(
    _ element: StrictObject.Value, origin: Origin, earlier: [VerificationKey]
  ) -> JSONWebKey {
    guard case .object(let object) = element else { return .rejected(.malformed) }
    return JSONWebKey(object, origin: origin, earlier: earlier)
  }

  private static func keyID(of element: StrictObject.Value) -> String? {
    guard case .object(let object) = element else { return nil }
    return JSONWebKey.keyID(of: object)
  }

  private static func elements(
    _ json: [UInt8], origin: Origin
  ) throws(KeySetError) -> [StrictObject.Value] {
    guard let document = StrictObject(json, keepingAmbiguous: true) else { throw .malformed }
    if case .array(let elements) = document["keys"] { return elements }
    guard origin == .local, document["keys"] == nil, document["kty"] != nil
    else { throw .malformed }
    return [.object(document)]
  }

  /// Which keys a token means.
  enum Selection {
    case keys([VerificationKey])
    case unknown
    case ambiguous
  }

  /// Selects the key with the token's `kid`, or without one the few keys of the algorithm's type.
  ///
  /// Different keys with one `kid` are refused rather than tried, even where one of them is broken,
  /// unless the algorithm tells them apart, as in a set that lists an RSA key for RS256 and for PS256.
  func select(keyID: String?, algorithm: SignatureAlgorithm) -> Selection {
    var selected: [VerificationKey] = []
    for key in keys where key.offers(algorithm) {
      if let keyID {
        guard let id = key.id, id.hasSameBytes(as: keyID) else { continue }
      }
      selected.append(key)
    }
    if selected.isEmpty { return .unknown }
    if let keyID, brokenKeyIDs.contains(where: { $0.hasSameBytes(as: keyID) }) {
      return .ambiguous
    }
    let most = keyID == nil ? TokenLimits.candidatesWithoutKeyID : 1
    return selected.count <= most ? .keys(selected) : .ambiguous
  }

  /// What the set holds, for a log: the number of keys and their `kid`s.
  var summary: String {
    keys.isEmpty
      ? "the key set, which has none"
      : "the key set's \(keys.count): \(LoggedValue.texts(keys.map { $0.id ?? "" }))"
  }

  /// Whether there is a key for HMAC algorithms; never in a remote set.
  var hasSymmetricKeys: Bool { keys.contains(where: \.isSymmetric) }

  /// Whether both sets have the same keys in the same order.
  func hasSameKeys(as other: KeySet) -> Bool {
    keys.elementsEqual(other.keys) { $0 === $1 }
  }

  /// Whether the very key is part of this set.
  func contains(_ key: VerificationKey) -> Bool { keys.contains { $0 === key } }
}
