// Names that emitted declarations must not take, each list with its reason.

/// Names with a meaning in Swift, in the Runtime or in the emitted files.
enum ReservedNames {
  /// Words that need backticks where an identifier is expected.
  static let keywords: Set<String> = [
    "Any", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default",
    "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while", "await", "actor", "macro",
  ]

  /// Members with a meaning of their own, which backticks do not change or which would confuse.
  static let members: Set<String> = [
    "self", "Self", "Type", "Protocol", "init", "rawValue", "allCases", "hashValue", "hash", "read",
    "write", "none", "reader", "writer", "some", "_", "dynamicType",
  ]

  /// Top-level names of the emitted files.
  static let emitted: Set<String> = [
    "API", "Owner", "Router", "Authenticators", "EmbeddedContract", "Generated", "Patterns",
    "Application", "Parameters", "Contents", "Route", "Routes", "Challenges", "Input", "Output",
  ]

  /// Types of the standard library that emitted code or code beside it names.
  static let standardLibrary: Set<String> = [
    "Any", "AnyObject", "AnyHashable", "Array", "ArraySlice", "AsyncSequence", "Bool", "Character",
    "Clock", "Codable", "CodingKey", "Collection", "Comparable", "ContiguousArray",
    "CustomStringConvertible", "Decimal", "Decodable", "Decoder", "Dictionary", "Double",
    "Duration", "Encodable", "Encoder", "Equatable", "Error", "Float", "Float16", "Float80",
    "Foundation", "Hashable", "Hasher", "Identifiable", "Int", "Int16", "Int32", "Int64", "Int8",
    "InlineArray", "Iterator", "KeyPath", "Mirror", "Never", "Optional", "OptionSet", "Protocol",
    "Range", "RawRepresentable", "Regex", "Result", "ContractRuntime", "Self", "Sendable",
    "Sequence",
    "Set", "SIMD", "Span", "StaticString", "String", "Substring", "Swift", "Type", "UInt",
    "UInt16", "UInt32", "UInt64", "UInt8", "Unicode", "Void", "Main", "Actor", "MainActor",
    "CaseIterable", "ExpressibleByStringLiteral", "Unmanaged", "Date", "Data", "URL", "UUID",
  ]

  /// Public types of the Runtime; a test holds this list to its sources.
  static let runtime: Set<String> = [
    "Accept", "APIKeyAuthenticator", "APIKeys", "AuthenticationFailure", "Base64",
    "BasicAuthenticator", "BearerAuthenticator", "CalendarDate", "Challenge",
    "ClientCertificateAuthenticator", "ContractContent", "ContractViolation", "Cookies",
    "Credentials", "DateTime", "DeclaredMembers", "DeclaredResponse", "EntityTag", "EvaluatedParts",
    "ExactDecimal",
    "Field", "FilePart", "Headers", "HTTPAuthenticator", "Indirect", "JSON", "JSONCheck",
    "JSONCheckpoint", "JSONKind", "JSONLimits", "JSONMemberKind", "JSONNull", "JSONNumber",
    "JSONObject", "JSONReadable", "JSONReader", "JSONReading", "JSONSchemaType", "JSONSyntaxError",
    "JSONTypes", "JSONValue", "JSONWritable", "JSONWriter", "MediaContent", "MediaType",
    "MultipartEvent", "MultipartForm", "MultipartHeaders", "MultipartLimits", "MultipartStream",
    "OperationOutput", "OtherMembers", "Parameter", "ParameterShape", "PatternRule",
    "PercentEncoding", "Principal", "ProblemDetails", "QueryString",
    "RawJSON", "RawText", "ReasonPhrase", "Request", "RequestBody", "RequestBodyError",
    "RequestBodySource", "RequestContent", "RequestLimits", "RequestParameter", "RequestPath",
    "Responder", "Response", "ResponseBody", "ResponseBodyWriter", "ScalarTypes",
    "ShortASCII", "StandardProblems", "StringFormat", "TextFormat", "TextLength", "URLEncodedForm",
    "UUIDValue", "Violation", "Violations",
  ]

  /// Whether a type at module scope, or one nested anywhere, must not have this name.
  static func isTypeNameReserved(_ name: String) -> Bool {
    emitted.contains(name) || standardLibrary.contains(name) || runtime.contains(name)
      || keywords.contains(name) || members.contains(name)
  }

  /// A member's name as the label of an argument, where no keyword needs backticks.
  static func label(_ name: String) -> String { name.filter { $0 != "`" } }

  /// The spelling of a member: backticks where it is a keyword.
  static func escapedMember(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }
}
