// The routes: each path of the contract by its segments, and what can be done there.

import ContractModel
import OpenAPIDocument

/// One path and what can be done there.
struct Route: Sendable {
  var template: String
  /// The name of the enum case.
  var swiftName: String
  var segments: [Segment]
  /// Whether the contract has the path without a slash at its end too; one of the two alone is served
  /// with and without.
  var endsWithSlash: Bool
  /// What answers which methods, each method once.
  var methods: [Method]
  /// Whether OPTIONS is answered with what is allowed, as the contract has no operation for it.
  var answersOptions: Bool
  /// The value of the `Allow` field.
  var allow: String
  /// What pages of other origins may send, and read of what is answered.
  var crossOrigin: CrossOriginPlan

  /// The methods that one operation answers.
  struct Method: Sendable {
    /// In upper case; a GET answers HEAD too where the contract has no operation for that.
    var names: [String]
    /// An index into `Contract.operations`.
    var operation: Int
  }

  /// What a segment of a path must be; names of parameters are no part of it.
  enum Segment: Sendable, Hashable {
    case literal(Name)
    /// Any non-empty text.
    case parameter
    /// Literals around parameters, such as `["", ".", ""]`.
    case mixed([Name])
  }
}

/// What browsers are told about requests of a path that pages of other origins make (Fetch standard, "CORS
/// protocol"). Names differ in more than case, and are in byte order of their lower case.
struct CrossOriginPlan: Sendable {
  /// The methods, OPTIONS among them.
  var methods: [String]
  /// The header fields of requests.
  var requestFields: [Name]
  /// The header fields of responses.
  var responseFields: [Name]
}

extension Route.Segment {
  /// A segment of a path without the names of its parameters.
  init(_ segment: PathTemplate.Segment) {
    let literals = segment.normalisedLiterals
    if segment.isParameter {
      self = .parameter
    } else {
      self = segment.expressions.isEmpty ? .literal(literals[0]) : .mixed(literals)
    }
  }
}

extension PathTemplate.Segment {
  /// The literals as requests are compared with them.
  var normalisedLiterals: [Name] { literals.map { Name(PathLiteral.normalised($0)) } }
}
