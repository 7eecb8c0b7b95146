// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /search` (openapi.yaml:5)
  func search(_ input: Operations.Search.Input) async throws -> Operations.Search.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `search` of the contract.
  public enum Search {  // openapi.yaml:5
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `since`.
      public var since: DateTime  // openapi.yaml:8
      /// The parameter `day`.
      public var day: CalendarDate  // openapi.yaml:9
      /// The parameter `id`.
      public var id: UUIDValue  // openapi.yaml:10
      /// The parameter `one`.
      public var one: Operations.Search.One  // openapi.yaml:11
      /// The parameter `many`.
      public var many: [Int64]  // openapi.yaml:12
      /// The parameter `filter`.
      public var filter: Operations.Search.Filter  // openapi.yaml:13
      /// The parameter `any`.
      public var any: JSONValue  // openapi.yaml:14
      /// The parameter `maybe`.
      public var maybe: Int64?  // openapi.yaml:15
      /// The parameter `dates`.
      public var dates: [CalendarDate]  // openapi.yaml:16

      /// Makes a value from its members.
      public init(
        since: DateTime = .init(contract: "1970-01-01T00:00:00Z"),
        day: CalendarDate = .init(contract: "2020-01-22"),
        id: UUIDValue = .init(contract: "00000000-0000-0000-0000-000000000000"),
        one: Operations.Search.One = .integer(7),
        many: [Int64] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        filter: Operations.Search.Filter = .init(state: "open", until: .init(contract: "2020-01-22")),
        any: JSONValue = .init(contract: "\"x\""), maybe: Int64? = 5,
        dates: [CalendarDate] = [.init(contract: "2020-01-22")]
      ) {
        self.since = since
        self.day = day
        self.id = id
        self.one = one
        self.many = many
        self.filter = filter
        self.any = any
        self.maybe = maybe
        self.dates = dates
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:17
    }

    /// `One` of the contract.
    public enum One: Sendable, Equatable {  // openapi.yaml:11
      /// `Int64`.
      case integer(Int64)
      /// `Operations.Search.One.String`.
      case string(Operations.Search.One.String)

      /// `String` of the contract.
      public enum String: Swift.String, Sendable, CaseIterable {  // openapi.yaml:11
        case all
      }
    }

    /// `Filter` of the contract.
    public struct Filter: Sendable, Equatable {  // openapi.yaml:13
      /// `state` of the contract.
      public var state: String?  // openapi.yaml:13
      /// `until` of the contract.
      public var until: CalendarDate?  // openapi.yaml:13

      /// Makes a value from its members.
      public init(state: String? = nil, until: CalendarDate? = nil) {
        self.state = state
        self.until = until
      }
    }
  }
}

extension Operations.Search.Input {
  private static let sinceParameter = RequestParameter(
    "since", in: .query, read: DateTime.read(from:))
  private static let dayParameter = RequestParameter(
    "day", in: .query, read: CalendarDate.read(from:))
  private static let idParameter = RequestParameter("id", in: .query, read: UUIDValue.read(from:))
  private static let oneParameter = RequestParameter(
    "one", in: .query, shape: .scalar([.string, .integer]), read: Operations.Search.One.read(from:))
  private static let manyParameter = RequestParameter(
    "many", in: .query, shape: .array(.integer), read: Codecs.readInt64Array(from:))
  private static let filterParameter = RequestParameter(
    "filter", in: .query, style: .deepObject, explode: false,
    shape: .object([ParameterShape.Property("state", .string), ParameterShape.Property("until", .string)], additional: nil),
    read: Operations.Search.Filter.read(from:))
  private static let anyParameter = RequestParameter("any", in: .query) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
    try reader.anyValue()
  }
  private static let maybeParameter = RequestParameter(
    "maybe", in: .query, shape: .scalar([.string, .integer]), read: Int64.read(from:))
  private static let datesParameter = RequestParameter(
    "dates", in: .query, shape: .array(.string), read: Codecs.readCalendarDateArray(from:))

  /// Reads a request (openapi.yaml:5).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let since =
      try Self.sinceParameter.read(in: query, &violations) ?? .init(contract: "1970-01-01T00:00:00Z")
    let day = try Self.dayParameter.read(in: query, &violations) ?? .init(contract: "2020-01-22")
    let id =
      try Self.idParameter.read(in: query, &violations) ?? .init(contract: "00000000-0000-0000-0000-000000000000")
    let one = try Self.oneParameter.read(in: query, &violations) ?? .integer(7)
    let many =
      try Self.manyParameter.read(in: query, &violations) ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
    let filter =
      try Self.filterParameter.read(in: query, &violations) ?? .init(state: "open", until: .init(contract: "2020-01-22"))
    let any = try Self.anyParameter.read(in: query, &violations) ?? .init(contract: "\"x\"")
    let maybe = try Self.maybeParameter.read(in: query, &violations) ?? 5
    let dates =
      try Self.datesParameter.read(in: query, &violations) ?? [.init(contract: "2020-01-22")]
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
  }
}

extension Operations.Search.Output {
  /// The response as it is sent (openapi.yaml:5).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}
