// Starts the service and runs it until it is told to stop.
import ArgumentParser
import ContractServer

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the todo API until SIGTERM or SIGINT (default).")

  func run() async throws {
    let settings = try Settings(Environment.process)
    let stopSignal = StopSignal()
    try await Service.run(settings, until: stopSignal)
  }
}
