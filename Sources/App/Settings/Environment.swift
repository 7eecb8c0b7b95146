// The process environment -> the texts of settings, from variables or from the files that others
// name; what no setting can mean, such as quotation marks around it, is complained about here.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Environment variables by name; an empty one counts as not set.
struct Environment: Sendable {
  private let look: @Sendable (String) -> String?

  /// The environment of this process.
  static let process = Environment { (name) in
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  init(_ look: @escaping @Sendable (String) -> String?) {
    self.look = look
  }

  subscript(name: String) -> String? {
    guard let value = look(name), !value.isEmpty else { return nil }
    return value
  }

  /// The value of a setting, or its default.
  func value<Value>(_ setting: Setting<Value>) throws(OperatorError) -> Value {
    guard let (source, text) = try text(of: setting) else {
      switch setting.absent {
      case .value(let value): return value
      case .required(let hint): throw OperatorError("\(setting.name) is not set; \(hint).")
      }
    }
    do throws(Complaint) {
      try PlainText.check(text, mayHoldQuotes: setting.isSecret)
      return try setting.read(text)
    } catch {
      throw OperatorError("\(source) \(error.predicate).")
    }
  }

  /// The text of a setting and what a sentence calls the place where it stands.
  private func text<Value>(
    of setting: Setting<Value>
  ) throws(OperatorError) -> (source: String, text: String)? {
    guard let fileName = setting.fileName, let path = self[fileName] else {
      return self[setting.name].map { (setting.name, $0) }
    }
    guard self[setting.name] == nil else {
      throw OperatorError(
        "\(setting.name) and \(fileName) are both set; unset the one that is not meant.")
    }
    do throws(Complaint) {
      try PlainText.check(path, mayHoldQuotes: false)
      let text = try SettingFile.text(path)
      return ("The file that \(fileName) names", text)
    } catch {
      throw OperatorError("\(fileName) \(error.predicate).")
    }
  }
}

/// What is wrong with a text whatever it stands for.
enum PlainText {
  private static let quotationMarks: Set<Unicode.Scalar> = [
    "\"", "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
  ]

  /// Complains about what shells, .env files and secret stores leave around a value by mistake.
  ///
  /// - Parameter mayHoldQuotes: Whether a single quotation mark at one end may be meant, as in a
  ///   random secret.
  static func check(_ text: String, mayHoldQuotes: Bool) throws(Complaint) {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return }
    guard !scalars.contains("\u{FFFD}") else {
      throw Complaint("has bytes that are not UTF-8; write it as text")
    }
    if let kind = blank(last) { throw Complaint("ends with \(kind); remove it") }
    if let kind = blank(first) { throw Complaint("begins with \(kind); remove it") }
    if text.hasSuffix("\\n") || text.hasSuffix("\\r") {
      throw Complaint(
        "ends with a backslash and a letter, which stand for a line break; remove them")
    }
    let marks = [first, last].count(where: quotationMarks.contains)
    guard marks == 0 || mayHoldQuotes && (marks == 1 || scalars.count == 1) else {
      throw Complaint("has quotation marks around it, which would be a part of it; remove them")
    }
    guard !scalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
      throw Complaint("has a line break or another control character in it; remove it")
    }
  }

  /// What kind of blank a character is; nil for others.
  private static func blank(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\n": "a line break"
    case "\r": "a carriage return, as files with Windows line endings have it"
    case "\u{FEFF}", "\u{200B}", "\u{2060}": "an invisible character"
    default: scalar.properties.isWhitespace ? "white space" : nil
    }
  }
}

/// The files of Docker's and systemd's secrets.
enum SettingFile {
  /// The largest file that is taken for a setting.
  static let bytes = 64 * 1_024

  /// The text of a file without the line break at its end.
  static func text(_ path: String) throws(Complaint) -> String {
    let named = "names \(Complaint.quoted(path))"
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path, atMost: Self.bytes)
    } catch {
      throw Complaint(
        "\(named), which cannot be read (\(error)); check the path and who may read it"
      )
    }
    guard bytes.count <= Self.bytes else {
      throw Complaint(
        "\(named), which has more than \(Self.bytes) bytes; it must hold nothing but the value")
    }
    guard var text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw Complaint("\(named), which is no text in UTF-8; write it as text")
    }
    while text.unicodeScalars.last == "\n" || text.unicodeScalars.last == "\r" {
      text.unicodeScalars.removeLast()
    }
    guard !text.isEmpty else {
      throw Complaint("\(named), which is empty; write the value into it")
    }
    return text
  }
}
