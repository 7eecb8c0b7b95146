// Observations -> spans of swift-distributed-tracing, made when what they are about has ended: nothing is
// spent on them where no tracer is set.

import ContractPostgreSQL
import ContractRuntime
import ContractServer
import Tracing

/// Reports each request, and each unit of work that ran for one, to a tracer.
struct SpanObserver: Observer {
  let tracer: any Tracer

  /// An observer for the tracer that `InstrumentationSystem.bootstrap` was given; nil where none was.
  static func ofProcess() -> SpanObserver? {
    let tracer = InstrumentationSystem.tracer
    return tracer is NoOpTracer ? nil : SpanObserver(tracer: tracer)
  }

  func observe(_ observation: Observation) {
    switch observation {
    case .requestEnded(let record): report(record)
    case .database(.unitEnded(let record)): report(record)
    default: return
    }
  }

  /// A server span, as OpenTelemetry's conventions for HTTP have it.
  private func report(_ record: AccessRecord) {
    let method = record.method?.name ?? "HTTP"
    let end = DefaultTracerClock.now
    let span = tracer.startSpan(
      record.route.map { "\(method) \($0)" } ?? method, context: parent(record.context),
      ofKind: .server, at: Instant(end, microsecondsBefore: record.durationMicroseconds))
    span.attributes["http.request.method"] = method
    span.attributes["http.response.status_code"] = record.status
    if let route = record.route { span.attributes["http.route"] = "\(route)" }
    if let operation = record.operation { span.attributes["operation.id"] = "\(operation.id)" }
    if let refusal = record.refusal { span.attributes["error.type"] = "\(refusal)" }
    if let address = record.context.clientAddress { span.attributes["client.address"] = address }
    span.attributes["request.id"] = record.requestID
    if record.status >= 500 { span.setStatus(SpanStatus(code: .error)) }
    span.end(at: end)
  }

  private func report(_ record: UnitRecord) {
    let end = DefaultTracerClock.now
    let span = tracer.startSpan(
      record.isRead ? "read" : "write", context: parent(RequestContext.current),
      ofKind: .client, at: Instant(end, microsecondsBefore: record.durationMicroseconds))
    span.attributes["db.system.name"] = "postgresql"
    span.attributes["db.wait_ms"] = record.waitMilliseconds
    if let failure = record.failure {
      span.attributes["error.type"] = failure.word
      span.setStatus(SpanStatus(code: .error))
    }
    span.end(at: end)
  }

  /// The client's span, as the tracer reads the header fields of the request.
  private func parent(_ context: RequestContext?) -> ServiceContext {
    var parent = ServiceContext.topLevel
    if let context {
      tracer.extract(context.headers, into: &parent, using: HeaderFields())
    }
    return parent
  }

  private struct HeaderFields: Extractor {
    func extract(key: String, from carrier: Headers) -> String? { carrier.first(key) }
  }

  /// A moment before another one.
  private struct Instant: TracerInstant {
    let nanosecondsSinceEpoch: UInt64

    init(_ later: some TracerInstant, microsecondsBefore count: Int) {
      nanosecondsSinceEpoch = later.nanosecondsSinceEpoch - UInt64(max(0, count)) * 1_000
    }

    static func < (left: Instant, right: Instant) -> Bool {
      left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
    }
  }
}
