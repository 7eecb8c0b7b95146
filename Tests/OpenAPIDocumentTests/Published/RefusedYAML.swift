// Why the reader of contracts refuses a valid YAML document: what a contract has no use for, and where
// libyaml, which reads YAML 1.1, departs from YAML 1.2. Each reason is a property of the case.

@testable import OpenAPIDocument

/// A reason to refuse a valid document.
enum RefusedYAML: String, CaseIterable {
  // What no contract needs.
  case severalDocuments = "a file holds one document"
  case noDocument = "a file holds a document"
  case collectionAsKey = "a key is a single value"
  case emptyKey = "a key is written out"
  case foreignTag = "tags beyond the core schema have no meaning"
  case equalKeys = "keys are unique"
  // Where libyaml departs from YAML 1.2.
  case directive = "libyaml knows the directives %YAML 1.1, %YAML 1.2 and %TAG"
  case anchorName = "libyaml knows anchors of ASCII letters, digits, '-' and '_'"
  case tab = "libyaml takes no tab where white space separates or indents"
  case unindentedBlockScalar = "libyaml wants a block scalar at the root indented"
  case flowCollection = "libyaml reads keys and indicators in flow collections as YAML 1.1 does"

  private static let coreTags: Set<String> = Set(
    ["str", "int", "float", "bool", "null", "map", "seq"].map { "tag:yaml.org,2002:" + $0 })

  /// Whether the reason holds for a case and explains its first error.
  func explains(_ error: Diagnostic, _ item: YAMLCase) -> Bool {
    guard let events = item.events else { return false }
    let isSyntax = error.code == DiagnosticCode.invalidYAML.rawValue
    switch self {
    case .severalDocuments: return events.documents.count > 1
    case .noDocument: return events.documents.isEmpty
    case .collectionAsKey:
      return events.keys.contains { key in
        switch key {
        case .sequence, .mapping: true
        case .scalar, .alias: false
        }
      }
    case .emptyKey:
      return isSyntax
        && events.keys.contains { key in
          if case .scalar("", ":", _) = key { return true }
          return false
        }
    case .foreignTag:
      return error.code == DiagnosticCode.unsupportedTag.rawValue
        && events.tags.contains { $0 != "!" && !Self.coreTags.contains($0) }
    case .equalKeys:
      return error.code == DiagnosticCode.duplicateKey.rawValue
        && events.mappings.contains { Self.hasEqualKeys($0) }
    case .directive: return isSyntax && Self.hasUnknownDirective(item.bytes)
    case .anchorName:
      return isSyntax
        && events.anchorNames.contains { name in
          !name.utf8.allSatisfy { Self.isAnchorByte($0) }
        }
    case .tab: return isSyntax && Self.hasSeparatingTab(item.bytes, at: error.location.line)
    case .unindentedBlockScalar:
      guard isSyntax, case .scalar(_, let style, _)? = events.documents.first else { return false }
      return style == "|" || style == ">"
    case .flowCollection:
      return isSyntax && events.hasFlowCollection
        && Self.isInFlow(item.bytes, error.location.range.lowerBound)
    }
  }

  private static func hasEqualKeys(_ keys: [YAMLEventNode]) -> Bool {
    let names = keys.compactMap { key in
      if case .scalar(let name, _, _) = key { return name }
      return nil
    }
    return Set(names).count < names.count
  }

  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func hasUnknownDirective(_ bytes: [UInt8]) -> Bool {
    lines(bytes).contains { line in
      line.hasPrefix("%") && !line.hasPrefix("%TAG ")
        && line.wholeMatch(of: /%YAML 1\.[12]\s*/) == nil
    }
  }

  /// Whether the line of the error, the one before or the one after has a tab among white space at
  /// its beginning, after an indicator, or at its end.
  private static func hasSeparatingTab(_ bytes: [UInt8], at line: Int) -> Bool {
    let all = lines(bytes)
    return all.indices.contains { index in
      abs(index + 1 - line) <= 1
        && all[index].firstMatch(of: /^[ ]*\t|[-?:>|][ ]*\t|\t[ \t]*(#.*)?$/) != nil
    }
  }

  /// Whether a flow collection is open at a place: brackets outside of quotes and comments.
  private static func isInFlow(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var depth = 0
    var quote: UInt8?
    for (index, byte) in bytes.enumerated() where index <= offset {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case 0x22, 0x27: if depth > 0 { quote = byte }
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth -= index < offset ? 1 : 0
      default: break
      }
    }
    return depth > 0
  }
}
