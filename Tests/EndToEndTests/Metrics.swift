// What an operator sees of a running server: `/metrics` on the admin port, in the form that Prometheus
// takes, with the numbers of what really happened; and nothing of it on the public port.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Metrics {
    /// Prometheus' checker, where `make test` puts it.
    private static let promtool = PackageFolder.url.appending(path: ".local/promtool").path

    private static func serve() async throws -> (server: ServerProcess, admin: HTTPClient) {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "ADMIN_PORT": "0",
        "LOG_LEVEL": "warning", "TRUSTED_PROXIES": "127.0.0.1, fd00::/8",
      ])
      let output = server.standardOutput
      let range = try #require(output.range(of: "metrics at http://127.0.0.1:"))
      let port = try #require(Int(output[range.upperBound...].prefix { $0 != "/" }))
      return (server, HTTPClient(port: port))
    }

    /// The value of a series.
    private static func value(_ series: String, in text: String) -> Double? {
      text.split(separator: "\n").first { $0.hasPrefix(series + " ") }
        .flatMap { Double($0.dropFirst(series.utf8.count + 1)) }
    }

    private static func duration(_ operation: String, _ status: String) -> String {
      "http_server_request_duration_seconds_count{operation=\"\(operation)\",status=\"\(status)\"}"
    }

    @Test func `what happens is counted`() async throws {
      let (server, admin) = try await Self.serve()
      let user = try User(id: "canary-\(randomText(8))", on: server)
      let number = try await user.create("secret plans")
      for _ in 0..<4 { _ = try await user.titles() }
      _ = try await user.send("HEAD", user.tasks)
      expectProblem(try await user.send("GET", user.task(number + 1)), 404)
      expectProblem(try await user.send("GET", "/api/other/tasks"), 403)
      expectProblem(try await user.client.send("GET", user.tasks, token: "not.a.token"), 401)
      expectProblem(try await user.send("POST", user.tasks, json: "{}"), 422)
      expectProblem(
        try await user.send("DELETE", user.task(number), headers: [("If-Match", "\"0\"")]), 412)
      expectProblem(try await user.client.send("GET", "/nothing"), 404)
      let text = try await admin.send("GET", "/metrics").text
      let expected: [(String, Double)] = [
        (Self.duration("createTask", "2xx"), 1), (Self.duration("listTasks", "2xx"), 5),
        (Self.duration("getTask", "4xx"), 1), (Self.duration("listTasks", "4xx"), 2),
        (Self.duration("createTask", "4xx"), 1), (Self.duration("none", "4xx"), 1),
        ("http_server_refusals_total{reason=\"forbidden\"}", 1),
        ("http_server_refusals_total{reason=\"unauthorized\"}", 1),
        ("http_server_refusals_total{reason=\"unprocessable_content\"}", 1),
        ("http_server_refusals_total{reason=\"not_found\"}", 2),
        ("http_server_refusals_total{reason=\"precondition_failed\"}", 1),
        ("token_refusals_total{reason=\"malformed\"}", 1), ("service_ready", 1), ("database_up", 1),
        ("log_lines_dropped_total", 0), ("database_units_queued", 0),
        // The first task of a user who is not there yet is no failure of the database.
        ("database_unit_failures_total{reason=\"foreign_key_violation\"}", 1),
        ("database_units_in_flight", 0), ("http_server_requests_in_flight", 0),
      ]
      for (series, value) in expected {
        #expect(Self.value(series, in: text) == value, "\(series) in\n\(text)")
      }
      #expect(!text.contains("database_unit_failures_total{reason=\"server\"}"))
      for (series, least) in [
        ("database_connections", 1), ("database_connections_opened_total", 1),
        ("database_wait_seconds_count", 7), ("process_resident_memory_bytes", 1e6),
        ("database_statement_duration_seconds_count{kind=\"write\"}", 1),
        ("database_statement_duration_seconds_count{kind=\"read\"}", 6),
        ("process_cpu_seconds_total", 0.001), ("process_start_time_seconds", 1.7e9),
        ("event_loop_lag_seconds_count", 1),
      ] as [(String, Double)] {
        #expect(Self.value(series, in: text) ?? 0 >= least, "\(series) in\n\(text)")
      }
      #expect(!text.contains("canary") && !text.contains("secret plans"), "nobody's data")
      try await server.stop()
    }

    @Test func `the admin port has nothing else, and the public port has no metrics`() async throws
    {
      let (server, admin) = try await Self.serve()
      expectProblem(try await server.client.send("GET", "/metrics"), 404)
      #expect(
        try await admin.send("GET", "/metrics").header("Content-Type")?.hasPrefix(
          "text/plain; version=0.0.4") == true)
      #expect(try await admin.send("HEAD", "/metrics").status == 200)
      for path in ["/", "/livez", "/api/alice/tasks", "/metrics/more"] {
        expectProblem(try await admin.send("GET", path), 404)
      }
      expectProblem(try await admin.send("POST", "/metrics"), 405)
      let document = try await server.client.send("GET", "/openapi.yaml").text
      #expect(!document.contains("/metrics"))
      try await server.stop()
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: promtool)))
    func `promtool has nothing to complain about`() async throws {
      let (server, admin) = try await Self.serve()
      let user = try User(id: "alice", on: server)
      try await user.create("one")
      _ = try await user.titles()
      let text = try await admin.send("GET", "/metrics").text
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("metrics-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      let path = file.path
      let complaints = try await onUngatedThread {
        try PostgreSQLCluster.run(
          "/bin/sh", ["-c", "\(Self.promtool) check metrics <\"$0\" 2>&1", path])
      }
      #expect(complaints.isEmpty, "\(complaints)")
      try await server.stop()
    }

    @Test func `an admin port in use is named`() async throws {
      let listener = try TCPListener()
      let database = try await World.shared.newDatabase()
      let result = try await ServerProcess.run(
        ["serve"],
        settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "PORT": "0",
          "ADMIN_PORT": "\(listener.port)",
        ])
      #expect(result.status > 0)
      #expect(result.standardError.contains("ADMIN_PORT"), "\(result.standardError)")
      #expect(!result.standardOutput.contains("listening on"))
    }

    @Test func `a request keeps its name and its trace`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "LOG_FORMAT": "json",
      ])
      let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
      let response = try await server.client.send(
        "GET", "/livez",
        headers: [
          (name: "X-Request-Id", value: "caller-1"),
          (name: "traceparent", value: "00-\(trace)-00f067aa0ba902b7-01"),
        ])
      #expect(response.header("X-Request-Id") == "caller-1")
      let odd = try await server.client.send(
        "GET", "/livez", headers: [(name: "X-Request-Id", value: "a b")])
      #expect(odd.header("X-Request-Id") != "a b")
      try await server.stop()
      let lines = server.standardError.split(separator: "\n").filter { $0.contains("caller-1") }
      #expect(lines.count == 1 && lines[0].contains(trace), "\(lines)")
    }
  }
}
