// Texts of a contract -> unique names of TypeScript. The one table for types, methods and members of
// calls: a name that means something else already is never given.

import OpenAPIDocument

/// Gives texts names that are free.
struct TypeScriptNames {
  /// What the names are for.
  enum Style {
    /// A type of the file: begins with a capital.
    case type
    /// A method or member that the client chooses the name of: an identifier.
    case member
  }

  private let style: Style
  private var taken: Set<String>

  /// A table in which some names are taken.
  init(_ style: Style, taken: Set<String> = []) {
    self.style = style
    self.taken = taken
    switch style {
    case .type: self.taken.formUnion(Self.globalTypes)
    case .member: self.taken.formUnion(Self.inheritedMembers)
    }
  }

  /// Names for a set of texts, independent of their order: a text that is its own name keeps it, then
  /// the order of bytes decides.
  mutating func assign(_ texts: [Name]) -> [Name: String] {
    let ordered = Set(texts).sorted { left, right in
      let isOwn = (natural(left.text) == left.text, natural(right.text) == right.text)
      return isOwn.0 == isOwn.1 ? left < right : isOwn.0
    }
    var names: [Name: String] = [:]
    for text in ordered { names[text] = assign(text.text) }
    return names
  }

  /// A free name for one more text.
  mutating func assign(_ text: String) -> String {
    let base = natural(text)
    var name = base
    if style == .type, Self.globalTypes.contains(name) || ClientContract.ownTypes.contains(name) {
      name = base + "Schema"
    } else if style == .member, Self.inheritedMembers.contains(name) {
      name = base + "Value"
    }
    // Behind a digit another would be read as a part of the same number.
    let separator = base.utf8.last.map { (0x30...0x39).contains($0) } == true ? "_" : ""
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)\(separator)\(number)"
      number += 1
    }
    return name
  }

  /// The name of a text if nothing else has it.
  private func natural(_ text: String) -> String {
    let words = Self.words(text)
    var name: String
    switch style {
    case .type:
      name = words.map(Self.capitalized).joined()
      // What is spelled as a name of a type stays as it is.
      if TypeScriptText.isIdentifier(text), let first = text.utf8.first,
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      {
        name = text
      }
    case .member:
      name =
        TypeScriptText.isIdentifier(text)
        ? text : Self.lowered(words.first ?? "") + words.dropFirst().map(Self.capitalized).joined()
    }
    if name.isEmpty { name = style == .type ? "Empty" : "empty" }
    if let first = name.utf8.first, (0x30...0x39).contains(first) { name = "_" + name }
    return name
  }

  /// The words of a text: letters and digits that every version of TypeScript knows.
  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { !isWordScalar($0) }.map { String(String.UnicodeScalarView($0)) }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return TypeScriptText.isIdentifier("a\(scalar)") && scalar != "_" }
    let isOld = scalar.properties.age.map { $0.major <= 5 } ?? false
    return scalar.value <= 0xFFFF && isOld && scalar.properties.isIDStart
      && scalar.properties.isAlphabetic
  }

  private static func capitalized(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return "" }
    return (first.isASCII ? String(first).uppercased() : String(first))
      + String(word.unicodeScalars.dropFirst())
  }

  private static func lowered(_ word: String) -> String {
    guard let first = word.unicodeScalars.first, first.isASCII else { return word }
    return String(first).lowercased() + String(word.unicodeScalars.dropFirst())
  }

  /// What every object has, and what makes one a promise.
  static let inheritedMembers: Set<String> = [
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
    "toString", "valueOf", "__defineGetter__", "__defineSetter__", "__lookupGetter__",
    "__lookupSetter__", "__proto__", "then", "toJSON",
  ]

  /// Types that the language and browsers have and that the file or its readers use.
  static let globalTypes: Set<String> = [
    "AbortSignal", "Array", "ArrayBuffer", "Awaited", "BigInt", "Blob", "BodyInit", "Boolean",
    "BufferSource", "DOMException", "Date", "Error", "Exclude", "Extract", "File", "FormData",
    "Function", "Headers", "Infinity", "Intl", "JSON", "Map", "Math", "NaN", "NonNullable",
    "Number",
    "Object", "Omit", "Parameters", "Partial", "Pick", "Promise", "PromiseLike", "Proxy",
    "Readonly",
    "ReadonlyArray", "Record", "Reflect", "RegExp", "Request", "RequestCredentials", "RequestInit",
    "Required", "Response", "ReturnType", "Set", "String", "Symbol", "Template", "TypeError",
    "URL", "URLSearchParams", "Uint8Array", "WeakMap", "WeakSet",
  ]
}
