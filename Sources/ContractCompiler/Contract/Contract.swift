// The intermediate representation between the passes and the emitters: nouns in which everything is
// decided. Names, optionality, boxing, constraints, routes and ownership are final here, so that an
// emitter only loops and switches.

import OpenAPIDocument

/// One compiled contract, ready to be printed as Swift.
struct Contract: Sendable {
  /// The file name of the contract as it appears in comments, such as `openapi.yaml`.
  var source: String
  /// Who may use what is emitted.
  var access: AccessLevel
  /// `info.title` and `info.version`, for comments.
  var title: String
  /// The types of component schemas, each list of types outermost first and in printing order.
  var schemas: [TypeDeclaration]
  /// The types of the inline schemas of component parameters, request bodies and responses.
  var parameterTypes: [TypeDeclaration]
  var requestBodyTypes: [TypeDeclaration]
  var responseTypes: [TypeDeclaration]
  /// The name spaces of operations that the server calls.
  var outgoing: [TypeDeclaration]
  /// Functions that read and write containers and checked values, in printing order.
  var codecs: [CodecFunction]
  /// Functions that assert what a Swift type cannot express, in printing order.
  var checks: [CheckFunction]
  /// Functions that note what schemas evaluate, in printing order.
  var evaluations: [EvaluationFunction]
  /// Every operation in the order of the document.
  var operations: [OperationPlan]
  /// The structures of header fields that several operations share.
  var headers: [HeadersPlan]
  /// The enums of content that several operations share.
  var choices: [ContentChoice]
  /// Component parameters that operations refer to, in byte order of their names.
  var parameters: [ParameterPlan]
  /// Functions that make responses, in printing order.
  var contents: [ContentFunction]
  /// How debug builds read the header fields of responses, in printing order.
  var fields: [DeclaredField]
  /// Where a request goes.
  var routes: [Route]
  /// What the server sends its own errors as; nil where that is left to the client.
  var problemType: ProblemType?
  /// Who may call what.
  var security: SecurityPlan
  /// The contract itself, published by the server.
  var embedded: EmbeddedDocument
  /// Regular expressions, each compiled once at run time.
  var patterns: [PatternConstant]

  /// Every declared type that stands in no other.
  var types: [TypeDeclaration] {
    schemas + parameterTypes + requestBodyTypes + responseTypes + outgoing
      + operations.flatMap(\.nested)
  }
}

/// Where a declaration comes from.
struct ContractLine: Sendable, Hashable {
  /// The file name, without folders.
  var file: String
  /// The line, from 1.
  var line: Int

  init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// The line of a node; `file` is the contract's own file.
  init(_ node: Node, in file: String) {
    self.file = node.file.path.split(separator: "/").last.map(String.init) ?? file
    line = node.location.line
  }

  /// The place as it appears in comments, such as `openapi.yaml:210`.
  var text: String { "\(file):\(line)" }
}

/// The contract's own bytes, as the server publishes them.
struct EmbeddedDocument: Sendable {
  /// `info.title` and `info.version`.
  var title: String
  var version: String
  /// The file unchanged.
  var source: [UInt8]
  /// The same document as JSON.
  var json: [UInt8]
  /// Strong entity tags (RFC 9110 section 8.8.3) with their quotes.
  var sourceTag: String
  var jsonTag: String
  /// Whether the source is YAML (otherwise it is JSON itself).
  var mediaType: String
}
