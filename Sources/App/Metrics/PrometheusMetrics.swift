// A backend of swift-metrics that keeps its numbers in the process, for whoever scrapes them. Making a
// series takes a lock; counting takes none.
import Metrics
import Synchronization

/// The series of this process, by name and labels.
final class PrometheusMetrics: MetricsFactory {
  enum Series: Sendable {
    case counter(CounterSeries)
    case gauge(GaugeSeries)
    case histogram(HistogramSeries)
  }

  /// One metric with all its series.
  struct Family: Sendable {
    let definition: MetricDefinition
    /// By the labels as text, such as `operation="listTasks",status="2xx"`.
    var series: [String: Series] = [:]
  }

  private let families: Mutex<[String: Family]>
  /// The order of those that were declared.
  private let declared: [String]

  /// A backend that knows these metrics; it makes up the declaration of others.
  init(_ definitions: [MetricDefinition] = MetricDefinition.all) {
    declared = definitions.map(\.name)
    families = Mutex(
      Dictionary(uniqueKeysWithValues: definitions.map { ($0.name, Family(definition: $0)) }))
  }

  /// Every metric that has a series, those that were declared first.
  var snapshot: [Family] {
    let families = families.withLock { $0 }
    let others = Set(families.keys).subtracting(declared).sorted()
    return (declared + others).compactMap { families[$0] }.filter { !$0.series.isEmpty }
  }

  // MARK: - swift-metrics

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    counter(label, dimensions)
  }

  func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions)
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions)
  }

  // A scrape shows a series for as long as the process lives.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  // MARK: - Series

  private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries {
    let name = PrometheusText.name(label)
    let made = series(
      name.hasSuffix("_total") ? name : name + "_total", dimensions, .counter
    ) { (_) in .counter(CounterSeries()) }
    if case .counter(let series) = made { return series }
    return CounterSeries()
  }

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
    let made = series(PrometheusText.name(label), dimensions, .gauge) { (_) in
      .gauge(GaugeSeries())
    }
    if case .gauge(let series) = made { return series }
    return GaugeSeries()
  }

  private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
    let made = series(PrometheusText.name(label), dimensions, .histogram(Self.bounds)) { (kind) in
      if case .histogram(let bounds) = kind { return .histogram(HistogramSeries(bounds: bounds)) }
      return .histogram(HistogramSeries(bounds: Self.bounds))
    }
    if case .histogram(let series) = made { return series }
    return HistogramSeries(bounds: Self.bounds)
  }

  /// Bounds where nobody has declared any, in billionths.
  private static let bounds: [UInt64] = [
    1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  ]

  /// The series with a name and labels; a name that is another kind's gets one that nobody sees.
  private func series(
    _ name: String, _ dimensions: [(String, String)], _ kind: MetricDefinition.Kind,
    _ make: (MetricDefinition.Kind) -> Series
  ) -> Series {
    let labels = PrometheusText.labels(dimensions)
    return families.withLock { families in
      var family =
        families[name]
        ?? Family(
          definition: MetricDefinition(name: name, kind: kind, help: "A metric of a library"))
      if let series = family.series[labels] { return series }
      let made = make(family.definition.kind)
      switch (family.definition.kind, made) {
      case (.counter, .counter), (.gauge, .gauge), (.histogram, .histogram):
        family.series[labels] = made
        families[name] = family
      default: break
      }
      return made
    }
  }
}
