// Host names in ASCII and in Unicode (RFC 1123, RFC 5890 to 5893).

/// Host names.
enum HostnameFormat {
  /// The longest name without its trailing dot, in bytes (RFC 1035 section 2.3.4).
  private static let lengthLimit = 253
  private static let labelLimit = 63

  static func isHostname(_ text: String) -> Bool {
    guard (1...lengthLimit).contains(text.utf8.count) else { return false }
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    var bidiRule = BidiRule()
    return labels.allSatisfy { isLabel($0, &bidiRule) } && bidiRule.isSatisfied
  }

  static func isInternational(_ text: String) -> Bool {
    // The full stops that IDNA reads as dots (RFC 3490 section 3.1).
    let stops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    guard !text.isEmpty, text.utf8.count <= lengthLimit * 4 else { return false }
    var length = 0
    var bidiRule = BidiRule()
    for scalars in text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { stops.contains($0) })
    {
      let label = Substring(scalars)
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        guard isLabel(label.utf8, &bidiRule) else { return false }
        length += label.utf8.count + 1
      } else {
        guard InternationalizedLabel.isValid(Array(scalars)),
          let encoded = Punycode.encode(Array(scalars)), encoded.count + 4 <= labelLimit
        else { return false }
        bidiRule.add(scalars)
        length += encoded.count + 5
      }
    }
    return length - 1 <= lengthLimit && bidiRule.isSatisfied
  }

  /// Whether the text is a label of letters, digits and inner hyphens; `xn--` must lead a valid
  /// A-label. The Bidi rule takes the label as it is in Unicode.
  private static func isLabel(_ label: Substring.UTF8View, _ bidiRule: inout BidiRule) -> Bool {
    guard (1...labelLimit).contains(label.count), label.first != UInt8(ascii: "-"),
      label.last != UInt8(ascii: "-")
    else { return false }
    for byte in label {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        continue
      default: return false
      }
    }
    let text = Substring(label).lowercased()
    guard text.hasPrefix("xn--") else {
      bidiRule.add(text.unicodeScalars)
      return true
    }
    // An A-label is what its U-label is encoded to, and no other text that decodes to it (RFC 5891
    // sections 4.4 and 5.4).
    let encoded = Array(text.utf8.dropFirst(4))
    guard let scalars = Punycode.decode(encoded), scalars.contains(where: { $0.value >= 0x80 }),
      InternationalizedLabel.isValid(scalars), Punycode.encode(scalars) == encoded
    else { return false }
    bidiRule.add(scalars)
    return true
  }
}

/// Punycode (RFC 3492), both ways.
enum Punycode {
  private static let base = 36
  private static let initialBias = 72
  private static let initialScalar = 128

  /// The scalars of a label behind `xn--`; `nil` where it is malformed.
  static func decode(_ text: [UInt8]) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var position = 0
    if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<hyphen].map { Unicode.Scalar($0) }
      position = hyphen + 1
    }
    var scalar = initialScalar
    var index = 0
    var bias = initialBias
    while position < text.count {
      let old = index
      var weight = 1
      var step = base
      while true {
        guard position < text.count, let digit = digit(text[position]) else { return nil }
        position += 1
        index += digit * weight
        guard index < 1 << 31 else { return nil }
        let threshold = threshold(step, bias)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight < 1 << 31 else { return nil }
        step += base
      }
      let count = output.count + 1
      bias = adapted(index - old, count: count, isFirst: old == 0)
      scalar += index / count
      index %= count
      guard let value = UInt32(exactly: scalar), let decoded = Unicode.Scalar(value) else {
        return nil
      }
      output.insert(decoded, at: index)
      index += 1
    }
    return output
  }

  /// The encoded label without `xn--`; `nil` where it is too long.
  static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var handled = basicCount
    var scalar = initialScalar
    var delta = 0
    var bias = initialBias
    while handled < scalars.count {
      guard let next = scalars.map({ Int($0.value) }).filter({ $0 >= scalar }).min() else {
        return nil
      }
      delta += (next - scalar) * (handled + 1)
      scalar = next
      for value in scalars.map({ Int($0.value) }) {
        if value < scalar { delta += 1 }
        guard value == scalar else { continue }
        var rest = delta
        var step = base
        while rest >= threshold(step, bias) {
          let limit = threshold(step, bias)
          output.append(byte(limit + (rest - limit) % (base - limit)))
          rest = (rest - limit) / (base - limit)
          step += base
        }
        output.append(byte(rest))
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar += 1
    }
    return output
  }

  private static func threshold(_ step: Int, _ bias: Int) -> Int { min(max(step - bias, 1), 26) }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var result = 0
    while delta > 455 {
      delta /= base - 1
      result += base
    }
    return result + base * delta / (delta + 38)
  }

  private static func byte(_ digit: Int) -> UInt8 {
    UInt8(digit) + (digit < 26 ? UInt8(ascii: "a") : UInt8(ascii: "0") - 26)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }
}
