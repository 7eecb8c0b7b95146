// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Search.Input {
  private static let sinceParameter = ScalarParameter("since", in: .query, .dateTime)
  private static let dayParameter = ScalarParameter("day", in: .query, .date)
  private static let idParameter = ScalarParameter("id", in: .query, .uuid)
  private static let oneParameter = RequestParameter(
    "one", in: .query, shape: .scalar([.string, .integer]), read: Operations.Search.One.read(from:))
  private static let manyParameter = RequestParameter(
    "many", in: .query, shape: .array(.integer), read: Codecs.readInt64Array(from:))
  private static let filterParameter = RequestParameter(
    "filter", in: .query, style: .deepObject, explode: false,
    shape: .object([.init("state", .string), .init("until", .string)], additional: nil),
    read: Operations.Search.Filter.read(from:))
  private static let anyParameter = RequestParameter("any", in: .query, shape: .any) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
    try reader.anyValue()
  }
  private static let maybeParameter = ScalarParameter("maybe", in: .query, nullable: true, .int64())
  private static let datesParameter = RequestParameter(
    "dates", in: .query, shape: .array(.string), read: Codecs.readCalendarDateArray(from:))
  private static let dataParameter = ScalarParameter("data", in: .query, .base64())
  private static let noneValueParameter = ScalarParameter(
    "none", in: .query, .base64(keyword: "contentEncoding"))
  private static let pageParameter = ScalarParameter("page", in: .query, .int64())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let since =
      try Self.sinceParameter.read(in: query, &violations)
      ?? .init(contract: "1970-01-01T00:00:00Z")
    let day = try Self.dayParameter.read(in: query, &violations) ?? .init(contract: "2020-01-22")
    let id =
      try Self.idParameter.read(in: query, &violations)
      ?? .init(contract: "00000000-0000-0000-0000-000000000000")
    let one = try Self.oneParameter.read(in: query, &violations) ?? .integer(7)
    let many =
      try Self.manyParameter.read(in: query, &violations)
      ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
    let filter =
      try Self.filterParameter.read(in: query, &violations)
      ?? .init(state: "in", until: .init(contract: "2020-01-22"))
    let any = try Self.anyParameter.read(in: query, &violations) ?? .init(contract: "\"x\"")
    let maybe = try Self.maybeParameter.read(in: query, &violations) ?? 5
    let dates =
      try Self.datesParameter.read(in: query, &violations) ?? [.init(contract: "2020-01-22")]
    let data = try Self.dataParameter.read(in: query, &violations) ?? [104, 105]
    let noneValue = try Self.noneValueParameter.read(in: query, &violations) ?? []
    let page = try Self.pageParameter.read(in: query, &violations) ?? 7
    try violations.throwIfAny()
    self.since = since
    self.day = day
    self.id = id
    self.one = one
    self.many = many
    self.filter = filter
    self.any = any
    self.maybe = maybe
    self.dates = dates
    self.data = data
    self.noneValue = noneValue
    self.page = page
  }
}
