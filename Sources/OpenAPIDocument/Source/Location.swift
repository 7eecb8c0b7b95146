// A place in a file: what diagnostics print and editors jump to.

/// A range of bytes in a file; line and column are computed when asked for.
public struct Location: Sendable {
  /// The file.
  public let file: SourceFile
  /// The bytes from the first to the one after the last.
  public let range: Range<Int>

  /// Makes a place from a file and a byte range in it.
  public init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  /// The line, from 1.
  public var line: Int { file.position(at: range.lowerBound).line }
  /// The column, from 1, in Unicode scalars.
  public var column: Int { file.position(at: range.lowerBound).column }
  /// The JSON pointer (RFC 6901) of the innermost value or key at the place; nil if the file has no
  /// tree, as its syntax is wrong.
  public var pointer: String? {
    guard !file.records.isEmpty else { return nil }
    var index = file.rootIndex
    var pointer = ""
    while let step = step(into: index) {
      pointer += "/" + JSONPointer.escape(step.token)
      if step.isKey { return pointer }
      index = step.next
    }
    return pointer
  }

  /// The child of a collection that contains the place. Works on the arena itself, as a collection
  /// may have very many children.
  private func step(into index: UInt32) -> (token: String, next: UInt32, isKey: Bool)? {
    let record = file.records[Int(index)]
    guard !record.kind.isScalar else { return nil }
    let offset = UInt32(clamping: range.lowerBound)
    for position in Int(record.first)..<Int(record.first) + Int(record.count) {
      let child = file.children[position]
      let place = file.records[Int(child)]
      guard place.start <= offset, offset < place.end else { continue }
      let ordinal = position - Int(record.first)
      if record.kind == .sequence { return (String(ordinal), child, false) }
      let key = ordinal % 2 == 0 ? child : file.children[position - 1]
      return (Node(file: file, index: key).text, child, ordinal % 2 == 0)
    }
    return nil
  }
}

extension Location: CustomStringConvertible {
  /// `path:line:column`.
  public var description: String {
    let position = file.position(at: range.lowerBound)
    return "\(file.path):\(position.line):\(position.column)"
  }
}
