// A path's text taken apart: what stands literally, and which parameters stand between.

/// A path template such as `/users/{id}/report.{format}`.
public struct PathTemplate {
  /// A part of a template.
  public enum Part: Equatable, Sendable {
    /// Text that a request's path has as it is.
    case literal(String)
    /// The place of a parameter. RFC 6570's operators and modifiers, which some documents write
    /// (`{;id}`, `{id*}`), are left out: the parameter's `style` and `explode` say the same.
    case parameter(String)
  }

  /// The parts in order; no two literals follow each other.
  public let parts: [Part]
  /// The names of the parameters in order.
  public var names: [String] {
    parts.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
  }
  /// The text with every parameter's name left out: equal for paths that match the same requests.
  var shape: [UInt8] {
    parts.flatMap { part -> [UInt8] in
      if case .literal(let text) = part { Array(text.utf8) } else { [0x7B, 0x7D] }
    }
  }

  /// Why a text is no template, in words.
  struct Malformed: Error {
    let reason: String
  }

  /// Takes a path of a checked document apart.
  public init?(_ path: String) {
    guard let parts = try? Self.parse(path) else { return nil }
    self.parts = parts
  }

  init(checking path: String) throws(Malformed) { parts = try Self.parse(path) }

  private static func parse(_ path: String) throws(Malformed) -> [Part] {
    var parts: [Part] = []
    var rest = Array(path.utf8)[...]
    var names: [String] = []
    while !rest.isEmpty {
      let literal = rest.prefix { $0 != 0x7B && $0 != 0x7D }
      if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
      rest = rest[literal.endIndex...]
      guard let brace = rest.popFirst() else { break }
      guard brace == 0x7B else { throw Malformed(reason: "a '}' without its '{'") }
      guard let end = rest.firstIndex(of: 0x7D) else {
        throw Malformed(reason: "a '{' without its '}'")
      }
      let text = rest[rest.startIndex..<end]
      let name = String(decoding: withoutOperators(text), as: UTF8.self)
      if name.isEmpty || text.contains(0x7B) || text.contains(0x2F) {
        throw Malformed(reason: "'{\(String(decoding: text, as: UTF8.self))}' is no name")
      }
      if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        throw Malformed(reason: "'{\(name)}' stands in it twice")
      }
      names.append(name)
      parts.append(.parameter(name))
      rest = rest[(end + 1)...]
    }
    return parts
  }

  private static func withoutOperators(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = text
    if let first = name.first, first == 0x2E || first == 0x3B || first == 0x2B {
      name.removeFirst()
    }
    if name.last == 0x2A { name.removeLast() }
    return name
  }
}
