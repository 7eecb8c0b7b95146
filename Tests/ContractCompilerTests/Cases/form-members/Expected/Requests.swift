// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Members.Input {
  private static let content = RequestContent(
    ["application/x-www-form-urlencoded"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.Members.BodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let shape = FormShape([
          .init("o", shape: .object([.init("y", .array(.integer))], additional: nil))
        ])
        body = try URLEncodedForm(bytes).read(
          shape, limits, &violations, Operations.Members.BodyContent.read(from:))
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}

extension Operations.Others.Input {
  private static let content = RequestContent(["multipart/form-data"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.Others.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape([], additional: .string, files: ["f"])
        let values = try form.read(shape, limits, &violations, Codecs.readCheckedOthersBody(from:))
        let file1 = form.file("f", &violations)
        if let values {
          body = Operations.Others.MultipartBodyContent(fields: values, f: file1)
        }
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}

extension Operations.Unlisted.Input {
  private static let content = RequestContent(["multipart/form-data"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.Unlisted.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape([], additional: .string, files: ["f"], otherFiles: true)
        let file1 = form.file("f", &violations)
        let others = form.otherFiles(shape, rules: .init(list: false), &violations)
        body = Operations.Unlisted.MultipartBodyContent(f: file1, otherFiles: others)
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}

extension Operations.Answered.Input {
  private static let content = RequestContent(["multipart/form-data"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.Answered.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape([.init("n", shape: .integer)], files: ["f", "g"])
        let values = try form.read(
          shape, limits, &violations, Operations.Answered.MultipartBodyContent.Fields.read(from:))
        let file1 = form.file("f", &violations)
        let file2 = form.file("g", &violations)
        if let values {
          body = Operations.Answered.MultipartBodyContent(fields: values, f: file1, g: file2)
        }
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}
