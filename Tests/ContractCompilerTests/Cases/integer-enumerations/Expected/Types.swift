// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// `Numbers` of the contract.
  public struct Numbers: Sendable, Equatable {  // openapi.yaml:15
    /// `literal` of the contract.
    public var literal: Schemas.Numbers.Literal?  // openapi.yaml:17
    /// `above` of the contract.
    public var above: Schemas.Numbers.Above?  // openapi.yaml:18
    /// `small` of the contract.
    public var small: Schemas.Numbers.Small?  // openapi.yaml:19
    /// `byte` of the contract.
    public var byte: Schemas.Numbers.Byte?  // openapi.yaml:20
    /// `even` of the contract.
    public var even: Schemas.Numbers.Even?  // openapi.yaml:21
    /// `bounded` of the contract.
    public var bounded: Int64?  // openapi.yaml:22
    /// `whole` of the contract.
    public var whole: Double?  // openapi.yaml:23
    /// `beyond` of the contract.
    public var beyond: Double?  // openapi.yaml:24
    /// `texts` of the contract.
    public var texts: Schemas.Numbers.Texts?  // openapi.yaml:25

    /// Makes a value from its members.
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

    /// `Literal` of the contract.
    public enum Literal: Int64, Sendable, CaseIterable {  // openapi.yaml:17
      case _1 = 1
      case _2 = 2
    }

    /// `Above` of the contract.
    public enum Above: Int64, Sendable, CaseIterable {  // openapi.yaml:18
      case _1 = 1
      case _2 = 2
    }

    /// `Small` of the contract.
    public enum Small: Int64, Sendable, CaseIterable {  // openapi.yaml:19
      case _5 = 5
      case _2147483648 = 2_147_483_648
    }

    /// `Byte` of the contract.
    public enum Byte: Int64, Sendable, CaseIterable {  // openapi.yaml:20
      case _255 = 255
      case _256 = 256
    }

    /// `Even` of the contract.
    public enum Even: Int64, Sendable, CaseIterable {  // openapi.yaml:21
      case _1 = 1
      case _2 = 2
    }

    /// `Texts` of the contract.
    public enum Texts: String, Sendable, CaseIterable {  // openapi.yaml:25
      case empty3 = ""
      case empty
      case empty2
    }
  }
}
