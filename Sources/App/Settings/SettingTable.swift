// The declarations -> the tables of `--help` and of the README.

/// What the tables say about one setting.
struct SettingRow: Sendable {
  /// The variable, and the one that names a file in its place.
  let names: [String]
  let form: String
  let shownDefault: String
  let sentence: String

  /// What stands for a default where the server cannot do without the setting.
  static let required = "required"
}

enum SettingTable {
  /// Every setting, in the order of the tables.
  static let rows = [
    ServerSettings.databaseURL.row, ServerSettings.databasePoolSize.row,
    ServerSettings.databaseStatementTimeout.row, ServerSettings.databaseConnectTimeout.row,
    ServerSettings.databasePreparedStatements.row, ServerSettings.secret.row,
    ServerSettings.betterAuthURL.row, ServerSettings.keySetURL.row, ServerSettings.issuer.row,
    ServerSettings.audiences.row, ServerSettings.corsOrigins.row,
    ServerSettings.corsAllowHeaders.row, ServerSettings.corsMaxAge.row, ServerSettings.host.row,
    ServerSettings.port.row, ServerSettings.adminPort.row, ServerSettings.documentation.row,
    ServerSettings.documentationViewer.row, ServerSettings.trustedProxies.row,
    ServerSettings.eventLoops.row, ServerSettings.shutdownDelay.row,
    ServerSettings.shutdownTimeout.row, ServerSettings.logLevel.row, ServerSettings.logFormat.row,
  ]

  /// The table of `--help`: the names, and below them what they are for.
  static var help: String {
    rows.map { row in
      let value =
        row.shownDefault == SettingRow.required ? "required" : "default \(row.shownDefault)"
      let text = "\(row.sentence). Value: \(row.form); \(value)."
      return row.names.joined(separator: " or ") + "\n" + indented(text)
    }.joined(separator: "\n")
  }

  /// The words in lines that a terminal of 80 columns shows as they are.
  private static func indented(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > 74 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return (lines + [line]).map { "    " + $0 }.joined(separator: "\n")
  }

  /// The table of the README, in Markdown.
  static var markdown: String {
    (["| setting | what it is | value | default |", "|---|---|---|---|"]
      + rows.map { row in
        let names = row.names.map { "`\($0)`" }.joined(separator: " or ")
        return "| \(names) | \(row.sentence) | \(row.form) | \(row.shownDefault) |"
      }).joined(separator: "\n")
  }
}
