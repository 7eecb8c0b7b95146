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
          OperationFact.serverRemoved, "the server '\(Self.shown(url, server))' is gone",
          gone: server?.node["url"] ?? oldPlace, from: newPlace, origin: origin)
        continue
      }
      guard let server, let other else { continue }
      compareVariables(server, other, origin)
    }
    for (url, server) in newServers where !oldServers.contains(where: { $0.0 == url }) {
      report(
        OperationFact.serverAdded, "the server '\(Self.shown(url, server))' is new",
        new: server?.node["url"] ?? newPlace,
        old: oldPlace, origin: origin)
    }
  }

  /// The servers by address; without any, the specification's `/`.
  private static func byURL(_ servers: [Server]) -> [(Name, Server?)] {
    guard !servers.isEmpty else { return [(Name("/"), nil)] }
    var seen: Set<Name> = []
    return servers.prefix(1000).compactMap { server in
      let url = ServerAddress.normalised(server.url)
      return seen.insert(Name(url)).inserted ? (Name(url), server) : nil
    }
  }

  private static func shown(_ url: Name, _ server: Server?) -> String { server?.url ?? url.text }

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

/// The URL of a server as clients use it.
private enum ServerAddress {
  /// The URL with scheme and host in lower case and without the port that the scheme has anyway (RFC 3986,
  /// sections 6.2.2.1 and 6.2.3), and without one slash at its end, as paths begin with one.
  static func normalised(_ url: String) -> String {
    var url = url
    if url.utf8.count > 1, url.hasSuffix("/") { url.removeLast() }
    guard let colon = url.firstRange(of: "://") else { return url }
    let scheme = url[..<colon.lowerBound].lowercased()
    let rest = url[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    // A variable says itself what stands in its place, and names are as they are written.
    guard !authority.contains(where: { "{}@%".contains($0) }), !scheme.contains("{") else {
      return url
    }
    var host = authority.lowercased()
    let port = [("http", ":80"), ("https", ":443")].first { $0.0 == scheme }?.1
    if let port, host.hasSuffix(port) { host.removeLast(port.utf8.count) }
    if host.hasSuffix(":") { host.removeLast() }
    return scheme + "://" + host + rest.dropFirst(authority.count)
  }
}
