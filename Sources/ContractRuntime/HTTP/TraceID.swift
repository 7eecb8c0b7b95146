// The header field `traceparent` in, the name of the trace that a request is a part of out (W3C
// Recommendation "Trace Context", 2021).

/// The name of a trace, which all its parts share.
public struct TraceID: Sendable, Hashable, CustomStringConvertible {
  /// 32 hexadecimal digits in lower case, not all of them zeros.
  public let description: String

  /// The length of a value of version 00, in bytes.
  private static let length = 55

  /// The trace of these header fields; `nil` where they name none that is valid.
  ///
  /// Section 3.2: fields with digits in upper case, zeros for names, the version `ff`, more than one
  /// field, and for version 00 anything behind the flags name no trace.
  public init?(_ headers: Headers) {
    let values = headers.all("traceparent")
    guard values.count == 1 else { return nil }
    let bytes = Array(values[0].utf8)
    guard bytes.count >= Self.length, [2, 35, 52].allSatisfy({ bytes[$0] == Self.dash }) else {
      return nil
    }
    let (version, trace, span, flags) = (
      bytes[0..<2], bytes[3..<35], bytes[36..<52], bytes[53..<55]
    )
    guard [version, trace, span, flags].allSatisfy({ $0.allSatisfy(Self.isDigit) }),
      !version.elementsEqual("ff".utf8), !Self.isZero(trace), !Self.isZero(span)
    else { return nil }
    // Later versions may append fields behind another dash (section 4.2.1).
    let mayBeLonger = !Self.isZero(version) && bytes.count > Self.length
    guard bytes.count == Self.length || mayBeLonger && bytes[Self.length] == Self.dash else {
      return nil
    }
    description = String(decoding: trace, as: UTF8.self)
  }

  private static let dash = UInt8(ascii: "-")

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func isZero(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
