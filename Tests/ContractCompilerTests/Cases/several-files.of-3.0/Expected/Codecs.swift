// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.ABC: JSONReadable {
  /// Reads and validates a value (schemas.json:2).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var first: String?
    while try reader.nextKey() {
      if try reader.key(is: "first", &members, 0) {
        first = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(first: first)
  }
}
