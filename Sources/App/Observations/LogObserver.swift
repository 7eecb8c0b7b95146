// Observations -> log lines: which level, which words, which metadata. Nothing here writes an
// identifier of a user, a path, or any part of a token.

import ContractServer
import ContractTokens
import Logging

/// Writes what an operator should read.
struct LogObserver: Observer {
  let logger: Logger

  func observe(_ observation: Observation) {
    switch observation {
    case .requestEnded(let record): log(record)
    case .requestFailed(let id, let status, let reason):
      logger.log(
        level: status == 503 ? .warning : .error, "request failed",
        metadata: ["request_id": "\(id)", "status": "\(status)", "reason": "\(reason)"])
    case .responseCut(let id, let reason):
      logger.error("response cut off", metadata: ["request_id": "\(id)", "reason": "\(reason)"])
    case .tokenRefused(let refusal):
      logger.debug("token refused", metadata: Self.metadata(refusal))
    case .plainKeySet(let place):
      logger.warning(
        "the key set is fetched over plain http, so that whoever controls the network chooses the keys; use https",
        metadata: ["url": "\(place.address.logged)", "setting": "\(place.setting)"])
    case .keySetFetched(let keys, let rejected, let changed, let place):
      guard changed else { return }
      log(keys, rejected, place)
    case .keySetFailed(let error, let failures, let keys, let place):
      log(error, failures, keys, place)
    // Each request that it concerns is logged; a dropped line stands in the log already.
    case .database, .connectionTurnedAway, .logLinesDropped: return
    case .fewerConnections, .databaseAwaited, .schemaChangeWaits, .schemaMigrated, .schemaMended,
      .schemaDistributed,
      .ready, .draining, .stopping, .requestsCut, .stopped:
      logLife(observation)
    }
  }

  private func logLife(_ observation: Observation) {
    switch observation {
    case .fewerConnections(let served, let wanted):
      logger.warning(
        "RLIMIT_NOFILE bounds the connections; raise it to serve more (ulimit -n, LimitNOFILE=)",
        metadata: ["connections": "\(served)", "wanted": "\(wanted)"])
    case .databaseAwaited(let reason):
      logger.warning(
        "the database cannot be reached yet, so that it is tried again",
        metadata: ["reason": "\(reason)"])
    case .schemaChangeWaits(let sentence):
      logger.warning(
        "a change of the schema waits, and tries again", metadata: ["change": "\(sentence)"])
    case .schemaMigrated(let version):
      logger.notice("schema migrated", metadata: ["version": "\(version)"])
    case .schemaMended(let part):
      logger.warning(
        "a part of the schema was missing and was made", metadata: ["part": "\(part)"])
    case .schemaDistributed: logger.notice("tables spread over the workers of the cluster")
    case .ready: logger.notice("ready")
    case .draining(let milliseconds):
      logger.notice(
        "not ready any more, and serving for a while",
        metadata: ["milliseconds": "\(milliseconds)"])
    case .stopping: logger.notice("stopping")
    case .requestsCut(let milliseconds):
      logger.warning(
        "some requests were cut off at SHUTDOWN_TIMEOUT_MS",
        metadata: ["milliseconds": "\(milliseconds)"])
    case .stopped: logger.notice("stopped")
    default: return
    }
  }

  private func log(_ record: AccessRecord) {
    guard logger.logLevel <= .info else { return }
    var metadata: Logger.Metadata = [
      "method": "\(record.method?.name ?? "-")",
      "route": "\(record.route.map { "\($0)" } ?? "-")",
      "status": "\(record.status)",
      "duration_us": "\(record.durationMicroseconds)",
      "request_id": "\(record.requestID)",
    ]
    if let refusal = record.refusal { metadata["refused"] = "\(refusal)" }
    if let trace = record.context.traceID { metadata["trace_id"] = "\(trace)" }
    logger.info("request", metadata: metadata)
  }

  /// Why a token was refused; what was seen of it is bounded and printable, and no token.
  private static func metadata(_ refusal: TokenRefusal) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["reason": "\(refusal.error)"]
    switch refusal.part {
    case .claim(let name): metadata["claim"] = "\(name)"
    case .header(let name): metadata["header"] = "\(name)"
    case nil: break
    }
    metadata["seen"] = refusal.seen.map { "\($0)" }
    metadata["expected"] = refusal.expected.map { "\($0)" }
    return metadata
  }
}

// MARK: - Key sets

extension LogObserver {
  private func log(_ keys: Int, _ rejected: [RejectedKey], _ place: KeySetPlace) {
    let url: Logger.MetadataValue = "\(place.address.logged)"
    logger.notice("key set fetched", metadata: ["keys": "\(keys)", "url": url])
    for key in rejected {
      logger.warning(
        "a key of the key set cannot be used",
        metadata: ["index": "\(key.index)", "reason": "\(key.reason.rawValue)", "url": url])
    }
  }

  private func log(_ error: any Error, _ failures: Int, _ keys: Int?, _ place: KeySetPlace) {
    let consequence =
      keys.map { "the \($0) keys fetched before stay in use" }
      ?? "no key set was ever fetched, so tokens that need one are answered with 503"
    logger.error(
      "the key set cannot be fetched; \(consequence)",
      metadata: [
        "url": "\(place.address.logged)", "setting": "\(place.setting)", "reason": "\(error)",
        "failures": "\(failures)", "advice": "\(Self.advice(error, place))",
      ])
  }

  /// What an operator can do.
  private static func advice(_ error: any Error, _ place: KeySetPlace) -> String {
    switch error as? FetchError {
    case .redirected(_, let target?): "if the keys are there, set JWKS_URL to \(target)"
    case .status(404), nil:
      "set JWKS_URL to where the key set is; Better Auth publishes it with its JWT plugin"
    case .unknownHost, .lookupTimedOut, .cannotConnect, .connectTimedOut, .timedOut:
      "check that the server of \(place.setting) runs and can be reached from here"
    default: "check what is at that address"
    }
  }
}
