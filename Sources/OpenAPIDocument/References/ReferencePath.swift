// The file part of a `$ref`: which file it names, seen from the file it stands in.

enum ReferencePath {
  /// Whether the text begins with a URI scheme (RFC 3986, section 3.1).
  static func scheme(of text: ArraySlice<UInt8>) -> String? {
    guard let colon = text.firstIndex(of: 0x3A), let first = text.first, isLetter(first) else {
      return nil
    }
    let scheme = text[text.startIndex..<colon]
    // One letter and a colon is a drive of Windows.
    guard scheme.count > 1,
      scheme.allSatisfy({
        isLetter($0) || CoreSchema.isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
      })
    else { return nil }
    return String(decoding: scheme, as: UTF8.self).lowercased()
  }

  /// The path of `relative` seen from the file at `base`, with `.` and `..` resolved.
  static func join(_ relative: String, to base: String) -> String {
    let isAbsolute = base.utf8.first == 0x2F
    var parts = base.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(
      String.init)
    for part in relative.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isAbsolute {
          parts.append("..")
        }
      default: parts.append(String(part))
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
