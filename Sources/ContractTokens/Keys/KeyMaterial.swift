// The numbers of a JSON Web Key by type, and the algorithms that the type allows.

import ContractRuntime

/// Decoded numbers of a key and what it may verify.
struct KeyMaterial {
  private enum Numbers {
    case rsa(modulus: [UInt8], exponent: [UInt8])
    case ellipticCurve(EllipticCurve, x: [UInt8], y: [UInt8])
    case ed25519([UInt8])
    case symmetric([UInt8])
  }

  private let numbers: Numbers
  private var algorithms: [SignatureAlgorithm]

  /// Decodes the members of the type.
  init(_ key: StrictObject, type: String) throws(KeyRejection) {
    if type.hasSameBytes(as: "RSA") {
      numbers = .rsa(modulus: try Self.bytes(key, "n"), exponent: try Self.bytes(key, "e"))
      algorithms = [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]
    } else if type.hasSameBytes(as: "EC") {
      let name = try JSONWebKey.text(key, "crv")
      guard let curve = EllipticCurve.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) })
      else { throw KeyRejection(.unsupportedType) }
      let x = try Self.bytes(key, "x")
      let y = try Self.bytes(key, "y")
      guard x.count == curve.coordinateBytes, y.count == curve.coordinateBytes
      else { throw KeyRejection(.malformed) }
      numbers = .ellipticCurve(curve, x: x, y: y)
      algorithms = [curve.algorithm]
    } else if type.hasSameBytes(as: "OKP") {
      guard try JSONWebKey.text(key, "crv").hasSameBytes(as: "Ed25519")
      else { throw KeyRejection(.unsupportedType) }
      let point = try Self.bytes(key, "x")
      guard point.count == 32 else { throw KeyRejection(.malformed) }
      numbers = .ed25519(point)
      algorithms = [.edDSA]
    } else if type.hasSameBytes(as: "oct") {
      numbers = .symmetric(try Self.bytes(key, "k"))
      algorithms = [.hs256, .hs384, .hs512]
    } else {
      throw KeyRejection(.unsupportedType)
    }
  }

  /// Leaves the algorithm that the key's `alg` names, and of those for symmetric keys the ones that
  /// the key is long enough for (RFC 7518 section 3.2).
  mutating func restrict(to alg: StrictObject.Value?) throws(KeyRejection) {
    if let alg {
      guard case .string(let name) = alg else { throw KeyRejection(.malformed) }
      // RFC 7520 section 4.3 and programs after it say ES521 where they mean ES512.
      let algorithm: SignatureAlgorithm? =
        name.hasSameBytes(as: "ES521") ? .es512 : SignatureAlgorithm(name: name)
      guard let algorithm, algorithms.contains(algorithm)
      else { throw KeyRejection(.algorithmMismatch) }
      algorithms = [algorithm]
    }
    if case .symmetric(let key) = numbers {
      algorithms.removeAll { key.count < $0.digestBytes }
      if algorithms.isEmpty { throw KeyRejection(.unsafeKey) }
    }
  }

  /// Bytes that are equal for equal keys with equal `kid` and algorithms, and only for those.
  func identity(keyID: String?) -> [UInt8] {
    var identity: [UInt8] = []
    func append(_ field: some Collection<UInt8>) {
      for shift in stride(from: 0, to: 32, by: 8) {
        identity.append(UInt8(truncatingIfNeeded: field.count >> shift))
      }
      identity.append(contentsOf: field)
    }
    switch numbers {
    case .rsa(let modulus, let exponent):
      append("RSA".utf8)
      append(modulus)
      append(exponent)
    case .ellipticCurve(let curve, let x, let y):
      append(curve.rawValue.utf8)
      append(x)
      append(y)
    case .ed25519(let point):
      append("Ed25519".utf8)
      append(point)
    case .symmetric(let key):
      append("oct".utf8)
      append(key)
    }
    for algorithm in algorithms { append(algorithm.rawValue.utf8) }
    if let keyID { append(keyID.utf8) }
    return identity
  }

  /// Loads the key into libcrypto; nil where it would be unsafe.
  func load(keyID: String?, identity: [UInt8]) -> VerificationKey? {
    let key: PublicKey?
    switch numbers {
    case .symmetric(let bytes):
      return VerificationKey(
        id: keyID, identity: identity, symmetric: bytes, algorithms: algorithms)
    case .rsa(let modulus, let exponent):
      key = PublicKey.rsa(modulus: modulus, exponent: exponent)
    case .ellipticCurve(let curve, let x, let y):
      key = PublicKey.ellipticCurve(curve, x: x, y: y)
    case .ed25519(let point):
      key = PublicKey.ed25519(point)
    }
    guard let key else { return nil }
    return VerificationKey(id: keyID, identity: identity, key: key, algorithms: algorithms)
  }

  private static func bytes(_ key: StrictObject, _ name: String) throws(KeyRejection) -> [UInt8] {
    guard let bytes = Base64URL.decode(try JSONWebKey.text(key, name)), !bytes.isEmpty
    else { throw KeyRejection(.malformed) }
    return bytes
  }
}
