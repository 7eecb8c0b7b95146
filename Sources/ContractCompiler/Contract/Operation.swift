// Operations: what comes in, what goes out, who may call.

import ContractModel
import OpenAPIDocument

/// One operation of the contract.
struct OperationPlan: Sendable {
  /// The `operationId`, or the method and path where there is none.
  var id: String
  /// The method of the protocol, such as `listTasks`.
  var methodName: String
  /// The last part of the name of its name space, such as `ListTasks`.
  var typeName: String
  /// The whole name of its name space, such as `Operations.ListTasks`.
  var typePath: String { "\(NameSpace.operations.rawValue).\(typeName)" }
  /// The router's function that takes a request through all checks, such as `serveListTasks`: no
  /// other member of the router begins so, whatever the operation is called.
  var routerFunction: String { "serve" + typeName.drop { $0 == "_" } }
  /// The method in upper case.
  var httpMethod: String
  var pathTemplate: String
  var documentation: [String]
  var line: ContractLine
  var isDeprecated: Bool
  /// What its path, query, header fields and cookies say.
  var parameters: [InputParameter]
  var body: RequestBodyPlan?
  /// The responses of its own, and those of components that are no errors.
  var responses: [ResponsePlan]
  /// The errors that it refers to among the components, an enum that operations share.
  var errors: ErrorResponses?
  var access: Access
  /// Where the path names the owner, whom the security hook hands over.
  var owner: OwnerPosition?
  /// The function that checks the access; `nil` for a public operation.
  var hookName: String?
  /// The types declared in the name space besides `Input` and `Output`.
  var nested: [TypeDeclaration]
}

/// A parameter of an operation: how it is read, and from where.
struct InputParameter: Sendable {
  var declaration: ParameterPlan
  /// The member of `Input`.
  var swiftName: String
  /// The variable that holds the value until it is there.
  var local: String
  var source: Source
  /// It is not part of `Input`: the security hook hands it over as `Owner`.
  var isOwner: Bool
  /// The names of other parameters, where this is an object that would take them for its members.
  var others: [Name] = []

  /// The variables that the initialiser of `Input` has for itself.
  static let variablesOfInitialiser: Set<String> = [
    "request", "path", "limits", "owner", "query", "cookies", "violations", "content", "body",
  ]

  /// Where the text is found.
  enum Source: Sendable {
    case path(PathPosition)
    case query
    case header
    case cookie
    /// The owner whom the security hook has made of it, decoded and compared.
    case owner
  }
}

/// Where the path of an operation names the owner.
struct OwnerPosition: Sendable {
  /// The name in the path's template.
  var parameter: Name
  var path: PathPosition
}

/// A place in the path.
struct PathPosition: Sendable, Hashable {
  var segment: Int
  /// The literals around the segment's parameters; `["", ""]` where it is a parameter only.
  var literals: [Name]
  /// The index among the segment's parameters.
  var index: Int
  var isWhole: Bool { literals == ["", ""] }
}

/// How a parameter is read, wherever an operation has it.
struct ParameterPlan: Sendable {
  var name: Name
  var location: Location
  var style: String
  var explode: Bool
  /// Whether style and explode are the location's defaults.
  var isDefaultStyle: Bool
  var isRequired: Bool
  var allowsEmptyValue: Bool
  var value: Value
  /// What its text is on the wire.
  var shape: WireShape
  /// How its text becomes its value.
  var reading: Reading
  /// Swift source of the default.
  var defaultValue: String?
  /// Where the emitted code declares how the parameter is read.
  var constant: Constant
  var documentation: [String]
  var line: ContractLine
  var isDeprecated: Bool

  /// How a text becomes a value.
  enum Reading: Sendable, Hashable {
    /// The text is the scalar.
    case scalar(ScalarReading)
    /// The text becomes JSON, which the codec of the value reads.
    case json
  }

  /// Where a parameter is declared to be.
  enum Location: String, Sendable { case path, query, header, cookie }

