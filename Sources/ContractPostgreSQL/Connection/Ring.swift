// A first-in, first-out queue in one array that grows and is then reused.
// The loop's queues live for the whole process, so a steady load allocates nothing here.

/// A queue of bounded memory churn; elements can also be put back at the front.
struct Ring<Element> {
  private var slots: [Element?]
  private var head = 0
  private(set) var count = 0

  /// An empty queue. The capacity is a power of two.
  init(capacity: Int = 16) {
    var power = 1
    while power < capacity { power <<= 1 }
    slots = Array(repeating: nil, count: power)
  }

  var isEmpty: Bool { count == 0 }
  var first: Element? { count == 0 ? nil : slots[head] }

  mutating func append(_ element: Element) {
    if count == slots.count { grow() }
    slots[(head + count) & (slots.count - 1)] = element
    count += 1
  }

  mutating func prepend(_ element: Element) {
    if count == slots.count { grow() }
    head = (head - 1) & (slots.count - 1)
    slots[head] = element
    count += 1
  }

  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = slots[head]
    slots[head] = nil
    head = (head + 1) & (slots.count - 1)
    count -= 1
    return element
  }

  /// The element so many places behind the first; the place must exist.
  subscript(place: Int) -> Element? {
    get { slots[(head + place) & (slots.count - 1)] }
    set { slots[(head + place) & (slots.count - 1)] = newValue }
  }

  /// Takes out the first element that matches; the order of the others stays.
  mutating func removeFirst(where matches: (Element) -> Bool) -> Element? {
    for place in 0..<count {
      guard let found = self[place], matches(found) else { continue }
      for later in place..<(count - 1) { self[later] = self[later + 1] }
      self[count - 1] = nil
      count -= 1
      return found
    }
    return nil
  }

  private mutating func grow() {
    var larger: [Element?] = Array(repeating: nil, count: slots.count * 2)
    for place in 0..<count { larger[place] = self[place] }
    slots = larger
    head = 0
  }
}
