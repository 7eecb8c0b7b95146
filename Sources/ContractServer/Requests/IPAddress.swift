// Texts of addresses and networks -> numbers that compare, and back (RFC 4291, RFC 4632).

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An address of IPv6, or of IPv4 as IPv6 maps it (RFC 4291 section 2.5.5.2).
struct IPAddress: Hashable {
  var high: UInt64
  var low: UInt64

  private static let mapped: UInt64 = 0xFFFF << 32

  /// Reads a numeric address without brackets, port and zone.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    var four = in_addr()
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      (high, low) = (0, Self.mapped | UInt64(UInt32(bigEndian: four.s_addr)))
      return
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let halves = unsafe withUnsafeBytes(of: &six) { bytes in
      unsafe (
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    (high, low) = halves
  }

  var isIPv4: Bool { high == 0 && low >> 32 == Self.mapped >> 32 }
}

extension IPAddress: CustomStringConvertible {
  /// The address in its one canonical form (RFC 5952).
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    if isIPv4 {
      var four = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
      unsafe inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
    } else {
      var six = (high.bigEndian, low.bigEndian)
      unsafe inet_ntop(AF_INET6, &six, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// A network, or a single address, in CIDR notation such as `10.0.0.0/8` or `fd00::/8`.
public struct IPNetwork: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64
  private let highMask: UInt64
  private let lowMask: UInt64

  /// Reads an address, or an address with the length of a prefix; nil where it is neither, or where
  /// bits are set behind the prefix, so that something else was meant.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let address = IPAddress(first) else {
      return nil
    }
    let isIPv4 = !first.contains(":")
    var length = 128
    if parts.count == 2 {
      // One spelling only: no zero in front, no sign.
      guard let bits = Int(parts[1]), (0...(isIPv4 ? 32 : 128)).contains(bits),
        parts[1].utf8.elementsEqual(String(bits).utf8)
      else { return nil }
      length = isIPv4 ? 96 + bits : bits
    }
    // A shift by 64 or more gives 0.
    highMask = length >= 64 ? .max : ~(UInt64.max >> UInt64(length))
    lowMask = length <= 64 ? 0 : ~(UInt64.max >> UInt64(length - 64))
    (high, low) = (address.high, address.low)
    guard high & ~highMask == 0, low & ~lowMask == 0 else { return nil }
  }

  func contains(_ address: IPAddress) -> Bool {
    address.high & highMask == high && address.low & lowMask == low
  }
}
