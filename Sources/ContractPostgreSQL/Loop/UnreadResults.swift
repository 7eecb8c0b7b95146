// How much memory long results take that wait for their callers: the database thread can be faster than
// whoever makes something of the rows, and reads no more then.
import Synchronization

/// The sum of what long results take between the database thread and their callers.
struct UnreadResults: ~Copyable, Sendable {
  /// Shorter results are not counted, which would cost more than they weigh.
  private static let countedBytes = 64 << 10

  private let limit: Int
  private let bytes = Atomic<Int>(0)

  /// - Parameter limit: In bytes; from there on no more is to be read.
  init(limit: Int) {
    self.limit = limit
  }

  /// What is counted at present, in bytes.
  var count: Int { bytes.load(ordering: .acquiring) }

  /// Whether callers have to read first.
  var isFull: Bool { count >= limit }

  /// Counts results in that a caller gets.
  ///
  /// - Returns: What to count out when they have been read.
  func add(_ results: FirstAndRest<ServerResult>) -> Int {
    var sum = 0
    for place in 0..<results.count {
      let memory = results[place].memoryBytes
      if memory >= Self.countedBytes { sum += memory }
    }
    if sum > 0 { bytes.add(sum, ordering: .acquiringAndReleasing) }
    return sum
  }

  /// Counts them out; whether there is room again since.
  func remove(_ count: Int) -> Bool {
    let (before, after) = bytes.subtract(count, ordering: .acquiringAndReleasing)
    return before >= limit && after < limit
  }
}
