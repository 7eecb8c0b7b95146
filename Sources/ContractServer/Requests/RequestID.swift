// A name for each request: unique, cheap, and short enough to be stored inside the String value
// itself.

/// Makes request ids; one generator belongs to one event loop.
///
/// An id is 40 random bits of the generator and a 35-bit count, as 15 base32 characters: a Swift
/// string of up to 15 bytes needs no allocation. Ids are unique, not secret.
struct RequestIDs {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private var prefix = RequestIDs.randomPrefix()
  private var count: UInt64 = 0

  /// The next id.
  mutating func next() -> String {
    count += 1
    if count >> 35 != 0 {
      prefix = Self.randomPrefix()
      count = 1
    }
    let (prefix, count) = (prefix, count)
    return unsafe String(unsafeUninitializedCapacity: 15) { buffer in
      for index in 0..<15 {
        let value = index < 8 ? prefix >> UInt64(35 - 5 * index) : count >> UInt64(70 - 5 * index)
        unsafe buffer[index] = Self.alphabet[Int(value & 31)]
      }
      return 15
    }
  }

  private static func randomPrefix() -> UInt64 { UInt64.random(in: 0..<(1 << 40)) }
}
