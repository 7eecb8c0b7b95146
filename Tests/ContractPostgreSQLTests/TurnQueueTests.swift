// Turns of parties in a queue, without a database.
import Testing

@testable import ContractPostgreSQL

private struct Unit: Equatable {
  var party: String?
  var number: Int
}

struct TurnQueueTests {
  private func queue() -> TurnQueue<Unit, String?> { TurnQueue { (unit) in unit.party } }

  private func drained(_ queue: inout TurnQueue<Unit, String?>) -> [Unit] {
    var units: [Unit] = []
    while let first = queue.first {
      guard let unit = queue.popFirst(), unit == first else { break }
      units.append(unit)
    }
    return units
  }

  @Test func whatNeedNotWaitKeepsItsOrder() {
    var queue = queue()
    let units = (0..<40).map { (number) in Unit(party: "a\(number % 3)", number: number) }
    for unit in units { queue.append(unit) }
    #expect(drained(&queue) == units)
    #expect(queue.count == 0)
  }

  @Test func partiesTakeTurns() {
    var queue = queue()
    for number in 0..<1_000 { queue.append(Unit(party: "many", number: number)) }
    queue.settle()
    queue.append(Unit(party: "few", number: 0))
    queue.append(Unit(party: nil, number: 0))
    queue.append(Unit(party: "few", number: 1))
    #expect(queue.count == 1_003)
    let units = drained(&queue)
    #expect(
      units.prefix(6) == [
        Unit(party: "many", number: 0), Unit(party: "few", number: 0),
        Unit(party: nil, number: 0), Unit(party: "many", number: 1),
        Unit(party: "few", number: 1), Unit(party: "many", number: 2),
      ])
    #expect(units.filter { (unit) in unit.party == "many" }.map(\.number) == Array(0..<1_000))
  }

  @Test func whatIsPutBackComesFirst() {
    var queue = queue()
    for number in 0..<3 { queue.append(Unit(party: "a", number: number)) }
    queue.settle()
    queue.prepend(Unit(party: "b", number: 1))
    queue.prepend(Unit(party: "b", number: 0))
    #expect(drained(&queue).map(\.number) == [0, 1, 0, 1, 2])
  }

  /// Against a model: lists of parties in the order of their turns.
  @Test(arguments: UInt64(1)...40)
  func anyOrderOfOperationsGivesWhatTheModelGives(seed: UInt64) {
    var random = Numbers(state: seed)
    var queue = queue()
    var lines: [(party: String?, units: [Unit])] = []
    queue.append(Unit(party: "first", number: -1))
    queue.settle()
    lines.append(("first", [Unit(party: "first", number: -1)]))
    for number in 0..<2_000 {
      if lines.isEmpty || random.next() % 100 < (number < 1_000 ? 60 : 40) {
        let party = random.next() % 5 == 0 ? nil : "p\(random.next() % 7)"
        let unit = Unit(party: party, number: number)
        queue.append(unit)
        queue.settle()
        if let line = lines.firstIndex(where: { (line) in line.party == party }) {
          lines[line].units.append(unit)
        } else {
          lines.append((party, [unit]))
        }
      } else if random.next() % 4 == 0 {
        let line = Int(random.next() % UInt64(lines.count))
        let place = Int(random.next() % UInt64(lines[line].units.count))
        let unit = lines[line].units.remove(at: place)
        if lines[line].units.isEmpty { lines.remove(at: line) }
        #expect(queue.removeFirst { (other) in other == unit } == unit)
      } else if random.next() % 4 == 0 {
        queue.passTurn()
        lines.append(lines.removeFirst())
      } else {
        var line = lines.removeFirst()
        #expect(queue.popFirst() == line.units.removeFirst())
        if !line.units.isEmpty { lines.append(line) }
      }
      #expect(queue.count == lines.reduce(0) { (sum, line) in sum + line.units.count })
      #expect(queue.first == lines.first?.units.first)
    }
  }

  @Test func whatWasPutBackPassesItsTurnToo() {
    var queue = queue()
    for (number, party) in ["a", "b"].enumerated() {
      queue.append(Unit(party: party, number: number))
    }
    queue.prepend(Unit(party: "a", number: 2))
    var seen: [Int] = []
    for _ in 0..<queue.turnsToPass() {
      seen.append(queue.first?.number ?? -1)
      queue.passTurn()
    }
    #expect(seen == [2, 0, 1])
    #expect(queue.count == 3)
  }

  /// SplitMix64: the same numbers for the same seed.
  private struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
