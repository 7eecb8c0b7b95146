// Bodies: the media types of requests and responses, and how a request's body is read.

import ContractModel

/// The body that an operation takes.
struct RequestBodyPlan: Sendable {
  /// Whether a request without one is refused.
  var isRequired: Bool
  var contents: [ContentPlan]
  var line: ContractLine
  /// The Swift type of the body where there is one.
  var swiftType: SwiftType
  var documentation: [String]
  /// Whether `Input.body` is an enum with one case for each media type.
  var isChoice: Bool
  var reading: Reading
  /// The indices of the contents that are bytes beside others that are read.
  var bytes: [Int]
  /// The type of `Input.body`.
  var memberType: SwiftType
  /// Whether `Input.body` is `nil` where nothing else is said.
  var isOptional: Bool

  /// Whether two bodies can be compared.
  var isHashable: Bool { !isChoice && contents.allSatisfy(\.isHashable) }

  /// How it is read.
  enum Reading: Sendable, Hashable {
    /// The handler reads it, as it comes.
    case stream
    /// JSON and nothing else.
    case json(Value)
    /// As its media type asks.
    case byMediaType
  }
}

/// One media type of a body or a response.
struct ContentPlan: Sendable {
  /// The media type or range as declared, such as `application/json` or `image/*`.
  var mediaType: String
  /// The media type as it is sent: a range stands for its most usual member.
  var sentType: String
  /// Whether it stands for several media types, such as `image/*`.
  var isRange: Bool
  var caseName: String
  var format: Format
  /// The Swift type of the content.
  var swiftType: SwiftType
  var line: ContractLine

  /// Whether two values of it can be compared: it is no stream of bytes.
  var isHashable: Bool {
    switch format {
    case .json, .rawJSON, .sequence, .text, .form: true
    case .bytes, .multipart: false
    }
  }

  /// How the bytes are read or written.
  enum Format: Sendable, Hashable {
    case json(Value)
    /// JSON without a schema to speak of, passed through as its bytes; only in responses.
    case rawJSON(Value)
    /// JSON texts one after another, as a list; only in requests.
    case sequence(Value, JSONSequence)
    /// UTF-8 text, and what it becomes.
    case text(Value, WireForm)
    case bytes
    case form(Value, FormPlan)
    case multipart(MultipartPlan)
  }
}
