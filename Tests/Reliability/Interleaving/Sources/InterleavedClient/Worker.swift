// One pipelined connection: sends requests of users at random, so many at once, and reads and checks
// their answers in order.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct Worker: Sendable {
  let port: UInt16
  let scripts: [Script]
  let depth: Int
  let requests: Int
  let seed: UInt64

  func run() -> Counts {
    var counts = Counts()
    var generator = SplitMix(state: seed)
    var asked: [(user: Int, kind: Script.Kind)] = []
    var connection = Connection(port: port)
    while counts.requests < requests {
      asked.removeAll(keepingCapacity: true)
      for _ in 0..<min(depth, requests - counts.requests) {
        let number = generator.next()
        asked.append((Int(number >> 16) % scripts.count, Self.kind(Int(number & 0xFF))))
      }
      let isWhole = connection.send(asked.lazy.map { scripts[$0.user].requests[$0.kind.rawValue] })
      guard isWhole, answer(asked, connection, &counts) else {
        counts.broken += 1
        connection = Connection(port: port)
        usleep(20_000)
        continue
      }
      done.add(asked.count, ordering: .relaxed)
    }
    return counts
  }

  /// Of 256 requests 150 are lists; a tenth tries to see what is another's.
  private static func kind(_ number: Int) -> Script.Kind {
    switch number {
    case ..<150: .list
    case ..<225: .get
    case ..<230: .toggle
    case ..<243: .foreignTask
    default: .foreignPath
    }
  }

  private func answer(
    _ asked: [(user: Int, kind: Script.Kind)], _ connection: Connection, _ counts: inout Counts
  ) -> Bool {
    for (user, kind) in asked {
      guard let (status, body) = connection.answer() else { return false }
      counts.requests += 1
      counts.statuses[status, default: 0] += 1
      if status != kind.status, status != 503 {
        counts.wrong += 1
        if counts.example.isEmpty { counts.example = "user \(user): \(kind) was \(status)" }
      }
      let (rows, foreign) = Rows.count(body, scripts[user])
      counts.rows += rows
      counts.foreign += foreign
      if foreign > 0, counts.example.isEmpty { counts.example = "user \(user): \(kind)" }
      // An empty list of somebody who has tasks would be another's, or none's.
      if status == 200, rows == 0 { counts.wrong += 1 }
    }
    return true
  }
}

enum Rows {
  private static let ownerName = Array("\"user_id\":".utf8)
  private static let titleName = Array("\"title\":".utf8)

  /// The rows of a body, and how many values in it are another's.
  static func count(_ body: UnsafeRawBufferPointer, _ script: Script) -> (rows: Int, foreign: Int) {
    let (owners, foreignOwners) = values(of: ownerName, in: body, expected: script.owner)
    // A problem has a title as well, and no rows.
    guard owners > 0 else { return (0, 0) }
    let (titles, foreignTitles) = values(of: titleName, in: body, expected: script.title)
    return (owners, foreignOwners + foreignTitles + (titles == owners ? 0 : 1))
  }

  private static func values(
    of name: [UInt8], in body: UnsafeRawBufferPointer, expected: [UInt8]
  ) -> (count: Int, foreign: Int) {
    var (count, foreign, offset) = (0, 0, 0)
    while let found = body.firstPlace(of: name, from: offset) {
      let place = found + name.count
      count += 1
      if body.count - place < expected.count
        || memcmp(body.baseAddress! + place, expected, expected.count) != 0
      {
        foreign += 1
      }
      offset = place
    }
    return (count, foreign)
  }
}

struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
