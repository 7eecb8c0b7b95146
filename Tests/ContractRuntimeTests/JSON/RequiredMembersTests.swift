// Required members are told apart beyond the width of one word.

import ContractRuntime
import Testing

@Suite struct RequiredMembersTests {
  @Test(arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 300])
  func completeWhenEveryMemberIsThere(count: Int) {
    var members = RequiredMembers(count)
    #expect(members.isComplete == (count == 0))
    for index in (0..<count).reversed() {
      #expect(!members.contains(index) && !members.isComplete)
      members.insert(index)
      #expect(members.contains(index))
    }
    #expect(members.isComplete)
  }

  @Test func absentMembersAreReportedInOrder() throws {
    var violations = Violations()
    let body: JSONReading<Bool> = { (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
      guard try reader.beginObject() else { return nil }
      var members = RequiredMembers(3)
      while try reader.nextKey() {
        if reader.key(is: "b", &members, 1) {
          _ = try reader.int64()
        } else {
          try reader.skipValue()
        }
      }
      reader.require(members, ["a", "b", "c"])
      return true
    }
    _ = try JSON.read(Array(#"{"b":"not a number","A":1}"#.utf8), &violations, body)
    #expect(violations.items.map(\.pointer) == ["/b", "/a", "/c"])
    #expect(violations.items.map(\.keyword) == ["type", "required", "required"])
  }
}
