// A text of a contract that is base64 -> the bytes that it stands for.

import ContractFormats
import OpenAPIDocument

extension Node {
  /// The bytes of a text in padded base64 (RFC 4648, section 4); nil for anything else.
  public var base64: [UInt8]? { string.flatMap(Base64.decode) }
}
