// Everything that happens in the service and that somebody may want to know of: one type, which the log,
// the metrics and the spans are fed from, and nothing else.

import ContractPostgreSQL
import ContractServer
import ContractTokens

/// Something that has happened.
enum Observation: Sendable {
  // The life of the process.
  case fewerConnections(served: Int, wanted: Int)
  case databaseAwaited(reason: String)
  case schemaChangeWaits(sentence: String)
  case schemaMigrated(version: Int64)
  case schemaMended(part: String)
  /// New tables were spread over the workers of a Citus cluster.
  case schemaDistributed
  case ready
  /// Requests are still served, but nobody should send more.
  case draining(milliseconds: Int)
  case stopping
  case requestsCut(milliseconds: Int)
  case stopped

  // Requests.
  case requestEnded(AccessRecord)
  case connectionTurnedAway
  /// A handler threw something that no contract knows; what its client was told has this status.
  case requestFailed(id: String, status: Int, reason: String)
  /// A response that was being sent could not be sent to its end.
  case responseCut(id: String, reason: String)

  // Tokens.
  case tokenRefused(TokenRefusal)
  case plainKeySet(KeySetPlace)
  case keySetFetched(keys: Int, rejected: [RejectedKey], changed: Bool, KeySetPlace)
  case keySetFailed(any Error, failures: Int, keys: Int?, KeySetPlace)

  // The database.
  case database(DatabaseEvent)

  // The log itself.
  case logLinesDropped(Int)
}

/// Where a key set is, and which setting says so.
struct KeySetPlace: Sendable {
  let address: WebAddress
  let setting: String
}

/// Is told what happens, at once and on whatever thread it happens on; must not wait.
protocol Observer: Sendable {
  func observe(_ observation: Observation)
}

/// All who are told: the log always, metrics and spans where somebody collects them.
struct Observers: Observer {
  let log: LogObserver
  var metrics: MetricObserver?
  var spans: SpanObserver?

  func observe(_ observation: Observation) {
    log.observe(observation)
    metrics?.observe(observation)
    spans?.observe(observation)
  }

  /// Whether anybody wants to know of each request that ended well.
  var wantsRequests: Bool { metrics != nil || spans != nil || log.logger.logLevel <= .info }
  /// Whether anybody wants to know of each unit of work.
  var wantsUnits: Bool { metrics != nil || spans != nil }
  /// Whether anybody wants to know why each token was refused.
  var wantsTokenRefusals: Bool { metrics != nil || log.logger.logLevel <= .debug }
}
