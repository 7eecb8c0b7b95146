// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.FindByForm.Input {
  private static let filterParameter = QueryStringParameter(
    "filter", required: true,
    content: .form(
      .init([
        .init("state", shape: .string),
        .init("labels", style: .form, explode: false, shape: .array(.string)),
      ])),
    read: Operations.FindByForm.Filter.read(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let filter = try Self.filterParameter.read(in: query, besides: ["key"], &violations)
    guard violations.isEmpty, let filter else { throw violations.problem }
    self.filter = filter
  }
}

extension Operations.FindByJSON.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let selector = try Parameters.selector.read(in: query, besides: ["key"], &violations)
    try violations.throwIfAny()
    self.selector = selector
  }
}

extension Operations.FindByText.Input {
  private static let pathParameter = QueryStringParameter(
    "path", content: .text(.string), read: String.read(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let pathValue = try Self.pathParameter.read(in: query, besides: ["key"], &violations) ?? "$"
    try violations.throwIfAny()
    self.path = pathValue
  }
}

/// The parameters that operations share.
public enum Parameters {
  static let selector = QueryStringParameter(
    "selector", nullable: true, content: .json, read: Parameters.Selector.read(from:))

  public struct Selector: Sendable, Hashable {  // openapi.yaml:37
    public var a: Int64?  // openapi.yaml:37

    public init(a: Int64? = nil) { self.a = a }
  }
}
