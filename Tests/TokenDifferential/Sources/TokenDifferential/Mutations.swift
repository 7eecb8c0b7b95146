// The changes that are known to matter: a row each, signed again where the change is signed.

import Foundation

enum Mutations {
  /// Values that a member is given, as JSON; nil takes it away.
  private static let algorithms: [String?] =
    [
      "none", "None", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384",
      "PS512", "ES256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "hs256", "RS256 ", "",
      "RSA-OAEP",
    ].map { "\"\($0)\"" } + [nil, "null", "1", "[\"RS256\"]", "{}"]
  private static let times: [String?] = [
    nil, "null", "true", "\"1900000000\"", "0", "-1", "1800000000", "1799999999", "1800000001",
    "1800000000.5", "1799999999.999", "1.9e9", "19E+8", "1e400", "-1e400", "1e308",
    "9007199254740993",
    "99999999999999999999", "[1900000000]", "{}", "1800000029", "1800000031", "01900000000", "+1",
    "1900000000.", ".5", "0x7fffffff", "NaN",
  ]
  private static let texts: [String?] = [
    nil, "null", "\"\"", "1", "true", "[\"alice\"]", "{}", "\"\\u0000\"", "\"a\\u0000b\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"", "\"e\\u0301\"", "\"\\/\"", "\"\\x\"", "\"k1\"", "\"k2\"", "\"K1\"",
    "\"k1 \"",
    "\"../k1\"", "\"\\u006b1\"",
  ]
  private static let keyMembers: [(String, [String?])] = [
    ("kty", ["\"RSA\"", "\"EC\"", "\"OKP\"", "\"oct\"", "\"rsa\"", "null", nil]),
    (
      "crv", ["\"P-256\"", "\"P-384\"", "\"P-521\"", "\"Ed25519\"", "\"Ed448\"", "\"X25519\"", nil]
    ),
    ("alg", algorithms + ["\"ES521\""]),
    ("kid", texts),
    ("use", ["\"sig\"", "\"enc\"", "\"\"", "null", "1", "[\"sig\"]"]),
    ("key_ops", ["[\"verify\"]", "[\"sign\"]", "[]", "\"verify\"", "null", "[1,\"verify\"]"]),
    (
      "e",
      [
        "\"AQAB\"", "\"Aw\"", "\"AQ\"", "\"AA\"", "\"\"", "\"AAEAAQ\"", "\"AQAAAAAB\"",
        "\"AQAAAAAAAAB\"",
        "\"BAAB\"", "\"AQAC\"", "1", nil,
      ]
    ),
    ("n", ["\"\"", "\"AQAB\"", "1", nil]),
    (
      "x",
      [
        "\"\"", "\"AA\"", "1", nil, "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
        "\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
      ]
    ),
    ("y", ["\"\"", "\"AA\"", "1", nil]),
    ("d", ["\"AQAB\"", "\"\"", "null"]),
    ("x5c", ["[]", "\"\"", "1"]), ("ext", ["true"]), ("", ["1"]),
  ]
  private static let headerMembers: [(String, [String?])] = [
    ("alg", algorithms), ("kid", texts),
    (
      "typ", ["\"JWT\"", "\"jwt\"", "\"at+jwt\"", "1", "null", "\"better-auth.session-cache+jwt\""]
    ),
    ("crit", ["[]", "[\"exp\"]", "[\"b64\"]", "null", "1"]), ("b64", ["true", "false", "null"]),
    ("zip", ["\"DEF\"", "null"]), ("cty", ["\"JWT\"", "1"]),
    ("jwk", ["{}", "{\"kty\":\"oct\",\"k\":\"AQ\"}", "null"]), ("jku", ["\"http://127.0.0.1:1/\""]),
    ("x5c", ["[]", "[\"AA\"]", "1"]),
    ("x", ["1e400", "99999999999999999999999", "-0", "[[[[1]]]]"]),
  ]
  private static let claimMembers: [(String, [String?])] = [
    ("exp", times), ("nbf", times), ("iat", times), ("sub", texts), ("aud", texts), ("iss", texts),
    ("id", texts),
    ("x", ["1e400", "99999999999999999999999", "[[[[[[1]]]]]]", "1.0000000000000001"]),
  ]

