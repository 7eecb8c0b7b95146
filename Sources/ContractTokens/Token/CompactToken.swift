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
  init(_ bytes: Span<UInt8>) throws(TokenError) {
    guard bytes.count <= TokenLimits.tokenBytes else { throw .tooLong }
    var dots = 0
    var first = 0
    var second = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
      dots += 1
      if dots == 1 { first = index } else if dots == 2 { second = index }
    }
    guard dots == 2 else { throw dots == 4 ? .encrypted : .malformed }
    header = 0..<first
    payload = first + 1..<second
    signature = second + 1..<bytes.count
    guard !header.isEmpty, !signature.isEmpty else { throw .malformed }
  }
}
