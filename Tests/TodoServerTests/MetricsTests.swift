// What is counted and how a scrape shows it, against the text format of Prometheus.
import ContractRuntime
import ContractServer
import ContractTokens
import Foundation
import Metrics
import Testing

@testable import TodoServer

@Suite struct MetricsTests {
  private func text(_ metrics: PrometheusMetrics) -> String {
    PrometheusText.render(metrics.snapshot)
  }

  @Test func everyKindIsShownInItsForm() {
    let metrics = PrometheusMetrics([
      MetricDefinition(name: "a_total", kind: .counter, help: "Counts \\ a\nthing"),
      MetricDefinition(
        name: "b_seconds", kind: .histogram([1_000_000, 1_000_000_000]), help: "Times"),
      MetricDefinition(name: "c", kind: .gauge, help: "Level"),
      MetricDefinition(name: "unused", kind: .gauge, help: "Nothing"),
    ])
    Counter(label: "a_total", factory: metrics).increment(by: 3)
    let timer = Metrics.Timer(
      label: "b_seconds", dimensions: [("z", "1"), ("k", "v")], factory: metrics)
    timer.recordNanoseconds(1_000_000)
    timer.recordMilliseconds(500)
    timer.recordSeconds(2)
    Meter(label: "c", factory: metrics).set(-1.5)
    #expect(
      text(metrics) == #"""
        # HELP a_total Counts \\ a\nthing.
        # TYPE a_total counter
        a_total 3
        # HELP b_seconds Times.
        # TYPE b_seconds histogram
        b_seconds_bucket{k="v",z="1",le="0.001"} 1
        b_seconds_bucket{k="v",z="1",le="1"} 2
        b_seconds_bucket{k="v",z="1",le="+Inf"} 3
        b_seconds_sum{k="v",z="1"} 2.501
        b_seconds_count{k="v",z="1"} 3
        # HELP c Level.
        # TYPE c gauge
        c -1.5

        """#)
  }

  @Test func labelsHoldAnything() {
    let metrics = PrometheusMetrics([])
    Counter(
      label: "9 odd.name", dimensions: [("a-b:c", "x\"y\\z\nw")], factory: metrics
    ).increment()
    #expect(text(metrics).contains(#"_9_odd_name_total{a_b_c="x\"y\\z\nw"} 1"#), "\(text(metrics))")
  }

  @Test func theSameNameAndLabelsAreTheSameSeries() {
    let metrics = PrometheusMetrics([])
    for labels in [[("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")]] {
      Counter(label: "n", dimensions: labels, factory: metrics).increment()
    }
    #expect(text(metrics).contains("n_total{a=\"1\",b=\"2\"} 2\n"))
  }

  @Test func aNameOfAnotherKindHarmsNobody() {
    let metrics = PrometheusMetrics([])
    Counter(label: "n_total", factory: metrics).increment()
    Meter(label: "n_total", factory: metrics).set(7)
    Metrics.Timer(label: "n_total", factory: metrics).recordSeconds(7)
    #expect(text(metrics).contains("\nn_total 1\n") && !text(metrics).contains("7"))
  }

  @Test(
    arguments: [
      (0.0, "0"), (3, "3"), (-2, "-2"), (0.25, "0.25"), (1e300, "1e+300"), (.nan, "NaN"),
      (.infinity, "+Inf"), (-.infinity, "-Inf"),
    ] as [(Double, String)])
  func numbersAreThoseOfGo(value: Double, text: String) {
    #expect(PrometheusText.number(value) == text)
  }

  @Test func threadsLoseNothing() async {
    let metrics = PrometheusMetrics([])
    let counter = Counter(label: "n", factory: metrics)
    let timer = Metrics.Timer(label: "t", factory: metrics)
    let sum = FloatingPointCounter(label: "f", factory: metrics)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<10_000 {
            counter.increment()
            timer.recordNanoseconds(1_000)
            sum.increment(by: 0.5)
          }
        }
      }
    }
    #expect(text(metrics).contains("n_total 80000\n"))
    #expect(text(metrics).contains("t_count 80000\n"))
    #expect(text(metrics).contains("t_sum 0.08\n"))
    #expect(text(metrics).contains("f_total 40000\n"))
  }

  // MARK: - Observations

  private func record(
    _ operation: ContractOperation?, _ status: Int, refusal: StaticString? = nil
  ) -> AccessRecord {
    let context = RequestContext()
    context.operation = operation
    return AccessRecord(
      method: .get, status: status, refusal: refusal, durationMicroseconds: 1_500,
      requestBytes: 0, responseBytes: 0, context: context)
  }

  @Test func observationsAreCounted() {
    let metrics = PrometheusMetrics()
    let operations: [ContractOperation] = [.init(0, "listTasks"), .init(1, "createTask")]
    let observer = MetricObserver(metrics, operations: operations)
    for _ in 0..<3 { observer.observe(.requestEnded(record(operations[0], 200))) }
    observer.observe(.requestEnded(record(operations[1], 422)))
    observer.observe(.requestEnded(record(nil, 404)))
    observer.observe(.requestEnded(record(nil, 503, refusal: "overloaded")))
    observer.observe(.connectionTurnedAway)
    observer.observe(.logLinesDropped(5))
    observer.observe(.database(.connectionOpened(milliseconds: 3)))
    observer.observe(.database(.connectionClosed(unanswered: 0)))
    observer.observe(
      .database(
        .unitEnded(
          .init(
            isRead: false, waitMilliseconds: 2, durationMicroseconds: 5_000, failure: .overloaded)))
    )
    observer.observe(.ready)
    let text = text(metrics)
    for line in [
      #"http_server_request_duration_seconds_count{operation="listTasks",status="2xx"} 3"#,
      #"http_server_request_duration_seconds_bucket{operation="listTasks",status="2xx",le="0.001"} 0"#,
      #"http_server_request_duration_seconds_bucket{operation="listTasks",status="2xx",le="0.0025"} 3"#,
      #"http_server_request_duration_seconds_count{operation="createTask",status="4xx"} 1"#,
      #"http_server_request_duration_seconds_count{operation="none",status="4xx"} 1"#,
      #"http_server_request_duration_seconds_count{operation="none",status="5xx"} 1"#,
      #"http_server_refusals_total{reason="unprocessable_content"} 1"#,
      #"http_server_refusals_total{reason="not_found"} 1"#,
      #"http_server_refusals_total{reason="overloaded"} 1"#,
      #"http_server_refusals_total{reason="unavailable"} 0"#,
      "http_server_connections_turned_away_total 1", "log_lines_dropped_total 5",
      "database_connections_opened_total 1", "database_connections_closed_total 1",
      "database_wait_seconds_sum 0.002",
      #"database_statement_duration_seconds_sum{kind="write"} 0.003"#,
      #"database_unit_failures_total{reason="overloaded"} 1"#, "service_ready 1",
    ] {
      #expect(text.contains("\n\(line)\n"), "\(line) is missing in\n\(text)")
    }
    #expect(!text.contains(#"createTask",status="2xx""#), "nothing is shown that never was")
  }

  @Test func reasonsOfTokensAreWords() {
    #expect(Set(TokenError.words).count == TokenError.words.count)
    for word in TokenError.words + (400..<600).compactMap(StatusWord.refusal) {
      #expect(word.wholeMatch(of: /[a-z][a-z_]*/) != nil, "\(word)")
    }
  }
}
