// Units that wait, each with the party it is for; out comes one of each party in turn.
// An owner with a thousand units waiting delays another's by one unit and not by a thousand.

/// A queue in which parties take turns: first in, first out among the units of one party.
///
/// Whatever finds it empty is kept in the order of its arrival, at no more cost than in a `Ring`:
/// who is who is looked at where somebody has to wait. Each operation takes constant time, but for
/// those that search.
struct TurnQueue<Element, Party: Hashable> {
  /// An element in its party's line, or a slot that is free.
  private struct Slot {
    var element: Element?
    var party = 0
    /// The one before it in the line; -1 for none.
    var previous = -1
    /// The one behind it in the line, or the next free slot; -1 for none.
    var next = -1
  }

  /// The line of a party that has somebody in it, or a place for one.
  private struct Line {
    var party: Party?
    var first = -1
    var last = -1
  }

  private let party: (Element) -> Party
  /// What has had its turn already and comes before all others.
  private var returned = Ring<Element>()
  /// What has arrived while nothing waited in lines.
  private var newcomers: Ring<Element>
  private var slots: [Slot] = []
  private var firstFreeSlot = -1
  private var lines: [Line] = []
  private var freeLines: [Int] = []
  /// The line of each party that has one.
  private var lineOfParty: [Party: Int] = [:]
  /// The lines in the order of their turns, each once.
  private var turns = Ring<Int>()
  private var inLines = 0

  /// - Parameter party: Whom an element is for.
  init(capacity: Int = 16, party: @escaping (Element) -> Party) {
    self.party = party
    newcomers = Ring(capacity: capacity)
  }

  var isEmpty: Bool { count == 0 }
  var count: Int { returned.count + newcomers.count + inLines }

  /// Whose turn it is.
  var first: Element? {
    if let element = returned.first { return element }
    guard let line = turns.first else { return newcomers.first }
    return slots[lines[line].first].element
  }

  mutating func append(_ element: Element) {
    if inLines == 0 { newcomers.append(element) } else { enqueue(element) }
  }

  /// Puts back what has had its turn, before all others.
  mutating func prepend(_ element: Element) {
    returned.prepend(element)
  }

  mutating func popFirst() -> Element? {
    if let element = returned.popFirst() { return element }
    guard let line = turns.first else { return newcomers.popFirst() }
    let element = remove(slot: lines[line].first)
    // A line that has become empty has left the turns.
    if turns.first == line, let turn = turns.popFirst() { turns.append(turn) }
    return element
  }

  /// Whose turn it is comes last, and so does what it had put back.
  mutating func passTurn() {
    settle()
    if let element = returned.popFirst() {
      enqueue(element)
    } else if let line = turns.popFirst() {
      turns.append(line)
    }
  }

  /// How often `passTurn` can bring somebody new to the front.
  mutating func turnsToPass() -> Int {
    settle()
    return returned.count + turns.count
  }

  /// Whatever is left has to wait, and does so in the line of its party from now on.
  mutating func settle() {
    if newcomers.isEmpty { return }
    while let element = newcomers.popFirst() { enqueue(element) }
  }

  /// Takes out the first element that matches, of whatever party.
  mutating func removeFirst(where matches: (Element) -> Bool) -> Element? {
    if let element = returned.removeFirst(where: matches) { return element }
    if let element = newcomers.removeFirst(where: matches) { return element }
    guard inLines > 0 else { return nil }
    for slot in slots.indices {
      guard let element = slots[slot].element, matches(element) else { continue }
      return remove(slot: slot)
    }
    return nil
  }

  // MARK: - Lines

  private mutating func enqueue(_ element: Element) {
    let line = line(of: party(element))
    let slot = takeSlot()
    let last = lines[line].last
    slots[slot] = Slot(element: element, party: line, previous: last)
    if last < 0 { lines[line].first = slot } else { slots[last].next = slot }
    lines[line].last = slot
    inLines += 1
  }

  private mutating func line(of party: Party) -> Int {
    if let known = lineOfParty[party] { return known }
    let line = freeLines.popLast() ?? lines.count
    if line == lines.count { lines.append(Line()) }
    lines[line] = Line(party: party)
    lineOfParty[party] = line
    turns.append(line)
    return line
  }

  private mutating func takeSlot() -> Int {
    guard firstFreeSlot >= 0 else {
      slots.append(Slot())
      return slots.count - 1
    }
    let slot = firstFreeSlot
    firstFreeSlot = slots[slot].next
    return slot
  }

  private mutating func remove(slot: Int) -> Element? {
    let removed = slots[slot]
    let line = removed.party
    if removed.previous < 0 {
      lines[line].first = removed.next
    } else {
      slots[removed.previous].next = removed.next
    }
    if removed.next < 0 {
      lines[line].last = removed.previous
    } else {
      slots[removed.next].previous = removed.previous
    }
    slots[slot] = Slot(next: firstFreeSlot)
    firstFreeSlot = slot
    inLines -= 1
    if lines[line].first < 0 { close(line) }
    return removed.element
  }

  private mutating func close(_ line: Int) {
    if let party = lines[line].party { lineOfParty[party] = nil }
    lines[line] = Line()
    freeLines.append(line)
    if turns.first == line {
      _ = turns.popFirst()
    } else {
      _ = turns.removeFirst { (turn) in turn == line }
    }
  }
}
