// Which version of the specification a document follows: one clear sentence for those that are
// none of 3.0, 3.1 and 3.2.

extension SpecificationVersion {
  /// The version in a file's `openapi` field; reports and answers nil if there is none we read.
  static func read(_ file: SourceFile, diagnostics: inout Diagnostics) -> SpecificationVersion? {
    let root = file.root
    let start = Location(file: file, range: root.byteRange.lowerBound..<root.byteRange.lowerBound)
    guard root.isMapping else {
      diagnostics.add(
        Diagnostic(
          .notOpenAPI, "an OpenAPI document is a mapping with the field 'openapi'", at: start))
      return nil
    }
    guard let field = root["openapi"] else {
      diagnostics.add(withoutVersion(root, at: start))
      return nil
    }
    if field.isString, let version = supported(field.textBytes) { return version }
    if let version = supported(Array((field.text + ".0").utf8)[...]) {
      diagnostics.add(
        Diagnostic(
          .unsupportedVersion, "OpenAPI version '\(field.text)' is read as '\(field.text).0'",
          effect: .harmless, at: field.location,
          suggestion: "write the patch version too: '\(field.text).0'"))
      return version
    }
    diagnostics.add(
      Diagnostic(
        .unsupportedVersion,
        "OpenAPI version '\(field.text)' is not supported: expected 3.0.x, 3.1.x or 3.2.x",
        at: field.location))
    return nil
  }

  private static func withoutVersion(_ root: Node, at start: Location) -> Diagnostic {
    if let swagger = root.member("swagger") {
      return Diagnostic(
        .unsupportedVersion,
        "Swagger \(swagger.value.text) is not supported: convert the document to OpenAPI 3.0 or later",
        at: swagger.key.location)
    }
    let near = root.members.first { Suggestion.closest(to: $0.key.text, among: ["openapi"]) != nil }
    return Diagnostic(
      .notOpenAPI, "an OpenAPI document must have the field 'openapi' with its version",
      at: near?.key.location ?? start, suggestion: near.map { _ in "did you mean 'openapi'?" })
  }

  /// `3.0.x`, `3.1.x` or `3.2.x`, with what follows a hyphen.
  private static func supported(_ text: ArraySlice<UInt8>) -> SpecificationVersion? {
    let release = text.prefix { $0 != 0x2D }
    let parts = release.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(CoreSchema.isDigit) }),
      parts[0].elementsEqual([0x33]), parts[1].count == 1
    else { return nil }
    switch parts[1].first {
    case 0x30: return .v30
    case 0x31: return .v31
    case 0x32: return .v32
    default: return nil
    }
  }
}
