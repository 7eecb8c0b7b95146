// What a request is made of, each part alone: JSON in and out, a route, a token, rows of a result.
// What an operation computes goes into a sum, so that no compiler leaves it out.

import ContractPostgreSQL
import ContractRuntime
import ContractTokens
import Foundation
import TodoContract

/// One operation by its name.
struct Operation: Sendable {
  let name: String
  /// Prepares the operation, runs it so many times, and prints how long one took.
  let run: @Sendable (_ times: Int) throws -> Void

  /// Something that does not wait.
  ///
  /// - Parameter prepare: Answers with what is repeated, which answers with a number.
  init(_ name: String, _ prepare: @escaping @Sendable () throws -> () throws -> Int) {
    self.name = name
    run = { (times) in
      let body = try prepare()
      let start = ContinuousClock.now
      var sum = 0
      for _ in 0..<times { sum &+= try body() }
      report(start, times, sum)
    }
  }

  /// Rows from the database that DATABASE_URL names.
  init(_ name: String, rows: Int64) {
    self.name = name
    run = { (times) in
      let url = ProcessInfo.processInfo.environment["DATABASE_URL"] ?? ""
      var configuration = DatabaseConfiguration(connectionString: url)
      configuration.maximumConnections = 1
      let database = OwnedDatabase<String>(try Database(configuration)) { (owner) in owner }
      try CallingThread.run {
        let start = ContinuousClock.now
        var sum = 0
        for _ in 0..<times {
          let tasks = try await database.read(
            as: "anna", Samples.rows.bind(rows), rows: EncodedArray.init(rows:))
          sum &+= tasks.count
        }
        guard sum == times * Int(rows) else { throw BenchmarkError.wrongResult }
        report(start, times, sum)
      }
    }
  }
}

private func report(_ start: ContinuousClock.Instant, _ times: Int, _ sum: Int) {
  let elapsed = (ContinuousClock.now - start) / .nanoseconds(1)
  print("\(Int(elapsed / Double(times))) ns, sum \(sum)")
}

enum BenchmarkError: Error {
  case wrongResult
}

extension Operation {
  /// Every operation, those of Foundation beside ours.
  static let all = codec + foundationCodec + requestParts + database

  static let codec = [
    Operation("encode 20 tasks") { { JSON.write(Samples.tasks).count } },
    Operation("encode 1 task") { { JSON.write(Samples.tasks[1]).count } },
    Operation("decode a new task") {
      let body = Array(Samples.newTask.utf8)
      return {
        var violations = Violations()
        let task = try JSON.read(Schemas.NewTask.self, from: body, &violations)
        return task?.title.utf8.count ?? 0
      }
    },
    Operation("decode changes of a task") {
      let body = Array(Samples.changes.utf8)
      return {
        var violations = Violations()
        let changes = try JSON.read(Schemas.TaskChanges.self, from: body, &violations)
        return changes?.title?.utf8.count ?? 0
      }
    },
    Operation("refuse a new task with 2 violations") {
      let body = Array(#"{"title":7,"description":[1]}"#.utf8)
      return {
        var violations = Violations()
        _ = try JSON.read(Schemas.NewTask.self, from: body, &violations)
        return violations.count
      }
    },
  ]

  /// The same types through Foundation, its encoder and decoder made once.
  static let foundationCodec = [
    Operation("encode 20 tasks, Foundation") {
      let encoder = JSONEncoder()
      return { try encoder.encode(Samples.tasks).count }
    },
    Operation("encode 1 task, Foundation") {
      let encoder = JSONEncoder()
      return { try encoder.encode(Samples.tasks[1]).count }
    },
    Operation("decode a new task, Foundation") {
      let decoder = JSONDecoder()
      let body = Data(Samples.newTask.utf8)
      return { try decoder.decode(Schemas.NewTask.self, from: body).title.utf8.count }
    },
    Operation("decode changes of a task, Foundation") {
      let decoder = JSONDecoder()
      let body = Data(Samples.changes.utf8)
      return { try decoder.decode(Schemas.TaskChanges.self, from: body).title?.utf8.count ?? 0 }
    },
  ]

  static let requestParts = [
    Operation("find a route") {
      let routes = RouteTree<Int> { (tree) in
        for (number, path) in Samples.paths.enumerated() { tree.insert(number, path) }
      }
      let target = "/api/user-1234/tasks/56789?status=all"
      return { routes.find(RequestPath(target: target)) ?? 0 }
    },
    Operation("verify a token that is known") { try Samples.verification(cachedTokens: 4_096) },
    Operation("verify a token that is new") { try Samples.verification(cachedTokens: 0) },
  ]

  /// Their difference is what 20 rows cost from libpq's result to JSON.
  static let database = [
    Operation("read 20 rows", rows: 20),
    Operation("read no rows", rows: 0),
  ]
}
