// One operation of the contract: its parameters, its body, who owns what it reaches, and how to
// come by a resource that its path names.

import ContractTestSupport
import Foundation
import Testing

/// An operation as a client reads it.
struct ContractOperation: Sendable, CustomTestStringConvertible {
  /// A parameter, of the path or elsewhere.
  struct Parameter: Sendable {
    var name: String
    /// `path`, `query`, `header` or `cookie`.
    var place: String
    var isRequired: Bool
    var schema: JSON
    var example: JSON?
  }

  /// A body in the media type that requests are made in.
  struct Body: Sendable {
    var mediaType: String
    var schema: JSON
    var example: JSON?
  }

  /// Where the value of a path's parameter is found in the answer of the operation that makes it.
  struct Link: Sendable {
    var operation: String
    /// JSON pointers into the answer's body, by parameter.
    var pointers: [String: String]
  }

  var name: String
  var method: String
  /// The path as the contract has it, with parameters in braces.
  var template: String
  var parameters: [Parameter]
  var body: Body?
  var links: [Link]
  /// The parameter of the path that names the owner; nil of a path that nobody owns.
  var ownerParameter: String?

  var testDescription: String { "\(method) \(template)" }
  /// Whether the method promises to change nothing (RFC 9110 section 9.2.1).
  var isSafe: Bool { ["GET", "HEAD", "OPTIONS", "TRACE"].contains(method) }
  /// The parameters of the path that name something other than the owner.
  var resourceParameters: [String] {
    PathTemplateText.parameters(in: template).filter { $0 != ownerParameter }
  }

  init(
    _ method: String, _ template: String, _ node: JSON, shared: [JSON],
    references: ContractReferences, owner: String?
  ) {
    self.method = method
    self.template = template
    name = node["operationId"]?.string ?? "\(method) \(template)"
    ownerParameter = owner
    var parameters: [Parameter] = []
    for entry in shared + (node["parameters"]?.items ?? []) {
      let parameter = Self.parameter(references.resolved(entry))
      parameters.removeAll { $0.name == parameter.name && $0.place == parameter.place }
      parameters.append(parameter)
    }
    self.parameters = parameters
    body = Self.body(references.resolved(node["requestBody"] ?? .null), references)
    links = Self.links(node["responses"] ?? .null, references)
  }

  private static func parameter(_ node: JSON) -> Parameter {
    let content = node["content"]?.members.first?.value
    return Parameter(
      name: node["name"]?.string ?? "", place: node["in"]?.string ?? "",
      isRequired: node["required"]?.bool ?? false,
      schema: node["schema"] ?? content?["schema"] ?? .object([]),
      example: example(of: node))
  }

  /// The first of `example` and `examples` of a parameter or a media type.
  private static func example(of node: JSON) -> JSON? {
    node["example"] ?? node["examples"]?.members.first?.value["value"]
  }

  private static func body(_ node: JSON, _ references: ContractReferences) -> Body? {
    let contents = node["content"]?.members ?? []
    let preferred = ["application/json", "+json", "urlencoded", "multipart/form-data"]
    let content =
      preferred.lazy.compactMap { kind in contents.first { $0.name.contains(kind) } }.first
      ?? contents.first
    guard let content else { return nil }
    return Body(
      mediaType: content.name, schema: content.value["schema"] ?? .object([]),
      example: example(of: content.value))
  }

  private static func links(_ responses: JSON, _ references: ContractReferences) -> [Link] {
    responses.members.filter { $0.name.hasPrefix("2") }.flatMap { response in
      (references.resolved(response.value)["links"]?.members ?? []).compactMap { entry in
        let link = references.resolved(entry.value)
        guard let operation = link["operationId"]?.string else { return nil }
        let start = "$response.body#"
        let pointers = (link["parameters"]?.members ?? []).compactMap { parameter in
          parameter.value.string.flatMap { expression in
            expression.hasPrefix(start)
              ? (parameter.name, String(expression.dropFirst(start.count))) : nil
          }
        }
        return Link(operation: operation, pointers: Dictionary(pointers) { first, _ in first })
      }
    }
  }
}

extension PublishedContract {
  /// The operation whose answer tells the last parameter of another's path, and how.
  ///
  /// A link of the contract says so; without one it is the POST on the path before that parameter.
  func producer(
    of operation: ContractOperation
  ) -> (operation: ContractOperation, value: @Sendable (HTTPResponse) -> [String: String])? {
    guard let last = operation.resourceParameters.last else { return nil }
    for other in operations where other.name != operation.name {
      for link in other.links where link.operation == operation.name {
        guard link.pointers[last] != nil else { continue }
        return (
          other,
          { response in
            link.pointers.compactMapValues { pointer in
              (try? response.json())?.at(pointer: pointer)?.scalarText
            }
          }
        )
      }
    }
    guard let range = operation.template.range(of: "/{\(last)}", options: .backwards) else {
      return nil
    }
    let collection = String(operation.template[..<range.lowerBound])
    guard let other = operations.first(where: { $0.method == "POST" && $0.template == collection })
    else { return nil }
    return (
      other,
      { response in
        let location = response.header("Location")?.split(separator: "/").last
          .flatMap { String($0).removingPercentEncoding }
        let member = (try? response.json())?[last]?.scalarText
        return (member ?? location).map { [last: $0] } ?? [:]
      }
    )
  }
}
