// The expression of a policy in, as PostgreSQL writes it out; whether it lets an owner's rows through to
// nobody else out. Nothing is asked or run here: what was tried with rows says nothing of those to come.

/// An expression as `pg_get_expr` writes it, which puts every AND and OR in parentheses of its own.
///
/// What cannot be told to demand the owner does not: `owner OR shared` shows rows of others as soon as
/// one is shared, whatever there was when it was tried.
struct PolicyExpression {
  private let bytes: ArraySlice<UInt8>

  init(_ text: String) {
    self.init(Array(text.utf8)[...])
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    let spaces = bytes.prefix { (byte) in Self.isSpace(byte) }.count
    let rest = bytes.dropFirst(spaces)
    let end = rest.lastIndex { (byte) in !Self.isSpace(byte) }
    self.bytes = end.map { (end) in rest[...end] } ?? []
  }

  /// Whether it demands that the owner's column is what the setting says, alone or with AND.
  ///
  /// - Parameters:
  ///   - column: The owner's column, quoted where SQL asks for that.
  ///   - setting: The configuration parameter with the owner.
  func demandsOwner(_ column: String, _ setting: String) -> Bool {
    if let inner = withoutParentheses { return inner.demandsOwner(column, setting) }
    // Both cannot stand side by side: each has parentheses of its own.
    let conditions = parts(at: " AND ")
    if conditions.count > 1 {
      return conditions.contains { (condition) in condition.demandsOwner(column, setting) }
    }
    let sides = parts(at: " = ")
    guard sides.count == 2 else { return false }
    return sides[0].isColumn(column) && sides[1].isSetting(setting)
      || sides[1].isColumn(column) && sides[0].isSetting(setting)
  }

  // MARK: - The two sides

  /// A cast to a type that keeps different values apart; one with a length would not.
  private static let typesThatKeepValuesApart: Set<String> = [
    "text", "character varying", "uuid", "bigint", "integer", "smallint", "numeric",
  ]

  private func isColumn(_ column: String) -> Bool {
    if let inner = withoutCast(to: ["text"]) { return inner.isColumn(column) }
    return withoutParentheses?.isColumn(column) ?? isText(column)
  }

  private func isSetting(_ setting: String) -> Bool {
    let literal =
      "'"
      + setting.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'::text"
    for call in ["\(literal), true", "\(literal), false", literal]
    where isText("current_setting(\(call))") { return true }
    if let inner = withoutCast(to: Self.typesThatKeepValuesApart) ?? withoutParentheses {
      return inner.isSetting(setting)
    }
    if let inner = between("NULLIF(", ", ''::text)") { return inner.isSetting(setting) }
    // A sub-select has one column, with a name.
    guard let selected = between("SELECT ", "") else { return false }
    let named = selected.parts(at: " AS ")
    return named.count == 2 && named[1].isName && named[0].isSetting(setting)
  }

  // MARK: - The text

  private func isText(_ text: String) -> Bool { bytes.elementsEqual(text.utf8) }

  private var isName: Bool {
    bytes.allSatisfy { (byte) in
      byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private func between(_ prefix: String, _ suffix: String) -> PolicyExpression? {
    guard bytes.count >= prefix.utf8.count + suffix.utf8.count,
      bytes.starts(with: prefix.utf8),
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return PolicyExpression(bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
  }

  private var withoutParentheses: PolicyExpression? {
    guard let end = closing, end == bytes.indices.last else { return nil }
    return PolicyExpression(bytes.dropFirst().dropLast())
  }

  private func withoutCast(to types: Set<String>) -> PolicyExpression? {
    guard let end = closing else { return nil }
    let rest = bytes[(end + 1)...]
    guard rest.starts(with: "::".utf8),
      types.contains(String(decoding: rest.dropFirst(2), as: UTF8.self))
    else { return nil }
    return PolicyExpression(bytes[bytes.startIndex...end].dropFirst().dropLast())
  }

  /// Where the parenthesis ends that the text begins with.
  private var closing: Int? {
    guard bytes.first == UInt8(ascii: "(") else { return nil }
    var scanner = Scanner()
    return bytes.indices.first { (place) in
      scanner.pass(bytes[place])
      return scanner.isOutside
    }
  }

  /// The parts before and behind a separator that is in no parentheses and no quotes.
  private func parts(at separator: String) -> [PolicyExpression] {
    var parts: [PolicyExpression] = []
    var scanner = Scanner()
    var begin = bytes.startIndex
    var place = begin
    while place < bytes.endIndex {
      if scanner.isOutside, bytes[place...].starts(with: separator.utf8) {
        parts.append(PolicyExpression(bytes[begin..<place]))
        place += separator.utf8.count
        begin = place
        continue
      }
      scanner.pass(bytes[place])
      place += 1
    }
    return parts + [PolicyExpression(bytes[begin...])]
  }

  /// Tells what is in parentheses or quotes. PostgreSQL doubles a quote within quotes, in which case one
  /// literal ends here and another begins.
  private struct Scanner {
    private var depth = 0
    private var quote: UInt8?

    var isOutside: Bool { depth == 0 && quote == nil }

    mutating func pass(_ byte: UInt8) {
      if let open = quote {
        if byte == open { quote = nil }
        return
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
    }
  }
}
