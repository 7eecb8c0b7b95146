// Servers: the addresses that clients have, those of the document once, those of single paths and
// operations where they differ from it.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// Compares the servers of the documents as a whole.
  func compareServers() {
    compare(
      old.servers, new.servers, old.node["servers"] ?? old.node, new.node["servers"] ?? new.node,
      .document)
  }

  /// Compares the servers that hold for an operation, where a path or the operation has its own.
  func compareServers(_ oldUse: EffectiveOperation, _ newUse: EffectiveOperation, _ origin: Origin)
  {
    let before = ownServers(oldUse)
    let now = ownServers(newUse)
    guard before != nil || now != nil else { return }
    compare(
      before?.servers ?? old.servers, now?.servers ?? new.servers,
      before?.node ?? oldUse.operation.key, now?.node ?? newUse.operation.key, origin)
  }

  private func ownServers(_ use: EffectiveOperation) -> (servers: [Server], node: Node)? {
    use.ownServers.map { ($0, $0[0].node.parent ?? $0[0].node) }
  }

  private func compare(
    _ before: [Server], _ now: [Server], _ oldPlace: Node, _ newPlace: Node, _ origin: Origin
  ) {
    let oldServers = Self.byURL(before)
    let newServers = Self.byURL(now)
    for (url, server) in oldServers {
      guard let (_, other) = newServers.first(where: { $0.0 == url }) else {
        report(
          OperationFact.serverRemoved, "the server '\(url.text)' is gone",
          gone: server?.node["url"] ?? oldPlace, from: newPlace, origin: origin)
        continue
      }
      guard let server, let other else { continue }
      compareVariables(server, other, origin)
    }
    for (url, server) in newServers where !oldServers.contains(where: { $0.0 == url }) {
      report(
        OperationFact.serverAdded, "the server '\(url.text)' is new",
        new: server?.node["url"] ?? newPlace,
        old: oldPlace, origin: origin)
    }
  }

  /// The servers by address; without any, the specification's `/`. One slash at the end makes no
  /// difference, as paths begin with one.
  private static func byURL(_ servers: [Server]) -> [(Name, Server?)] {
    guard !servers.isEmpty else { return [(Name("/"), nil)] }
    var seen: Set<Name> = []
    return servers.prefix(1000).compactMap { server in
      var url = server.url
      if url.utf8.count > 1, url.hasSuffix("/") { url.removeLast() }
      return seen.insert(Name(url)).inserted ? (Name(url), server) : nil
    }
  }

  private func compareVariables(_ before: Server, _ now: Server, _ origin: Origin) {
    for variable in before.variables {
      let other = now.node["variables"]?.member(variable.key.text)
      if let other, Self.accepts(other.value, everythingOf: variable.value) { continue }
      report(
        OperationFact.serverVariableChanged,
        "the server variable '\(variable.name)' has another default or fewer values",
        new: other?.key ?? now.node["url"] ?? now.node, old: variable.key, origin: origin)
    }
  }

  private static func accepts(_ now: Node, everythingOf before: Node) -> Bool {
    let same =
      now["default"].map { CanonicalValue.text($0) }
      == before["default"].map { CanonicalValue.text($0) }
    guard same, let values = now["enum"]?.elements else { return same }
    guard let others = before["enum"]?.elements else { return false }
    let admitted = Set(values.map { CanonicalValue.text($0) })
    return others.allSatisfy { admitted.contains(CanonicalValue.text($0)) }
  }
}
