// `traceparent` as W3C's recommendation has it, and what names no trace.

import ContractRuntime
import Testing

@Suite struct TraceIDTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let span = "00f067aa0ba902b7"

  private func name(_ values: String...) -> String? {
    TraceID(Headers(values.map { .init(name: "Traceparent", value: $0) }))?.description
  }

  @Test(arguments: ["01", "00", "03", "fe"]) func aValidTraceIsKnown(flags: String) {
    #expect(name("00-\(Self.trace)-\(Self.span)-\(flags)") == Self.trace)
  }

  @Test(arguments: [
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings",
  ])
  func aLaterVersionIsReadAsFarAsItIsKnown(text: String) { #expect(name(text) == Self.trace) }

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
  func whatIsNotValidIsNone(text: String) { #expect(name(text) == nil) }

  @Test func twoFieldsAreNone() {
    let text = "00-\(Self.trace)-\(Self.span)-01"
    #expect(name(text, text) == nil && name() == nil)
    #expect(name(text) == Self.trace)
  }
}
