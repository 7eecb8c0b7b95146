// What openapi-spec-validator says of a document (the column `osv_verdict` of the OpenAPI vectors),
// read far enough to tell whether a diagnostic of ours is about the same thing.

import Foundation

@testable import OpenAPIDocument

/// The verdict of the other validator: the kind of the fault, or the value that is at fault.
enum ValidatorVerdict: Equatable {
  /// It finds nothing.
  case valid
  /// It says nothing, or ended with an error of its own.
  case unknown
  /// No OpenAPI document, or one of another version.
  case notOpenAPI
  case missingField(String)
  case unknownFields([String])
  /// A value at fault, as Python writes it; cut off where the verdict is long.
  case value(String, isCut: Bool)
  /// A text that is no regular expression.
  case pattern(String)
  /// One of our kinds, about a name.
  case kind(Set<DiagnosticCode>, about: String)
  /// An error whose place and kind are not told.
  case somewhere

  /// The verdicts of the column are cut to this length.
  private static let longest = 160

  init(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.first == "error", words.count > 1 else {
      self = text.hasPrefix("valid") ? .valid : .unknown
      return
    }
    let message = words.count > 2 ? words[2] : ""
    let quoted = Self.quoted(message)
    switch words[1] {
    case "ValidatorDetectError:": self = .notOpenAPI
    case "DuplicateOperationIDError:":
      self = .kind([.duplicateOperationID], about: quoted.first ?? "")
    case "ParameterDuplicateError:": self = .kind([.duplicateParameter], about: quoted.first ?? "")
    case "UnresolvableParameterError:":
      self = .kind([.undeclaredPathParameter], about: quoted.first ?? "")
    case "PointerToNowhere:": self = .kind(Self.referenceCodes, about: quoted.first ?? "")
    case "Unresolvable:": self = .kind(Self.referenceCodes, about: Self.target(message))
    case "OpenAPIValidationError:":
      self = Self.schemaError(message, isCut: text.count >= Self.longest - 2)
    // Whatever else the validator checks ends in "Error" of its own; Python's errors are crashes.
    case "KeyError:", "TypeError:", "RecursionError:", "AttributeError:", "ValueError:",
      "IndexError:", "AssertionError:", "UnicodeDecodeError:":
      self = .unknown
    default: self = .somewhere
    }
  }

  /// Whether it calls the document invalid.
  var isError: Bool { self != .valid && self != .unknown }
  /// Whether a diagnostic can be compared with it.
  var isSpecific: Bool { isError && self != .somewhere }

  static let referenceCodes: Set<DiagnosticCode> = [
    .unresolvedReference, .unreadableFile, .remoteReference, .invalidReference, .referenceCycle,
  ]

  private static func schemaError(_ message: String, isCut: Bool) -> ValidatorVerdict {
    if message.hasSuffix(" is a required property") {
      return .missingField(quoted(message).first ?? "")
    }
    if message.contains("match any of the regexes")
      || message.contains("properties are not allowed")
    {
      let names = message.components(separatedBy: "match any of the regexes")[0]
      return .unknownFields(quoted(names))
    }
    // The only thing that its schemas allow once at most: a parameter that is the whole query.
    if message.hasPrefix("Too many items match the given schema") {
      return .kind([.duplicateParameter], about: "the whole query")
    }
    if let range = message.range(of: " is not a 'regex'", options: .backwards) {
      return .pattern(quoted(String(message[..<range.lowerBound])).first ?? "")
    }
    var text = message
    let forbidden = "False schema does not allow "
    if text.hasPrefix(forbidden) { text.removeFirst(forbidden.count) }
    guard let first = text.first, "{['\"-0123456789TFN".contains(first) else { return .somewhere }
    for ending in valueEndings {
      if let range = text.range(of: ending, options: .backwards) {
        return .value(String(text[..<range.lowerBound]), isCut: false)
      }
    }
    guard isCut else { return .somewhere }
    // The cut may be within what follows the value.
    let tails = valueEndings.flatMap { ending in
      (2..<ending.count).map { String(ending.prefix($0)) }
    }
    let tail = tails.filter { text.hasSuffix($0) }.max { $0.count < $1.count }
    return .value(String(text.dropLast(tail?.count ?? 0)), isCut: true)
  }

