// Everything that a client says, decided: an emitter loops over it and never asks the document.

import OpenAPIDocument

/// A contract as its clients see it.
struct ClientContract {
  /// The name of the file it comes from.
  var source: String
  var title: String
  var version: String
  /// The schemas of the contract.
  var types: [TypeDeclaration]
  var operations: [ClientOperation]
  var security: ClientSecurity
  /// Where the API is if nobody says otherwise; empty for the page's own origin.
  var baseURL: String
  /// The servers of the contract, for people.
  var servers: [String]
  /// Whether a type has 64-bit integers.
  var hasInt64: Bool
  /// The names of types that the fixed part declares, none of which a schema has.
  static let ownTypes: Set<String> = [
    "Answer", "APIError", "AnswerShape", "Call", "Client", "ClientOptions", "Credential", "Failure",
    "Field", "Int64", "Provided", "RequestOptions", "Status", "Success",
  ]
}

/// A method of the client.
struct ClientOperation {
  /// The name of the method.
  var name: String
  var documentation: [String]
  var isDeprecated: Bool
  /// The HTTP method.
  var method: String
  var path: [PathPart]
  /// What a call is given, apart from the body.
  var parameters: [ClientParameter]
  var body: ClientBody?
  /// The name of the type of what a call is given; nil where it is given nothing.
  var parametersType: String?
  /// The name of the type of the answers.
  var answerType: String
  var answers: [ClientAnswer]
  /// The media types of successes, as they are asked for.
  var accept: [String]
  /// Whether a success has several media types of different types, so that a call may choose.
  var hasAcceptChoice: Bool
  /// The ways to be let in, each the names of schemes; an empty one is last.
  var security: [[String]]
  /// Whether a request may be sent again.
  var isRepeatable: Bool
  /// The server of this operation alone.
  var server: String?

  /// A part of the path.
  enum PathPart {
    /// Text as it stands in a URL.
    case literal(String)
    /// A parameter, by its index.
    case parameter(Int)
  }

  /// Whether a call can be made without anything.
  var isCallableBare: Bool {
    parameters.allSatisfy { !$0.isRequired } && !(body?.isRequired ?? false)
  }
}

/// A parameter of a call.
struct ClientParameter {
  /// How a value is written.
  enum Writing {
    /// In the path, after RFC 6570's simple, label and matrix expansion.
    case simple(explode: Bool)
    case label(explode: Bool)
    case matrix(explode: Bool)
    /// In the query.
    case form(explode: Bool)
    case spaceDelimited
    case pipeDelimited
    case deepObject
    /// As JSON, in any place.
    case json
    /// The whole query: an object as a form, with the fields that are not written as usual, or text.
    case wholeQuery([ClientBody.Field])
    /// The whole query as JSON.
    case wholeQueryJSON
    /// In the field Cookie, as it stands.
    case cookie
  }

  var place: Parameter.Place
  /// The name on the wire.
  var name: Name
  /// The name in TypeScript.
  var key: Name
  var type: TypeExpression
  var isRequired: Bool
  var documentation: [String]
  var isDeprecated: Bool
  var writing: Writing
  /// Whether it is the key that makes a request safe to repeat, which is made up where it is missing.
  var isIdempotencyKey = false
}

/// The body of a request.
struct ClientBody {
  /// How a body is written.
  enum Writing: Hashable {
    case json
    case text
    /// Bytes, or text that the caller has made.
    case raw
    /// A form; each field that is not written as usual, with the way it is.
    case urlencoded([Field])
    /// Parts; each field with a media type of its own.
    case multipart([Part])
  }

  /// How a field of a form is written.
  struct Field: Hashable {
    enum Style: Hashable {
      case form(explode: Bool)
      case spaceDelimited
      case pipeDelimited
      case deepObject
      case json
    }

    var name: Name
    var style: Style
  }

  /// The media type of the parts of a field.
  struct Part: Hashable {
    var name: Name
    var mediaType: String
  }

  /// A media type of a body.
  struct Content {
    /// The media type that is sent; a range is told by the call.
    var mediaType: String
    var isRange: Bool
    var type: TypeExpression
    var writing: Writing
    var documentation: [String]
  }

  /// The name in TypeScript.
  var key = Name("body")
  /// The name of the member that chooses between media types.
  var contentTypeKey = Name("contentType")
  var isRequired: Bool
  var documentation: [String]
  var contents: [Content]
  /// Whether a call says which media type it sends.
  var isChoice: Bool { contents.count > 1 || contents.contains(where: \.isRange) }
}

/// Answers that a client treats alike.
struct ClientAnswer {
  /// Which statuses a response is for.
  enum Status: Hashable {
    case code(Int)
    case range(Int)
    case fallback
  }

  /// How a body is read.
  enum Reading: String, CaseIterable {
    case json, text, blob
    /// As the Content-Type of the answer says.
    case any
  }

  /// A header field of an answer.
  struct Field: Hashable {
    enum Kind: String {
      case text, number, boolean
    }

    var name: Name
    var kind: Kind
    var documentation: [String]
  }

  /// A body of an answer.
  struct Content: Hashable {
    /// The media types in lower case, without parameters.
    var mediaTypes: [String]
    var reading: Reading
    var type: TypeExpression
  }

  /// Whether an answer is a success, as `ok` says.
  enum Outcome: Hashable {
    case success, failure
    /// It depends on the status.
    case open
  }

  var statuses: [Status]
  var outcome: Outcome
  /// The statuses that other answers of the operation have, which a range or `default` leaves out.
  var others: [Status]
  var contents: [Content]
  var fields: [Field]
}

/// Who lets a client in.
struct ClientSecurity {
  /// How a credential is sent.
  enum Kind {
    case bearer
    case basic
    /// The value of the field Authorization as a whole, of this HTTP scheme.
    case authorization(String)
    case apiKey(Parameter.Place, Name)
    /// The environment shows it: a client certificate.
    case ambient
  }

  /// A security scheme.
  struct Scheme {
    /// The name in TypeScript.
    var key: String
    /// The name in the contract.
    var name: Name
    var kind: Kind
    var documentation: [String]
  }

  var schemes: [Scheme] = []
}
