// Changes of bytes that know nothing of what they change; the same seed gives the same ones.

extension Mutations {
  /// A change of bytes that knows nothing: of the signed texts, of the token, or of the set.
  static func random(_ key: SigningKey, _ generator: inout some RandomNumberGenerator) throws
    -> Case
  {
    let valid = Draft(key)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      let bytes = scrambled(Array(Draft.object(valid.header).utf8), &generator)
      return try valid.changed("random header") { _ in }.signed(header: bytes)
    case 1:
      let bytes = scrambled(Array(Draft.object(valid.claims).utf8), &generator)
      return try valid.changed("random claims") { _ in }.signed(claims: bytes)
    case 2:
      let bytes = scrambled(Array(try valid.signed().token.utf8), &generator)
      return valid.changed("random token") { _ in }.made(String(decoding: bytes, as: UTF8.self))
    default:
      var signed = try valid.changed("random key set") { _ in }.signed()
      signed.keys = signed.keys?.map { (key) in
        String(decoding: scrambled(Array(key.utf8), &generator), as: UTF8.self)
      }
      return signed
    }
  }

  private static func scrambled(
    _ bytes: [UInt8], _ generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var bytes = bytes
    let alphabet = Array("{}[]\",:.0129eE+-\\untrue \u{0}\u{7F}abAZ_=/".utf8)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
      default: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
      }
    }
    return bytes
  }
}

/// SplitMix64: the same seed gives the same cases.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
