// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Parameters.Selector: JSONReadable {
  /// Reads and validates a value (openapi.yaml:37).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var a: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "a", &members, 0) {
        a = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(a: a)
  }
}

extension Operations.FindByForm.Filter: JSONReadable {
  /// Reads and validates a value (openapi.yaml:14).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var state: Operations.FindByForm.Filter.State?
    var labels: [String]?
    while try reader.nextKey() {
      if try reader.key(is: "state", &members, 0) {
        state = try Operations.FindByForm.Filter.State.read(from: &reader)
      } else if try reader.key(is: "labels", &members, 1) {
        labels = try Codecs.readStringArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["state"])
    guard let state else { return nil }
    return Self(state: state, labels: labels)
  }
}

extension Operations.FindByForm.Filter.State: JSONReadable {
  /// Reads and validates a value (openapi.yaml:16).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "open") { return .open }
    if reader.text(is: "closed") { return .closed }
    reader.enumViolation(Self.self)
    return nil
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:16).
  static func readStringArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array(String.read(from:))
  }
}
