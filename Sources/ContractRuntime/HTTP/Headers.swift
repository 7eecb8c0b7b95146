// Header fields of a request or a response, in order, looked up without regard to ASCII case.

/// An ordered list of header fields (RFC 9110 section 5); names compare without regard to ASCII case.
public struct Headers: Sendable {
  /// One header field line.
  public struct Field: Sendable {
    /// The field name as received or as it is to be sent.
    public var name: String
    /// The field value without surrounding white space.
    public var value: String

    /// Makes a field from its name and value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    /// Whether this is the field's name, without regard to ASCII case.
    func isNamed(_ expected: StaticString) -> Bool {
      // Most names of fields are of different lengths, which are at hand.
      name.utf8.count == expected.utf8CodeUnitCount
        && expected.withUTF8Buffer {
          unsafe name.utf8Span.span.isEqualIgnoringASCIICase(Span(_unsafeElements: $0))
        }
    }
  }

  /// The fields in order.
  public var fields: [Field]

  /// Makes a list of fields.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The value of the first field with this name; `nil` where there is none.
  public func first(_ name: String) -> String? {
    for field in fields where field.name.isEqualIgnoringASCIICase(name) { return field.value }
    return nil
  }

  /// The values of all fields with this name, in order.
  public func all(_ name: String) -> [String] {
    var values: [String] = []
    for field in fields where field.name.isEqualIgnoringASCIICase(name) {
      values.append(field.value)
    }
    return values
  }

  /// The field with this name.
  func occurrence(of name: StaticString) -> Occurrence<String> {
    var found = Occurrence<String>.none
    for field in fields where field.isNamed(name) { found.add(field.value) }
    return found
  }

  /// The lines of a field that HTTP defines as a list, as one value (RFC 9110 section 5.3); `nil` for all
  /// others, which may be sent once.
  func combined(_ name: String) -> String? {
    guard Self.listFields.contains(where: { name.isEqualIgnoringASCIICase($0) }) else { return nil }
    return all(name).joined(separator: ", ")
  }

  /// The request fields of RFC 9110, 9111 and 9421 whose values are lists, and what proxies add to.
  private static let listFields = [
    "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "Expect",
    "Forwarded", "If-Match", "If-None-Match", "Pragma", "Prefer", "Signature", "Signature-Input",
    "TE", "Trailer", "Upgrade", "Via", "X-Forwarded-For",
  ]

  /// Whether a field with this name is present.
  public func contains(_ name: String) -> Bool { first(name) != nil }

  /// Appends a field, keeping those that are there.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Tells caches that the response depends on a field of the request, unless they are told so already
  /// (`Vary`, RFC 9110 section 12.5.5).
  public mutating func vary(by name: StaticString) {
    let told = all("Vary").flatMap { $0.split(separator: ",") }
      .map { String($0.trimmingSpaces()) }
    if told.contains(where: { $0 == "*" || $0.isEqualIgnoringASCIICase(name.description) }) {
      return
    }
    add("Vary", name.description)
  }

  /// Sets a field, replacing those with the same name.
  public mutating func set(_ name: String, _ value: String) {
    if contains(name) { fields.removeAll { $0.name.isEqualIgnoringASCIICase(name) } }
    fields.append(Field(name: name, value: value))
  }
}

extension String {
  /// Whether both have the same bytes when ASCII letters are folded to lower case.
  public func isEqualIgnoringASCIICase(_ other: String) -> Bool {
    // Most names of fields are of different lengths, which are at hand.
    utf8.count == other.utf8.count
      && utf8Span.span.isEqualIgnoringASCIICase(other.utf8Span.span)
  }
}

extension Span<UInt8> {
  /// Whether both have the same bytes when ASCII letters are folded to lower case.
  func isEqualIgnoringASCIICase(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for place in indices where !Self.areSameLetters(self[place], other[place]) { return false }
    return true
  }

  private static func areSameLetters(_ left: UInt8, _ right: UInt8) -> Bool {
    left == right || (left ^ right == 0x20 && (left | 0x20) >= 0x61 && (left | 0x20) <= 0x7A)
  }
}
