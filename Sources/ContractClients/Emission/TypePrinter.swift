// Types -> text, in one line where it fits, else broken as a person would.

import OpenAPIDocument

/// Writes types.
enum TypePrinter {
  /// The widest line that is not broken.
  static let width = 100

  /// A type in one line.
  static func line(_ type: TypeExpression) -> String {
    switch type {
    case .keyword(let word): return word.rawValue
    case .literal(let literal): return text(literal)
    case .reference(let name): return name
    case .array(let item): return "\(operand(item))[]"
    case .tuple(let items, let rest):
      let parts = items.map { "\(operand($0.type, isOptional: $0.isOptional))" }
      return "[\((parts + (rest.map { ["...\(operand($0))[]"] } ?? [])).joined(separator: ", "))]"
    case .object(let object):
      let members = object.members.map { "\(head($0)) \(line($0.type))" }
      let others = object.others.map { ["[name: string]: \(line($0))"] } ?? []
      return members.isEmpty && others.isEmpty
        ? "{}" : "{ \((members + others).joined(separator: "; ")) }"
    case .union(let types): return types.map { alternative(line($0), $0) }.joined(separator: " | ")
    case .intersection(let types): return types.map { operand($0) }.joined(separator: " & ")
    }
  }

  /// A type that begins in a column of a line, with what follows it in further lines.
  static func text(_ type: TypeExpression, indentation: Int, column: Int) -> String {
    if !hasComment(type) {
      let line = line(type)
      if column + line.utf8.count < width { return line }
    }
    let inner = String(repeating: " ", count: indentation + 2)
    switch type {
    case .keyword, .literal, .reference: return line(type)
    case .array(let item):
      let text = text(item, indentation: indentation, column: column)
      return isCompound(item) ? "(\(text))[]" : text + "[]"
    case .tuple(let items, let rest):
      var parts = items.map { item in
        let text = text(item.type, indentation: indentation + 2, column: indentation + 2)
        return (isCompound(item.type) ? "(\(text))" : text) + (item.isOptional ? "?" : "")
      }
      if let rest { parts.append("...\(operand(rest))[]") }
      return "[\n" + parts.map { "\(inner)\($0),\n" }.joined() + closing("]", indentation)
    case .object(let object):
      return "{\n" + members(of: object, indentation: indentation + 2) + closing("}", indentation)
    case .union(let types):
      return types.map { part in
        let text = text(part, indentation: indentation + 4, column: indentation + 4)
        return "\n\(inner)| \(alternative(text, part))"
      }.joined()
    case .intersection(let types):
      return types.map { part in
        let text = text(part, indentation: indentation, column: indentation)
        return isUnion(part) ? "(\(text))" : text
      }.joined(separator: " & ")
    }
  }

  /// The members of an object, a line each, with their comments.
  static func members(of object: ObjectType, indentation: Int) -> String {
    let start = String(repeating: " ", count: indentation)
    var result = ""
    for member in object.members {
      result += comment(
        member.documentation, isDeprecated: member.isDeprecated, indentation: indentation)
      let head = start + head(member) + " "
      let text = text(member.type, indentation: indentation, column: head.utf8.count)
      result += (text.hasPrefix("\n") ? String(head.dropLast()) : head) + text + ";\n"
    }
    if let others = object.others {
      result += comment(
        object.othersNote.map { [$0] } ?? [], isDeprecated: false, indentation: indentation)
      let head = "\(start)[name: string]: "
      result += head + text(others, indentation: indentation, column: head.utf8.count) + ";\n"
    }
    return result
  }

  /// A doc comment; nothing where there is nothing to say.
  static func comment(
    _ lines: [String], isDeprecated: Bool, indentation: Int
  ) -> String {
    var lines = wrapped(lines.flatMap(TypeScriptText.comment), width: width - indentation - 3)
    if isDeprecated { lines += (lines.isEmpty ? [] : [""]) + ["@deprecated"] }
    guard !lines.isEmpty else { return "" }
    let start = String(repeating: " ", count: indentation)
    if lines.count == 1, indentation + lines[0].utf8.count + 7 <= width {
      return "\(start)/** \(lines[0]) */\n"
    }
    let body = lines.map { $0.isEmpty ? "\(start) *\n" : "\(start) * \($0)\n" }.joined()
    return "\(start)/**\n\(body)\(start) */\n"
  }

  /// Prose in lines that fit. What is left of a wide line goes before the next, where that goes on.
  private static func wrapped(_ lines: [String], width: Int) -> [String] {
    var result: [String] = []
    var carried = ""
    for (index, line) in lines.enumerated() {
      var parts = wrapped(carried.isEmpty ? line : "\(carried) \(line)", width: width)
      let next = index + 1 < lines.count ? lines[index + 1].unicodeScalars.first : nil
      let goesOn = next.map { $0.properties.isAlphabetic || $0 == "`" } ?? false
      carried = parts.count > 1 && goesOn ? parts.removeLast() : ""
      result += parts
    }
    // A word that begins a line now would be a tag there.
    return result.map { $0.hasPrefix("@") ? "\\" + $0 : $0 }
  }

  /// A line of prose in pieces that fit; a word that is wider stays whole.
  private static func wrapped(_ line: String, width: Int) -> [String] {
    guard line.utf8.count > width else { return [line] }
    let start = line.prefix { $0 == " " }
    var lines: [String] = []
    var current = String(start)
    for word in line.split(separator: " ") {
      if current.utf8.count > start.utf8.count,
        current.utf8.count + 1 + word.utf8.count > width
      {
        lines.append(current)
        current = String(start + word)
      } else {
        current += current.utf8.count == start.utf8.count ? String(word) : " " + word
      }
    }
    return lines + [current]
  }

  private static func closing(_ bracket: String, _ indentation: Int) -> String {
    String(repeating: " ", count: indentation) + bracket
  }

  private static func head(_ member: ObjectType.Member) -> String {
    "\(TypeScriptText.key(member.name))\(member.isOptional ? "?" : ""):"
  }

  private static func text(_ literal: TypeExpression.Literal) -> String {
    switch literal {
    case .string(let value): TypeScriptText.quoted(value.text)
    case .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    }
  }

  private static func operand(_ type: TypeExpression, isOptional: Bool = false) -> String {
    (isCompound(type) ? "(\(line(type)))" : line(type)) + (isOptional ? "?" : "")
  }

  private static func alternative(_ text: String, _ type: TypeExpression) -> String {
    if case .intersection = type { "(\(text))" } else { text }
  }

  private static func isUnion(_ type: TypeExpression) -> Bool {
    if case .union = type { true } else { false }
  }

  private static func isCompound(_ type: TypeExpression) -> Bool {
    switch type {
    case .union, .intersection: true
    case .keyword, .literal, .reference, .array, .tuple, .object: false
    }
  }

  private static func hasComment(_ type: TypeExpression) -> Bool {
    switch type {
    case .keyword, .literal, .reference: false
    case .array(let item): hasComment(item)
    case .tuple(let items, let rest):
      items.contains { hasComment($0.type) } || rest.map(hasComment) ?? false
    case .object(let object):
      object.othersNote != nil
        || object.members.contains {
          !$0.documentation.isEmpty || $0.isDeprecated || hasComment($0.type)
        }
    case .union(let types), .intersection(let types): types.contains(where: hasComment)
    }
  }
}
