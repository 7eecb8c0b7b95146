// Who an owner is: bytes, and nothing that Swift's strings take for equal.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The identifier of an owner that rows carry; the same one only where all bytes of its UTF-8 are.
///
/// `String` takes canonically equivalent texts for equal. PostgreSQL does not, nor does the contract: they
/// are different owners, who share neither turns nor bounds.
struct OwnerIdentifier: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: OwnerIdentifier, right: OwnerIdentifier) -> Bool {
    unsafe left.withBytes { (left) in
      unsafe right.withBytes { (right) in
        guard left.count == right.count else { return false }
        guard let one = left.baseAddress, let other = right.baseAddress else { return true }
        return unsafe memcmp(one, other, left.count) == 0
      }
    }
  }

  func hash(into hasher: inout Hasher) {
    unsafe withBytes { (bytes) in unsafe hasher.combine(bytes: bytes) }
    // No end of one text is the beginning of what is hashed behind it.
    hasher.combine(UInt8.max)
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = text
    return text.withUTF8 { (bytes) in unsafe body(UnsafeRawBufferPointer(bytes)) }
  }
}
