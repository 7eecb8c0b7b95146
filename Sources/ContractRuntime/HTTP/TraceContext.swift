// The header fields `traceparent` and `tracestate` in, the place of a request in a trace out
// (W3C Recommendation "Trace Context", 2021).

/// A trace, and the span of this request in it.
public struct TraceContext: Sendable, Hashable {
  /// The trace, which all its parts share; never 0.
  public let traceID: TraceID
  /// The client's span; `nil` where the trace begins here.
  public let parentID: UInt64?
  /// The span of this request; never 0.
  public let spanID: UInt64
  /// Whether the client may have recorded its part.
  public let isSampled: Bool

  /// 16 bytes that name a trace.
  public struct TraceID: Sendable, Hashable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// 32 hexadecimal digits.
    public var description: String {
      TraceContext.hexadecimal(high) + TraceContext.hexadecimal(low)
    }
  }

  /// The trace of these header fields, or a new one where they name none that is valid.
  public init(continuing headers: Headers) {
    spanID = .random(in: 1...UInt64.max)
    if let parent = Self.parent(headers) {
      (traceID, parentID, isSampled) = (parent.trace, parent.span, parent.isSampled)
    } else {
      traceID = TraceID(high: .random(in: 1...UInt64.max), low: .random(in: 0...UInt64.max))
      (parentID, isSampled) = (nil, false)
    }
  }

  /// The field `traceparent` for what is called on behalf of this request.
  public var traceparent: String {
    "00-\(traceID)-\(Self.hexadecimal(spanID))-\(isSampled ? "01" : "00")"
  }

  /// The field `tracestate` to go with it: the client's, where its trace is continued.
  public func state(in headers: Headers) -> String? {
    guard parentID != nil else { return nil }
    let values = headers.all("tracestate").filter { !$0.isEmpty }
    return values.isEmpty ? nil : values.joined(separator: ",")
  }
}

extension TraceContext {
  private struct Parent {
    var trace: TraceID
    var span: UInt64
    var isSampled: Bool
  }

  /// The length of a value of version 00, in bytes.
  private static let length = 55

  /// Section 3.2: fields with digits in upper case, zeros for names, the version `ff`, more than one
  /// field, and for version 00 anything behind the flags name no trace.
  private static func parent(_ headers: Headers) -> Parent? {
    guard let text = headers.first("traceparent") else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count >= length, headers.all("traceparent").count == 1,
      bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
      let version = number(bytes[0..<2]), version != 0xFF,
      let high = number(bytes[3..<19]), let low = number(bytes[19..<35]),
      let span = number(bytes[36..<52]), let flags = number(bytes[53..<55]),
      high != 0 || low != 0, span != 0
    else { return nil }
    // Later versions may append fields behind another dash (section 4.2.1).
    guard bytes.count == length || version > 0 && bytes[length] == dash else { return nil }
    return Parent(trace: TraceID(high: high, low: low), span: span, isSampled: flags & 1 == 1)
  }

  private static let dash = UInt8(ascii: "-")

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for byte in digits {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
