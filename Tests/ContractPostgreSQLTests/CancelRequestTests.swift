// Requests to cancel as libpq makes them: each is sent and freed by the calls that know its type.
import Testing

@testable import ContractPostgreSQL

@Suite struct CancelRequestTests {
  /// libpq 17 is out of memory: the older call would make a request of another type, which the newer
  /// ones would take for theirs.
  @Test func whatTheNewerCallsCannotMakeIsNoRequest() throws {
    let calls = unsafe CancelRequest.Calls(
      create: { (_) in nil }, blocking: { (_) in 1 }, finish: { (_) in })
    // Never looked into.
    let connection = try #require(OpaquePointer(bitPattern: 8))
    let request = unsafe CancelRequest(of: connection, calls: calls)
    #expect(request == nil)
  }
}
