// Observations -> counters and histograms of swift-metrics. Whatever every request touches is made before
// the first one and found by an index.

import ContractPostgreSQL
import ContractRuntime
import ContractServer
import ContractTokens
import Metrics

/// Counts what happens.
struct MetricObserver: Observer {
  /// One timer for each status class of each operation; the first row is of requests without one.
  private let requests: [[Metrics.Timer]]
  private let refusals: LabelledCounters
  private let connectionsTurnedAway: Counter
  private let tokenRefusals: LabelledCounters
  private let keySetFetches: LabelledCounters
  private let waits: Metrics.Timer
  private let reads: Metrics.Timer
  private let writes: Metrics.Timer
  private let failures: LabelledCounters
  private let connectionsOpened: Counter
  private let connectionsClosed: Counter
  private let connectionFailures: Counter
  private let logLinesDropped: Counter
  private let ready: Meter

  /// - Parameter operations: Those of the contract, in the order of their numbers.
  init(_ factory: any MetricsFactory, operations: [ContractOperation]) {
    let timer = { (definition: MetricDefinition, dimensions: [(String, String)]) in
      Metrics.Timer(label: definition.name, dimensions: dimensions, factory: factory)
    }
    let counter = { (definition: MetricDefinition) in
      Counter(label: definition.name, factory: factory)
    }
    requests = (["none"] + operations.map { "\($0.id)" }).map { operation in
      (1...5).map { status in
        timer(.requestDuration, [("operation", operation), ("status", "\(status)xx")])
      }
    }
    let refusalWords =
      HTTPServer.refusalReasons.map { "\($0)" } + (400...599).compactMap(StatusWord.refusal)
    refusals = LabelledCounters(.refusals, "reason", refusalWords, factory)
    connectionsTurnedAway = counter(.connectionsTurnedAway)
    tokenRefusals = LabelledCounters(.tokenRefusals, "reason", TokenError.words, factory)
    keySetFetches = LabelledCounters(.keySetFetches, "result", ["fetched", "failed"], factory)
    waits = timer(.databaseWait, [])
    reads = timer(.databaseStatements, [("kind", "read")])
    writes = timer(.databaseStatements, [("kind", "write")])
    failures = LabelledCounters(.databaseFailures, "reason", [], factory)
    connectionsOpened = counter(.databaseConnectionsOpened)
    connectionsClosed = counter(.databaseConnectionsClosed)
    connectionFailures = counter(.databaseConnectionFailures)
    logLinesDropped = counter(.logLinesDropped)
    ready = Meter(label: MetricDefinition.ready.name, factory: factory)
  }

  func observe(_ observation: Observation) {
    switch observation {
    case .requestEnded(let record): count(record)
    case .connectionTurnedAway: connectionsTurnedAway.increment()
    case .tokenRefused(let refusal): tokenRefusals[refusal.error.word].increment()
    case .keySetFetched: keySetFetches["fetched"].increment()
    case .keySetFailed: keySetFetches["failed"].increment()
    case .database(let event): count(event)
    case .logLinesDropped(let lines): logLinesDropped.increment(by: lines)
    case .ready: ready.set(1)
    case .draining, .stopping: ready.set(0)
    // Counted as the request that failed with it; the rest happens once in a process, and is logged.
    case .requestFailed, .responseCut, .fewerConnections, .databaseAwaited, .schemaChangeWaits,
      .schemaMigrated, .schemaMended, .schemaDistributed, .requestsCut, .stopped, .plainKeySet:
      return
    }
  }

  private func count(_ record: AccessRecord) {
    let row = record.operation.map { $0.number + 1 } ?? 0
    let place = min(max(record.status / 100, 1), 5) - 1
    if row < requests.count {
      requests[row][place].recordMicroseconds(record.durationMicroseconds)
    }
    if let reason = record.refusal {
      refusals["\(reason)"].increment()
    } else if let word = StatusWord.refusal(record.status) {
      refusals[word].increment()
    }
  }

  private func count(_ event: DatabaseEvent) {
    switch event {
    case .connectionOpened: connectionsOpened.increment()
    case .connectionFailed: connectionFailures.increment()
    case .connectionClosed: connectionsClosed.increment()
    case .unitEnded(let record):
      waits.recordMilliseconds(record.waitMilliseconds)
      let time = record.durationMicroseconds - record.waitMilliseconds * 1_000
      (record.isRead ? reads : writes).recordMicroseconds(max(0, time))
      if let failure = record.failure { failures[failure.word].increment() }
    }
  }
}

/// A counter for each value of one label.
private struct LabelledCounters: Sendable {
  private let known: [String: Counter]
  private let make: @Sendable (String) -> Counter

  init(
    _ definition: MetricDefinition, _ label: String, _ values: [String],
    _ factory: any MetricsFactory
  ) {
    let make = { @Sendable (value: String) in
      Counter(label: definition.name, dimensions: [(label, value)], factory: factory)
    }
    self.make = make
    known = Dictionary(values.map { ($0, make($0)) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(value: String) -> Counter { known[value] ?? make(value) }
}
