// Servers: every `{variable}` of a URL is declared, and its default is one of its values
// (OpenAPI 3.1, sections 4.8.5 and 4.8.6).

extension DocumentChecks {
  func checkServers() {
    var seen = Set<Node>()
    var servers = document.servers
    for (operation, item, _) in operations { servers += item.servers + operation.servers }
    for server in servers where seen.insert(server.node).inserted { check(server) }
  }

  private func check(_ server: Server) {
    guard let url = server.node["url"] else { return }
    let variables = server.variables
    let declared = Set(variables.map { Array($0.key.textBytes) })
    var rest = url.textBytes
    while let start = rest.firstIndex(of: 0x7B) {
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: 0x7D) else {
        report(.invalidServer, "the server's URL has a '{' without its '}'", at: url)
        break
      }
      let name = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      if !declared.contains(Array(name.utf8)) {
        report(
          .invalidServer, "the server's URL has '{\(name)}', but no variable '\(name)'", at: url,
          suggestion: Suggestion.didYouMean(name, among: variables.map(\.name.text)))
      }
    }
    for variable in variables { checkDefault(variable) }
  }

  private func checkDefault(_ variable: Member) {
    guard let words = variable.value["enum"], words.count > 0,
      let value = variable.value["default"],
      !words.elements.contains(where: { $0.textBytes.elementsEqual(value.textBytes) })
    else { return }
    report(
      .invalidServer, "the default '\(value.text)' of '\(variable.name)' is not in its 'enum'",
      at: value,
      suggestion: Suggestion.didYouMean(value.text, among: words.elements.map(\.text)))
  }
}
