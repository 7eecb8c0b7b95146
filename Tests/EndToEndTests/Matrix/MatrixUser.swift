// A user of the two-user matrix and the requests that she makes: every operation of the contract,
// with a valid path, valid parameters and a valid body, all of it told from the contract.

import ContractTestSupport
import Foundation
import Testing

/// A user with a mark of her own in all of her data.
struct MatrixUser: Sendable {
  let user: User
  let contract: PublishedContract
  /// In every text that she stores, and in nobody else's.
  let mark: String

  init(_ user: User, _ contract: PublishedContract) {
    self.user = user
    self.contract = contract
    mark = "mark-\(randomText(12))"
  }

  var id: String { user.id }
  var authorization: (name: String, value: String) { ("Authorization", "Bearer \(user.token)") }

  /// A request that could not be made, or a resource that could not: the operation is named.
  struct NoRequest: Error, CustomStringConvertible {
    var description: String
  }

  /// What to change of an operation's valid request.
  struct Variation: Sendable {
    /// The owner's part of the path, as it stands in the request.
    var owner: String?
    /// The fields that carry the credential.
    var credentials: [(name: String, value: String)]?
    var headers: [(name: String, value: String)] = []
    /// Appended to the query.
    var query: String?
    /// Instead of the query's parameters.
    var parameters: [String: String] = [:]
    /// Instead of the body, as it is.
    var body: String?
  }

  /// A valid request for an operation on one of her own resources, varied.
  func request(
    _ operation: ContractOperation, resource: [String: String], _ change: Variation = Variation()
  ) throws -> HTTPRequest {
    let path = try PathTemplateText.filled(operation.template) { name in
      if name == operation.ownerParameter { return change.owner ?? percentEncoded(id) }
      if let value = resource[name] { return value }
      throw NoRequest(description: "nothing is known for {\(name)} of \(operation.testDescription)")
    }
    var query: [String] = []
    var headers = (change.credentials ?? [authorization]) + change.headers
    for parameter in operation.parameters where parameter.place != "path" {
      guard let value = try value(of: parameter, of: operation, change) else { continue }
      switch parameter.place {
      case "query": query.append("\(percentEncoded(parameter.name))=\(percentEncoded(value))")
      case "cookie": headers.append(("Cookie", "\(parameter.name)=\(percentEncoded(value))"))
      default: headers.append((parameter.name, value))
      }
    }
    if let more = change.query { query.append(more) }
    let body = try change.body.map { Array($0.utf8) } ?? self.body(of: operation)
    if body != nil, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      headers.append(("Content-Type", Self.contentType(operation.body?.mediaType)))
    }
    let target = path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    return HTTPRequest(operation.method, target, headers: headers, body: body)
  }

  private func value(
    of parameter: ContractOperation.Parameter, of operation: ContractOperation, _ change: Variation
  ) throws -> String? {
    if let value = change.parameters[parameter.name] { return value }
    guard parameter.isRequired else { return nil }
    return try example(of: parameter, of: operation)
  }

  private func example(
    of parameter: ContractOperation.Parameter, of operation: ContractOperation
  ) throws -> String {
    do {
      let sample = SchemaSample(references: contract.references, mark: mark)
      let value = try parameter.example ?? sample.value(parameter.schema)
      return value.scalarText ?? value.items?.first?.scalarText ?? value.text
    } catch {
      throw NoRequest(
        description: "parameter '\(parameter.name)' of \(operation.testDescription): \(error)")
    }
  }
}

extension MatrixUser {
  private static let boundary = "matrix-boundary"

  private static func contentType(_ mediaType: String?) -> String {
    let type = mediaType ?? "application/json"
    return type.contains("multipart/") ? "\(type); boundary=\(boundary)" : type
  }

  /// The members of a valid body; nil where there is none, or it is no object.
  func bodyMembers(of operation: ContractOperation) throws -> [(name: String, value: JSON)]? {
    guard let body = operation.body, body.mediaType.contains("json"),
      case .object(let members) = try sample(body, of: operation)
    else { return nil }
    return members
  }

  private func sample(_ body: ContractOperation.Body, of operation: ContractOperation) throws
    -> JSON
  {
    do {
      return try SchemaSample(references: contract.references, mark: mark).value(body.schema)
    } catch {
      if let example = body.example { return example }
      throw NoRequest(description: "the body of \(operation.testDescription): \(error)")
    }
  }

  private func body(of operation: ContractOperation) throws -> [UInt8]? {
    guard let body = operation.body else { return nil }
    let value = try sample(body, of: operation)
    switch body.mediaType {
    case let type where type.contains("urlencoded"):
      let fields = value.members.compactMap { member in
        member.value.scalarText.map { "\(percentEncoded(member.name))=\(percentEncoded($0))" }
      }
      return Array(fields.joined(separator: "&").utf8)
    case let type where type.contains("multipart/"):
      let parts = value.members.map { member in
        "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(member.name)\"\r\n\r\n"
          + (member.value.scalarText ?? member.value.text) + "\r\n"
      }
      return Array((parts.joined() + "--\(Self.boundary)--\r\n").utf8)
    case let type where type.contains("json"): return Array(value.text.utf8)
    default: return Array((value.scalarText ?? mark).utf8)
    }
  }
}

extension MatrixUser {
  /// A resource of her own that the operation's path can name, made for it; values percent-encoded.
  ///
  /// - Throws: `NoRequest` that names the operation for which nothing could be made.
  func resource(for operation: ContractOperation) async throws -> [String: String] {
    guard !operation.resourceParameters.isEmpty else { return [:] }
    guard let producer = contract.producer(of: operation) else {
      return try exampleResource(for: operation)
    }
    let outer = try await resource(for: producer.operation)
    let request = try request(producer.operation, resource: outer)
    let response = try await user.client.send(request)
    guard (200..<300).contains(response.status) else {
      throw NoRequest(
        description: "\(operation.testDescription) needs a resource of \(producer.operation.name), "
          + "which answered \(response.status): \(response.text)")
    }
    var resource = outer
    for (name, value) in producer.value(response) where name != operation.ownerParameter {
      resource[name] = percentEncoded(value)
    }
    return resource
  }

  private func exampleResource(for operation: ContractOperation) throws -> [String: String] {
    var resource: [String: String] = [:]
    for parameter in operation.parameters
    where parameter.place == "path" && parameter.name != operation.ownerParameter {
      resource[parameter.name] = percentEncoded(try example(of: parameter, of: operation))
    }
    return resource
  }

  /// Sends the operation's valid request, on a resource made for it; the answer must be a success.
  @discardableResult
  func perform(_ operation: ContractOperation) async throws -> HTTPResponse {
    let request = try request(operation, resource: try await resource(for: operation))
    let response = try await user.client.send(request)
    guard (200..<300).contains(response.status) else {
      throw NoRequest(
        description: "no valid request was made for \(operation.testDescription): it was answered "
          + "\(response.status) \(response.text)")
    }
    return response
  }
}
