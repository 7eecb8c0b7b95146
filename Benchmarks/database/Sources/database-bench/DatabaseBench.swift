// A connection string and numbers in; requests per second and CPU per request out.
// Each request is what the server's hottest one is to the database: the owner, then their 20 rows.
import ContractPostgreSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct TaskRow: RowDecodable {
  let id: Int64
  let owner: String
  let title: String
  let description: String?
  let completed: Bool
  let createdAt: Int64
  let updatedAt: Int64

  init(from row: inout RowReader) throws(DatabaseError) {
    id = try row.int64()
    owner = try row.text()
    title = try row.text()
    description = try row.textOrNil()
    completed = try row.bool()
    createdAt = try row.timestamptz()
    updatedAt = try row.timestamptz()
  }
}

@main
struct DatabaseBench {
  static let list = Statement<TaskRow, String>(
    """
    SELECT id, user_id, title, description, completed, created_at, updated_at
    FROM bench_tasks WHERE user_id = $1 ORDER BY created_at DESC, id DESC
    """)

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("usage: database-bench URI [CALLERS [CONNECTIONS [SECONDS]]]")
      exit(2)
    }
    let callers = number(arguments, 2, or: 64)
    let connections = number(arguments, 3, or: 8)
    let seconds = number(arguments, 4, or: 8)
    var configuration = DatabaseConfiguration(connectionString: arguments[1])
    configuration.maximumConnections = connections
    let database = try Database(configuration)
    let owned = OwnedDatabase<Int>(database) { (owner) in "owner-\(owner)" }
    _ = try await run(owned, callers: callers, for: .seconds(1))
    let before = cpuSeconds()
    let start = ContinuousClock.now
    let requests = try await run(owned, callers: callers, for: .seconds(seconds))
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let cpu = cpuSeconds() - before
    let state = database.state
    print(
      "callers \(callers)", "connections \(state.connected)",
      "requests/s \(Int(Double(requests) / elapsed))",
      "CPU us/request \(Double(Int(cpu * 1e7 / Double(requests))) / 10)")
    await database.close()
  }

  static func number(_ arguments: [String], _ place: Int, or fallback: Int) -> Int {
    place < arguments.count ? Int(arguments[place]) ?? fallback : fallback
  }

  static func run(
    _ owned: OwnedDatabase<Int>, callers: Int, for duration: Duration
  ) async throws -> Int {
    let end = ContinuousClock.now + duration
    return try await withThrowingTaskGroup(of: Int.self) { (group) in
      for caller in 0..<callers {
        group.addTask {
          var requests = 0
          var owner = caller % 100 + 1
          while ContinuousClock.now < end {
            let rows = try await owned.read(as: owner, list.bind("owner-\(owner)"))
            guard rows.count == 20 else {
              throw DatabaseError.unexpectedRow("\(rows.count) rows instead of 20")
            }
            owner = owner % 100 + 1
            requests += 1
          }
          return requests
        }
      }
      return try await group.reduce(0) { (sum, requests) in sum + requests }
    }
  }

  /// User and system time of this process, all threads.
  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