  /// The changes of one key's tokens and of its set.
  static func known(_ key: SigningKey, others: [SigningKey]) throws -> [Case] {
    let valid = Draft(key)
    var cases = [try valid.signed()]
    for (name, values) in headerMembers {
      for value in values {
        let label = "header \(name)=\(value ?? "absent")"
        cases.append(
          try valid.changed(label) { Draft.set(&$0.header, name, value) }.signed())
      }
    }
    for (name, values) in claimMembers {
      for value in values {
        let label = "claim \(name)=\(value ?? "absent")"
        cases.append(
          try valid.changed(label) { Draft.set(&$0.claims, name, value) }.signed())
      }
    }
    cases += try texts(valid) + signatures(valid) + compactForms(valid)
    if !key.members.isEmpty { cases += try keySets(valid, others) }
    return cases
  }

  /// The same JSON otherwise, and what is nearly JSON.
  private static func texts(_ valid: Draft) throws -> [Case] {
    let forms: [(String, (String) -> String)] = [
      ("white space", { " \t\r\n" + $0 + "\n" }),
      ("a byte order mark", { "\u{FEFF}" + $0 }), ("rubbish behind", { $0 + "x" }),
      ("a second object behind", { $0 + $0 }), ("an array around", { "[\($0)]" }),
      ("a comma too many", { String($0.dropLast()) + ",}" }), ("nothing", { _ in "" }),
      ("null", { _ in "null" }), ("a comment", { "/**/" + $0 }),
      ("single quotes", { $0.replacingOccurrences(of: "\"", with: "'") }),
      ("a NUL behind", { $0 + "\u{0}" }),
      (
        "escaped names",
        {
          $0.replacingOccurrences(of: "\"alg\"", with: "\"\\u0061lg\"")
            .replacingOccurrences(of: "\"exp\"", with: "\"\\u0065xp\"")
        }
      ),
      (
        "deep nesting",
        {
          String($0.dropLast()) + ",\"deep\":" + String(repeating: "[", count: 40)
            + String(repeating: "]", count: 40) + "}"
        }
      ),
    ]
    var cases: [Case] = []
    let (header, claims) = (Draft.object(valid.header), Draft.object(valid.claims))
    for (name, form) in forms {
      let inHeader = valid.changed("header with \(name)") { _ in }
      cases.append(try inHeader.signed(header: Array(form(header).utf8)))
      let inClaims = valid.changed("claims with \(name)") { _ in }
      cases.append(try inClaims.signed(claims: Array(form(claims).utf8)))
    }
    for (name, first, second) in [
      ("exp", "1", "1900000000"), ("exp", "1900000000", "1"),
      ("sub", "\"bob\"", "\"alice\""),
    ] {
      cases.append(
        try valid.changed("claim \(name) twice: \(first), \(second)") { (draft) in
          Draft.set(&draft.claims, name, first)
          draft.claims.append((name, second))
        }.signed())
    }
    cases.append(
      try valid.changed("header alg twice") { (draft) in
        draft.header.append(("alg", "\"none\""))
      }.signed())
    let invalid =
      Array(claims.utf8.dropLast()) + Array(",\"x\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    cases.append(try valid.changed("claims with invalid UTF-8") { _ in }.signed(claims: invalid))
    return cases
  }

  private static func signatures(_ valid: Draft) throws -> [Case] {
    let forms: [(String, ([UInt8]) -> [UInt8])] = [
      ("none", { _ in [] }), ("zeros", { [UInt8](repeating: 0, count: $0.count) }),
      ("shortened", { Array($0.dropLast()) }), ("lengthened", { $0 + [0] }),
      ("with a zero in front", { [0] + $0 }), ("one bit flipped", { flip($0, $0.count / 2) }),
      ("its first bit flipped", { flip($0, 0) }),
      ("its last bit flipped", { flip($0, $0.count - 1) }),
      ("halves exchanged", { Array($0.suffix($0.count / 2) + $0.prefix($0.count / 2)) }),
      ("as DER", der), ("ones", { [UInt8](repeating: 0xFF, count: $0.count) }),
    ]
    return try forms.map { (name, form) in
      try valid.changed("signature \(name)") { _ in }.signed(signature: form)
    }
  }

  private static func flip(_ bytes: [UInt8], _ index: Int) -> [UInt8] {
    var bytes = bytes
    bytes[index] ^= 1
    return bytes
  }

  /// r and s as ASN.1 has them, which JOSE does not use.
  private static func der(_ signature: [UInt8]) -> [UInt8] {
    func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      var value = Array(bytes.drop { $0 == 0 })
      if value.first.map({ $0 >= 0x80 }) ?? true { value.insert(0, at: 0) }
      return [2, UInt8(truncatingIfNeeded: value.count)] + value
    }
    let half = signature.count / 2
    let body = integer(signature[..<half]) + integer(signature[half...])
    return [0x30] + (body.count < 128 ? [] : [0x81]) + [UInt8(truncatingIfNeeded: body.count)]
      + body
  }