  /// What follows the value in the messages of Python's jsonschema.
  private static let valueEndings = [
    " is not of type ", " is not valid under any", " is valid under each of", " is not one of ",
    " should not be valid", " should be non-empty", " does not match ", " is not a ",
    " has non-unique elements", " is too ", " was expected", " does not contain ",
    " is less than ", " is greater than ", " does not have enough properties",
  ]

  /// The texts in single quotes.
  private static func quoted(_ text: String) -> [String] {
    text.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// The part of a reference that a diagnostic names too: the file without its folders, or what
  /// stands behind `#`.
  private static func target(_ reference: String) -> String {
    let parts = reference.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts.first?.split(separator: "/").last.map(String.init) ?? ""
    return file.isEmpty ? parts.last.map(String.init) ?? "" : file
  }
}

extension ValidatorVerdict {
  /// Whether a diagnostic is about what the verdict is about.
  func isMet(by diagnostic: Diagnostic) -> Bool {
    let code = DiagnosticCode(rawValue: diagnostic.code)
    switch self {
    // Regular expressions are read when a contract is compiled.
    case .valid, .unknown, .pattern: return false
    case .somewhere: return true
    case .notOpenAPI:
      return code == .notOpenAPI || code == .unsupportedVersion || code == .wrongType
    case .missingField(let name):
      return diagnostic.message.contains("'\(name)") && code != .unknownField
    case .unknownFields(let names):
      return names.contains { name in
        diagnostic.message.contains("'\(name)'")
          || diagnostic.location.pointer?.hasSuffix("/" + JSONPointer.escape(name)) ?? false
      }
    case .kind(let codes, let name):
      return code.map(codes.contains) ?? false && diagnostic.message.contains(name)
    case .value(let text, let isCut):
      return Place.values(at: diagnostic.location).contains { node in
        // The column has one space for any run of them.
        let text = text.replacing(/[ ]+/, with: " ")
        let written = PythonText.of(node, upTo: 2 * text.count + 1).replacing(/[ ]+/, with: " ")
        return isCut ? written.hasPrefix(text) : written == text
      }
    }
  }
}

/// The values that a place belongs to.
enum Place {
  /// The values around a place from the root of its file inwards: each that contains it, and the
  /// value of the key that it points at.
  static func values(at location: Location) -> [Node] {
    guard !location.file.records.isEmpty else { return [] }
    var found: [Node] = []
    var next: Node? = location.file.root
    while let node = next {
      found.append(node)
      let inner =
        node.members.flatMap { [($0.key, $0.value), ($0.value, $0.value)] }
        + node.elements.map { ($0, $0) }
      let offset = location.range.lowerBound
      // A null without text has an empty range.
      next =
        inner.first { $0.0.byteRange.contains(offset) }?.1
        ?? inner.first { $0.0.byteRange.lowerBound == offset }?.1
    }
    return found
  }
}

/// Values as Python writes them (`repr`).
enum PythonText {
  /// The text of a value, at least `length` characters of it.
  static func of(_ node: Node, upTo length: Int) -> String {
    switch node.kind {
    case .null: return "None"
    case .boolean: return node.bool == true ? "True" : "False"
    case .integer: return node.jsonNumber ?? node.text
    case .number: return node.jsonNumber.flatMap(Double.init).map { "\($0)" } ?? node.text
    case .string: return quote(node.text)
    case .sequence:
      return list(node.elements, "[", "]", upTo: length) { of($0, upTo: $1) }
    case .mapping:
      return list(node.members, "{", "}", upTo: length) { member, rest in
        quote(member.key.text) + ": " + of(member.value, upTo: rest)
      }
    }
  }

  private static func list<Item>(
    _ items: [Item], _ open: String, _ close: String, upTo length: Int,
    _ text: (Item, Int) -> String
  ) -> String {
    var result = open
    for (index, item) in items.enumerated() {
      if index > 0 { result += ", " }
      result += text(item, length - result.count)
      if result.count > length { return result }
    }
    return result + close
  }

  private static func quote(_ text: String) -> String {
    let mark: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(mark)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "'" where mark == "'": result += "\\'"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + String(mark)
  }
}
