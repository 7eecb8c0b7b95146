// Bytes of request heads on their way to the HTTP codec: the white space behind field values is left
// out here, in one place for every field. The codec takes it for a part of the value, and decides
// about framing and the end of the connection with it (RFC 9110 section 5.5).

import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Leaves out spaces and tabs between a field value and the end of its line.
///
/// Nothing else changes. In particular, a line of nothing but white space does not become empty, as
/// that would end the head, and white space beside a CR that ends no line stays: both are refused by
/// the codec, and have to be.
struct TrailingWhitespace {
  private var isRequestLine = true
  private var lineHasContent = false
  private var lastByte: UInt8 = 0
  /// White space, perhaps with a CR behind it, that may turn out to be the end of a line. It is a
  /// part of the head, whose limit bounds it.
  private var held: [UInt8] = []

  /// The bytes for the codec; what may be the end of a line is kept back until the next call.
  ///
  /// `isWholeHead` says that these bytes are the whole of a head, which needs no look at each byte.
  mutating func remove(from bytes: ByteBuffer, isWholeHead: Bool) -> ByteBuffer {
    if isWholeHead, !Self.hasAny(bytes) { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(held.count + bytes.readableBytes)
    for byte in bytes.readableBytesView { take(byte, &kept) }
    return ByteBuffer(bytes: kept)
  }

  /// Begins with the next head.
  mutating func reset() { self = TrailingWhitespace() }

  private static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a CR stands behind white space anywhere.
  private static func hasAny(_ bytes: ByteBuffer) -> Bool {
    unsafe bytes.withUnsafeReadableBytes { (memory) in
      guard let start = memory.baseAddress else { return false }
      var place = 0
      while let found = unsafe memchr(start + place, 0x0D, memory.count - place) {
        let end = unsafe UnsafeRawPointer(found) - start
        if unsafe end > 0 && isWhitespace(memory[end - 1]) { return true }
        place = end + 1
      }
      return false
    }
  }

  private mutating func take(_ byte: UInt8, _ kept: inout [UInt8]) {
    switch byte {
    case 0x20, 0x09:
      if held.last == 0x0D { release(&kept) }
      if isRequestLine || !lineHasContent || (held.isEmpty && lastByte == 0x0D) {
        kept.append(byte)
      } else {
        held.append(byte)
      }
    case 0x0D where !held.isEmpty && held.last != 0x0D: held.append(byte)
    case 0x0A:
      if held.last == 0x0D { held = [0x0D] }
      release(&kept)
      kept.append(byte)
      if lineHasContent { isRequestLine = false }
      lineHasContent = false
    default:
      release(&kept)
      kept.append(byte)
      if byte != 0x0D { lineHasContent = true }
    }
    lastByte = byte
  }

  private mutating func release(_ kept: inout [UInt8]) {
    kept += held
    held.removeAll(keepingCapacity: true)
  }
}
