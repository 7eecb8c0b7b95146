// A token and a key set in, an exit status out: lets test suites for JSON Web Tokens in any language
// drive this verifier.
//
//   jwtharness verify --jwks FILE [--alg ALG] [--iss TEXT] [--aud TEXT] [--now EPOCH] TOKEN
//     exit 0: accepted, the subject on standard output; 1: refused, the reason on standard error

import ArgumentParser
import ContractTokens
import Foundation

@main
struct ContractTokensHarness: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwtharness", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    @Option(help: "A file with a JSON Web Key Set, or with one key.")
    var jwks: String

    @Option(help: "The only algorithm to accept; default all.")
    var alg: [String] = []

    @Option(help: "The issuer that the token must have.")
    var iss: String?

    @Option(help: "An audience that the token may have.")
    var aud: [String] = []

    @Option(help: "The time in seconds since 1970; default now.")
    var now: Double?

    @Argument(help: "The compact token.")
    var token: String

    func run() async throws {
      let json = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jwks)))
      let keys = try KeySet(json: json, origin: .local)
      var configuration = TokenVerifier.Configuration(
        keys: StaticKeySet(keys), issuer: iss, audiences: aud)
      if !alg.isEmpty {
        configuration.algorithms = Set(alg.compactMap(SignatureAlgorithm.init(rawValue:)))
      }
      if let now { configuration.clock = { now } }
      do {
        print(try await TokenVerifier(configuration).verify(token).subject)
      } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        throw ExitCode(1)
      }
    }
  }
}
