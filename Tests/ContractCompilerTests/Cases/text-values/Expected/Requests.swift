// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Find.Input {
  private static let pairParameter = RequestParameter(
    "pair", in: .query, shape: .array(.integer), read: Codecs.readCheckedFindPair(from:))
  private static let oneParameter = RequestParameter(
    "one", in: .query, shape: .integer, read: Operations.Find.One.read(from:))
  private static let listParameter = RequestParameter(
    "list", in: .query, shape: .array(.integer), read: Codecs.readFindListItemArray(from:))
  private static let rangesParameter = RequestParameter(
    "ranges", in: .query, shape: .array(.integer), read: Codecs.readCheckedFindRanges(from:))
  private static let pointParameter = RequestParameter(
    "point", in: .query, style: .deepObject, explode: false,
    shape: .object([.init("a", .integer), .init("b", .string)], additional: nil),
    read: Codecs.readCheckedFindPoint(from:))
  private static let bothParameter = RequestParameter(
    "both", in: .header, shape: .array(.integer), read: Codecs.readCheckedFindBoth(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let pair = try Self.pairParameter.read(in: query, &violations)
    let one = try Self.oneParameter.read(in: query, &violations)
    let list = try Self.listParameter.read(in: query, &violations)
    let ranges = try Self.rangesParameter.read(in: query, &violations)
    let point = try Self.pointParameter.read(in: query, &violations)
    let both = try Self.bothParameter.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.pair = pair
    self.one = one
    self.list = list
    self.ranges = ranges
    self.point = point
    self.both = both
  }
}

extension Operations.Spaces.Input {
  private static let xParameter = ScalarParameter("x", in: .path, .string())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let x = try Self.xParameter.read(in: path.rawValues(0, between: ["a%20b", ""])[0], &violations)
    guard violations.isEmpty, let x else { throw violations.problem }
    self.x = x
  }
}

extension Operations.Caret.Input {
  private static let xParameter = ScalarParameter("x", in: .path, .string())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let x = try Self.xParameter.read(in: path.rawValues(0, between: ["%5E", ""])[0], &violations)
    guard violations.isEmpty, let x else { throw violations.problem }
    self.x = x
  }
}
