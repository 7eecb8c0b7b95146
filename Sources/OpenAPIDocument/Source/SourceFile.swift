// One file's bytes and its tree of values as a flat arena: 24 bytes a node, children in one shared
// array, positions computed on demand. Immutable once built, so it is shared freely.

/// A parsed file: its path, its bytes and its nodes.
public final class SourceFile: Sendable {
  /// The path as the reader was asked for it, used in diagnostics.
  public let path: String
  /// The bytes as UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  let records: [NodeRecord]
  let children: [UInt32]
  let decoded: [UInt8]
  let lineStarts: [UInt32]
  /// The number of Unicode scalars before every 4096th byte: a file may be one long line.
  private let scalarsBefore: [UInt32]
  let rootIndex: UInt32

  init(
    path: String, bytes: [UInt8], records: [NodeRecord] = [], children: [UInt32] = [],
    decoded: [UInt8] = [], rootIndex: UInt32 = 0
  ) {
    self.path = path
    self.bytes = bytes
    self.records = records
    self.children = children
    self.decoded = decoded
    self.rootIndex = rootIndex
    self.lineStarts = Self.lineStarts(of: bytes)
    self.scalarsBefore = Self.scalarsBefore(bytes)
  }

  /// The value the file holds.
  public var root: Node { Node(file: self, index: rootIndex) }

  /// The line and column, both from 1, of a byte offset; the column counts Unicode scalars.
  public func position(at offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(at: offset)
    let start = Int(lineStarts[line])
    return (line + 1, 1 + scalarCount(in: start..<max(start, min(offset, bytes.count))))
  }

  /// The number of Unicode scalars that begin in a byte range.
  func scalarCount(in range: Range<Int>) -> Int {
    scalars(before: range.upperBound) - scalars(before: range.lowerBound)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return Int(scalarsBefore[block]) + Self.scalars(in: bytes[block * Self.blockSize..<offset])
  }

  private static let blockSize = 4096

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }

  private static func scalarsBefore(_ bytes: [UInt8]) -> [UInt32] {
    var counts: [UInt32] = [0]
    for block in 0..<bytes.count / blockSize {
      let range = block * blockSize..<(block + 1) * blockSize
      counts.append(counts[block] + UInt32(scalars(in: bytes[range])))
    }
    return counts
  }

  /// The offset of the first byte of a line, counted from 1.
  func offset(ofLine number: Int) -> Int { Int(lineStarts[number - 1]) }

  /// The bytes of a line, counted from 1, without its line break.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Lines end at LF, CR LF or CR, as editors count them; not at the other breaks of YAML 1.1.
  private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        starts.append(UInt32(index))
      }
    }
    return starts
  }
}

/// One node of the arena: what it is, where it stands, and where its text or children are.
struct NodeRecord {
  var kind: Node.Kind
  var style: Node.Style
  /// Whether the text is `decoded`'s bytes; otherwise it is the file's own.
  var isDecoded = false
  var start: UInt32
  var end: UInt32
  var parent: UInt32 = .max
  /// The start of a scalar's text, or of a collection's children.
  var first: UInt32 = 0
  /// The bytes of a scalar's text, or the children: a mapping has two for each member.
  var count: UInt32 = 0
}
