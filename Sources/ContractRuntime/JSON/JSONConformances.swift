// The types of the standard library that JSON has values for.

extension Bool: JSONReadable, JSONWritable {
  /// Reads `true` or `false`.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? {
    try reader.bool()
  }

  /// Writes `true` or `false`.
  public func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Int32: JSONReadable, JSONWritable {
  /// Reads a whole number of 32 bits.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Int32? {
    try reader.int32()
  }

  /// Writes the number.
  public func write(to writer: inout JSONWriter) { writer.integer(Int64(self)) }
}

extension Int64: JSONReadable, JSONWritable {
  /// Reads a whole number of 64 bits.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? {
    try reader.int64()
  }

  /// Writes the number.
  public func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Int: JSONWritable {
  /// Writes the number.
  public func write(to writer: inout JSONWriter) { writer.integer(Int64(self)) }
}

extension Double: JSONReadable, JSONWritable {
  /// Reads a number, correctly rounded.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Double? {
    try reader.double()
  }

  /// Writes the shortest digits that read back as this number.
  public func write(to writer: inout JSONWriter) { writer.double(self) }
}

extension Float: JSONReadable, JSONWritable {
  /// Reads a number, correctly rounded.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Float? {
    try reader.float()
  }

  /// Writes the shortest digits that read back as this number.
  public func write(to writer: inout JSONWriter) { writer.float(self) }
}

extension String: JSONReadable, JSONWritable {
  /// Reads a string.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> String? {
    try reader.string()
  }

  /// Writes the text with its escapes.
  public func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension JSONNumber: JSONReadable, JSONWritable {
  /// Reads a number of any size.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> JSONNumber? {
    try reader.number()
  }

  /// Writes the text.
  public func write(to writer: inout JSONWriter) { writer.ascii(text) }
}

extension JSONNull: JSONReadable, JSONWritable {
  /// Reads `null`.
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> JSONNull? {
    if try reader.readNull() { return JSONNull() }
    try reader.typeViolation("null")
    return nil
  }

  /// Writes `null`.
  public func write(to writer: inout JSONWriter) { writer.null() }
}

extension Array: JSONReadable where Element: JSONReadable {
  /// Reads an array.
  @inlinable
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> [Element]? {
    try reader.array { (reader) throws(JSONSyntaxError) -> Element? in
      try Element.read(from: &reader)
    }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  /// Writes an array.
  @inlinable
  public func write(to writer: inout JSONWriter) { writer.array(self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  /// Writes the value, or `null` for `nil`.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }
}
