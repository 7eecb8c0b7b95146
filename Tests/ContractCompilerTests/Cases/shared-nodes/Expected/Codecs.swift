// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.PostBooks.BodyContent: JSONReadable {
  /// Reads and validates a value (openapi.yaml:9).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var kind: Operations.PostBooks.BodyContent.Kind?
    while try reader.nextKey() {
      if try reader.key(is: "kind", &members, 0) {
        kind = try Operations.PostBooks.BodyContent.Kind.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(kind: kind)
  }
}

extension Operations.PostBooks.BodyContent.Kind: JSONReadable {
  /// Reads and validates a value (openapi.yaml:9).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "a") { return .a }
    if reader.text(is: "b") { return .b }
    reader.enumViolation(Self.self)
    return nil
  }
}
