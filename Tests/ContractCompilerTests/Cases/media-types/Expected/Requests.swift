// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AddAlbum.Input {
  private static let content = RequestContent(["multipart/form-data"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.AddAlbum.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape(
          [
            .init("title", shape: .string),
            .init("year", shape: .integer),
            .init("labels", shape: .array(.string)),
            .init("place", shape: .object([.init("city", .string)], additional: nil)),
          ], files: ["cover", "photos"])
        let values = try form.read(
          shape, limits, &violations, Operations.AddAlbum.MultipartBodyContent.Fields.read(from:))
        let file1 = form.file(
          "cover",
          rules: .init(required: true, types: ["image/png", "image/jpeg"], bytes: 0...1_000_000),
          &violations)
        let file2 = form.files(
          "photos", rules: .init(types: ["image/*"], count: 1...20), &violations)
        if let values, let file1 {
          body = Operations.AddAlbum.MultipartBodyContent(
            fields: values, cover: file1, photos: file2)
        }
      }
    }
    guard violations.isEmpty, let body else { throw violations.problem }
    self.body = body
  }
}

extension Operations.WriteNote.Input {
  private static let content = RequestContent(
    [
      "application/json", "text/plain", "application/x-www-form-urlencoded",
      "application/octet-stream",
    ], required: false, bytes: [3])

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.WriteNote.Body?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      case 0:
        body = try ContractContent.read(
          bytes, limits, &violations, String.read(from:)
        ).map { .json($0) }
      case 1:
        body = try ContractContent.readText(bytes, as: .string, limits, &violations) {
          (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
          try reader.string(maxLength: 100)
        }.map { .text($0) }
      case 2:
        let shape = FormShape([
          .init("text", shape: .string),
          .init("tags", shape: .array(.string)),
        ])
        body = try URLEncodedForm(bytes).read(
          shape, limits, &violations, Operations.WriteNote.BodyContent.read(from:)
        ).map { .form($0) }
      default:
        body = .bytes(.bytes(bytes))
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}

extension Operations.ReadNote.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    accept = Accept(request.headers)
  }
}

extension Operations.GetCover.Input {
  private static let idParameter = ScalarParameter("id", in: .path, .int64())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    accept = Accept(request.headers)
  }
}

extension Operations.GetPoster.Input {
  private static let idParameter = ScalarParameter("id", in: .path, .int64())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    accept = Accept(request.headers)
  }
}
