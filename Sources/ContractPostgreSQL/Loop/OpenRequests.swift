// All requests that the database thread has taken and not given back: each has one entry here, in
// whatever queue or connection its attempts are. Time limits and cancellations go through it, so
// that no state of an attempt is one in which its caller waits for ever.

/// The requests whose callers wait.
struct OpenRequests {
  private var requests: [RequestReference] = []

  var count: Int { requests.count }

  subscript(place: Int) -> RequestReference { requests[place] }

  /// Takes up a request, which knows its place from now on.
  mutating func insert(_ request: RequestReference) {
    request.place = requests.count
    requests.append(request)
  }

  /// Takes out a request, right before it is given back; the last one gets its place.
  mutating func remove(_ request: RequestReference) {
    let place = request.place
    let last = requests.removeLast()
    guard place < requests.count else { return }
    requests[place] = last
    last.place = place
  }

  /// The request with a ticket, unless it has been given back.
  func first(ticket: UInt64) -> RequestReference? {
    requests.first { (request) in request.ticket == ticket }
  }
}
