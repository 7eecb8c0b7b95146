// How long a stream waits for its reader: as long as it may last, where nobody else wants its place,
// else until the reader has had its share. A state machine without I/O.

/// The time that the reader of one stream may still take.
struct ReaderPatience {
  /// How often those who have had their share look whether somebody waits, in milliseconds.
  static let lookMilliseconds: Int64 = 100

  private let endBy: Int64
  private var shareMilliseconds: Int64
  private let yields: @Sendable () -> Bool

  /// - Parameters:
  ///   - endBy: When the stream has to be over, whoever waits.
  ///   - shareMilliseconds: Time of its reader, in all, for which nobody is let in before it.
  ///   - yields: Asked when that is used up: whether somebody waits for its place.
  init(endBy: Int64, shareMilliseconds: Int, yields: @escaping @Sendable () -> Bool) {
    self.endBy = endBy
    self.shareMilliseconds = Int64(shareMilliseconds)
    self.yields = yields
  }

  /// How long to wait for the reader before asking again; nil where the stream has to end.
  func milliseconds(at now: Int64) -> Int64? {
    guard now < endBy else { return nil }
    if shareMilliseconds > 0 { return min(shareMilliseconds, endBy - now) }
    return yields() ? nil : min(Self.lookMilliseconds, endBy - now)
  }

  /// So long was waited for the reader.
  mutating func spend(_ milliseconds: Int64) {
    shareMilliseconds -= min(shareMilliseconds, max(0, milliseconds))
  }
}
