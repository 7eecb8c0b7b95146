// The contract as it is published, with the entity tags under which it is served: its own bytes, unchanged
// and as JSON, or what is published of it as one JSON file.

import OpenAPIDocument

/// Prepares the contract for publication.
enum EmbeddingPass {
  /// What is published of a document.
  static func run(
    _ document: Document, without omission: PublishedOmission?
  ) -> EmbeddedDocument {
    let file = document.node.file
    let publication = PublicationPass.run(document, without: omission)
    let json = publication.json
    let source = publication.isEntryFile ? Array(file.bytes) : json
    let isJSON = !publication.isEntryFile || file.path.hasSuffix(".json")
    return EmbeddedDocument(
      title: document.info.title, version: document.info.version, source: source, json: json,
      sourceTag: tag(source), jsonTag: tag(json),
      mediaType: isJSON ? "application/json" : "application/yaml")
  }

  /// A strong entity tag: the first 128 bits of the SHA-256 of the bytes.
  private static func tag(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = ""
    for byte in SHA256.digest(bytes).prefix(16) {
      text.unicodeScalars.append(Unicode.Scalar(digits[Int(byte >> 4)]))
      text.unicodeScalars.append(Unicode.Scalar(digits[Int(byte & 15)]))
    }
    return "\"\(text)\""
  }
}

/// SHA-256 (FIPS 180-4), for entity tags only.
enum SHA256 {
  private static let constants: [UInt32] = primes(64).map { fraction(ofCubeRoot: $0) }
  private static let initial: [UInt32] = primes(8).map { fraction(ofSquareRoot: $0) }

  private static func primes(_ count: Int) -> [UInt64] {
    var list: [UInt64] = []
    var candidate: UInt64 = 2
    while list.count < count {
      if list.allSatisfy({ candidate % $0 != 0 }) { list.append(candidate) }
      candidate += 1
    }
    return list
  }

  /// The first 32 bits of the fractional part of a square root, by bisection in whole numbers.
  private static func fraction(ofSquareRoot number: UInt64) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 36
    while high - low > 1 {
      let middle = (low + high) / 2
      let square = middle.multipliedFullWidth(by: middle)
      if square.high < number { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// The first 32 bits of the fractional part of a cube root.
  private static func fraction(ofCubeRoot number: UInt64) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 36
    while high - low > 1 {
      let middle = (low + high) / 2
      let square = UInt128(middle) * UInt128(middle)
      let (cube, overflow) = square.multipliedReportingOverflow(by: UInt128(middle))
      if !overflow, cube < UInt128(number) << 96 { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// The digest of a message.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state = initial
    var padded = message
    padded.append(0x80)
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    for start in stride(from: 0, to: padded.count, by: 64) {
      compress(padded[start..<start + 64], into: &state)
    }
    return state.flatMap { word in
      [UInt8(word >> 24), UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
    }
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words: [UInt32] = []
    words.reserveCapacity(64)
    for index in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      let high = UInt32(block[index]) << 24 | UInt32(block[index + 1]) << 16
      words.append(high | UInt32(block[index + 2]) << 8 | UInt32(block[index + 3]))
    }
    for index in 16..<64 {
      let old = words[index - 15]
      let recent = words[index - 2]
      let first = rotate(old, 7) ^ rotate(old, 18) ^ old >> 3
      let second = rotate(recent, 17) ^ rotate(recent, 19) ^ recent >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ sum &+ choice &+ constants[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    let mixed = [a, b, c, d, e, f, g, h]
    for index in 0..<8 { state[index] = state[index] &+ mixed[index] }
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }
}
