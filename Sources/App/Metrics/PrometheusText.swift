// The series of this process -> the text that Prometheus scrapes (its documentation, "Exposition
// formats", text format version 0.0.4).

enum PrometheusText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Everything there is.
  static func render(_ families: [PrometheusMetrics.Family]) -> String {
    var text = ""
    for family in families {
      var lines = ""
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        lines += render(series, family.definition.name, labels)
      }
      guard !lines.isEmpty else { continue }
      let name = family.definition.name
      text += "# HELP \(name) \(escaped(family.definition.help, quotes: false)).\n"
      text += "# TYPE \(name) \(word(family.definition.kind))\n"
      text += lines
    }
    return text
  }

  private static func word(_ kind: MetricDefinition.Kind) -> String {
    switch kind {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }

  private static func render(
    _ series: PrometheusMetrics.Series, _ name: String, _ labels: String
  ) -> String {
    switch series {
    case .counter(let series): line(name, labels, number(series.value))
    case .gauge(let series): line(name, labels, number(series.value))
    case .histogram(let series): render(series, name, labels)
    }
  }

  /// A histogram with labels has nothing to show before its first value: there are many of them.
  private static func render(
    _ series: HistogramSeries, _ name: String, _ labels: String
  ) -> String {
    let values = series.values
    var count: UInt64 = 0
    var text = ""
    for (place, value) in values.enumerated() {
      count += value
      let bound = place < series.bounds.count ? number(Double(series.bounds[place]) / 1e9) : "+Inf"
      let separator = labels.isEmpty ? "" : ","
      text += line(name + "_bucket", "\(labels)\(separator)le=\"\(bound)\"", "\(count)")
    }
    if count == 0, !labels.isEmpty { return "" }
    text += line(name + "_sum", labels, number(series.total))
    text += line(name + "_count", labels, "\(count)")
    return text
  }

  private static func line(_ name: String, _ labels: String, _ value: String) -> String {
    labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }

  /// A number as Go reads it; whole ones without a fraction.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    if let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }

  // MARK: - Names and labels

  /// A name as Prometheus wants it: letters, digits, underscores and colons, no digit first.
  static func name(_ label: String) -> String {
    cleaned(label, allowsColon: true)
  }

  /// Labels in the order of their names.
  static func labels(_ dimensions: [(String, String)]) -> String {
    dimensions.sorted { $0.0 < $1.0 }
      .map { "\(cleaned($0.0, allowsColon: false))=\"\(escaped($0.1, quotes: true))\"" }
      .joined(separator: ",")
  }

  private static func cleaned(_ text: String, allowsColon: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "_": result.unicodeScalars.append(scalar)
      case "0"..."9":
        if result.isEmpty { result = "_" }
        result.unicodeScalars.append(scalar)
      case ":" where allowsColon: result.unicodeScalars.append(scalar)
      default: result += "_"
      }
    }
    return result.isEmpty ? "_" : result
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
