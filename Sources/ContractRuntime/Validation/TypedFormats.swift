// Dates and UUIDs as JSON: strings whose format is checked while they are read. The formats stand below
// both lines, as the compiler holds defaults and examples against the same.

import ContractFormats

/// Base64 in its standard and its URL-safe alphabet.
public typealias Base64 = ContractFormats.Base64
/// A `format` of texts that is asserted.
public typealias TextFormat = ContractFormats.TextFormat
/// Checks texts against the formats of JSON Schema and OpenAPI.
public typealias StringFormat = ContractFormats.StringFormat

extension DateTime: JSONReadable, JSONWritable {
  /// Reads an RFC 3339 date-time; anything else is a `format` violation.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> DateTime? {
    try reader.formattedText()
  }

  /// Writes the instant in UTC.
  ///
  /// This is `ascii` once more, straight into the buffer: lists are full of instants.
  public func write(to writer: inout JSONWriter) {
    let (date, time) = calendar
    guard (0...9999).contains(date.year) else {
      writer.quoted(ascii)
      return
    }
    let day = Self.digits(date.year / 100, date.year % 100, date.month, date.day)
    let clock = Self.digits(time / 3600, time / 60 % 60, time % 60, 0)
    writer.reserve(48)
    // "2026-11
    unsafe writer.packed(
      Self.character("\"", at: 0) | (day & 0xFFFF_FFFF) << 8 | Self.character("-", at: 5)
        | (day >> 32 & 0xFFFF) << 48, count: 8)
    // -28T07:
    unsafe writer.packed(
      Self.character("-", at: 0) | (day >> 48) << 8 | Self.character("T", at: 3)
        | (clock & 0xFFFF) << 32 | Self.character(":", at: 6), count: 7)
    // 05:09
    unsafe writer.packed(
      (clock >> 16 & 0xFFFF) | Self.character(":", at: 2) | (clock >> 32) << 24, count: 5)
    writeFraction(to: &writer)
    // Z"
    unsafe writer.packed(Self.character("Z", at: 0) | Self.character("\"", at: 1), count: 2)
  }

  /// The fraction of the second, where there is one; there is room for it.
  @inline(__always)
  private func writeFraction(to writer: inout JSONWriter) {
    let nanoseconds = Int(nanoseconds)
    if nanoseconds == 0 { return }
    let digits = Self.digits(
      nanoseconds / 10_000_000, nanoseconds / 100_000 % 100, nanoseconds / 1000 % 100,
      nanoseconds / 10 % 100)
    // .123 or .123456 or .12345678 and a ninth digit
    let isMilliseconds = nanoseconds.isMultiple(of: 1_000_000)
    unsafe writer.packed(
      Self.character(".", at: 0) | digits << 8, count: isMilliseconds ? 4 : 7)
    if nanoseconds.isMultiple(of: 1000) { return }
    unsafe writer.packed(
      digits >> 48 | (UInt64(UInt8(ascii: "0")) &+ UInt64(nanoseconds % 10)) << 16, count: 3)
  }

  /// A character where it stands among eight in memory.
  private static func character(_ character: Unicode.Scalar, at place: UInt64) -> UInt64 {
    UInt64(UInt8(ascii: character)) << (place * 8)
  }

  /// The digits of four numbers below 100 as they stand one behind the other in memory.
  ///
  /// Each number has 16 bits of one word. 103 / 1024 is a tenth, near enough for numbers below 100, and
  /// no product reaches into the next 16 bits.
  private static func digits(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) -> UInt64 {
    let numbers =
      UInt64(truncatingIfNeeded: first) | UInt64(truncatingIfNeeded: second) << 16
      | UInt64(truncatingIfNeeded: third) << 32 | UInt64(truncatingIfNeeded: fourth) << 48
    let tens = (numbers &* 103) >> 10 & 0x000F_000F_000F_000F
    let ones = numbers &- tens &* 10
    return tens &+ ones << 8 &+ 0x3030_3030_3030_3030
  }
}

extension CalendarDate: JSONReadable, JSONWritable {
  /// Reads an RFC 3339 full-date; anything else is a `format` violation.
  public static func read(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> CalendarDate? {
    try reader.formattedText()
  }

  /// Writes the date.
  public func write(to writer: inout JSONWriter) { writer.quoted(ascii) }
}

extension UUIDValue: JSONReadable, JSONWritable {
  /// Reads a UUID in either case; anything else is a `format` violation.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> UUIDValue? {
    try reader.formattedText()
  }

  /// Writes the identifier in lower case.
  public func write(to writer: inout JSONWriter) { writer.quoted(ascii) }
}

extension JSONWriter {
  fileprivate mutating func quoted(_ text: ShortASCII) {
    byte(UInt8(ascii: "\""))
    for character in text { byte(character) }
    byte(UInt8(ascii: "\""))
  }
}
