// Gathers emitted Swift line by line, indented, so that emitters can print it as it will look.

/// An indenting printer of Swift source.
struct SourcePrinter {
  /// The widest line that is not broken.
  static let width = 100
  /// The access level of the declarations that others may use, as it stands before them.
  let access: AccessLevel
  private(set) var text = ""
  private var indentation = ""

  /// A printer of a file of a contract, which begins with the usual comment.
  init(_ contract: Contract, about: String, imports: [String] = ["ContractRuntime"]) {
    access = contract.access
    print(
      """
      // Generated from \(contract.source). Do not edit.
      // \(about.singleLine)
      // swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

      """)
    for name in imports { print("import \(name)") }
  }

  /// Prints lines at the current indentation.
  mutating func print(_ source: String) {
    for line in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty {
        text += indentation
        text += Substring(line)
      }
      text += "\n"
    }
  }

  /// Prints a line with the place in the contract behind it, or before it where it does not fit.
  mutating func print(_ source: String, at line: ContractLine) {
    let comment = "// \(line.text)"
    if fits("\(source)  \(comment)") {
      print("\(source)  \(comment)")
    } else {
      print("\(comment)\n\(source)")
    }
  }

  /// Prints an empty line.
  mutating func blank() { text += "\n" }

  /// Prints what `body` prints two columns further in.
  mutating func indented(_ body: (inout SourcePrinter) -> Void) {
    let outer = indentation
    indentation += "  "
    body(&self)
    indentation = outer
  }

  /// Prints a head that ends in `{`, an indented body and `}`.
  mutating func block(_ head: String, _ body: (inout SourcePrinter) -> Void) {
    print(head)
    indented(body)
    print("}")
  }

  /// Prints `head`, a comma-separated list and `tail`, broken into filled lines where too wide.
  mutating func list(_ head: String, _ items: [String], _ tail: String) {
    let line = head + items.joined(separator: ", ") + tail
    if fits(line) { return print(line) }
    print(head)
    indented { $0.fill(items, ending: tail) }
  }

  /// As `list`, with `tail` in a line of its own where it is broken: what follows belongs to it, as
  /// the body of a function or of a closure does.
  mutating func declaration(_ head: String, _ items: [String], _ tail: String) {
    let line = head + items.joined(separator: ", ") + tail
    if fits(line) { return print(line) }
    print(head)
    indented { $0.fill(items, ending: "") }
    print(tail)
  }

  /// As `declaration`, for the items of an array literal, which end with a comma where it is broken.
  mutating func array(_ head: String, _ items: [String], _ tail: String) {
    let line = head + items.joined(separator: ", ") + tail
    if fits(line) { return print(line) }
    print(head)
    indented { $0.fill(items, ending: ",") }
    print(tail)
  }

  /// Prints `target = value rest`, broken before the value and then before the rest where too wide.
  mutating func assignment(_ target: String, _ value: String, _ rest: String?) {
    let whole = [value, rest].compactMap(\.self).joined(separator: " ")
    if fits("\(target) = \(whole)") { return print("\(target) = \(whole)") }
    print("\(target) =")
    indented { printer in
      if printer.fits(whole) { return printer.print(whole) }
      printer.print(value)
      if let rest { printer.print(rest) }
    }
  }

  /// Prints `head function(arguments)`, the arguments in lines of their own where too wide.
  mutating func statement(_ head: String, _ call: CallExpression) {
    if fits(head + call.text) { return print(head + call.text) }
    list("\(head)\(call.function)(", call.arguments, ")")
  }

  /// Prints `guard` for one value that a call makes, and what happens without it.
  mutating func guarded(_ binding: String, _ call: CallExpression, otherwise: String) {
    let line = "guard \(binding)\(call.text) else { \(otherwise) }"
    if fits(line) { return print(line) }
    print("guard")
    indented { $0.statement(binding, call) }
    print("else { \(otherwise) }")
  }

  /// Prints a call with an array literal among its arguments.
  mutating func call(
    _ head: String, _ arguments: [String], array items: [String], _ others: [String] = []
  ) {
    let array = "[\(items.joined(separator: ", "))]"
    let line = (arguments + [array] + others).joined(separator: ", ") + ")"
    if fits(head + line) {
      print(head + line)
      return
    }
    print(head)
    indented { printer in
      if printer.fits(line) {
        printer.print(line)
        return
      }
      for argument in arguments { printer.print(argument + ",") }
      printer.print("[")
      printer.indented { $0.fill(items, ending: ",") }
      printer.print(others.isEmpty ? "])" : "], \(others.joined(separator: ", ")))")
    }
  }

  /// Prints `guard` with its conditions and what happens otherwise.
  mutating func guarded(_ conditions: [String], otherwise: String) {
    let line = "guard \(conditions.joined(separator: ", ")) else { \(otherwise) }"
    if fits(line) {
      print(line)
      return
    }
    var current = "guard"
    for (index, condition) in conditions.enumerated() {
      let piece = index + 1 < conditions.count ? condition + "," : condition
      if !fits(current + " " + piece) {
        print(current)
        current = " "
      }
      current += " " + piece
    }
    print(current)
    print("else { \(otherwise) }")
  }

  /// Prints the labels of a `case`.
  mutating func cases(_ labels: [String], _ tail: String = ":") {
    let line = "case \(labels.joined(separator: ", "))\(tail)"
    if fits(line) {
      print(line)
      return
    }
    var current = "case"
    for (index, label) in labels.enumerated() {
      let piece = label + (index + 1 < labels.count ? "," : tail)
      if !fits(current + " " + piece) {
        print(current)
        current = " "
      }
      current += " " + piece
    }
    print(current)
  }

  /// Whether a line fits at the current indentation.
  func fits(_ line: String) -> Bool { indentation.utf8.count + line.utf8.count <= Self.width }

  private mutating func fill(_ items: [String], ending: String) {
    var current = ""
    for (index, item) in items.enumerated() {
      let piece = index + 1 < items.count ? item + "," : item + ending
      if !current.isEmpty, !fits(current + " " + piece) {
        print(current)
        current = ""
      }
      current += current.isEmpty ? piece : " " + piece
    }
    if !current.isEmpty { print(current) }
  }

  /// Prints a doc comment; nothing where there is no text.
  mutating func documentation(_ lines: [String], isDeprecated: Bool = false) {
    // A line may quote a name of the contract, which may contain line breaks.
    let lines = lines.map { Documentation.lines($0).joined(separator: " ") }
    var carried = ""
    for (index, line) in lines.enumerated() {
      let text = carried.isEmpty ? line : carried + " " + line
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      var parts = Self.wrapped(text, width: Self.width - indentation.utf8.count - 4)
      let continues = next.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "`" }
      carried = parts.count > 1 && continues == true ? parts.removeLast() : ""
      for part in parts { print(part.isEmpty ? "///" : "/// \(part)") }
    }
    if isDeprecated { print(lines.isEmpty ? "/// Deprecated." : "///\n/// Deprecated.") }
  }

  /// A line of prose in pieces that fit; a word that is wider stays whole.
  private static func wrapped(_ line: String, width: Int) -> [String] {
    guard line.utf8.count > width else { return [line] }
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      if !current.isEmpty, current.utf8.count + 1 + word.utf8.count > width {
        lines.append(current)
        current = String(word)
      } else {
        current += current.isEmpty ? String(word) : " " + word
      }
    }
    return lines + [current]
  }
}
