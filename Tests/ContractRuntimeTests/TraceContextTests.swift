// `traceparent` as W3C's recommendation has it, and what is no trace.

import ContractRuntime
import Testing

@Suite struct TraceContextTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let span = "00f067aa0ba902b7"

  private func headers(_ values: String..., state: [String] = []) -> Headers {
    Headers(
      values.map { .init(name: "Traceparent", value: $0) }
        + state.map { .init(name: "tracestate", value: $0) })
  }

  @Test(arguments: [("01", true), ("00", false), ("03", true), ("fe", false)])
  func aValidTraceIsContinued(flags: String, isSampled: Bool) {
    let headers = headers("00-\(Self.trace)-\(Self.span)-\(flags)", state: ["a=1", "b=2"])
    let context = TraceContext(continuing: headers)
    #expect(context.traceID.description == Self.trace)
    #expect(context.parentID == 0x00F0_67AA_0BA9_02B7)
    #expect(context.isSampled == isSampled)
    #expect(context.spanID != 0 && context.spanID != context.parentID)
    #expect(context.state(in: headers) == "a=1,b=2")
    let parts = context.traceparent.split(separator: "-")
    #expect(parts.map(\.count) == [2, 32, 16, 2])
    #expect(parts[1] == Self.trace && parts[2] != Self.span && parts[0] == "00")
  }

  @Test(arguments: [
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings",
  ])
  func aLaterVersionIsReadAsFarAsItIsKnown(text: String) {
    let context = TraceContext(continuing: headers(text))
    #expect(context.traceID.description == Self.trace)
    #expect(context.traceparent.hasPrefix("00-\(Self.trace)-"))
  }

  @Test(arguments: [
    "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "FF-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
    "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-\u{FF10}1",
  ])
  func whatIsNotValidBeginsAnotherTrace(text: String) {
    let headers = headers(text, state: ["a=1"])
    let context = TraceContext(continuing: headers)
    #expect(context.parentID == nil && !context.isSampled)
    #expect(context.traceID.description != Self.trace)
    #expect(context.state(in: headers) == nil, "the state belongs to a trace that is not continued")
  }

  @Test func twoFieldsAreNone() {
    let text = "00-\(Self.trace)-\(Self.span)-01"
    #expect(TraceContext(continuing: headers(text, text)).parentID == nil)
    #expect(TraceContext(continuing: headers(text)).traceID.description == Self.trace)
    #expect(TraceContext(continuing: Headers()).parentID == nil)
  }

  @Test func aRequestHasOnePlaceInOneTrace() {
    let context = RequestContext()
    #expect(context.trace == context.trace)
    #expect(context.trace != RequestContext().trace)
  }
}

@Suite struct RequestIdentifierTests {
  @Test(arguments: [
    "a", "0", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "Root=1-67891233-abcdef012345678912345678", "svc/a:b+c~d@e_f.g",
    String(repeating: "x", count: 64),
  ])
  func namesThatAreKept(text: String) { #expect(RequestIdentifier.isWellFormed(text)) }

  @Test(arguments: [
    "", " ", "a b", "a,b", "a\"b", "a\u{7F}", "a\tb", "\u{E9}", "<a>", "a%0Ab", "{}", "a;b",
    String(repeating: "x", count: 65),
  ])
  func othersAreNot(text: String) { #expect(!RequestIdentifier.isWellFormed(text)) }
}
