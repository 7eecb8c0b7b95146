// The Accept field of a request, and the choice among the media types of a response
// (RFC 9110 section 12.5.1).

/// Which media types a client accepts.
public struct Accept: Sendable {
  /// The most ranges that are looked at; further ones are disregarded.
  public static let rangeLimit = 64

  private struct Range {
    var mediaType: MediaType
    var quality: Int
  }

  private var ranges: [Range] = []
  /// Whether everything is accepted: no field, or none that can be read.
  private var isAnything: Bool { ranges.isEmpty }

  /// Reads the `Accept` fields; elements that cannot be read are disregarded.
  public init(_ headers: Headers) {
    for value in headers.all("Accept") { read(value) }
  }

  /// Reads one value of the field; `nil` stands for no field.
  package init(_ value: String?) {
    if let value { read(value) }
  }

  private mutating func read(_ value: String) {
    var scanner = FieldScanner(value)
    while ranges.count < Self.rangeLimit {
      scanner.skipSpaces()
      if let mediaType = MediaType(&scanner), let range = Self.range(mediaType) {
        ranges.append(range)
      }
      guard scanner.skipElement() else { break }
    }
  }

  /// The client's preference for a media type in thousandths: 0 is not acceptable.
  ///
  /// The most specific range that includes the type decides.
  public func quality(of mediaType: StaticString) -> Int {
    guard let mediaType = MediaType(mediaType.description) else { return 0 }
    return quality(of: mediaType)
  }

  /// The index of the media type that the client prefers; the first one wins ties, `nil` where none
  /// is acceptable.
  public func choose(from offers: [StaticString]) -> Int? {
    var best: (index: Int, quality: Int)?
    for (index, offer) in offers.enumerated() {
      let quality = quality(of: offer)
      if quality > best?.quality ?? 0 { best = (index, quality) }
    }
    return best?.index
  }

  /// What a problem is sent as: `application/problem+json` where a range names it, not only through
  /// an asterisk, else `application/json`.
  var problemMediaType: String {
    let isNamed = ranges.contains {
      $0.mediaType.type == "application" && $0.mediaType.subtype == "problem+json"
        && $0.quality > 0
    }
    return isNamed ? "application/problem+json" : "application/json"
  }

  private func quality(of mediaType: MediaType) -> Int {
    guard !isAnything else { return 1000 }
    var best: (specificity: Int, quality: Int)?
    for range in ranges {
      guard let specificity = range.mediaType.specificity(for: mediaType) else { continue }
      if specificity > best?.specificity ?? -1 { best = (specificity, range.quality) }
    }
    return best?.quality ?? 0
  }

  /// Splits the weight from the media type's own parameters; `nil` where the weight is malformed.
  private static func range(_ mediaType: MediaType) -> Range? {
    guard let position = mediaType.parameters.firstIndex(where: { $0.name == "q" }) else {
      return Range(mediaType: mediaType, quality: 1000)
    }
    guard let quality = thousandths(mediaType.parameters[position].value) else { return nil }
    let own = MediaType(
      type: mediaType.type, subtype: mediaType.subtype,
      parameters: Array(mediaType.parameters[..<position]))
    return Range(mediaType: own, quality: quality)
  }

  /// Reads a weight (RFC 9110 section 12.4.2): 0 to 1 with up to three decimals.
  static func thousandths(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 5, bytes.count == 1 || bytes[1] == 0x2E,
      first == UInt8(ascii: "0") || first == UInt8(ascii: "1")
    else { return nil }
    var value = Int(first - UInt8(ascii: "0"))
    for index in 2..<5 {
      let digit = index < bytes.count ? bytes[index] : UInt8(ascii: "0")
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value <= 1000 ? value : nil
  }
}

extension MediaType {
  init(type: String, subtype: String, parameters: [Parameter]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }
}
