// Numbers of contracts: exact comparison, whole numbers, and how they are written.

import OpenAPIDocument
import Testing

@Suite struct DecimalTests {
  @Test func comparesExactly() throws {
    let ordered = [
      "-1e400", "-9007199254740993", "-9007199254740992.5", "-0.1", "0", "1e-400",
      "0.1", "0.10000000000000000001", "1", "9007199254740993", "1e400",
    ]
    let numbers = try ordered.map { try #require(Decimal($0)) }
    for (index, number) in numbers.enumerated() {
      for (position, other) in numbers.enumerated() {
        #expect((number < other) == (index < position))
        #expect((number == other) == (index == position))
      }
    }
    #expect(Decimal("1.50e1") == Decimal("15"))
    #expect(Decimal("-0.0") == Decimal("0"))
    #expect(
      Decimal("0.3")?.isMultiple(of: try #require(Decimal("0.1")))
        == true)
    #expect(
      Decimal("1")?.isMultiple(of: try #require(Decimal("0.3")))
        == false)
    #expect(
      Decimal("1e30")?.isMultiple(of: try #require(Decimal("7")))
        == nil)
  }

  @Test func isWrittenAsPeopleDo() {
    let texts = ["0", "15", "-0.5", "1200", "0.001", "12.34"]
    for text in texts { #expect(Decimal(text)?.description == text) }
    #expect(Decimal("1e99999999999999999999") != nil)
  }

  @Test(
    arguments: [
      ("2.5", false, 3, 2), ("2.5", true, 3, 2), ("-2.5", false, -2, -3), ("2", false, 2, 2),
      ("2", true, 3, 1), ("0.0", true, 1, -1), ("1e2", false, 100, 100), ("1e-5", false, 1, 0),
      ("-1e-5", true, 0, -1),
    ])
  func boundsOfWholeNumbers(text: String, isExclusive: Bool, lowest: Int64, highest: Int64) throws {
    let bound = try #require(Decimal(text))
    #expect(bound.lowestInteger(isExclusive: isExclusive) == lowest)
    #expect(bound.highestInteger(isExclusive: isExclusive) == highest)
  }

  @Test func wholeNumbersOf64Bits() {
    let decimal = { (text: String) in Decimal(text) }
    #expect(decimal("9223372036854775807")?.integer == .max)
    #expect(decimal("9223372036854775808")?.integer == nil)
    #expect(decimal("-9223372036854775808")?.integer == .min)
    #expect(decimal("-9223372036854775809")?.integer == nil)
    #expect(decimal("5.0")?.integer == 5)
    #expect(decimal("5.5")?.integer == nil)
    #expect(decimal("9223372036854775807")?.lowestInteger(isExclusive: true) == nil)
    for value in [Int64.min, -10, 0, 7, 1_200, .max] {
      #expect(Decimal(value) == decimal(String(value)))
    }
    #expect(["", "-", ".5", "1.2.3", "1e", "abc"].allSatisfy { decimal($0)?.integer == nil })
  }
}
