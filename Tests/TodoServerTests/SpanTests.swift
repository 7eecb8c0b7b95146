// Requests and units of work as spans, in a tracer that keeps them.
import ContractRuntime
import ContractServer
import InMemoryTracing
import Testing

@testable import TodoServer

@Suite struct SpanTests {
  @Test func aRequestIsASpan() throws {
    let tracer = InMemoryTracer()
    let observer = SpanObserver(tracer: tracer)
    let context = RequestContext(id: "abc", headers: Headers())
    context.operation = .init(0, "listTasks")
    observer.observe(
      .requestEnded(
        AccessRecord(
          method: .get, route: "/api/{user_id}/tasks", status: 503, refusal: nil,
          durationMicroseconds: 250_000, requestBytes: 0, responseBytes: 0, context: context)))
    let span = try #require(tracer.finishedSpans.first)
    #expect(span.operationName == "GET /api/{user_id}/tasks")
    #expect(span.kind == .server)
    #expect(span.status?.code == .error)
    #expect(span.attributes.get("operation.id") == "listTasks")
    #expect(span.attributes.get("http.response.status_code") == 503)
    let nanoseconds =
      span.endInstant.nanosecondsSinceEpoch - span.startInstant.nanosecondsSinceEpoch
    #expect(nanoseconds == 250_000_000)
  }

  @Test func aUnitOfWorkIsASpan() throws {
    let tracer = InMemoryTracer()
    SpanObserver(tracer: tracer).observe(
      .database(
        .unitEnded(
          .init(
            isRead: true, waitMilliseconds: 1, durationMicroseconds: 4_000,
            failure: .timedOut(outcomeUnknown: false)))))
    let span = try #require(tracer.finishedSpans.first)
    #expect(span.operationName == "read" && span.kind == .client)
    #expect(span.attributes.get("error.type") == "timed_out")
  }

  @Test func whereNoTracerIsSetNothingIsDone() { #expect(SpanObserver.ofProcess() == nil) }
}
