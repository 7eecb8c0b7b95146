// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListPages.Level: JSONReadable {
  /// Reads and validates a value (openapi.yaml:12).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard let number = try reader.int64(isLiteral: true) else { return nil }
    if let value = Self(rawValue: number) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}
