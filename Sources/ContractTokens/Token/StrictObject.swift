// A JSON object as JOSE wants it: one whole document, every member name once (RFC 7515 section 4,
// RFC 7519 section 4). With doubled names two readers of one token could see two different users.

import ContractRuntime

/// A JSON object whose member names, at every depth, are unique.
struct StrictObject: Sendable {
  /// A JSON value.
  enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The nearest double; infinite where the number is beyond its range.
    case number(Double)
    case string(String)
    case array([Value])
    case object(StrictObject)
    /// An object with a doubled name or too many members; only where the reader asked to keep them.
    case ambiguousObject
  }

  /// The members in their order.
  let members: [(name: String, value: Value)]

  /// Reads a document; nil where it is no JSON object, exceeds a limit, or has a name twice.
  ///
  /// With `keepingAmbiguous`, objects inside that have a name twice are kept as such, so that one of
  /// them does not take its neighbours away.
  init?(_ bytes: [UInt8], keepingAmbiguous: Bool = false) {
    var limits = JSONLimits()
    limits.depth = TokenLimits.jsonDepth
    var violations = Violations()
    var hasAmbiguous = false
    do throws(JSONSyntaxError) {
      let value = try JSON.read(bytes, limits: limits, &violations) {
        (reader: inout JSONReader) throws(JSONSyntaxError) -> Value? in
        try Self.value(&reader, &hasAmbiguous)
      }
      guard case .object(let object) = value, keepingAmbiguous || !hasAmbiguous
      else { return nil }
      self = object
    } catch {
      return nil
    }
  }

  private init(members: [(name: String, value: Value)]) { self.members = members }

  /// The value of the member with this name, compared by bytes.
  subscript(_ name: String) -> Value? {
    for member in members where member.name.hasSameBytes(as: name) { return member.value }
    return nil
  }

  /// Reads any value; the reader bounds the depth.
  private static func value(
    _ reader: inout JSONReader, _ hasAmbiguous: inout Bool
  ) throws(JSONSyntaxError) -> Value {
    switch try reader.peekKind() {
    case .null:
      _ = try reader.readNull()
      return .null
    case .boolean:
      return .boolean(try reader.bool() ?? false)
    case .number:
      return .number(try reader.number()?.double ?? .infinity)
    case .string:
      return .string(try reader.string() ?? "")
    case .object:
      return try object(&reader, &hasAmbiguous)
    case .array:
      var elements: [Value] = []
      guard try reader.beginArray() else { return .null }
      while try reader.nextElement() { elements.append(try value(&reader, &hasAmbiguous)) }
      return .array(elements)
    }
  }

  private static func object(
    _ reader: inout JSONReader, _ hasAmbiguous: inout Bool
  ) throws(JSONSyntaxError) -> Value {
    guard try reader.beginObject() else { return .null }
    var members: [(name: String, value: Value)] = []
    var isAmbiguous = false
    while try reader.nextKey() {
      let name = reader.text
      if isAmbiguous || members.count == TokenLimits.objectMembers
        || members.contains(where: { $0.name.hasSameBytes(as: name) })
      {
        isAmbiguous = true
        try reader.skipValue()
      } else {
        members.append((name, try value(&reader, &hasAmbiguous)))
      }
    }
    guard isAmbiguous else { return .object(StrictObject(members: members)) }
    hasAmbiguous = true
    return .ambiguousObject
  }
}
