// Bodies that are sequences of JSON texts, one after another -> one JSON array, which a generated codec
// reads like any other.

extension ContractContent {
  /// Reads a body with one JSON text a line (`application/jsonl`, `application/x-ndjson`); violations
  /// are recorded, with the index of the text in their pointers.
  ///
  /// Lines without a text are nothing. A line end may be CR LF, as white space around a text counts
  /// for nothing.
  ///
  /// - Throws: 400 where a line is not exactly one JSON text.
  public static func readLines<T>(
    _ bytes: [UInt8], _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return try read(array(of: lines, called: "Line", limits), limits, &violations, body)
  }

  /// Reads a body of JSON texts each of which is between a record separator and a line end
  /// (RFC 7464, `application/json-seq`); violations are recorded, with the index of the text in their
  /// pointers.
  ///
  /// - Throws: 400 where something else is in the body, or a text was cut off (section 2.4).
  public static func readRecords<T>(
    _ bytes: [UInt8], _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    let records = bytes.split(separator: 0x1E, omittingEmptySubsequences: false)
    guard records[0].isEmpty, records.dropFirst().allSatisfy({ $0.isEmpty || $0.last == 0x0A })
    else {
      throw .badRequest(
        "Every JSON text of the body must be between a record separator and a line end.")
    }
    let texts = records.dropFirst()
    return try read(array(of: Array(texts), called: "Record", limits), limits, &violations, body)
  }

  /// The array of texts, each of which must be one JSON text by itself: `1,2` is none.
  private static func array(
    of texts: [ArraySlice<UInt8>], called word: String, _ limits: RequestLimits
  ) throws(ProblemDetails) -> [UInt8] {
    var array: [UInt8] = [0x5B]
    for (index, text) in texts.enumerated() {
      guard !text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { continue }
      var violations = Violations()
      do throws(JSONSyntaxError) {
        _ = try JSON.read(Array(text), limits: limits.json, &violations) {
          (reader) throws(JSONSyntaxError) -> Bool? in
          try reader.skipValue()
          return true
        }
      } catch {
        throw .badRequest("\(word) \(index + 1): \(error)")
      }
      if array.count > 1 { array.append(0x2C) }
      array += text
    }
    array.append(0x5D)
    return array
  }
}
