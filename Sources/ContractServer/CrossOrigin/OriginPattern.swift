// A pattern of origins, for the preview deployments of one frontend: https, and a `*` in the first label of
// the host beside literal text. Matching looks at every byte, so that no other host is taken for one of these.

/// Origins that differ in a part of the first label of their host, such as
/// `https://todo-*-alice.example.app`.
///
/// The `*` stands for one or more of the letters, digits and hyphens that browsers write labels with: never for a
/// dot, a port, user information, a capital letter, or an internationalised label (`xn--`). Whoever can
/// register a matching name below the same domain may read responses.
public struct OriginPattern: Sendable {
  private let head: [UInt8]
  private let tail: [UInt8]

  /// The longest label (RFC 1035, section 2.3.4).
  private static let labelBytes = 63
  private static let scheme = Array("https://".utf8)

  /// Why a text is no pattern: the predicate of a sentence whose subject is the text.
  public struct Mistake: Error, Equatable {
    /// Such as `has no * in it`.
    public let predicate: String
  }

  /// Reads a pattern.
  public init(_ text: String) throws(Mistake) {
    let bytes = Array(text.utf8)
    if text == "*" { throw Self.mistake("is a wildcard for every site there is") }
    guard bytes.starts(with: Self.scheme) else {
      throw Self.mistake("needs https beside its wildcard")
    }
    let authority = bytes.dropFirst(Self.scheme.count)
    if authority.contains(UInt8(ascii: "@")) {
      throw Self.mistake("has a user name or a password, which are no part of an origin")
    }
    if authority.contains(where: "/?#".utf8.contains) {
      throw Self.mistake("has something behind its host and port, which is no part of an origin")
    }
    let stars = authority.indices.filter { authority[$0] == UInt8(ascii: "*") }
    guard let star = stars.first else { throw Self.mistake("has no wildcard") }
    if stars.count > 1 { throw Self.mistake("has more than one wildcard") }
    let port = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    let labels = authority[..<port].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = labels.first, first.contains(UInt8(ascii: "*")) else {
      throw Self.mistake("has its wildcard elsewhere than in the first label of the host")
    }
    guard first.contains(where: Self.isLetterOrDigit) else {
      throw Self.mistake("is a wildcard for a whole label, which lets in the sites of strangers")
    }
    try Self.checkPort(authority[port...])
    try Self.check(first, labels.dropFirst())
    head = Array(bytes[..<star])
    tail = Array(authority[(star + 1)...])
  }

  private static func check(
    _ first: ArraySlice<UInt8>, _ others: ArraySlice<ArraySlice<UInt8>>
  ) throws(Mistake) {
    guard others.count >= 2 else {
      throw mistake("is a wildcard for whole domains, which lets in the sites of strangers")
    }
    guard first.count <= labelBytes, first.allSatisfy({ isLabelByte($0) || $0 == 0x2A }),
      first.first != UInt8(ascii: "-"), first.last != UInt8(ascii: "-"),
      !first.starts(with: "xn--".utf8),
      others.allSatisfy(isLabel), others.last?.allSatisfy({ (0x30...0x39).contains($0) }) == false
    else {
      throw mistake("has a host beside its wildcard that no browser sends")
    }
  }

  /// Whether an origin, as a browser sends it, is one of these.
  public func matches(_ origin: String) -> Bool {
    let bytes = origin.utf8
    let wild = bytes.count - head.count - tail.count
    guard wild > 0, bytes.starts(with: head), bytes.suffix(tail.count).elementsEqual(tail)
    else { return false }
    let label = bytes.dropFirst(Self.scheme.count).prefix { $0 != UInt8(ascii: ".") }
    return label.count <= Self.labelBytes && !label.starts(with: "xn--".utf8)
      && bytes.dropFirst(head.count).prefix(wild).allSatisfy(Self.isLabelByte)
  }

  // MARK: - Bytes

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    (1...labelBytes).contains(label.count) && label.allSatisfy(isLabelByte)
      && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A port, as browsers write one that is not the scheme's own; nothing else may stand behind a host.
  private static func checkPort(_ text: ArraySlice<UInt8>) throws(Mistake) {
    guard let colon = text.first else { return }
    let digits = String(decoding: text.dropFirst(), as: UTF8.self)
    guard colon == UInt8(ascii: ":"), let number = UInt16(digits), number > 0, number != 443,
      String(number).utf8.elementsEqual(digits.utf8)
    else { throw mistake("has a port beside its wildcard that no browser sends") }
  }

  private static func mistake(_ predicate: String) -> Mistake {
    Mistake(predicate: "\(predicate); a pattern is like https://todo-*-alice.example.app")
  }
}
