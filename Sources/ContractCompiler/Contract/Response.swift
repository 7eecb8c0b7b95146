// Responses: what an operation answers with, and what is checked of it in debug builds.

import ContractModel
import OpenAPIDocument

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
  /// The cases beside `caseName` that answer with the items of an array one by one; none where the content
  /// is no array of which that can be said.
  var itemwiseCases: [ItemwiseCase] = []
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

/// Responses that debug builds check alike.
struct DeclaredResponses: Sendable {
  var statuses: Statuses
  /// The constants that say how the header fields are read.
  var fields: [String]
  /// The function of `Contract.contents` that checks the content; `nil` where there is none.
  var contentFunction: String?

  /// The status codes.
  enum Statuses: Sendable, Hashable {
    case codes([Int])
    case range(ClosedRange<Int>)
    case all
  }
}

/// Error responses of components: one enum for all operations that refer to the same ones.
struct ErrorResponses: Sendable {
  /// The enum, such as `Operations.CreateTask.ErrorResponse`.
  var path: TypePath
  /// Whether the operation declares the enum; others have an alias of it.
  var isDeclaredHere: Bool
  /// By status: codes, then ranges, then `default`.
  var responses: [ResponsePlan]
  /// The component of each.
  var components: [Name]
  /// What debug builds check.
  var declared: [DeclaredResponses]

  /// The last part of the name, inside each operation that has one.
  static let name = "ErrorResponse"
}

/// An enum with one case for each media type of a response.
struct ContentChoice: Sendable {
  var name: String
  /// The enum, such as `Operations.GetPhoto.OKContent`.
  var path: TypePath
  /// Whose content it is, for its doc comment.
  var subject: String
  var contents: [ContentPlan]
  /// Whether responses of several operations share it.
  var isShared: Bool
  var line: ContractLine
}

/// The header fields of a response.
struct HeadersPlan: Sendable {
  var name: String
  var path: TypePath
  var fields: [HeaderPlan]
  /// Whether responses of several operations share the structure.
  var isShared: Bool
  var line: ContractLine
}

/// A declared response header.
struct HeaderPlan: Sendable {
  var name: Name
  var swiftName: String
  var isRequired: Bool
  /// The type of the member of the structure.
  var memberType: SwiftType
  /// Whether the member may have no value, and the response no such field then.
  var isOptional: Bool
  var writing: Writing
  /// The constant that says how debug builds read it; `nil` where nothing can be wrong with it.
  var constant: String?
  var documentation: [String]
  var line: ContractLine

  /// What is sent where the member has no value; `nil` where no field is.
  var nullText: String? {
    guard isRequired, isOptional else { return nil }
    if case .jsonText = writing { return "null" }
    return ""
  }

  /// How its value becomes text.
  enum Writing: Sendable {
    /// It is text.
    case text
    /// As Swift writes it.
    case description
    /// From the JSON that its codec writes, in simple style.
    case json(Codec, explode: Bool)
    /// The JSON that its codec writes.
    case jsonText(Codec)
  }
}

/// How debug builds read a header field, shared by all responses that declare it alike.
struct DeclaredField: Sendable {
  var constant: String
  var reader: ParameterReader
}

/// A function that makes responses with one kind of content, shared by all that have it.
struct ContentFunction: Sendable {
  /// The base name, such as `Problem`: emitted as `respondProblem` and `checkProblem`.
  var name: String
  var swiftType: SwiftType
  var contents: [ContentPlan]
  var selection: Selection
  var check: ContentCheck
  /// The array whose items can be given one by one; `nil` where the content is none.
  var itemwise: ItemwiseContent?
  var line: ContractLine

  /// How the media type is found.
  enum Selection: Sendable {
    /// There is one.
    case only
    /// The content is an enum with a case for each media type.
    case byCase
    /// The content is the same for all, and the client prefers one.
    case byRequest
  }
}

/// The only media type of the server's own errors, by its name in `ProblemContent`.
enum ProblemType: String, Sendable {
  case json
  case problemJSON
}
