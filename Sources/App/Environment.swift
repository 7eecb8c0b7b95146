// The process environment, read with types and complaints that name the variable.
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

  func required(_ name: String, hint: String) throws(OperatorError) -> String {
    guard let value = self[name] else { throw OperatorError("\(name) is not set; \(hint)") }
    return value
  }

  func integer(_ name: String, _ range: ClosedRange<Int>) throws(OperatorError) -> Int? {
    guard let text = self[name] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw OperatorError(
        "\(name) is '\(text)'; it must be a whole number from \(range.lowerBound) to \(range.upperBound)."
      )
    }
    return value
  }

  func choice<Choice>(_ name: String) throws(OperatorError) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = self[name] else { return nil }
    guard let value = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw OperatorError("\(name) is '\(text)'; it must be one of \(known).")
    }
    return value
  }

  /// Items between commas, without surrounding spaces and empty items.
  func list(_ name: String) -> [String] {
    (self[name] ?? "").split(separator: ",").map { (item) in
      var item = item
      while item.first == " " { item.removeFirst() }
      while item.last == " " { item.removeLast() }
      return String(item)
    }.filter { !$0.isEmpty }
  }

  func url(_ name: String) throws(OperatorError) -> String? {
    guard let text = self[name] else { return nil }
    let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
    let rest = text.utf8.dropFirst(scheme?.utf8.count ?? 0)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last
    guard scheme != nil, let first = host?.first, first != UInt8(ascii: ":"),
      !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    else {
      throw OperatorError(
        "\(name) is '\(text)', which is no URL; write it like https://app.example.com.")
    }
    return text
  }
}
