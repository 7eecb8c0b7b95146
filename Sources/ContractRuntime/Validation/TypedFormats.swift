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
    writer.reserve(32)
    writer.byte(UInt8(ascii: "\""))
    writer.digits(date.year, width: 4)
    writer.byte(UInt8(ascii: "-"))
    writer.digits(date.month, width: 2)
    writer.byte(UInt8(ascii: "-"))
    writer.digits(date.day, width: 2)
    writer.byte(UInt8(ascii: "T"))
    writer.digits(time / 3600, width: 2)
    writer.byte(UInt8(ascii: ":"))
    writer.digits(time / 60 % 60, width: 2)
    writer.byte(UInt8(ascii: ":"))
    writer.digits(time % 60, width: 2)
    writeFraction(to: &writer)
    writer.literal("Z\"")
  }

  private func writeFraction(to writer: inout JSONWriter) {
    let nanoseconds = Int(nanoseconds)
    guard nanoseconds != 0 else { return }
    writer.byte(UInt8(ascii: "."))
    if nanoseconds.isMultiple(of: 1_000_000) {
      writer.digits(nanoseconds / 1_000_000, width: 3)
    } else if nanoseconds.isMultiple(of: 1000) {
      writer.digits(nanoseconds / 1000, width: 6)
    } else {
      writer.digits(nanoseconds, width: 9)
    }
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
