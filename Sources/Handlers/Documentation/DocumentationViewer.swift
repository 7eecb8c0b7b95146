// The viewer that `/docs` shows the contract with: files of Swagger UI, which whoever starts the service has
// read, or nothing where it is not served.
import ContractRuntime

/// The files of the viewer.
public struct DocumentationViewer: Sendable {
  let script: ServedFile
  let style: ServedFile

  /// A viewer from the content of its two files.
  public init(script: [UInt8], style: [UInt8]) {
    self.script = ServedFile(script)
    self.style = ServedFile(style)
  }
}

/// A file in memory, under the tag of its content.
struct ServedFile: Sendable {
  let bytes: [UInt8]
  let tag: EntityTag

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // FNV-1a: it tells versions apart, and nobody gains by making two alike.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    tag = EntityTag("\"\(String(bytes.count, radix: 16))-\(String(hash, radix: 16))\"")
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Whether a client has it, by its `If-None-Match`.
  func isHeld(by ifNoneMatch: String?) -> Bool {
    ifNoneMatch.map { tag.matches(ifNoneMatch: $0) } ?? false
  }
}
