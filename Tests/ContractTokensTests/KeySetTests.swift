// Which keys of a set are used, and why the others are not.

import Foundation
import Testing

@testable import ContractTokens

@Suite struct KeySetTests {
  private let ed: SigningKey
  private let rsa: SigningKey

  init() throws {
    ed = try #require(VerifierFixture.keys[.edDSA])
    rsa = try #require(VerifierFixture.keys[.rs256])
  }

  private func reason(_ jwk: [String: Any]) throws -> RejectedKey.Reason? {
    let set = try KeySet(json: keySetJSON([jwk]))
    #expect(set.count + set.rejected.count == 1)
    return set.rejected.first?.reason
  }

  @Test func everyTypeIsTaken() throws {
    for (algorithm, key) in VerifierFixture.keys {
      #expect(try reason(key.jwk()) == nil)
      #expect(try reason(key.jwk(["alg": algorithm.rawValue, "use": "sig", "kid": "k"])) == nil)
    }
  }

  /// Of two neighbours of a broken key none is lost, and its place and `kid` are told.
  @Test func oneBrokenKeyDoesNotLoseTheOthers() throws {
    let keys: [[String: Any]] = [
      ed.jwk(["kid": "a"]), ["kty": "EC", "kid": "broken"], ["kty": "AKP", "kid": "new"],
      rsa.jwk(["kid": "b"]),
    ]
    let set = try KeySet(json: keySetJSON(keys))
    #expect(set.count == 2)
    #expect(
      set.rejected == [
        RejectedKey(index: 1, keyID: "broken", reason: .malformed),
        RejectedKey(index: 2, keyID: "new", reason: .unsupportedType),
      ])
    let mixed = try KeySet(json: Array(#"{"keys":[1,null,"a",[],{}]}"#.utf8))
    #expect(mixed.rejected.map(\.reason) == Array(repeating: .malformed, count: 5))
  }

  @Test func membersOfTheWrongTypeOrLength() throws {
    for member in ["kty", "crv", "x"] {
      for value: Any in [1, NSNull(), ["a"], ""] {
        let jwk = ed.jwk().merging([member: value]) { $1 }
        #expect(try reason(jwk) != nil, "\(member) \(value)")
      }
      #expect(try reason(ed.jwk().filter { $0.key != member }) == .malformed)
    }
    let x = try #require(ed.jwk()["x"] as? String)
    for value in [x + "=", x + "AA", String(x.dropLast(3)), " " + x] {
      #expect(try reason(ed.jwk().merging(["x": value]) { $1 }) == .malformed)
    }
    for kid: Any in [1, NSNull(), String(repeating: "k", count: 600)] {
      #expect(try reason(ed.jwk(["kid": kid])) == .malformed)
    }
    #expect(try reason(ed.jwk(["alg": 1])) == .malformed)
    #expect(try reason(ed.jwk().merging(["crv": "Ed448"]) { $1 }) == .unsupportedType)
    #expect(try reason(ed.jwk().merging(["crv": "X25519"]) { $1 }) == .unsupportedType)
    #expect(try reason(ed.jwk().merging(["kty": "O\u{212A}P"]) { $1 }) == .unsupportedType)
  }

  @Test func duplicateMembers() throws {
    let good = String(decoding: try Vectors.json(ed.jwk(["kid": "good"])), as: UTF8.self)
    let double = String(good.dropLast()) + #","kty":"OKP"}"#
    let set = try KeySet(json: Array(#"{"keys":[\#(double),\#(good)]}"#.utf8))
    #expect(set.count == 1)
    #expect(set.rejected == [RejectedKey(index: 0, keyID: nil, reason: .malformed)])
  }

  @Test(arguments: [SignatureAlgorithm.es256, .es384, .es512])
  func pointsOffTheCurve(_ algorithm: SignatureAlgorithm) throws {
    let key = try #require(VerifierFixture.keys[algorithm])
    let bytes = try #require(algorithm.ecdsaCoordinateBytes)
    let jwk = key.jwk()
    #expect(try reason(jwk) == nil)
    #expect(
      try reason(jwk.merging(["x": jwk["y"] ?? "", "y": jwk["x"] ?? ""]) { $1 }) == .unsafeKey)
    let zero = base64url([UInt8](repeating: 0, count: bytes))
    #expect(try reason(jwk.merging(["x": zero, "y": zero]) { $1 }) == .unsafeKey)
    let field = base64url([UInt8](repeating: 0xFF, count: bytes))
    #expect(try reason(jwk.merging(["x": field]) { $1 }) == .unsafeKey)
    let short = base64url([UInt8](repeating: 1, count: bytes - 1))
    #expect(try reason(jwk.merging(["x": short]) { $1 }) == .malformed)
    for curve in EllipticCurve.allCases where curve.algorithm != algorithm {
      #expect(try reason(jwk.merging(["crv": curve.rawValue]) { $1 }) == .malformed)
    }
  }

  @Test func rsaNumbers() throws {
    for exponent: [UInt8] in [[1], [2], [0], [1, 0, 0], Array(repeating: 0xFF, count: 9)] {
      #expect(try reason(rsa.jwk().merging(["e": base64url(exponent)]) { $1 }) == .unsafeKey)
    }
    let modulus = try #require(Base64URL.decode(rsa.jwk()["n"] as? String ?? ""))
    let even = base64url(modulus.dropLast() + [modulus[255] & 0xFE])
    #expect(try reason(rsa.jwk().merging(["n": even]) { $1 }) == .unsafeKey)
    let long = base64url([UInt8](repeating: 0xFF, count: 1025))
    #expect(try reason(rsa.jwk().merging(["n": long]) { $1 }) == .unsafeKey)
  }

  @Test func algorithmsOfOtherTypes() throws {
    for name in ["ES256", "HS256", "none", "RSA-OAEP", "eddsa", ""] {
      #expect(try reason(ed.jwk(["alg": name])) == .algorithmMismatch)
    }
    #expect(try reason(rsa.jwk(["alg": "EdDSA"])) == .algorithmMismatch)
    let p256 = try #require(VerifierFixture.keys[.es256])
    #expect(try reason(p256.jwk(["alg": "ES384"])) == .algorithmMismatch)
  }

  @Test func secretsAndPrivateKeysFromAServer() throws {
    let secret = base64url([UInt8](repeating: 7, count: 64))
    #expect(try reason(["kty": "oct", "k": secret]) == .symmetric)
    #expect(try reason(ed.jwk(["d": "AA"])) == .privateKeyPublished)
    #expect(try reason(rsa.jwk(["p": "AA"])) == .privateKeyPublished)
  }

  @Test func secretsFromTheOperator() throws {
    func count(_ bytes: Int, _ algorithm: String? = nil) throws -> Int {
      var key = ["kty": "oct", "k": base64url([UInt8](repeating: 7, count: bytes))]
      key["alg"] = algorithm
      return try KeySet(json: keySetJSON([key]), origin: .local).count
    }
    #expect(try count(31) == 0)
    #expect(try count(32) == 1)
    #expect(try count(47, "HS384") == 0)
    #expect(try count(48, "HS384") == 1)
    #expect(try count(63, "HS512") == 0)
    #expect(try count(64, "HS512") == 1)
    // Among public keys they are left out.
    let key = ["kty": "oct", "k": base64url([UInt8](repeating: 7, count: 32))]
    let mixed = try KeySet(json: keySetJSON([key, ed.jwk()]), origin: .local)
    #expect(!mixed.hasSymmetricKeys)
    #expect(mixed.count == 1)
    #expect(mixed.rejected.map(\.reason) == [.symmetric])
  }

  @Test(arguments: [
    "", "null", "[]", "{}", #"{"keys":{}}"#, #"{"keys":null}"#, #"{"keys":[]"#,
    #"{"keys":[],"keys":[]}"#, "<html>",
  ])
  func documentsThatAreNoSet(_ json: String) {
    #expect(throws: KeySetError.malformed) { try KeySet(json: Array(json.utf8)) }
    #expect(throws: KeySetError.malformed) {
      try KeySet(json: Array(json.utf8), origin: .local)
    }
  }

  @Test func emptySetsAndSingleKeys() throws {
    #expect(try KeySet(json: Array(#"{"keys":[]}"#.utf8)).count == 0)
    let single = try Vectors.json(ed.jwk())
    #expect(try KeySet(json: single, origin: .local).count == 1)
    #expect(throws: KeySetError.malformed) { try KeySet(json: single) }
  }

  @Test func bounds() throws {
    let keys = (0..<TokenLimits.keys + 3).map { number in
      [
        "kty": "OKP", "crv": "Ed25519",
        "x": base64url([UInt8](repeating: UInt8(number), count: 32)),
      ]
    }
    let set = try KeySet(json: keySetJSON(keys))
    #expect(set.count == TokenLimits.keys)
    #expect(set.rejected.map(\.reason) == [.tooMany, .tooMany, .tooMany])
    let large = [UInt8](repeating: 0x20, count: TokenLimits.keySetBytes + 1)
    #expect(throws: KeySetError.tooLarge) { try KeySet(json: large) }
  }

  @Test func theMarkOfTheWeakGenerator() throws {
    func isMarked(_ modulus: [UInt8]) -> Bool? {
      guard let number = BigNumber(modulus) else { return nil }
      return WeakModulus.bearsInfineonMark(number)
    }
    // The numbers 65537 and 1 are powers of 65537 modulo every prime.
    #expect(isMarked([1, 0, 1]) == true)
    #expect(isMarked([1]) == true)
    let modulus = try #require(Base64URL.decode(rsa.jwk()["n"] as? String ?? ""))
    #expect(isMarked(modulus) == false)
  }
}

@Suite struct EncodingTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"), ("\u{7FF}?>", "378_Pg"),
  ])
  func base64URL(_ plain: String, _ encoded: String) {
    #expect(base64url(plain.utf8) == encoded)
    #expect(Base64URL.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: [
    "A", "AAAAA", "Zg=", "Zg==", "Zh", "Zm9", "Zm9vY", "Zm 8", "Zm8\n", "Zm+v", "Zm/v", "Zm9vÿÿÿÿ",
    "Z\u{0}", "ZZ", "Zm9.", "====",
  ])
  func notBase64URL(_ text: String) { #expect(Base64URL.decode(text) == nil) }

  @Test func everyByteComesBack() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ length &* 29) }
      #expect(Base64URL.decode(base64url(bytes)) == bytes)
    }
  }

  /// Shortest positive integers (X.690 section 8.3), and lengths up to those of P-521.
  @Test func derOfCoordinates() {
    func der(_ numbers: [UInt8], _ bytes: Int) -> [UInt8]? {
      SignatureEncoding.der(numbers.span, coordinateBytes: bytes)
    }
    #expect(der([0, 0, 0, 1], 2) == [0x30, 6, 2, 1, 0, 2, 1, 1])
    #expect(der([0, 0x80, 0x7F, 0xFF], 2) == [0x30, 8, 2, 2, 0, 0x80, 2, 2, 0x7F, 0xFF])
    let full = der([UInt8](repeating: 0xFF, count: 132), 66)
    #expect(full?.prefix(6) == [0x30, 0x81, 138, 2, 67, 0])
    #expect(full?.count == 141)
    #expect(der([1, 2, 3], 2) == nil)
    #expect(der([], 2) == nil)
  }
}
