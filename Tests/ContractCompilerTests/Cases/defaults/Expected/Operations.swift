// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /search` (openapi.yaml:5)
  func search(_ input: Operations.Search.Input) async throws -> Operations.Search.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /search`.
  public enum Search {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var since: DateTime  // openapi.yaml:8
      public var day: CalendarDate  // openapi.yaml:9
      public var id: UUIDValue  // openapi.yaml:10
      public var one: Operations.Search.One  // openapi.yaml:11
      public var many: [Int64]  // openapi.yaml:12
      public var filter: Operations.Search.Filter  // openapi.yaml:13
      public var any: JSONValue  // openapi.yaml:14
      public var maybe: Int64?  // openapi.yaml:15
      public var dates: [CalendarDate]  // openapi.yaml:16
      public var data: [UInt8]  // openapi.yaml:17
      public var noneValue: [UInt8]  // openapi.yaml:18
      public var page: Int64  // openapi.yaml:19

      public init(
        since: DateTime = .init(contract: "1970-01-01T00:00:00Z"),
        day: CalendarDate = .init(contract: "2020-01-22"),
        id: UUIDValue = .init(contract: "00000000-0000-0000-0000-000000000000"),
        one: Operations.Search.One = .integer(7),
        many: [Int64] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
        filter: Operations.Search.Filter = .init(state: "in", until: .init(contract: "2020-01-22")),
        any: JSONValue = .init(contract: "\"x\""), maybe: Int64? = 5,
        dates: [CalendarDate] = [.init(contract: "2020-01-22")], data: [UInt8] = [104, 105],
        noneValue: [UInt8] = [], page: Int64 = 7
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
        self.data = data
        self.noneValue = noneValue
        self.page = page
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:20
    }

    public enum One: Sendable, Hashable {  // openapi.yaml:11
      /// `Int64`.
      case integer(Int64)
      /// `Operations.Search.One.String`.
      case string(Operations.Search.One.String)

      public enum String: Swift.String, Sendable, CaseIterable {  // openapi.yaml:11
        case all
      }
    }

    public struct Filter: Sendable, Hashable {  // openapi.yaml:13
      public var state: String?  // openapi.yaml:13
      public var until: CalendarDate?  // openapi.yaml:13

      public init(state: String? = nil, until: CalendarDate? = nil) {
        self.state = state
        self.until = until
      }
    }
  }
}
