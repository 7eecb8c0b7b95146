// Where some bytes stand among others; libc's `memmem` is not to be had on every system.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeRawBufferPointer {
  /// The first place of these bytes from an offset on.
  func firstPlace(of wanted: [UInt8], from offset: Int = 0) -> Int? {
    guard let first = wanted.first, let base = baseAddress else { return nil }
    var place = offset
    while place + wanted.count <= count,
      let found = memchr(base + place, Int32(first), count - place)
    {
      place = UnsafeRawPointer(found) - base
      guard place + wanted.count <= count else { return nil }
      if memcmp(base + place, wanted, wanted.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}
