// The folder of Swagger UI -> the viewer that `/docs` serves, read once when the service starts.
import TodoHandlers

extension DocumentationViewer {
  /// The most that a file of a viewer has, in bytes; Swagger UI's script has one and a half million.
  private static let fileBytes = 16 * 1_024 * 1_024

  /// The viewer where it is to be served.
  init?(_ settings: DocumentationSettings) throws(OperatorError) {
    guard settings.served == .on else { return nil }
    self.init(
      script: try Self.file("swagger-ui-bundle.js", settings),
      style: try Self.file("swagger-ui.css", settings))
  }

  private static func file(
    _ name: String, _ settings: DocumentationSettings
  ) throws(OperatorError) -> [UInt8] {
    let folder = Complaint.quoted(settings.viewerFolder)
    let content: [UInt8]
    do throws(FileContent.Failure) {
      content = try FileContent.read("\(settings.viewerFolder)/\(name)", atMost: fileBytes)
    } catch {
      throw OperatorError(
        "DOCS is on, but DOCS_VIEWER is \(folder), where \(name) cannot be read (\(error)); run 'Scripts/install-viewer.sh \(settings.viewerFolder)', or set DOCS=off."
      )
    }
    guard !content.isEmpty, content.count <= fileBytes else {
      throw OperatorError(
        "DOCS is on, but DOCS_VIEWER is \(folder), where \(name) is empty or has more than \(fileBytes) bytes; run 'Scripts/install-viewer.sh \(settings.viewerFolder)' again."
      )
    }
    return content
  }
}