  /// The same parts, put together otherwise.
  private static func compactForms(_ valid: Draft) throws -> [Case] {
    let token = try valid.signed().token
    let parts = token.split(separator: ".").map(String.init)
    let forms: [(String, String)] = [
      (
        "padded",
        parts.map { $0 + String(repeating: "=", count: (4 - $0.utf8.count % 4) % 4) }
          .joined(separator: ".")
      ),
      ("signature padded", parts[0] + "." + parts[1] + "." + parts[2] + "="),
      (
        "in the other alphabet",
        token.replacingOccurrences(of: "-", with: "+")
          .replacingOccurrences(of: "_", with: "/")
      ),
      ("white space in front", " " + token), ("a line break behind", token + "\n"),
      ("a dot behind", token + "."), ("a dot in front", "." + token),
      ("a part too many", token + ".AA"), ("two parts", parts[0] + "." + parts[1]),
      ("a line break within", parts.joined(separator: ".\n")),
      ("an empty signature", parts[0] + "." + parts[1] + "."), ("nothing", ""), ("dots", ".."),
      ("bits beyond the end", otherLastBits(token)), ("Bearer", "Bearer " + token),
      ("a NUL behind", token + "\u{0}"),
    ]
    return forms.map { (name, token) in valid.changed("token \(name)") { _ in }.made(token) }
  }

  /// The last character, with other bits where nobody should look.
  private static func otherLastBits(_ token: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    guard let last = token.last, let place = alphabet.firstIndex(of: last) else { return token }
    return token.dropLast() + String(alphabet[place ^ 1])
  }

  private static func keySets(_ valid: Draft, _ others: [SigningKey]) throws -> [Case] {
    var cases: [Case] = []
    for (name, values) in keyMembers {
      for value in values {
        let label = "key \(name)=\(value ?? "absent")"
        cases.append(
          try valid.changed(label) { Draft.set(&$0.publicKey, name, value) }.signed())
      }
    }
    for name in ["n", "e", "x", "y"] {
      guard let value = valid.key.members[name], let bytes = Base64URL.decode(value) else {
        continue
      }
      for (form, changed) in [
        ("a zero in front", [0] + bytes), ("its last byte gone", Array(bytes.dropLast())),
        ("one bit flipped", flip(bytes, bytes.count - 1)),
      ] {
        cases.append(
          try valid.changed("key \(name) with \(form)") { (draft) in
            Draft.set(&draft.publicKey, name, "\"\(Base64URL.encode(changed))\"")
          }.signed())
      }
    }
    let others = others.filter { !$0.members.isEmpty }.map { Draft.object(Draft($0).publicKey) }
    cases.append(
      try valid.changed("set with other keys of its kid") { (draft) in
        draft.otherKeys = others
      }.signed())
    cases.append(
      try valid.changed("set with other keys without kid") { (draft) in
        draft.otherKeys = others.map { $0.replacingOccurrences(of: "\"kid\":\"k1\",", with: "") }
      }.signed())
    cases.append(
      try valid.changed("neither key nor header with kid") { (draft) in
        Draft.set(&draft.publicKey, "kid", nil)
        Draft.set(&draft.header, "kid", nil)
      }.signed())
    cases.append(
      try valid.changed("set with rubbish") { (draft) in
        draft.otherKeys = ["{}", "{\"kty\":\"unknown\"}"]
      }.signed())
    cases.append(
      try valid.changed("set without the key") { (draft) in
        draft.otherKeys = []
        Draft.set(&draft.publicKey, "kid", "\"other\"")
      }.signed())
    // A careless verifier takes the public key's text for a secret.
    for text in [
      Draft.object(valid.publicKey), valid.key.members["x"] ?? "", valid.key.members["n"] ?? "",
    ] {
      let confused = valid.changed("HS256 with the public key") { (draft) in
        Draft.set(&draft.header, "alg", "\"HS256\"")
      }
      let input =
        Base64URL.encode(Array(Draft.object(confused.header).utf8)) + "."
        + Base64URL.encode(Array(Draft.object(confused.claims).utf8))
      let tag = try SigningKeys.hmac(under: Array(text.utf8)).sign(Array(input.utf8))
      cases.append(confused.made(input + "." + Base64URL.encode(tag)))
    }
    return cases
  }
}
