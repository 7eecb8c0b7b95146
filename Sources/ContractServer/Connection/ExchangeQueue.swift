// The order of one connection's requests and responses, decided without I/O: which request may
// start, which response may be written, when the connection ends. The connection asks `next` and
// performs the answer.

/// The requests of one connection that are not answered yet, oldest first.
///
/// Requests without side effects that arrive pipelined run side by side; any other one runs alone
/// (RFC 9112 section 9.3.2). Responses leave in the order of the requests, whoever is ready first.
struct ExchangeQueue<Element> {
  /// What the connection has to do next.
  enum Action {
    /// Hand the request to the responder.
    case start(Element)
    /// Write the response; nothing older is unanswered.
    case write(Element)
  }

  private enum Phase {
    case waiting
    case running
    case ready
    case writing
  }

  private struct Entry {
    var element: Element
    var runsAlone: Bool
    var phase: Phase
  }

  private var entries: [Entry] = []
  private var frontNumber = 0

  /// Requests that are not answered yet.
  var count: Int { entries.count }
  /// Whether every request has been answered.
  var isEmpty: Bool { entries.isEmpty }
  /// The requests that are not answered yet, oldest first.
  var elements: [Element] { entries.map(\.element) }

  /// The number that the next request gets.
  var nextNumber: Int { frontNumber + entries.count }

  /// Whether this request is not answered yet.
  func contains(_ number: Int) -> Bool { entries.indices.contains(number - frontNumber) }

  /// Adds a request that waits for its turn.
  mutating func append(_ element: Element, runsAlone: Bool) {
    entries.append(Entry(element: element, runsAlone: runsAlone, phase: .waiting))
  }

  /// Adds a request that the server has answered already.
  mutating func appendReady(_ element: Element) {
    entries.append(Entry(element: element, runsAlone: true, phase: .ready))
  }

  /// The next thing to do, or `nil` where there is nothing but waiting.
  mutating func next() -> Action? {
    guard let front = entries.first else { return nil }
    if front.phase == .ready {
      entries[0].phase = .writing
      return .write(front.element)
    }
    for index in entries.indices {
      let entry = entries[index]
      if entry.phase == .waiting {
        guard index == 0 || !entry.runsAlone else { return nil }
        entries[index].phase = .running
        return .start(entry.element)
      }
      if entry.runsAlone { return nil }
    }
    return nil
  }

  /// Notes that the response of a request that was started is there.
  ///
  /// - Returns: False where the request has been answered otherwise in the meantime, or is gone.
  mutating func finish(_ number: Int) -> Bool {
    let index = number - frontNumber
    guard entries.indices.contains(index) else { return false }
    switch entries[index].phase {
    case .waiting, .running:
      entries[index].phase = .ready
      return true
    case .ready, .writing: return false
    }
  }

  /// Notes that the response of the oldest request is written as a whole.
  mutating func removeFront() {
    guard !entries.isEmpty else { return }
    entries.removeFirst()
    frontNumber += 1
  }

  /// Forgets every request, such as when the connection ends.
  mutating func removeAll() {
    frontNumber += entries.count
    entries.removeAll(keepingCapacity: true)
  }
}
