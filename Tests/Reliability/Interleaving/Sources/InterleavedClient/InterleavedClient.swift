// Requests of many users, interleaved over a few pipelined connections; each row of each response is
// held against the user who asked. Everything is prepared before the first request is sent.
//
// usage: InterleavedClient port users-file connections depth requests
// The file has a line for each user: name, token and the number of one of her tasks. Standard output
// has `progress N` lines, and at the end one line of counts as JSON.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

let done = Atomic<Int>(0)

/// What the connections have seen.
struct Counts: Sendable {
  var requests = 0
  var rows = 0
  var foreign = 0
  /// Answers with another status than their request must have.
  var wrong = 0
  var broken = 0
  var statuses: [Int: Int] = [:]
  var example = ""

  mutating func add(_ other: Counts) {
    requests += other.requests
    rows += other.rows
    foreign += other.foreign
    wrong += other.wrong
    broken += other.broken
    statuses.merge(other.statuses, uniquingKeysWith: +)
    if example.isEmpty { example = other.example }
  }
}

@main
enum InterleavedClient {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let port = UInt16(arguments[1]),
      let connections = Int(arguments[3]),
      let depth = Int(arguments[4]), let requests = Int(arguments[5]),
      let users = readUsers(arguments[2]), connections > 0, depth > 0
    else {
      print("usage: InterleavedClient port users-file connections depth requests")
      exit(2)
    }
    let results = Mutex<[Counts]>([])
    let scripts = Script.all(of: users)
    for number in 0..<connections {
      let worker = Worker(
        port: port, scripts: scripts, depth: depth, requests: requests / connections,
        seed: UInt64(number + 1))
      startThread {
        let counts = worker.run()
        results.withLock { $0.append(counts) }
      }
    }
    var shown = 0
    while results.withLock({ $0.count }) < connections {
      usleep(100_000)
      let now = done.load(ordering: .relaxed)
      if now - shown >= 50_000 {
        shown = now
        print("progress \(now)")
        fflush(nil)
      }
    }
    var total = Counts()
    for counts in results.withLock({ $0 }) { total.add(counts) }
    let statuses = total.statuses.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    print(
      """
      {"requests":\(total.requests),"rows":\(total.rows),"foreign":\(total.foreign),\
      "wrong":\(total.wrong),"broken":\(total.broken),\
      "statuses":{\(statuses.joined(separator: ","))},"example":"\(total.example)"}
      """)
    exit(total.foreign + total.wrong == 0 ? 0 : 1)
  }

  private static func readUsers(_ path: String) -> [User]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var users: [User] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0 {
      guard let line else { break }
      let parts = String(cString: line).split(whereSeparator: { $0 == " " || $0 == "\n" })
      guard parts.count == 3 else { return nil }
      users.append(User(name: String(parts[0]), token: String(parts[1]), task: String(parts[2])))
    }
    return users.count > 1 ? users : nil
  }

  private static func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(
      &thread, nil,
      { (argument) in
        let pointer: UnsafeMutableRawPointer? = argument
        if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }, box)
  }
}
