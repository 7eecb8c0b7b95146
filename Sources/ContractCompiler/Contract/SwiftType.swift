// The Swift types that emitted code names, and how each is spelled where names of the contract hide it.

/// A module whose types emitted code names.
enum Library: String, Sendable, CaseIterable {
  case swift = "Swift"
  case runtime = "ContractRuntime"
}

/// A type of the standard library or of the Runtime.
enum LibraryType: String, Sendable, Hashable {
  case bool = "Bool"
  case caseIterable = "CaseIterable"
  case double = "Double"
  case float = "Float"
  case hashable = "Hashable"
  case int = "Int"
  case int32 = "Int32"
  case int64 = "Int64"
  case rawRepresentable = "RawRepresentable"
  case sendable = "Sendable"
  case span = "Span"
  case staticString = "StaticString"
  case string = "String"
  case uint8 = "UInt8"

  case accept = "Accept"
  case arrayStream = "ArrayStream"
  case base64 = "Base64"
  case calendarDate = "CalendarDate"
  case dateTime = "DateTime"
  case declaredMembers = "DeclaredMembers"
  case encodedArray = "EncodedArray"
  case evaluatedParts = "EvaluatedParts"
  case field = "Field"
  case filePart = "FilePart"
  case headers = "Headers"
  case idempotentRequest = "IdempotentRequest"
  case indirect = "Indirect"
  case jsonNull = "JSONNull"
  case jsonReadable = "JSONReadable"
  case jsonReader = "JSONReader"
  case jsonSyntaxError = "JSONSyntaxError"
  case jsonValue = "JSONValue"
  case jsonWritable = "JSONWritable"
  case jsonWriter = "JSONWriter"
  case listedIntegers = "ListedIntegers"
  case listedTexts = "ListedTexts"
  case mediaContent = "MediaContent"
  case namedValues = "NamedValues"
  case operationOutput = "OperationOutput"
  case otherMembers = "OtherMembers"
  case parameterShape = "ParameterShape"
  case patternRule = "PatternRule"
  case queryStringParameter = "QueryStringParameter"
  case rawJSON = "RawJSON"
  case requestBody = "RequestBody"
  case requestParameter = "RequestParameter"
  case responseBody = "ResponseBody"
  case scalarParameter = "ScalarParameter"
  case uuid = "UUIDValue"

  /// The module that declares it.
  var library: Library {
    switch self {
    case .bool, .caseIterable, .double, .float, .hashable, .int, .int32, .int64,
      .rawRepresentable, .sendable, .span, .staticString, .string, .uint8:
      .swift
    case .accept, .arrayStream, .base64, .calendarDate, .dateTime, .declaredMembers,
      .encodedArray, .evaluatedParts, .field, .filePart, .headers, .idempotentRequest, .indirect,
      .jsonNull,
      .jsonReadable, .jsonReader, .jsonSyntaxError,
      .jsonValue, .jsonWritable, .jsonWriter, .listedIntegers, .listedTexts, .mediaContent,
      .namedValues, .operationOutput, .otherMembers, .parameterShape,
      .patternRule, .queryStringParameter, .rawJSON, .requestBody, .requestParameter,
      .responseBody, .scalarParameter, .uuid:
      .runtime
    }
  }
}

/// An emitted type by where it stands; its text is the name from module scope, such as `Schemas.Task`.
struct TypePath: Sendable, Hashable, CustomStringConvertible {
  let space: NameSpace
  /// The names from the outermost inwards.
  let names: [String]

  init(_ space: NameSpace, _ names: [String] = []) {
    self.space = space
    self.names = names
  }

  /// The path of what is declared inside.
  func inside(_ name: String) -> TypePath { TypePath(space, names + [name]) }

  var description: String { ([space.rawValue] + names).joined(separator: ".") }
}

/// A Swift type as a value; `spelled(in:)` is its text.
indirect enum SwiftType: Sendable, Hashable {
  case library(LibraryType)
  /// An emitted type.
  case declared(TypePath)
  case array(SwiftType)
  /// Values by names that compare by their bytes.
  case map(SwiftType)
  case optional(SwiftType)
  /// A generic type of the Runtime with one argument.
  case generic(LibraryType, SwiftType)

  /// How many arrays it is within each other.
  var arrayDepth: Int {
    switch self {
    case .array(let item): 1 + item.arrayDepth
    case .optional(let wrapped): wrapped.arrayDepth
    case .library, .declared, .map, .generic: 0
    }
  }

  /// The most arrays within each other: the Swift compiler's time doubles with every further one.
  static let arrayDepthLimit = 12

  /// Whether it is an optional.
  var isOptional: Bool { if case .optional = self { true } else { false } }

  /// What functions about the type are named after: its letters, without its name space.
  var words: String {
    switch self {
    case .library(let type): type.rawValue
    case .declared(let path): path.names.joined()
    case .array(let item): item.words + "Array"
    case .map(let item): item.words + "Map"
    case .optional(let wrapped): "Nullable" + wrapped.words
    case .generic(let type, let argument): type.rawValue + argument.words
    }
  }

  /// The text of the type at a place.
  func spelled(in scope: LookupScope) -> String {
    switch self {
    case .library(let type): scope[type]
    case .declared(let path): path.description
    case .array(let item): "[\(item.spelled(in: scope))]"
    case .map(let item): "\(scope[.namedValues])<\(item.spelled(in: scope))>"
    case .optional(let wrapped): wrapped.spelled(in: scope) + "?"
    case .generic(let type, let argument): "\(scope[type])<\(argument.spelled(in: scope))>"
    }
  }
}

/// A place in emitted code: which names of the contract an unqualified name finds first.
///
/// The body of a declaration sees the types of everything around it, the body of an extension only
/// those of what it extends.
struct LookupScope: Sendable, Hashable {
  /// Where no name of the contract is visible.
  static let module = LookupScope(names: [])

  /// The names of the contract's types that are visible.
  private var names: Set<String>

  /// The scope of a body in which types with these names are declared.
  func declaring(_ names: some Sequence<String>) -> LookupScope {
    LookupScope(names: self.names.union(names))
  }

  /// How a type is named here: qualified where one of the contract has its name.
  subscript(type: LibraryType) -> String {
    names.contains(type.rawValue) ? "\(type.library.rawValue).\(type.rawValue)" : type.rawValue
  }
}
