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
    version: "1.0.0",
    subcommands: [ServeCommand.self, MigrateCommand.self, TokenCommand.self, HealthCommand.self],
    defaultSubcommand: ServeCommand.self)
}

/// Something that an operator must mend: one sentence that says what to do, and exit status 1.
struct OperatorError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
