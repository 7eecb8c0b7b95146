// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ParametersOperation.Empty: JSONReadable {
  /// Reads and validates a value (openapi.yaml:26).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "") { return .empty2 }
    if reader.text(is: "empty") { return .empty }
    if reader.text(is: "Empty") { return .empty3 }
    reader.enumViolation(Self.self)
    return nil
  }
}
