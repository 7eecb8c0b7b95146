// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.

import Runtime

extension Letter: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:14).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    switch text {
    case .absent: break
    case .null:
      writer.member(",\"text\":")
      writer.null()
    case .value(let text):
      writer.member(",\"text\":")
      writer.string(text)
    }
    writer.literal("}")
  }
}

#if DEBUG
  extension Letter: JSONReadable {
    /// Reads and validates a value (openapi.yaml:14).
    public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
      guard try reader.beginObject() else { return nil }
      var members = RequiredMembers(1)
      var id: Int64?
      var text: Field<String> = .absent
      while try reader.nextKey() {
        if reader.key(is: "id", &members, 0) {
          id = try reader.int64()
        } else if reader.key(is: "text") {
          text = try reader.readNull() ? .null : Field(reader.string(minLength: 1))
        } else {
          try reader.skipValue()
        }
      }
      reader.require(members, ["id"])
      guard let id else { return nil }
      return Self(id: id, text: text)
    }
  }
#endif
