// The register of requests whose callers wait: each is found until it is given back, in any order.
import Testing

@testable import ContractPostgreSQL

@Suite struct OpenRequestsTests {
  /// A caller that waits until its request is given back; its failure, if any.
  private func wait(_ ticket: UInt64, _ made: Shared<[RequestReference]>) async -> DatabaseError? {
    let reference = RequestReference(
      Request(
        ticket: ticket, isRepeatable: true, prefix: nil, statements: FirstAndRest(),
        submittedAt: 0, deadline: 0))
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      reference.setCaller(Caller(continuation))
      made.change { (made) in made.append(reference) }
    }
    return reference.take().outcome.failure
  }

  @Test func eachIsFoundUntilItIsGivenBackInWhateverOrder() async throws {
    let made = Shared<[RequestReference]>([])
    let tickets = UInt64(1)...50
    try await withThrowingTaskGroup(of: DatabaseError?.self) { (group) in
      for ticket in tickets { group.addTask { await wait(ticket, made) } }
      try await eventually { made.value.count == tickets.count }
      var requests = OpenRequests()
      for request in made.value { requests.insert(request) }
      var left = Set(tickets)
      for request in made.value.shuffled() {
        let ticket = request.ticket
        #expect(requests.first(ticket: ticket) != nil)
        requests.remove(request)
        request.fail(.closed)
        left.remove(ticket)
        #expect(requests.first(ticket: ticket) == nil)
        #expect(Set((0..<requests.count).map { (place) in requests[place].ticket }) == left)
        #expect((0..<requests.count).allSatisfy { (place) in requests[place].place == place })
      }
      for try await failure in group { #expect(failure == .closed) }
    }
  }
}
