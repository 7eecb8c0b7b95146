// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /find` (openapi.yaml:6)
  func find(_ input: Operations.Find.Input) async throws -> Operations.Find.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /find`.
  public enum Find {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Found.
      case ok(headers: Operations.Find.OKHeaders)  // openapi.yaml:9
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:12
      public var xFilter: Operations.Find.XFilter  // openapi.yaml:12
      public var xWord: String?  // openapi.yaml:13
      public var xPlain: Int64?  // openapi.yaml:14
      public var xList: [String]?  // openapi.yaml:15

      public init(
        xFilter: Operations.Find.XFilter, xWord: String? = nil, xPlain: Int64? = nil,
        xList: [String]? = nil
      ) {
        self.xFilter = xFilter
        self.xWord = xWord
        self.xPlain = xPlain
        self.xList = xList
      }

      var fields: Headers {
        var fields = Headers()
        fields.add(text: "X-Filter") { writer in
          xFilter.write(to: &writer)
        }
        if let xWord {
          fields.add(text: "X-Word") { writer in
            writer.string(xWord)
          }
        }
        if let xPlain {
          fields.add("X-Plain", String(xPlain))
        }
        if let xList {
          fields.add(json: "X-List", explode: false) { writer in
            Codecs.writeStringArray(xList, to: &writer)
          }
        }
        return fields
      }
    }

    public struct XFilter: Sendable, Hashable {  // openapi.yaml:12
      public var a: Int64?  // openapi.yaml:12

      public init(a: Int64? = nil) { self.a = a }
    }
  }
}
