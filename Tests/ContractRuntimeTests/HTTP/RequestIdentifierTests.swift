// Which names of requests are kept that came from outside.

import ContractRuntime
import Testing

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
