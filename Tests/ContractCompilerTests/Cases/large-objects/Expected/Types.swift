// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Holder: Sendable, Hashable {  // openapi.yaml:23
    @Indirect public var record: Schemas.Record  // openapi.yaml:26
    @Indirect public var previous: Schemas.Record?  // openapi.yaml:27
    public var either: Schemas.Holder.Either?  // openapi.yaml:28
    public var all: [Schemas.Record]?  // openapi.yaml:32
    public var few: Schemas.Few?  // openapi.yaml:33

    public init(
      record: Schemas.Record, previous: Schemas.Record? = nil, either: Schemas.Holder.Either? = nil,
      all: [Schemas.Record]? = nil, few: Schemas.Few? = nil
    ) {
      self.record = record
      self.previous = previous
      self.either = either
      self.all = all
      self.few = few
    }

    public enum Either: Sendable, Hashable {  // openapi.yaml:29
      /// `Schemas.Record`.
      indirect case record(Schemas.Record)
      /// `String`.
      case string(String)
    }
  }

  public struct Few: Sendable, Hashable {  // openapi.yaml:35
    public var first: String?  // openapi.yaml:37
    public var second: String?  // openapi.yaml:38

    public init(first: String? = nil, second: String? = nil) {
      self.first = first
      self.second = second
    }
  }

  public struct Record: Sendable, Hashable {  // openapi.yaml:40
    public var id: Int64  // openapi.yaml:44
    /// Called as the variable would be.
    public var members: String?  // openapi.yaml:45
    /// Called as the function would be.
    public var readMember: String?  // openapi.yaml:46
    /// Called as the parameter is.
    public var reader: String?  // openapi.yaml:47
    public var note: Field<String>  // openapi.yaml:48
    public var count: Int64  // openapi.yaml:49
    public var etag: String?  // openapi.yaml:50
    public var few: Schemas.Few?  // openapi.yaml:51
    public var field01: String  // openapi.yaml:52
    public var field02: String?  // openapi.yaml:53
    public var field03: String?  // openapi.yaml:54
    public var field04: String?  // openapi.yaml:55
    public var field05: String?  // openapi.yaml:56
    public var field06: String?  // openapi.yaml:57
    public var field07: String?  // openapi.yaml:58
    public var field08: String?  // openapi.yaml:59
    public var field09: String?  // openapi.yaml:60
    public var field10: String?  // openapi.yaml:61
    public var field11: String?  // openapi.yaml:62
    public var field12: String?  // openapi.yaml:63
    public var field13: String?  // openapi.yaml:64
    public var field14: String?  // openapi.yaml:65
    public var field15: String?  // openapi.yaml:66
    public var field16: String?  // openapi.yaml:67
    public var field17: String?  // openapi.yaml:68
    public var field18: String?  // openapi.yaml:69
    public var field19: String?  // openapi.yaml:70
    public var field20: String?  // openapi.yaml:71
    public var field21: String?  // openapi.yaml:72
    public var field22: String?  // openapi.yaml:73
    public var field23: String?  // openapi.yaml:74
    public var field24: String?  // openapi.yaml:75
    public var field25: String?  // openapi.yaml:76
    public var field26: String?  // openapi.yaml:77
    public var field27: String?  // openapi.yaml:78
    /// The members that the contract does not name.
    public var additionalProperties: [String: Int64]  // openapi.yaml:40

    public init(
      id: Int64, members: String? = nil, readMember: String? = nil, reader: String?,
      note: Field<String> = .absent, count: Int64 = 3, etag: String? = nil, few: Schemas.Few? = nil,
      field01: String, field02: String? = nil, field03: String? = nil, field04: String? = nil,
      field05: String? = nil, field06: String? = nil, field07: String? = nil,
      field08: String? = nil, field09: String? = nil, field10: String? = nil,
      field11: String? = nil, field12: String? = nil, field13: String? = nil,
      field14: String? = nil, field15: String? = nil, field16: String? = nil,
      field17: String? = nil, field18: String? = nil, field19: String? = nil,
      field20: String? = nil, field21: String? = nil, field22: String? = nil,
      field23: String? = nil, field24: String? = nil, field25: String? = nil,
      field26: String? = nil, field27: String? = nil, additionalProperties: [String: Int64] = [:]
    ) {
      self.id = id
      self.members = members
      self.readMember = readMember
      self.reader = reader
      self.note = note
      self.count = count
      self.etag = etag
      self.few = few
      self.field01 = field01
      self.field02 = field02
      self.field03 = field03
      self.field04 = field04
      self.field05 = field05
      self.field06 = field06
      self.field07 = field07
      self.field08 = field08
      self.field09 = field09
      self.field10 = field10
      self.field11 = field11
      self.field12 = field12
      self.field13 = field13
      self.field14 = field14
      self.field15 = field15
      self.field16 = field16
      self.field17 = field17
      self.field18 = field18
      self.field19 = field19
      self.field20 = field20
      self.field21 = field21
      self.field22 = field22
      self.field23 = field23
      self.field24 = field24
      self.field25 = field25
      self.field26 = field26
      self.field27 = field27
      self.additionalProperties = additionalProperties
    }
  }
}
