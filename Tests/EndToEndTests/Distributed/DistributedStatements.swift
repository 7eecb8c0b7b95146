// Each statement of a request goes to one shard: what the server has the coordinator prepare is recorded on
// the wire, and the coordinator is asked how it would run it.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.needsCitus) struct DistributedStatements {
    @Test(arguments: [true, false])
    func `each statement of the request path touches one shard`(maintainsUsers: Bool) async throws {
      let scene = try await DistributedScene()
      if !maintainsUsers {
        try await scene.sql(
          """
          CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean);
          INSERT INTO "user" VALUES ('alice')
          """, user: scene.database.name)
        let applied = try await scene.run("migrate", "--distribute", "--apply")
        if applied.status != 0 {
          #expect(try await scene.run("migrate").status > 0, "it makes the other tables first")
          #expect(try await scene.run("migrate", "--distribute", "--apply").status == 0)
        } else {
          _ = try await scene.run("migrate")
          #expect(try await scene.run("migrate", "--distribute", "--apply").status == 0)
        }
      }
      let recorder = try StatementRecorder(to: scene.database.cluster.port)
      defer { recorder.stop() }
      // Citus has its nodes offer TLS, of which the recorder could read nothing.
      let url =
        scene.database.url.replacingOccurrences(
          of: ":\(scene.database.cluster.port)/", with: ":\(recorder.port)/") + "?sslmode=disable"
      // What is prepared at start is asked of catalogues and shards.
      let server = try await scene.serve(["DATABASE_URL": url])
      let before = recorder.statements
      try await askForEverything(User(id: "alice", on: server), scene)
      let statements = recorder.statements.subtracting(before)
        .filter { $0.sql.contains(/tasks|users|"user"|todo_idempotency_keys/) }
      #expect(
        statements.count >= (maintainsUsers ? 22 : 21),
        "\(statements.count) of \(recorder.statements.count), \(before.count) of them at start")
      for statement in statements {
        let plan = try await scene.sql(explanation(of: statement), user: scene.database.name)
          .joined(separator: "\n")
        let whole = plan.contains("Task Count: 1") || Self.isLocal(plan)
        #expect(whole, "\(statement.sql)\n\(plan)")
      }
      try await server.stop()
    }

    /// A reference table is read wherever the statement is, without any other node.
    private static func isLocal(_ plan: String) -> Bool {
      !plan.contains("Task Count") && plan.contains("user")
    }

    private func askForEverything(_ user: User, _ scene: DistributedScene) async throws {
      #expect(try await user.send("GET", user.tasks).status == 200)
      let number = try await user.create("first")
      let keyed = try await user.send(
        "POST", user.tasks, json: #"{"title":"keyed"}"#,
        headers: [(name: "Idempotency-Key", value: "key")])
      #expect(keyed.status == 201, "\(keyed.text)")
      for sort in ["created", "updated", "title"] {
        for order in ["asc", "desc"] {
          for status in ["all", "pending"] {
            let query = "?sort=\(sort)&order=\(order)&status=\(status)"
            #expect(try await user.send("GET", user.tasks + query).status == 200)
          }
        }
      }
      for operation in Operation.onOneTask {
        let target = operation.target(user: user.id, task: "\(number)")
        #expect(
          try await user.send(operation.method, target, json: operation.body).status == 200)
      }
      #expect(try await user.send("GET", user.task(number)).status == 404)
    }

    /// How the coordinator would run a statement on behalf of its owner.
    private func explanation(of statement: StatementRecorder.Statement) -> String {
      let names: [UInt32: (name: String, value: String)] = [
        16: ("boolean", "true"), 17: ("bytea", "'\\x00'"), 20: ("bigint", "1"),
        25: ("text", "'alice'"),
        1016: ("bigint[]", "NULL"),
      ]
      let types = statement.types.map { names[$0]?.name ?? "unknown" }.joined(separator: ", ")
      let values = statement.types.map { names[$0]?.value ?? "NULL" }.joined(separator: ", ")
      let arguments = statement.types.isEmpty ? ("", "") : ("(\(types))", "(\(values))")
      return """
        BEGIN; SELECT contract_set_local('app.user_id', 'alice');
        SELECT contract_set_local('todo.body_digest', '00');
        PREPARE asked \(arguments.0) AS \(statement.sql);
        EXPLAIN (COSTS OFF) EXECUTE asked \(arguments.1); ROLLBACK
        """
    }
  }
}
