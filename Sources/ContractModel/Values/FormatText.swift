// Texts of formats that values of the contract are held against when it is compiled: those that become
// Swift types, whose defaults must be values of these types, and the simplest of the others.

import ContractPatterns
import OpenAPIDocument

/// Tells texts of a format from others.
enum FormatText {
  /// Whether a text is of a format; `nil` for one that is not told apart here.
  static func isWellFormed(_ text: String, _ format: Format) -> Bool? {
    switch format {
    case .date: isDate(Array(text.utf8)[...])
    case .dateTime: isDateTime(Array(text.utf8)[...])
    case .uuid: isUUID(Array(text.utf8))
    case .ipv4: isIPv4(text)
    case .byte: isBase64(Array(text.utf8))
    case .regex: Pattern.isWellFormed(text)
    case .time: isTime(Array(text.utf8)[...])
    case .email, .idnEmail, .hostname, .idnHostname, .ipv6, .uri, .uriReference, .iri,
      .iriReference, .uriTemplate, .duration, .jsonPointer, .relativeJSONPointer, .base64url, .int8,
      .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .uint, .doubleInt, .float, .double,
      .binary, .password, .html, .commonmark, .markdown:
      nil
    }
  }

  /// Takes a number of so many digits off the front.
  private static func number(_ count: Int, _ text: inout ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    text = text.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func take(_ byte: Character, _ text: inout ArraySlice<UInt8>) -> Bool {
    guard text.first == byte.asciiValue else { return false }
    text = text.dropFirst()
    return true
  }

  /// RFC 3339 full-date, taken off the front.
  private static func takeDate(_ text: inout ArraySlice<UInt8>) -> Bool {
    guard let year = number(4, &text), take("-", &text), let month = number(2, &text),
      take("-", &text), let day = number(2, &text)
    else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && day >= 1 && day <= lengths[month - 1]
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    return takeDate(&rest) && rest.isEmpty
  }

  /// RFC 3339 section 5.6.
  private static func isDateTime(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard takeDate(&rest), take("T", &rest) || take("t", &rest) else { return false }
    return isTime(rest)
  }

  /// RFC 3339 full-time; a leap second is the last of a day in UTC.
  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard let hour = number(2, &rest), hour < 24, take(":", &rest), let minute = number(2, &rest),
      minute < 60, take(":", &rest), let second = number(2, &rest), second <= 60
    else { return false }
    if take(".", &rest) {
      let fraction = rest.prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(fraction.count)
    }
    var offset = 0
    if !take("Z", &rest), !take("z", &rest) {
      let isBehind = rest.first == UInt8(ascii: "-")
      guard take("+", &rest) || take("-", &rest), let hours = number(2, &rest), hours < 24,
        take(":", &rest), let minutes = number(2, &rest), minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }
    let minuteOfDay = (hour * 60 + minute - offset + 2 * 1440) % 1440
    return rest.isEmpty && (second < 60 || minuteOfDay == 1439)
  }

  private static func isUUID(_ text: [UInt8]) -> Bool {
    text.count == 36
      && text.enumerated().allSatisfy { index, byte in
        if [8, 13, 18, 23].contains(index) { return byte == UInt8(ascii: "-") }
        return isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
      }
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(isDigit),
          part.count == 1 || part.first != UInt8(ascii: "0")
        else { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  /// RFC 4648 section 4, with padding and without stray bits.
  private static func isBase64(_ text: [UInt8]) -> Bool {
    let digits = text.prefix { $0 != UInt8(ascii: "=") }
    let padding = text.count - digits.count
    guard text.count.isMultiple(of: 4), padding <= 2,
      text.dropFirst(digits.count).allSatisfy({ $0 == UInt8(ascii: "=") })
    else { return false }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    guard digits.allSatisfy(alphabet.contains) else { return false }
    guard padding > 0, let last = digits.last.flatMap(alphabet.firstIndex) else { return true }
    return last & (padding == 1 ? 0b11 : 0b1111) == 0
  }
}
