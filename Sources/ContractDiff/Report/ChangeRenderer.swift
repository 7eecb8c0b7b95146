// Changes as text for people, in the form editors jump to, and as JSON for CI.

import OpenAPIDocument

/// Renders changes; each comes with whether it is accepted.
public enum ChangeRenderer {
  /// Each as `path:line:column: breaking: message [code]`, the operations that it touches, its JSON
  /// pointer, and a note at the place in the other document; a line with the numbers closes it.
  public static func text(_ changes: [(change: Change, isAccepted: Bool)]) -> String {
    var output = ""
    for (change, isAccepted) in changes {
      let label = isAccepted ? "accepted" : change.category.rawValue
      output += "\(change.place.location): \(label): \(oneLine(change.message)) "
      output += "[\(change.code.rawValue)]\n"
      if !change.operations.isEmpty { output += "  in \(oneLine(operations(change)))\n" }
      output += "  at \(oneLine(change.place.pointer))\n"
      output += "\(change.note.place.location): note: \(oneLine(change.note.message))\n"
    }
    return output + summary(changes) + "\n"
  }

  /// An object with the number of each category, of the accepted, and the `changes`: objects with
  /// `category`, `code`, `message`, `accepted`, `operations`, the place and a `note`.
  public static func json(
    _ changes: [(change: Change, isAccepted: Bool)], unusedAllowances: [AllowList.Entry] = []
  ) -> String {
    var members = ChangeCategory.allCases.map { "\"\($0.rawValue)\":\(count($0, changes))" }
    members.append("\"accepted\":\(changes.count { $0.isAccepted })")
    let objects = changes.map { object($0.change, $0.isAccepted) }
    members.append("\"changes\":[\(lines(objects))]")
    let unused = unusedAllowances.map { entry in
      "{\"line\":\(entry.line),\"entry\":\(quoted(entry.text))}"
    }
    members.append("\"unusedAllowances\":[\(lines(unused))]")
    return "{\(members.joined(separator: ","))}\n"
  }

  /// `1 breaking change, 2 infos` or `no changes`.
  static func summary(_ changes: [(change: Change, isAccepted: Bool)]) -> String {
    guard !changes.isEmpty else { return "no changes" }
    var parts = ChangeCategory.allCases.compactMap { category -> String? in
      let count = count(category, changes)
      return count == 0 ? nil : "\(count) \(category.rawValue)"
    }
    let accepted = changes.count { $0.isAccepted }
    if accepted > 0 { parts.append("\(accepted) accepted") }
    return "\(changes.count == 1 ? "1 change" : "\(changes.count) changes"): "
      + parts.joined(separator: ", ")
  }

  private static func count(
    _ category: ChangeCategory, _ changes: [(change: Change, isAccepted: Bool)]
  ) -> Int {
    changes.count { !$0.isAccepted && $0.change.category == category }
  }

  private static func operations(_ change: Change) -> String {
    change.operations.joined(separator: ", ") + (change.touchesMore ? " and more" : "")
  }

  private static func object(_ change: Change, _ isAccepted: Bool) -> String {
    let operations = change.operations.map(quoted).joined(separator: ",")
    let members = [
      "\"category\":\(quoted(change.category.rawValue))",
      "\"code\":\(quoted(change.code.rawValue))", "\"message\":\(quoted(change.message))",
      "\"accepted\":\(isAccepted)", "\"operations\":[\(operations)]",
      "\"moreOperations\":\(change.touchesMore)", place(change.place),
      "\"note\":{\"message\":\(quoted(change.note.message)),\(place(change.note.place))}",
    ]
    return "{\(members.joined(separator: ","))}"
  }

  private static func place(_ place: Change.Place) -> String {
    "\"file\":\(quoted(place.location.file.path)),\"line\":\(place.location.line),"
      + "\"column\":\(place.location.column),\"pointer\":\(quoted(place.pointer))"
  }

  private static func lines(_ objects: [String]) -> String {
    objects.isEmpty ? "" : "\n" + objects.joined(separator: ",\n") + "\n"
  }

  /// Names in messages come from the contracts: a line break or an escape in one must not look like
  /// another change or drive a terminal.
  private static func oneLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return result
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
