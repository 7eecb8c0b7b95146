// A folder with small files in the place of Swagger UI's, for servers that have /docs.

import ContractTestSupport
import Foundation

enum ViewerFolder {
  static let script = "script()"
  static let style = "a{}"

  /// The settings by which a server has /docs, with a new folder.
  static func settings() throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("viewer-\(randomText(12))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [("swagger-ui-bundle.js", script), ("swagger-ui.css", style)] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return ["DOCS": "on", "DOCS_VIEWER": folder.path]
  }
}
