// The command: serve by default, and what an operator or a developer needs beside it.
import ArgumentParser

@main
struct TodoServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo-server",
    abstract: "A multi-user todo backend, generated from openapi.yaml.",
    discussion: """
      Settings come from the environment:

      \(SettingTable.help)
      """,
    version: BuildInformation.text,
    subcommands: [ServeCommand.self, MigrateCommand.self, TokenCommand.self, CheckCommand.self],
    defaultSubcommand: ServeCommand.self)

  /// Runs the command that the arguments name.
  ///
  /// The sentence of an error reaches standard error in pieces. What was logged is written before it,
  /// so that no line of the log comes to stand inside of it.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      LogBuffer.flushAll()
      exit(withError: error)
    }
  }
}

/// Something that an operator must mend: one sentence that says what to do, and exit status 1.
struct OperatorError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
