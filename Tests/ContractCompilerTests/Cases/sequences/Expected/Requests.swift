// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AddLines.Input {
  private static let content = RequestContent(["application/jsonl"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: [Schemas.Reading]?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        body = try ContractContent.readLines(
          bytes, limits, &violations, Codecs.readReadingArray(from:))
      }
    }
    guard violations.isEmpty, let body else { throw violations.problem }
    self.body = body
  }
}

extension Operations.AddRecords.Input {
  private static let content = RequestContent(
    ["application/geo+json-seq", "application/json"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.AddRecords.Body?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      case 0:
        body = try ContractContent.readRecords(
          bytes, limits, &violations, Codecs.readCheckedAddRecordsBody(from:)
        ).map { .applicationGeoJSONSeq($0) }
      default:
        body = try ContractContent.read(
          bytes, limits, &violations, Codecs.readReadingArray(from:)
        ).map { .json($0) }
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}
