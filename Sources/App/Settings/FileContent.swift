// A path -> the bytes of its file, or why the system does not give them; at most so many.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that are read as a whole when the process starts.
enum FileContent {
  /// Why a file cannot be read, as the system says it.
  struct Failure: Error, CustomStringConvertible {
    let number: Int32

    var description: String { systemMessage(number) }
  }

  /// The bytes of a file; of one that has more than `limit`, some more than that.
  static func read(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(number: errno) }
    defer { close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while content.count <= limit {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
        #else
          unsafe Darwin.read(file, buffer.baseAddress, buffer.count)
        #endif
      }
      if count == 0 { break }
      guard count > 0 || errno == EINTR else { throw Failure(number: errno) }
      content += buffer.prefix(max(count, 0))
    }
    return content
  }
}
