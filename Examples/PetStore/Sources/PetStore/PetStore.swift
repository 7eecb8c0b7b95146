// The program: the contract's router around the handlers, on a server.

import ContractRuntime
import ContractServer
import Foundation

@main
enum PetStore {
  static func main() async {
    guard let key = ProcessInfo.processInfo.environment["API_KEY"], !key.isEmpty else {
      FileHandle.standardError.write(Data("error: set API_KEY to the key for changes\n".utf8))
      exit(1)
    }
    let keys = APIKeys([key: "keeper"])
    let router = Router(
      application: PetHandlers(store: MemoryStore()),
      authenticators: Authenticators(apiKey: keys, apiKeyInQuery: keys),
      problem: ProblemDetails.unexpected)
    await HTTPServer.main(router)
  }
}
