// The bytes of a bearer token -> the places of its three segments (RFC 7515 section 7.1).
// Nothing is decoded here, so that what is no compact JWS costs one pass over its bytes.

/// Where the segments of a compact JWS lie in its bytes.
struct CompactToken {
  let header: Range<Int>
  let payload: Range<Int>
  let signature: Range<Int>

  /// The bytes that are signed: header, dot and payload.
  var signingInput: Range<Int> { header.lowerBound..<payload.upperBound }

  /// Finds the segments; an empty header or signature is refused, an empty payload is not.
  init(_ bytes: Span<UInt8>) throws(TokenRefusal) {
    guard bytes.count <= TokenLimits.tokenBytes else { throw .tooLong(bytes.count) }
    var dots = 0
    var first = 0
    var second = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
      dots += 1
      if dots == 1 { first = index } else if dots == 2 { second = index }
    }
    guard dots == 2 else {
      throw TokenRefusal(
        Self.error(bytes, dots: dots), seen: "\(dots + 1) parts",
        expected: "3 parts with dots between")
    }
    header = 0..<first
    payload = first + 1..<second
    signature = second + 1..<bytes.count
    guard !header.isEmpty, !signature.isEmpty else {
      throw TokenRefusal(.malformed, seen: "an empty part", expected: "a header and a signature")
    }
  }

  /// What a text without two dots is.
  private static func error(_ bytes: Span<UInt8>, dots: Int) -> TokenError {
    if dots == 4 { return .encrypted }
    // A part of a token that begins as every JOSE header does is a broken token, not another kind.
    let begin = Array("eyJ".utf8)
    let isHeader =
      bytes.count >= begin.count && begin.indices.allSatisfy { bytes[$0] == begin[$0] }
    return dots > 2 || bytes.isEmpty || isHeader ? .malformed : .opaque
  }
}

extension TokenRefusal {
  /// The whole token is longer than is looked at.
  static func tooLong(_ bytes: Int) -> TokenRefusal {
    TokenRefusal(
      .tooLong, seen: "\(bytes) bytes", expected: "at most \(TokenLimits.tokenBytes) bytes")
  }
}
