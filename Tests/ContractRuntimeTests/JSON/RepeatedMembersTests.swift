// A member that appears twice: refused among the declared ones and among those that are kept, whatever
// the values are; and declared members are told apart beyond the width of one word.

import ContractRuntime
import Testing

@Suite struct DeclaredMembersTests {
  @Test(arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 300])
  func completeWhenEveryRequiredMemberIsThere(count: Int) {
    for others in [0, 1, 64] {
      var members = DeclaredMembers(count + others, required: count)
      for index in count..<(count + others) {
        let isNew = members.insert(index)
        #expect(isNew)
      }
      #expect(members.isComplete == (count == 0))
      for index in (0..<count).reversed() {
        #expect(!members.contains(index) && !members.isComplete)
        let isNew = members.insert(index)
        let isNewAgain = members.insert(index)
        #expect(isNew && !isNewAgain && members.contains(index))
      }
      #expect(members.isComplete)
    }
  }

  @Test func absentMembersAreReportedInOrder() throws {
    var violations = Violations()
    let body: JSONReading<Bool> = { (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
      guard try reader.beginObject() else { return nil }
      var members = DeclaredMembers(3, required: 3)
      while try reader.nextKey() {
        if try reader.key(is: "b", &members, 1) {
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

@Suite struct RepeatedMembersTests {
  /// As generated code reads an object with `é` and `a/b` declared, and others kept as numbers.
  static func readKept(_ reader: inout JSONReader) throws(JSONSyntaxError) -> NamedValues<Int64>? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var others = OtherMembers<Int64>()
    while try reader.nextKey() {
      if try reader.key(is: "\u{E9}", &members, 0) {
        _ = try reader.string()
      } else if try reader.key(is: "a/b", &members, 1) {
        try reader.skipValue()
      } else {
        let key = try reader.key(of: others)
        others.set(key, try reader.int64())
      }
    }
    return others.values
  }

  @Test(arguments: [
    // A declared member: by its unescaped bytes, whatever the values.
    (#"{"é":"1","é":"1"}"#, 10), (#"{"é":"1","\u00e9":"2"}"#, 10),
    (#"{"\u00E9":1,"x":2,"\u00e9":null}"#, 18), (#"{"a/b":{},"a\/b":[]}"#, 10),
    // One that is kept, also where a value is of the wrong type.
    (#"{"x":1,"x":1}"#, 7), (#"{"x":1,"y":2,"\u0078":3}"#, 13), (#"{"x":"wrong","x":1}"#, 13),
    (#"{"x":1,"x":"wrong"}"#, 7), (#"{"":1,"":2}"#, 6), (#"{"X":1,"x":2,"X":3}"#, 13),
  ])
  func isRefused(text: String, offset: Int) {
    var violations = Violations()
    #expect(throws: JSONSyntaxError(.repeatedMember, at: offset)) {
      try JSON.read(Array(text.utf8), &violations, Self.readKept)
    }
  }

  @Test(arguments: [
    #"{"é":"1","a/b":2,"x":3}"#, #"{"x":1,"X":2," x":3}"#,
    // Two names, though a dictionary of Swift could not hold both.
    "{\"e\u{301}x\":1,\"\u{E9}x\":2}", "{\"\u{212A}\":\"wrong\",\"K\":2}",
    // What is skipped is not looked into.
    #"{"a/b":{"x":1,"x":2}}"#, #"{"é":{"x":1,"x":2}}"#,
  ])
  func isNotSeenWhereThereIsNone(text: String) throws {
    var violations = Violations()
    _ = try JSON.read(Array(text.utf8), &violations, Self.readKept)
  }

  @Test(arguments: [
    (#"{"a":1,"a":1}"#, 7), (#"[{"b":{"a":1,"\u0061":2}}]"#, 13), (#"{"a":{"a":1},"a":2}"#, 13),
    (#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0,"2":0}"#, 62),
  ])
  func isRefusedInTrees(text: String, offset: Int) throws {
    var violations = Violations()
    let expected = JSONSyntaxError(.repeatedMember, at: offset)
    #expect(throws: expected) { try JSON.read(JSONValue.self, from: Array(text.utf8), &violations) }
    #expect(throws: expected) {
      try JSON.read(Array(text.utf8), &violations) {
        (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
        try reader.checkUniqueItems()
        return try reader.anyValue() != nil
      }
    }
    // RFC 8259 alone allows it.
    _ = try JSON.parse(Array(text.utf8))
  }

  @Test func isRefusedInMaps() throws {
    var violations = Violations()
    for text in [#"{"a":1,"a":1}"#, #"{"a":"x","a":1}"#, #"{"a":{},"b":1,"a":1}"#] {
      #expect(throws: JSONSyntaxError.self) {
        try JSON.read(Array(text.utf8), &violations) {
          (reader: inout JSONReader) throws(JSONSyntaxError) -> NamedValues<Int64>? in
          try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) in
            try reader.int64()
          }
        }
      }
    }
    let values = try read(#"{"a":1,"A":2}"#) { (reader) throws(JSONSyntaxError) in
      try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) in try reader.int64() }
    }
    #expect(values.value == ["a": 1, "A": 2])
    let equivalents = try read("{\"e\u{301}\":1,\"\u{E9}\":2,\"K\":3,\"\u{212A}\":4}") {
      (reader) throws(JSONSyntaxError) in
      try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) in try reader.int64() }
    }
    #expect(equivalents.value?.members.map(\.value) == [1, 2, 3, 4])
    #expect(equivalents.value?["\u{E9}"] == 2)
  }

  @Test func isRefusedAsADiscriminator() throws {
    var violations = Violations()
    #expect(throws: JSONSyntaxError(.repeatedMember, at: 12)) {
      try JSON.read(Array(#"{"kind":"a","kind":"b"}"#.utf8), &violations) {
        (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
        try reader.beginDiscriminated(by: "kind")
      }
    }
  }

  @Test func theErrorIs400AndQuotesNothing() {
    let problem = JSONSyntaxError(.repeatedMember, at: 7).problem
    #expect(problem.status == 400)
    #expect(problem.detail == "a member of a JSON object appears twice at byte 7")
  }
}
