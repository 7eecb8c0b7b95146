// Values by name: order, bytes as identity, more members than are searched one by one.

import ContractRuntime
import Testing

@Suite struct NamedValuesTests {
  @Test func `names that differ in bytes are two, however many there are`() {
    for count in [0, 6, 7, 8, 9, 100] {
      var values = NamedValues((0..<count).map { ("\($0)", $0) })
      values.set("\u{E9}", -1)
      values.set("e\u{301}", -2)
      #expect(values.count == count + 2)
      #expect(values["\u{E9}"] == -1 && values["e\u{301}"] == -2)
      values["\u{E9}"] = nil
      #expect(values["\u{E9}"] == nil && values["e\u{301}"] == -2 && values.count == count + 1)
      for number in 0..<count { #expect(values["\(number)"] == number) }
    }
  }

  @Test func `the last of one name counts at the place of the first`() {
    let values: NamedValues = ["b": 1, "a": 2, "b": 3]
    #expect(values.members.map(\.name) == ["b", "a"] && values["b"] == 3)
    #expect(values.description == #"["b": 3, "a": 2]"# && NamedValues<Int>().description == "[:]")
  }

  @Test func `equality knows no order, and bytes only`() {
    let values: NamedValues = ["b": 1, "\u{E9}": 2]
    let same: NamedValues = ["\u{E9}": 2, "b": 1]
    #expect(values == same && values.hashValue == same.hashValue)
    #expect(values != ["b": 1, "e\u{301}": 2] && values != ["b": 1] && values != ["b": 1, "c": 2])
  }
}
