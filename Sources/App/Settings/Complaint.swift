// How settings and what they hold are complained about: one true sentence that says what to do.

/// What is wrong with a value: the predicate of a sentence whose subject is the setting.
struct Complaint: Error, Equatable {
  let predicate: String

  init(_ predicate: String) { self.predicate = predicate }

  /// Most characters of a value that are repeated.
  private static let shownCharacters = 100

  /// A value between quotation marks, printable and bounded.
  static func quoted(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(shownCharacters) {
      let isPrintable =
        scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
      if isPrintable, !scalar.properties.isDefaultIgnorableCodePoint {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return text.unicodeScalars.count > shownCharacters ? "'\(result)...'" : "'\(result)'"
  }

  /// Several things as a sentence lists them.
  static func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and " + last
  }
}
