// Reads of arrays, from the format of `array_send` (PostgreSQL's arrayfuncs.c): the number of dimensions,
// whether there are NULLs, the elements' type, each dimension's size and first index, then the elements,
// each behind its length. All numbers have four bytes, in network order.

extension RowReader {
  /// A column that is an array of `text`, `varchar`, `char(n)` or `name`, as new strings.
  ///
  /// It has one dimension or no elements; more dimensions, and elements that are NULL, are errors.
  public mutating func texts() throws(DatabaseError) -> [String] {
    guard let value = try textsOrNil() else { throw unexpectedNull() }
    return value
  }

  /// An array of texts that may be NULL itself; see `texts()`.
  public mutating func textsOrNil() throws(DatabaseError) -> [String]? {
    try elementsOrNil(.texts) { (element) in
      unsafe element.withUnsafeBytes { (bytes) in unsafe String(decoding: bytes, as: UTF8.self) }
    }
  }

  /// A column that is an array of `int8`, `int4` or `int2`.
  ///
  /// It has one dimension or no elements; more dimensions, and elements that are NULL, are errors.
  public mutating func int64s() throws(DatabaseError) -> [Int64] {
    guard let value = try int64sOrNil() else { throw unexpectedNull() }
    return value
  }

  /// An array of integers that may be NULL itself; see `int64s()`.
  public mutating func int64sOrNil() throws(DatabaseError) -> [Int64]? {
    try elementsOrNil(.integers) { (element) in
      switch element.count {
      case 8, 4, 2: Self.integer(element, at: 0, byteCount: element.count)
      default: nil
      }
    }
  }

  /// The elements of an array, each made of its bytes; nil for a column that is NULL.
  ///
  /// - Parameters:
  ///   - expected: What kind of array.
  ///   - element: Makes an element; nil for bytes that are none.
  @inline(never)
  private mutating func elementsOrNil<Element>(
    _ expected: ExpectedColumn, _ element: (Span<UInt8>) -> Element?
  ) throws(DatabaseError) -> [Element]? {
    guard let value = try unsafe next(expected) else { return nil }
    let bytes = unsafe Span<UInt8>(_unsafeBytes: value)
    guard let dimensions = Self.word(bytes, at: 0) else {
      throw wrongLength(bytes.count, for: expected)
    }
    if dimensions == 0 { return [] }
    guard dimensions == 1 else { throw unexpectedValue("is an array of \(dimensions) dimensions") }
    guard let count = Self.word(bytes, at: 12), count >= 0 else {
      throw wrongLength(bytes.count, for: expected)
    }
    var elements: [Element] = []
    // No more than there can be, whatever the number says: each has a length.
    elements.reserveCapacity(min(Int(count), bytes.count / 4))
    var place = 20
    for _ in 0..<count {
      guard let length = Self.word(bytes, at: place) else {
        throw wrongLength(bytes.count, for: expected)
      }
      if length == -1 { throw unexpectedValue("is an array with an element that is NULL") }
      let begin = place + 4
      guard length >= 0, begin + Int(length) <= bytes.count,
        let value = element(bytes.extracting(begin..<begin + Int(length)))
      else { throw wrongLength(bytes.count, for: expected) }
      elements.append(value)
      place = begin + Int(length)
    }
    return elements
  }

  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> Int64? {
    offset + 4 <= bytes.count ? integer(bytes, at: offset, byteCount: 4) : nil
  }

  /// An integer of some bytes, in network order; the caller has counted them.
  private static func integer(_ bytes: Span<UInt8>, at offset: Int, byteCount: Int) -> Int64 {
    var value = Int64(Int8(bitPattern: bytes[offset]))
    for place in offset + 1..<offset + byteCount { value = value << 8 | Int64(bytes[place]) }
    return value
  }
}