  /// The constant that says how a parameter is read.
  enum Constant: Sendable {
    /// A member of the operation's `Input`.
    case own(String)
    /// A member of `Parameters`, for a component that operations share.
    case shared(String)

    var name: String {
      switch self {
      case .own(let name), .shared(let name): name
      }
    }
  }
}

/// The body that an operation takes.
struct RequestBodyPlan: Sendable {
  var isRequired: Bool
  var contents: [ContentPlan]
  var line: ContractLine
  /// The Swift type of `Input.body` without its optionality.
  var swiftType: SwiftType
  var documentation: [String]
  /// Whether `Input.body` is an enum with one case for each media type.
  var isChoice: Bool
}

/// One media type of a body or a response.
struct ContentPlan: Sendable {
  /// The media type or range as declared, such as `application/json` or `image/*`.
  var mediaType: String
  var caseName: String
  var format: Format
  var line: ContractLine

  /// Whether two values of it can be compared: it is no stream of bytes.
  var isHashable: Bool {
    switch format {
    case .json, .rawJSON, .text, .form: true
    case .bytes, .multipart: false
    }
  }

  /// How the bytes are read or written.
  enum Format: Sendable, Hashable {
    case json(Value)
    /// JSON without a schema to speak of, passed through as its bytes; only in responses.
    case rawJSON(Value)
    /// UTF-8 text, and what it becomes.
    case text(Value, WireShape)
    case bytes
    case form(Value, FormPlan)
    case multipart(MultipartPlan)
  }
}

/// One declared response.
struct ResponsePlan: Sendable {
  var status: Status
  var caseName: String
  /// The structure of the declared header fields, where there are any.
  var headers: HeadersPlan?
  var contents: [ContentPlan]
  /// The function of `Contract.contents` that makes the response.
  var contentFunction: String?
  /// The Swift type of the content, `nil` where there is none.
  var swiftType: SwiftType?
  /// The enum of the content, where its type depends on the media type.
  var choice: ContentChoice?
  /// Whether two values of the case can be compared: none is a stream.
  var isHashable: Bool { choice == nil && contents.allSatisfy(\.isHashable) }
  var documentation: [String]
  var line: ContractLine

  /// Which status codes it stands for.
  enum Status: Sendable, Hashable {
    case code(Int)
    /// `4XX` and the like, by the first digit.
    case range(Int)
    case fallback
  }
}

/// Error responses of components: one enum for all operations that refer to the same ones.
struct ErrorResponses: Sendable {
  /// The name of the enum from module scope, such as `Operations.CreateTask.ErrorResponse`.
  var path: String
  /// Whether the operation declares the enum; others have an alias of it.
  var isDeclaredHere: Bool
  /// By status: codes, then ranges, then `default`.
  var responses: [ResponsePlan]

  /// The last part of the name, inside each operation that has one.
  static let name = "ErrorResponse"
}

/// An enum with one case for each media type of a response.
struct ContentChoice: Sendable {
  /// Its name from module scope, such as `Operations.GetPhoto.OKContent`.
  var path: String
  /// Whose content it is, for its doc comment.
  var subject: String
  var contents: [ContentPlan]
  /// Whether responses of several operations share it.
  var isShared: Bool
  var line: ContractLine
}

/// The header fields of a response.
struct HeadersPlan: Sendable {
  /// The name of the structure from module scope.
  var path: String
  var fields: [HeaderPlan]
  /// Whether responses of several operations share the structure.
  var isShared: Bool
  var line: ContractLine
}

/// A function that makes responses with one kind of content, shared by all that have it.
struct ContentFunction: Sendable {
  /// The base name, such as `Problem`: emitted as `respondProblem` and `checkProblem`.
  var name: String
  var swiftType: SwiftType
  var contents: [ContentPlan]
  /// Whether the content is an enum with a case for each media type.
  var isChoice: Bool
  var line: ContractLine
}

/// A declared response header.
struct HeaderPlan: Sendable {
  var name: Name
  var swiftName: String
  var isRequired: Bool
  var value: Value
  var explode: Bool
  var documentation: [String]
  var line: ContractLine
}
