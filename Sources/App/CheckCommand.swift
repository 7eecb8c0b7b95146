// Asks whether the server of this machine answers, or serves: what a container's health check runs, so that
// the image needs no other client. It leaves the database alone, which would otherwise never sleep.
import ArgumentParser

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Asks the server on HOST and PORT whether it answers; exit status 0 or 1.",
    discussion: "It asks /livez, or /readyz with --ready, and prints what it was told.",
    aliases: ["health"])

  @Flag(help: "Ask whether tasks can be served, rather than whether the process lives.")
  var ready = false

  func run() async throws {
    let host = try Environment.process.value(ServerSettings.host)
    let port = try Environment.process.value(ServerSettings.port)
    let address = WebAddress(
      scheme: .http, host: Self.reachable(host), port: UInt16(clamping: port),
      path: ready ? "/readyz" : "/livez")
    do throws(FetchError) {
      let response = try await HTTPFetch(address: address).response()
      guard response.status == 200 else { throw .status(response.status) }
    } catch {
      throw OperatorError(
        "The server at \(address.logged) is not \(ready ? "ready" : "healthy"): \(error).")
    }
    print("\(ready ? "ready" : "healthy"): \(address.logged) answered 200")
  }

  /// An address that stands for all of them cannot be connected to everywhere; loopback can.
  private static func reachable(_ host: String) -> String {
    switch HostName.ipv6(host) ?? host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "::1"
    case let host: host
    }
  }
}
