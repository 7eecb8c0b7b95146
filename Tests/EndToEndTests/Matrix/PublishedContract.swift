// The contract as the server publishes it -> its operations: what the two-user matrix is made from,
// so that an operation that is added takes part in it without anybody's doing.

import ContractTestSupport
import Foundation
import TodoContract

/// A contract and its operations.
struct PublishedContract: Sendable {
  let document: JSON
  let operations: [ContractOperation]

  /// Methods that a path item can have (OpenAPI 3.1, Path Item Object).
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  /// The contract that the server under test was compiled from.
  static func compiled() throws -> PublishedContract {
    try PublishedContract(JSON(parsing: EmbeddedContract.json))
  }

  init(_ document: JSON) {
    self.document = document
    var operations: [ContractOperation] = []
    let references = ContractReferences(document: document)
    let owners = OwnerParameters(document)
    for path in document["paths"]?.members ?? [] {
      let item = references.resolved(path.value)
      for method in Self.methods {
        guard let node = item[method] else { continue }
        operations.append(
          ContractOperation(
            method.uppercased(), path.name, node, shared: item["parameters"]?.items ?? [],
            references: references, owner: owners.parameter(of: path.name)))
      }
      // The server answers HEAD wherever GET is.
      if item["head"] == nil,
        var head = operations.last(where: { $0.template == path.name && $0.method == "GET" })
      {
        head.method = "HEAD"
        head.name = "HEAD of \(head.name)"
        operations.append(head)
      }
    }
    self.operations = operations
  }

  var references: ContractReferences { ContractReferences(document: document) }

  /// Operations whose path names an owner.
  var owned: [ContractOperation] { operations.filter { $0.ownerParameter != nil } }

  /// What the rows of an owner are told apart by: the owner's parameter, in JSON and as a column.
  var ownerName: String? { owned.compactMap(\.ownerParameter).first }
}

/// Which parameter of a path names the owner: the one that `x-owner` names, and whatever parameter
/// stands at its place in another path with the same beginning.
private struct OwnerParameters {
  private let names: Set<String>
  /// The segments before an owner's parameter, of every path that has one.
  private var beginnings: Set<[String]> = []

  init(_ document: JSON) {
    let schemes = document["components"]?["securitySchemes"]?.members ?? []
    names = Set(schemes.compactMap { $0.value["x-owner"]?["parameter"]?.string })
    for path in document["paths"]?.members ?? [] {
      let segments = Self.segments(path.name)
      let place = segments.firstIndex {
        names.contains(PathTemplateText.parameters(in: $0).first ?? "")
      }
      if let place { beginnings.insert(Array(segments[..<place])) }
    }
  }

  func parameter(of template: String) -> String? {
    let segments = Self.segments(template)
    for (index, segment) in segments.enumerated() {
      guard let parameter = PathTemplateText.parameters(in: segment).first else { continue }
      if names.contains(parameter) || beginnings.contains(Array(segments[..<index])) {
        return parameter
      }
    }
    return nil
  }

  private static func segments(_ template: String) -> [String] {
    template.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Path templates as text: this reader is not the compiler's, so that both would have to be wrong.
enum PathTemplateText {
  /// The names between braces, without operators (`{+name}`, `{name*}`).
  static func parameters(in text: String) -> [String] {
    text.matches(of: /\{([^{}]*)\}/).map { match in
      String(match.1).trimmingCharacters(in: CharacterSet(charactersIn: "+;*./?&#"))
    }
  }

  /// The template with every parameter replaced by what `value` says for its name.
  static func filled(_ template: String, _ value: (String) throws -> String) rethrows -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += try value(parameters(in: String(rest[open...close])).first ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// References within a document.
struct ContractReferences: Sendable {
  let document: JSON

  /// The node itself, or what its `$ref` names, at most 16 references deep.
  func resolved(_ node: JSON) -> JSON {
    var node = node
    for _ in 0..<16 {
      guard let reference = node["$ref"]?.string, reference.hasPrefix("#/"),
        let target = target(of: reference)
      else { return node }
      node = target
    }
    return node
  }

  private func target(of reference: String) -> JSON? {
    var node: JSON? = document
    for token in reference.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false) {
      let name = token.replacingOccurrences(of: "~1", with: "/")
        .replacingOccurrences(of: "~0", with: "~")
      node = node?[name]
    }
    return node
  }
}

extension JSON {
  /// The members of an object; none of another value.
  var members: [(name: String, value: JSON)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The value at a JSON pointer (RFC 6901).
  func at(pointer: String) -> JSON? {
    var node: JSON? = self
    for token in pointer.split(separator: "/") {
      let name = token.replacingOccurrences(of: "~1", with: "/")
        .replacingOccurrences(of: "~0", with: "~")
      if let items = node?.items {
        node = Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
      } else {
        node = node?[name]
      }
    }
    return node
  }

  /// A scalar as a path, a query or a header carries it; nil of arrays, objects and null.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let value): String(value)
    case .null, .array, .object: nil
    }
  }
}
