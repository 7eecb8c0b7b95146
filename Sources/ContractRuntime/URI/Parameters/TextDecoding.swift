// How the text of a value is decoded, by where it stands.

/// How text becomes the value that it stands for.
enum TextDecoding: Equatable {
  /// Paths, queries and urlencoded bodies.
  case percent(PercentDecoding.Plus)
  /// Header fields: as they stand, without the white space around.
  case field
  /// Cookies: percent-decoded where that is possible and taken as they are where it is not, since
  /// values that other applications set on the same host must not break this one.
  case cookie
  /// Parts of multipart bodies, and cookies in `cookie` style: as they stand.
  case none

  /// The decoded text.
  ///
  /// - Throws: 400 on a malformed escape and where the decoded bytes are not UTF-8.
  func decode(_ text: Substring) throws(ProblemDetails) -> String {
    switch self {
    case .percent(let plus): return try PercentDecoding.decode(text, plus: plus)
    case .field: return String(text.trimmingSpaces())
    case .cookie:
      guard let bytes = PercentDecoding.bytes(of: text.utf8, plus: .literal),
        let decoded = String(validating: bytes, as: UTF8.self)
      else { return String(text) }
      return decoded
    case .none: return String(text)
    }
  }

  /// As `decode`, without a copy where nothing is encoded.
  func decoded(_ text: Substring) throws(ProblemDetails) -> Substring {
    switch self {
    case .percent(let plus):
      PercentDecoding.isEncoded(text, plus: plus) ? Substring(try decode(text)) : text
    case .cookie:
      PercentDecoding.isEncoded(text, plus: .literal) ? Substring(try decode(text)) : text
    case .field: text.trimmingSpaces()
    case .none: text
    }
  }

  /// The name of a pair, decoded; the names of cookies stand as they are.
  func name(of pair: EncodedPair) throws(ProblemDetails) -> String {
    switch self {
    case .percent: try pair.decodedName()
    case .field, .cookie, .none: String(pair.name)
    }
  }

  /// Whether a pair has this name.
  func isNamed(_ pair: EncodedPair, _ name: StaticString) -> Bool {
    switch self {
    case .percent: pair.isNamed(name)
    case .field, .cookie, .none: pair.name.utf8.elementsEqual(name.description.utf8)
    }
  }
}
