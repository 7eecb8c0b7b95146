// An ECDSA signature as JWS has it, two coordinates of fixed size (RFC 7518 section 3.4, also known
// as IEEE P1363) -> the DER sequence of two integers that libcrypto takes (X.690).

enum SignatureEncoding {
  /// The DER form; nil unless the signature has exactly two coordinates of the given size.
  ///
  /// Zero coordinates and ones beyond the group order keep their value; libcrypto refuses them.
  static func der(_ signature: Span<UInt8>, coordinateBytes: Int) -> [UInt8]? {
    guard signature.count == 2 * coordinateBytes else { return nil }
    var content: [UInt8] = []
    content.reserveCapacity(2 * coordinateBytes + 9)
    appendInteger(signature.extracting(0..<coordinateBytes), to: &content)
    appendInteger(signature.extracting(coordinateBytes..<2 * coordinateBytes), to: &content)
    var sequence: [UInt8] = [0x30]
    sequence.reserveCapacity(content.count + 3)
    appendLength(content.count, to: &sequence)
    sequence.append(contentsOf: content)
    return sequence
  }

  /// The shortest two's complement form of an unsigned number.
  private static func appendInteger(_ number: Span<UInt8>, to content: inout [UInt8]) {
    var start = 0
    while start < number.count - 1, number[start] == 0 { start += 1 }
    let needsSign = number[start] & 0x80 != 0
    content.append(0x02)
    appendLength(number.count - start + (needsSign ? 1 : 0), to: &content)
    if needsSign { content.append(0) }
    for index in start..<number.count { content.append(number[index]) }
  }

  /// A definite length; the two coordinates of P-521 need one byte of the long form.
  private static func appendLength(_ length: Int, to content: inout [UInt8]) {
    if length >= 0x80 { content.append(0x81) }
    content.append(UInt8(truncatingIfNeeded: length))
  }
}
