// The numbers behind swift-metrics' counters, gauges and histograms: atomic, so that whoever counts waits
// for nobody.
import Metrics
import Synchronization

/// A number that only grows.
final class CounterSeries: CounterHandler, FloatingPointCounterHandler {
  private let whole = Atomic<Int64>(0)
  private let fraction = AtomicDouble()

  func increment(by amount: Int64) { whole.add(max(0, amount), ordering: .relaxed) }

  func increment(by amount: Double) { fraction.add(max(0, amount)) }

  /// Counters of Prometheus begin at 0 only with the process.
  func reset() {}

  var value: Double { Double(whole.load(ordering: .relaxed)) + fraction.value }
}

/// A number that is set.
final class GaugeSeries: MeterHandler, RecorderHandler {
  private let number = AtomicDouble()

  func set(_ value: Int64) { number.set(Double(value)) }
  func set(_ value: Double) { number.set(value) }
  func increment(by amount: Double) { number.add(amount) }
  func decrement(by amount: Double) { number.add(-amount) }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  var value: Double { number.value }
}

/// How many values fell below each of a few bounds; counted in billionths of the unit.
final class HistogramSeries: TimerHandler, RecorderHandler {
  /// Ascending; one more bucket takes what is above the last.
  let bounds: [UInt64]
  private let counts: AtomicCounts
  private let sum = Atomic<UInt64>(0)

  init(bounds: [UInt64]) {
    self.bounds = bounds
    counts = AtomicCounts(bounds.count + 1)
  }

  func recordNanoseconds(_ duration: Int64) {
    let value = UInt64(max(0, duration))
    var place = 0
    while place < bounds.count, bounds[place] < value { place += 1 }
    counts.increment(place)
    sum.wrappingAdd(value, ordering: .relaxed)
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    recordNanoseconds(Int64(exactly: (value * 1e9).rounded()) ?? (value > 0 ? .max : 0))
  }

  /// The sum of all values, in the unit.
  var total: Double { Double(sum.load(ordering: .relaxed)) / 1e9 }

  /// How many values each bucket has, without those below it.
  var values: [UInt64] { (0...bounds.count).map(counts.value) }
}

/// A floating-point number that several threads change.
private final class AtomicDouble: Sendable {
  private let bits = Atomic<UInt64>(0)

  var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

  func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func add(_ amount: Double) {
    var expected = bits.load(ordering: .relaxed)
    while true {
      let desired = (Double(bitPattern: expected) + amount).bitPattern
      let (exchanged, original) = bits.weakCompareExchange(
        expected: expected, desired: desired, ordering: .relaxed)
      if exchanged { return }
      expected = original
    }
  }
}

/// Several counts beside each other.
@safe
private final class AtomicCounts: @unchecked Sendable {
  private let counts: UnsafeMutableBufferPointer<Atomic<UInt64>>

  init(_ count: Int) {
    unsafe counts = .allocate(capacity: count)
    for place in 0..<count { unsafe counts.initializeElement(at: place, to: Atomic(0)) }
  }

  deinit {
    unsafe counts.deinitialize()
    unsafe counts.deallocate()
  }

  func increment(_ place: Int) { unsafe counts[place].wrappingAdd(1, ordering: .relaxed) }

  func value(_ place: Int) -> UInt64 { unsafe counts[place].load(ordering: .relaxed) }
}
