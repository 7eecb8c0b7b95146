// Document -> client contract: the passes in their order.

import ContractModel
import OpenAPIDocument

/// Decides on everything that a client says.
enum ClientLowering {
  /// The client of a document.
  static func contract(of document: Document) -> ClientContract {
    var types = TypeLowering(document)
    types.declareComponents(of: document)
    let model = SecurityModel(document)
    let security = SecurityLowering.run(model)
    var lowering = ClientOperationLowering(document, types, model, security)
    let operations = lowering.run(document)
    return ClientContract(
      source: document.node.file.path.split(separator: "/").last.map(String.init) ?? "openapi.yaml",
      title: document.info.title, version: document.info.version,
      types: lowering.types.declarations, operations: operations, security: security,
      baseURL: document.servers.first.map(ServerURL.text) ?? "",
      servers: document.servers.map(ServerURL.text), hasInt64: lowering.types.hasInt64)
  }
}

/// The URLs of servers.
enum ServerURL {
  /// The URL with the default of each variable, without a slash at its end.
  static func text(_ server: Server) -> String {
    var text = server.url
    for variable in server.variables {
      let value = variable.value["default"]?.text ?? ""
      text = text.split(separator: "{\(variable.name)}", omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
