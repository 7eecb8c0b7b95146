// A file's bytes into its tree: checks size and encoding, chooses JSON or YAML, and turns what the
// parsers found into diagnostics.

/// Parses single files.
public enum FileParser {
  /// The tree of a file; nil if it has none. JSON where the path ends in `.json` or the text is
  /// JSON, YAML otherwise.
  public static func parse(
    _ bytes: [UInt8], path: String, limits: Limits, diagnostics: inout Diagnostics
  ) -> SourceFile? {
    do throws(SyntaxFinding) {
      let builder = try build(bytes, path: path, limits: limits)
      let file = builder.finish(path: path)
      for finding in builder.findings { diagnostics.add(diagnostic(finding, in: file)) }
      return builder.root == nil ? nil : file
    } catch {
      let file = SourceFile(path: path, bytes: shown(bytes, limits: limits))
      diagnostics.add(diagnostic(error, in: file))
      return nil
    }
  }

  private static func build(
    _ original: [UInt8], path: String, limits: Limits
  ) throws(SyntaxFinding) -> TreeBuilder {
    guard original.count <= limits.fileBytes else {
      throw SyntaxFinding(
        code: .fileTooLarge,
        message: "the file has \(original.count) bytes, more than \(limits.fileBytes)", range: 0..<0
      )
    }
    let bytes = withoutByteOrderMark(original)
    try checkEncoding(bytes)
    if hasSuffix(path, ".json") { return try JSONParser.parse(bytes, limits: limits) }
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    if first == 0x7B || first == 0x5B {
      // A flow mapping of YAML begins like this too, so what is not JSON is tried as YAML.
      do throws(SyntaxFinding) {
        return try JSONParser.parse(bytes, limits: limits)
      } catch  where error.code != .invalidJSON {
        throw error
      } catch {}
    }
    return try YAMLParser.parse(bytes, limits: limits)
  }

  private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The bytes that a diagnostic about an unparsed file may quote.
  private static func shown(_ bytes: [UInt8], limits: Limits) -> [UInt8] {
    bytes.count <= limits.fileBytes ? withoutByteOrderMark(bytes) : []
  }

  private static func checkEncoding(_ bytes: [UInt8]) throws(SyntaxFinding) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || (bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0))
    {
      throw SyntaxFinding(
        code: .invalidEncoding, message: "the file is UTF-16 or UTF-32; save it as UTF-8",
        range: 0..<0)
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x80 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      guard length > 0 else {
        let isControl = byte < 0x20
        throw SyntaxFinding(
          code: .invalidEncoding,
          message: isControl ? "control character \(byte)" : "the bytes are not UTF-8",
          range: index..<index + 1)
      }
      index += length
    }
  }

  /// The length of the UTF-8 sequence at an index (RFC 3629, section 4); 0 if it is none.
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return 0
    }
    guard index + length <= bytes.count, bytes[index + 1] >= lowest, bytes[index + 1] <= highest
    else { return 0 }
    for offset in 2..<max(3, length) where offset < length && bytes[index + offset] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }

  private static func hasSuffix(_ path: String, _ suffix: String) -> Bool {
    path.utf8.suffix(suffix.utf8.count).map { $0 | 0x20 } == suffix.utf8.map { $0 | 0x20 }
  }

  private static func diagnostic(_ finding: SyntaxFinding, in file: SourceFile) -> Diagnostic {
    let count = file.bytes.count
    func location(_ range: Range<Int>) -> Location {
      Location(file: file, range: min(range.lowerBound, count)..<min(range.upperBound, count))
    }
    return Diagnostic(
      finding.code, finding.message, effect: finding.effect, at: location(finding.range),
      notes: finding.notes.map { Diagnostic.Note($0.message, at: location($0.range)) })
  }
}
