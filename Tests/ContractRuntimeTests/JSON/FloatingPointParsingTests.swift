// Decimal to binary: against the standard library, which is exact and slower, on numbers of every
// size, on exact ties between two values, and at the ends of the range.

import ContractRuntime
import Testing

@Suite struct FloatingPointParsingTests {
  private func bits(_ text: String) throws -> UInt64? {
    try JSONValue(parsing: text).double?.bitPattern
  }

  @Test func randomValuesReadBack() throws {
    var generator = SplitMix64(state: 1)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(try bits(value.description) == value.bitPattern)
    }
  }

  @Test func randomTextsAgreeWithTheStandardLibrary() throws {
    var generator = SplitMix64(state: 2)
    for _ in 0..<5_000 {
      let digits = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      let exponent = Int.random(in: -360...320, using: &generator)
      let sign = Bool.random(using: &generator) ? "-" : ""
      let text = "\(sign)7\(digits.joined())e\(exponent)"
      #expect(try bits(text) == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func tiesGoToTheEvenNeighbour() throws {
    var generator = SplitMix64(state: 3)
    for _ in 0..<2_000 {
      // 54 bits, the last of them set: half way between two values.
      let tie = generator.next() >> 10 | 1 << 53 | 1
      let even = Double(tie & ~3) == Double(tie) ? tie & ~3 : (tie | 3) + 1
      for text in ["\(tie)", "\(tie).0", "\(tie)0e-1", "\(tie)000000e-6"] {
        #expect(try bits(text) == Double(even).bitPattern, "\(text)")
      }
      #expect(try bits("\(tie).00000000000000000000001") == Double(tie + 1).bitPattern)
      #expect(try bits("\(tie - 1).99999999999999999999999") == Double(tie - 1).bitPattern)
    }
  }

  @Test(arguments: [
    ("4.9406564584124654e-324", 1), ("2.4703282292062328e-324", 1), ("2.4703282292062327e-324", 0),
    ("2.2250738585072011e-308", 0x000F_FFFF_FFFF_FFFF),
    ("2.2250738585072014e-308", 0x0010_0000_0000_0000),
    ("2.22507385850720113605740979670913197593481954635164564e-308", 0x000F_FFFF_FFFF_FFFF),
    ("2.22507385850720113605740979670913197593481954635164565e-308", 0x0010_0000_0000_0000),
    ("1.7976931348623157e308", 0x7FEF_FFFF_FFFF_FFFF),
    ("1.7976931348623158e308", 0x7FEF_FFFF_FFFF_FFFF),
    ("1.7976931348623159e308", 0x7FF0_0000_0000_0000),
    ("123456789012345678901234567890e-400", 0), ("-0.0", 0x8000_0000_0000_0000),
    ("-1e-400", 0x8000_0000_0000_0000), ("-1e400", 0xFFF0_0000_0000_0000),
    ("0e99999999999999999999999", 0), ("1e99999999999999999999999", 0x7FF0_0000_0000_0000),
  ])
  func endsOfTheRange(_ text: String, _ expected: UInt64) throws {
    #expect(try bits(text) == expected)
  }
}

/// A small generator of pseudo-random numbers, so that every run sees the same ones.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
