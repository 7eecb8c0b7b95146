// Gathers the source line by line, indented.

/// An indenting printer of TypeScript.
struct TypeScriptPrinter {
  private(set) var text = ""
  private var indentation = 0

  /// Prints lines at the current indentation.
  mutating func print(_ source: String) {
    for line in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty {
        text += String(repeating: " ", count: indentation) + String(Substring(line))
      }
      text += "\n"
    }
  }

  /// Prints what has its indentation already.
  mutating func raw(_ source: String) { text += source }

  /// Prints an empty line.
  mutating func blank() { text += "\n" }

  /// Prints a head, an indented body and a tail.
  mutating func block(
    _ head: String, _ tail: String = "}", _ body: (inout TypeScriptPrinter) -> Void
  ) {
    print(head)
    indentation += 2
    body(&self)
    indentation -= 2
    print(tail)
  }

  /// Prints a doc comment.
  mutating func comment(_ lines: [String], isDeprecated: Bool = false) {
    text += TypePrinter.comment(lines, isDeprecated: isDeprecated, indentation: indentation)
  }

  /// Whether a line fits at the current indentation.
  func fits(_ line: String) -> Bool { indentation + line.utf8.count <= TypePrinter.width }

  /// Prints `head type tail`, broken where it is too wide.
  mutating func type(_ head: String, _ type: TypeExpression, _ tail: String = ";") {
    let start = String(repeating: " ", count: indentation) + head
    let written = TypePrinter.text(
      type, indentation: indentation, column: start.utf8.count + 1)
    text += start + (written.hasPrefix("\n") ? "" : " ") + written + tail + "\n"
  }

  /// Prints `head [items] tail`, an item a line where they do not fit.
  mutating func list(_ head: String, _ items: [String], _ tail: String) {
    let line = "\(head)[\(items.joined(separator: ", "))]\(tail)"
    if fits(line) { return print(line) }
    block("\(head)[", "]\(tail)") { printer in
      for item in items { printer.print(item + ",") }
    }
  }
}
