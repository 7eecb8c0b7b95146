// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Numbers: Sendable, Hashable {  // openapi.yaml:15
    public var literal: Schemas.Numbers.Literal?  // openapi.yaml:17
    public var above: Schemas.Numbers.Above?  // openapi.yaml:18
    public var small: Schemas.Numbers.Small?  // openapi.yaml:19
    public var byte: Schemas.Numbers.Byte?  // openapi.yaml:20
    public var even: Schemas.Numbers.Even?  // openapi.yaml:21
    public var bounded: Int64?  // openapi.yaml:22
    public var whole: Double?  // openapi.yaml:23
    public var beyond: Double?  // openapi.yaml:24
    public var texts: Schemas.Numbers.Texts?  // openapi.yaml:25

    public init(
      literal: Schemas.Numbers.Literal? = nil, above: Schemas.Numbers.Above? = nil,
      small: Schemas.Numbers.Small? = nil, byte: Schemas.Numbers.Byte? = nil,
      even: Schemas.Numbers.Even? = nil, bounded: Int64? = nil, whole: Double? = nil,
      beyond: Double? = nil, texts: Schemas.Numbers.Texts? = nil
    ) {
      self.literal = literal
      self.above = above
      self.small = small
      self.byte = byte
      self.even = even
      self.bounded = bounded
      self.whole = whole
      self.beyond = beyond
      self.texts = texts
    }

    public enum Literal: Int64, Sendable, CaseIterable {  // openapi.yaml:17
      case _1 = 1
      case _2 = 2
    }

    public enum Above: Int64, Sendable, CaseIterable {  // openapi.yaml:18
      case _1 = 1
      case _2 = 2
    }

    public enum Small: Int64, Sendable, CaseIterable {  // openapi.yaml:19
      case _5 = 5
      case _2147483648 = 2_147_483_648
    }

    public enum Byte: Int64, Sendable, CaseIterable {  // openapi.yaml:20
      case _255 = 255
      case _256 = 256
    }

    public enum Even: Int64, Sendable, CaseIterable {  // openapi.yaml:21
      case _1 = 1
      case _2 = 2
    }

    public enum Texts: String, Sendable, CaseIterable {  // openapi.yaml:25
      case empty3 = ""
      case empty
      case empty2
    }
  }
}
