// An operation with what holds for it from around it: the parameters and servers of its path, without
// the headers that the specification tells to ignore. The only place where this is decided; who may
// call an operation is decided in `SecurityModel`.

import OpenAPIDocument

/// An operation of a path item, as requests meet it.
public struct EffectiveOperation {
  /// The path, or the expression of a callback, or the name of a webhook.
  public let path: Name
  /// The path item around it.
  public let item: PathItem
  /// The operation.
  public let operation: Operation
  /// The parameters that hold, see `Operation.effectiveParameters(in:)`.
  public let parameters: [Resolved<Parameter>]

  /// An operation as a part of a path item.
  public init(_ operation: Operation, of item: PathItem, at path: Name) {
    self.path = path
    self.item = item
    self.operation = operation
    parameters = operation.effectiveParameters(in: item)
  }

  /// The servers that the operation or else its path declares; nil where the document's hold.
  public var ownServers: [Server]? {
    if !operation.servers.isEmpty { return operation.servers }
    return item.servers.isEmpty ? nil : item.servers
  }
}

extension Operation {
  /// The parameters of the operation as part of a path item: those that the item declares for all of
  /// its operations, unless this one declares one of the same place and name, then its own; without
  /// those that the specification tells to ignore (3.1, sections 4.8.9, 4.8.10 and 4.8.12.2.1).
  public func effectiveParameters(in item: PathItem) -> [Resolved<Parameter>] {
    let own = Set(parameters.map { $0.value.identity })
    let inherited = item.parameters.filter { !own.contains($0.value.identity) }
    return (inherited + parameters).filter { !$0.value.isIgnored }
  }
}

extension Response {
  /// The headers, without those that the specification tells to ignore (3.1, section 4.8.17.1) and
  /// those that the server writes from what it sends.
  public var effectiveHeaders: [Entry<Resolved<Header>>] {
    headers.filter { !IgnoredFields.ofResponses.contains($0.name.lowercased) }
  }
}

extension Encoding {
  /// The headers, without those that the specification tells to ignore (3.1, section 4.8.15.1).
  public var effectiveHeaders: [Entry<Resolved<Header>>] {
    headers.filter { !IgnoredFields.ofContent.contains($0.name.lowercased) }
  }
}
