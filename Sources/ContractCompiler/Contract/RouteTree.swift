// The routes as a tree of path segments, concrete ones before templated ones (OpenAPI 3.1 section 4.8.8).

import OpenAPIDocument

/// All paths of the contract.
struct RouteTree: Sendable {
  var root: Node
  /// Every path with its operations, in the order of the document.
  var routes: [Route]

  /// One depth of the tree.
  struct Node: Sendable {
    /// The route that ends here, as an index into `routes`.
    var route: Int?
    /// The route that ends here with a slash, where the contract has both; one of the two alone is
    /// served with and without.
    var slashRoute: Int?
    /// The next segments, in the order in which they are tried.
    var branches: [Branch]
  }

  /// A segment and what follows it.
  struct Branch: Sendable {
    var segment: Segment
    var node: Node
  }

  /// What a path segment must be.
  enum Segment: Sendable, Hashable {
    case literal(Name)
    /// Any non-empty text.
    case parameter
    /// Literals around parameters, such as `["", ".", ""]`.
    case mixed([Name])
  }
}

/// One path and what can be done there.
struct Route: Sendable {
  var template: String
  /// The name of the enum case.
  var swiftName: String
  /// Pairs of upper-case method and index into `Contract.operations`.
  var methods: [Method]
  /// The value of the `Allow` field.
  var allow: String

  /// A method of a route.
  struct Method: Sendable {
    var name: String
    var operation: Int
  }
}

extension RouteTree.Segment {
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
