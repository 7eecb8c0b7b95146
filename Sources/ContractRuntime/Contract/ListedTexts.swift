// The values of an `enum` with too many of them for an enumeration of Swift: lists that are emitted as
// constants, and found by binary search.

/// The texts that an `enum` lists, in the order of the contract.
///
/// No two are the same bytes. A value is stored as its place among them.
public struct ListedTexts: Sendable {
  private let texts: [StaticString]
  /// The places in the byte order of their texts.
  private let sorted: [Int]

  /// Takes the texts of a contract.
  public init(_ texts: [StaticString]) {
    self.texts = texts
    sorted = texts.indices.sorted { left, right in
      unsafe ByteOrder.compare(ListedTexts.bytes(texts[left]), ListedTexts.bytes(texts[right])) < 0
    }
  }

  /// Every place, in the order of the contract.
  public var places: Range<Int> { texts.indices }

  /// The text at a place.
  public subscript(place: Int) -> String { texts[place].description }

  /// Where a text stands; `nil` where it does not.
  public func place(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in unsafe place(of: bytes) }
  }

  /// Where the text of these bytes stands.
  func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = sorted.indices.binarySearch { index in
      unsafe ByteOrder.compare(Self.bytes(texts[sorted[index]]), bytes)
    }
    return found.map { sorted[$0] }
  }

  private static func bytes(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}

/// The whole numbers that an `enum` lists, in the order of the contract; no two are the same.
public struct ListedIntegers: Sendable {
  private let numbers: [Int64]
  /// The places in the order of their numbers.
  private let sorted: [Int]

  /// Takes the numbers of a contract.
  public init(_ numbers: [Int64]) {
    self.numbers = numbers
    sorted = numbers.indices.sorted { numbers[$0] < numbers[$1] }
  }

  /// Every place, in the order of the contract.
  public var places: Range<Int> { numbers.indices }

  /// The number at a place.
  public subscript(place: Int) -> Int64 { numbers[place] }

  /// Where a number stands; `nil` where it does not.
  public func place(of number: Int64) -> Int? {
    let found = sorted.indices.binarySearch { index in
      let listed = numbers[sorted[index]]
      return listed == number ? 0 : listed < number ? -1 : 1
    }
    return found.map { sorted[$0] }
  }
}

/// The values of an `enum` or a `const` as JSON, made once.
public struct ListedValues: Sendable {
  private let values: Set<JSONValue>

  /// Takes the JSON texts of a contract, which the compiler has checked.
  public init(contract texts: [StaticString]) {
    values = Set(texts.map { JSONValue(contract: $0) })
  }

  /// Whether a value is one of them, as JSON Schema compares values.
  public func contains(_ value: JSONValue) -> Bool { values.contains(value) }
}

extension JSONReader {
  /// The place of the string just read among listed ones; `nil` where it is none of them.
  public func place(in list: ListedTexts) -> Int? {
    unsafe list.place(of: UnsafeBufferPointer(start: textStart, count: textCount))
  }
}
