// Binary search, and the order of bytes that sorted texts are in: one definition for the values of an
// `enum`, for parameters and for the segments of paths.

extension Range<Int> {
  /// The place where `order` is zero; `nil` where it is zero nowhere.
  ///
  /// It has to be below zero at all places before that one, and above zero at all places behind it.
  @inline(__always)
  func binarySearch(_ order: (Int) -> Int) -> Int? {
    var lower = lowerBound
    var upper = upperBound
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let order = order(middle)
      if order == 0 { return middle }
      if order < 0 { lower = middle + 1 } else { upper = middle }
    }
    return nil
  }
}

/// The order of texts by their UTF-8 bytes.
enum ByteOrder {
  /// Below zero where the first bytes precede the second ones, zero where they are the same.
  @inline(__always)
  static func compare(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
    var others = right.makeIterator()
    for byte in left {
      guard let other = others.next() else { return 1 }
      if byte != other { return byte < other ? -1 : 1 }
    }
    return others.next() == nil ? 0 : -1
  }
}
