// Operations: who may call, what comes in, what goes out.

import ContractModel

/// One operation of the contract.
struct OperationPlan: Sendable {
  /// The `operationId`, or the method and path where there is none.
  var id: String
  /// The method of the protocol, such as `listTasks`.
  var methodName: String
  /// The last part of the name of its name space, such as `ListTasks`.
  var typeName: String
  /// Where its types stand, such as `Operations.ListTasks`.
  var typePath: TypePath
  /// The router's function that takes a request through all checks, such as `serveListTasks`.
  var routerFunction: String
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
  /// What debug builds check of the responses of its own.
  var declared: [DeclaredResponses]
  /// What a handler is told about the caller.
  var caller: Caller
  /// Where the path names the owner, whom the security hook hands over.
  var owner: OwnerPosition?
  /// The function that checks the access; `nil` for a public operation.
  var hookName: String?
  /// How the input is read; `nil` where nothing of a request is.
  var input: InputPlan?
  /// Whether the handler says which media type it answers with, and is told what the client accepts.
  var choosesContent: Bool
  /// The media types of which the client must accept one, lest it is answered with 406; none where
  /// every client is content.
  var mustAccept: [String]
  /// Whether two inputs, and two outputs, can be compared.
  var isInputHashable: Bool
  var isOutputHashable: Bool
  /// The types declared in the name space besides `Input` and `Output`.
  var nested: [TypeDeclaration]
  /// The types of multipart bodies, each of which is declared with its parts.
  var multipartBodies: [MultipartBody] = []
  /// The types of `nested` but those.
  var others: [TypeDeclaration] = []
}

/// How a request becomes the input of an operation.
struct InputPlan: Sendable {
  /// The parameters that are read, in the order of the document.
  var parameters: [InputParameter]
  var readsQuery: Bool
  var readsCookies: Bool
  /// Whether the owner's text is held against its schema.
  var takesOwner: Bool
  /// The variable with the key by which a client may send the request again, where it may.
  var idempotencyKey: String?
  /// Whether it waits for the body.
  var waits: Bool
  var violations: Violations
  var conclusion: Conclusion
  /// Whether `null` and an absent body are alike.
  var flattensBody: Bool

  /// Whether something disagrees with the contract.
  enum Violations: Sendable {
    /// Nothing can.
    case never
    /// Nothing can be recorded, but something may be missing.
    case constant
    /// Each reading may record some.
    case gathered
  }

  /// What must hold once all has been read.
  enum Conclusion: Sendable {
    case nothing
    /// Nothing was recorded.
    case withoutViolations
    /// Nothing was recorded, and these variables have values.
    case withValues([String])
  }

  /// The variables that the initialiser has for itself.
  static let variables: Set<String> = [
    "request", "path", "limits", "owner", "query", "cookies", "violations", "content", "body",
    "idempotentRequest",
  ]
}
