// The client's line as code, read this first: document -> which schemas have names -> types, operations,
// security, each decided -> one file of TypeScript. What the contract means comes from ContractModel.

import ContractModel
import OpenAPIDocument

/// A TypeScript client of a contract.
public enum TypeScriptClient {
  /// The source of a client: one module without dependencies, for `fetch`.
  ///
  /// - Parameter document: A document that the compiler has accepted.
  public static func source(of document: Document) -> String {
    ClientEmitter.emit(ClientLowering.contract(of: document))
  }
}
