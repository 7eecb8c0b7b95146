// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /find` (openapi.yaml:7)
  func find(_ input: Operations.Find.Input) async throws -> Operations.Find.Output

  /// `GET /a b{x}/c d` (openapi.yaml:23)
  func spaces(_ input: Operations.Spaces.Input) async throws -> Operations.Spaces.Output

  /// `GET /^{x}` (openapi.yaml:24)
  func caret(_ input: Operations.Caret.Input) async throws -> Operations.Caret.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /find`.
  public enum Find {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var pair: [JSONValue]?  // openapi.yaml:10
      public var one: Operations.Find.One?  // openapi.yaml:11
      public var list: [Operations.Find.ListItem]?  // openapi.yaml:12
      public var ranges: JSONValue?  // openapi.yaml:13
      public var point: JSONValue?  // openapi.yaml:14
      public var both: [JSONValue]?  // openapi.yaml:15

      public init(
        pair: [JSONValue]? = nil, one: Operations.Find.One? = nil,
        list: [Operations.Find.ListItem]? = nil, ranges: JSONValue? = nil, point: JSONValue? = nil,
        both: [JSONValue]? = nil
      ) {
        self.pair = pair
        self.one = one
        self.list = list
        self.ranges = ranges
        self.point = point
        self.both = both
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// Found.
      case ok(headers: Operations.Find.OKHeaders)  // openapi.yaml:17
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:20
      public var xPair: [JSONValue]?  // openapi.yaml:20
      public var xMust: String?  // openapi.yaml:21
      public var xJSON: Int64?  // openapi.yaml:22

      public init(xPair: [JSONValue]? = nil, xMust: String?, xJSON: Int64?) {
        self.xPair = xPair
        self.xMust = xMust
        self.xJSON = xJSON
      }

      var fields: Headers {
        var fields = Headers()
        if let xPair {
          fields.add(json: "X-Pair", explode: false) { writer in
            Codecs.writeCheckedFindResponse200XPair(xPair, to: &writer)
          }
        }
        if let xMust {
          fields.add("X-Must", xMust)
        } else {
          fields.add("X-Must", "")
        }
        if let xJSON {
          fields.add(text: "X-JSON") { writer in
            writer.integer(xJSON)
          }
        } else {
          fields.add("X-JSON", "null")
        }
        return fields
      }
    }

    public enum One: Sendable, Hashable {  // openapi.yaml:11
      /// `JSONValue`.
      case variant(JSONValue)
      /// `Int64`.
      case integer(Int64)
    }

    public enum ListItem: Sendable, Hashable {  // openapi.yaml:12
      /// `JSONValue`.
      case variant(JSONValue)
      /// `Int64`.
      case integer(Int64)
    }
  }
}

extension Operations {
  /// `GET /a b{x}/c d`.
  public enum Spaces {  // openapi.yaml:23
    public struct Input: Hashable, Sendable {
      public var x: String  // openapi.yaml:23

      public init(x: String) { self.x = x }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:23
    }
  }
}

extension Operations {
  /// `GET /^{x}`.
  public enum Caret {  // openapi.yaml:24
    public struct Input: Hashable, Sendable {
      public var x: String  // openapi.yaml:24

      public init(x: String) { self.x = x }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:24
    }
  }
}
