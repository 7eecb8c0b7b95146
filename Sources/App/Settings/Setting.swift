// What a setting is: everything that reading it, `--help` and the README's table need, said once.

/// The declaration of one setting.
struct Setting<Value: Sendable>: Sendable {
  /// What holds where it is not set.
  enum Absent: Sendable {
    case value(Value)
    /// The server cannot do without it; the hint says what to set.
    case required(hint: String)
  }

  /// The environment variable.
  let name: String
  /// What it may hold, as the tables say it.
  let form: String
  let absent: Absent
  /// What the tables show for a default.
  let shownDefault: String
  /// What it is for.
  let sentence: String
  /// Whether its value is never repeated.
  var isSecret = false
  /// Whether a file may hold it, which the variable with `_FILE` behind its name names.
  var mayBeInFile = false
  /// The value of a text that is not empty.
  let read: @Sendable (String) throws(Complaint) -> Value

  /// The variable that names the file that holds it.
  var fileName: String? { mayBeInFile ? name + "_FILE" : nil }

  /// The row of the tables.
  var row: SettingRow {
    SettingRow(
      names: [name] + (fileName.map { [$0] } ?? []), form: form, shownDefault: shownDefault,
      sentence: sentence)
  }
}

extension Setting where Value == Int {
  /// A whole number of a range.
  static func number(
    _ name: String, _ range: ClosedRange<Int>, default value: Int, _ sentence: String
  ) -> Setting<Int> {
    Setting<Int>(
      name: name, form: Forms.number(range), absent: .value(value), shownDefault: "\(value)",
      sentence: sentence,
      read: { text throws(Complaint) in try Forms.number(text, range) })
  }
}

extension Setting where Value: RawRepresentable<String> & CaseIterable {
  /// One of a few words.
  static func choice(_ name: String, default value: Value, _ sentence: String) -> Setting<Value> {
    let words = Value.allCases.map(\.rawValue)
    return Setting<Value>(
      name: name, form: words.joined(separator: ", "), absent: .value(value),
      shownDefault: value.rawValue, sentence: sentence,
      read: { text throws(Complaint) in
        guard let value = Value(rawValue: text.lowercased()) else {
          throw Complaint(
            "is \(Complaint.quoted(text)); it must be one of \(words.joined(separator: ", "))")
        }
        return value
      })
  }
}

/// How texts of the common forms are read.
enum Forms {
  static func number(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }

  /// Decimal digits, with a minus sign for a number below zero.
  static func number(_ text: String, _ range: ClosedRange<Int>) throws(Complaint) -> Int {
    guard !text.hasPrefix("+"), let value = Int(text), range.contains(value) else {
      throw Complaint(
        "is \(Complaint.quoted(text)); it must be a whole number from \(number(range))")
    }
    return value
  }

  /// Items between commas, without surrounding spaces and empty items.
  static func list(_ text: String) throws(Complaint) -> [String] {
    var items: [String] = []
    for part in text.split(separator: ",") {
      var item = part
      while item.first == " " { item.removeFirst() }
      while item.last == " " { item.removeLast() }
      if item.isEmpty { continue }
      guard !item.contains(where: { "\"'`[]{}".contains($0) && !isAddress(item) }) else {
        throw Complaint(
          "has \(Complaint.quoted(item)); write the items with commas between them, without brackets and quotation marks"
        )
      }
      items.append(String(item))
    }
    // What was to be restricted by it would not be.
    if items.isEmpty {
      throw Complaint(
        "is \(Complaint.quoted(text)), which names nothing; name one, or leave it out")
    }
    return items
  }

  /// Whether the brackets are those of an IPv6 address in a URL.
  private static func isAddress(_ item: Substring) -> Bool {
    item.contains("://[") && !item.hasPrefix("[") && !item.contains("\"") && !item.contains("'")
  }

  /// An http or https URL.
  static func url(_ text: String) throws(Complaint) -> WebAddress {
    do throws(Complaint) {
      return try WebAddress(text)
    } catch {
      throw Complaint(
        "is \(Complaint.quoted(withoutPassword(text))), which \(error.predicate); "
          + "write it as in https://app.example.com"
      )
    }
  }

  /// The text without what stands before an @ of its authority.
  private static func withoutPassword(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return text }
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    return start < at ? text[..<start] + "..." + text[at...] : text
  }
}
